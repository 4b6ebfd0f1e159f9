// uvcsim [-t N] [-c CUES] [-s NAME:FIRST:COUNT]... MODE...: a USB webcam made of software, for the real uvcvideo driver.
//
// MODE is PIXELS:FILE with PIXELS one of mjpeg (FILE: a run of JPEGs), yuyv, nv12 (FILE: 4:2:0 .y4m); the size is the
// file's. Each is offered at 30 and 15 frames a second. -t N sends every Nth JPEG cut in half: a torn frame.
//
// Somebody who can be cued: the frames from FIRST on, COUNT of them, are the scene NAME; what lies before the first
// scene is played in a loop. A line in the FIFO CUES that ends in a scene's name in quotes plays it once, after the
// scene under way; the same line twice in a row is one cue.
//
// It speaks USB/IP to vhci_hcd over a socket pair: kill it = the plug is pulled, SIGSTOP it = the camera freezes.
// Sources: USB Device Class Definition for Video Devices 1.1; Linux Documentation/usb/usbip_protocol.rst.
#include "clip.h"
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>

enum { MJPEG, YUYV, NV12, KINDS };
enum { MODES = 8, PACKET = 16384, PROBE = 34, STREAM_EP = 1 };
static const u32 INTERVALS[2] = {333333, 666666}; // 100 ns

struct mode {
    int kind;
    struct clip clip;
} modes[MODES];
static int mode_count, torn_every;
static int format_of[KINDS], format_count; // UVC numbers both formats and their frames from 1

// --- descriptors ---

static u8 config[2048];
static int config_length;

static void put(const u8 *bytes, int n) {
    memcpy(config + config_length, bytes, n);
    config_length += n;
}
#define B(...) put((const u8[]){__VA_ARGS__}, sizeof((const u8[]){__VA_ARGS__}))
#define W(x) (u8)(x), (u8)((x) >> 8)
#define D(x) (u8)(x), (u8)((x) >> 8), (u8)((x) >> 16), (u8)((x) >> 24)

static const u8 DEVICE[18] = {18, 1, 0, 2, 0xEF, 2, 1, 64, 0x6b, 0x1d, 2, 1, 0, 1, 1, 2, 3, 1};
static const char *STRINGS[] = {"", "Practice Labs", "UVC Test Camera", "0001"};

static void describe_frames(int kind) {
    int index = 0;
    for (int i = 0; i < mode_count; i++) {
        if (modes[i].kind != kind) continue;
        u32 w = modes[i].clip.width, h = modes[i].clip.height, size = w * h * 2;
        B(34, 0x24, kind == MJPEG ? 7 : 5, ++index, 0, W(w), W(h), D(size * 8 * 15), D(size * 8 * 30),
          D(size), D(INTERVALS[0]), 2, D(INTERVALS[0]), D(INTERVALS[1]));
    }
    B(6, 0x24, 13, 1, 1, 4); // colours: BT.709 primaries and transfer, BT.601 matrix
}

static void describe(void) {
    int frames[KINDS] = {0};
    for (int i = 0; i < mode_count; i++) frames[modes[i].kind]++;
    for (int kind = 0; kind < KINDS; kind++)
        if (frames[kind]) format_of[kind] = ++format_count;

    B(9, 2, 0, 0, 2, 1, 0, 0x80, 250);
    B(8, 11, 0, 2, 14, 3, 0, 2);
    B(9, 4, 0, 0, 0, 14, 1, 0, 2); // control interface: camera terminal 1 -> output terminal 2
    B(13, 0x24, 1, 0x10, 1, W(40), D(48000000), 1, 1);
    B(18, 0x24, 2, 1, W(0x201), 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0);
    B(9, 0x24, 3, 2, W(0x101), 0, 1, 0);
    B(9, 4, 1, 0, 1, 14, 2, 0, 0); // streaming interface with one bulk endpoint
    int start = config_length;
    B(13 + format_count, 0x24, 1, format_count, 0, 0, 0x80 | STREAM_EP, 0, 2, 0, 0, 0, 1);
    for (int i = 0; i < format_count; i++) B(0);
    for (int kind = 0; kind < KINDS; kind++) {
        if (!frames[kind]) continue;
        if (kind == MJPEG) {
            B(11, 0x24, 6, format_of[kind], frames[kind], 1, 1, 0, 0, 0, 0);
        } else {
            const char *code = kind == YUYV ? "YUY2" : "NV12"; // the first four bytes of its GUID
            B(27, 0x24, 4, format_of[kind], frames[kind], code[0], code[1], code[2], code[3], 0, 0, 0x10, 0,
              0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71, kind == YUYV ? 16 : 12, 1, 0, 0, 0, 0);
        }
        describe_frames(kind);
    }
    int length = config_length - start;
    config[start + 4] = length, config[start + 5] = length >> 8;
    B(7, 5, 0x80 | STREAM_EP, 2, W(512), 0);
    config[2] = config_length, config[3] = config_length >> 8;
}

// --- what the host has chosen (UVC 4.3.1.1, probe and commit) ---

static u8 probe[PROBE], commit[PROBE];

static struct mode *chosen(const u8 *control) {
    int index = 0;
    for (int i = 0; i < mode_count; i++)
        if (format_of[modes[i].kind] == control[2] && ++index == control[3]) return &modes[i];
    return 0;
}

static u32 interval(const u8 *control) {
    u32 value;
    memcpy(&value, control + 4, 4);
    return value;
}

static void put32(u8 *at, u32 value) { memcpy(at, &value, 4); }

// Whatever is asked for becomes the nearest thing there is.
static void settle(u8 *control) {
    if (control[2] < 1 || control[2] > format_count) control[2] = 1;
    if (!chosen(control)) control[3] = 1;
    put32(control + 4, INTERVALS[interval(control) > 500000]);
    struct clip *clip = &chosen(control)->clip;
    put32(control + 18, clip->width * clip->height * 2);
    put32(control + 22, PACKET);
    put32(control + 26, 48000000);
    control[30] = 3;
}

// --- USB/IP ---

static int line;

static void transfer(void *data, size_t n, int writing) {
    for (u8 *at = data; n;) {
        ssize_t done = writing ? write(line, at, n) : read(line, at, n);
        if (done <= 0) {
            fprintf(stderr, "uvcsim: detached\n");
            exit(0);
        }
        at += done, n -= done;
    }
}

static void answer(u32 sequence, int status, const void *data, u32 n) {
    u8 message[48 + PACKET];
    u32 head[12] = {htonl(3), sequence, 0, 0, 0, htonl(status), htonl(n)};
    memcpy(message, head, 48);
    if (data) memcpy(message + 48, data, n);
    transfer(message, 48 + (data ? n : 0), 1);
}

// --- the stream: bulk requests wait here until the next frame is due ---

static struct {
    u32 sequence, length;
} waiting[256];
static int waiting_count;
static const u8 *current; // the frame being sent, none between frames
static size_t current_length, current_at;
static u8 *packed;
static int frame_id;
static long frame_number;
static double due;

// --- scenes ---

enum { SCENES = 16 };
static struct scene {
    const char *name;
    int first, count;
} scenes[SCENES], *playing, *next_scene;
static int scene_count, cues = -1;
static long scene_start;

static void add_scene(char *words) {
    struct scene *scene = &scenes[scene_count++];
    scene->name = strsep(&words, ":");
    if (scene_count == SCENES || !words || sscanf(words, "%d:%d", &scene->first, &scene->count) != 2) exit(2);
}

static void hear_cues(void) {
    static char line[256], last[256];
    static size_t at;
    for (char c; read(cues, &c, 1) == 1;) {
        if (c != '\n') {
            if (at < sizeof line - 1) line[at++] = c;
            continue;
        }
        line[at] = 0, at = 0;
        if (!strcmp(line, last)) continue;
        strcpy(last, line);
        for (int i = 0; i < scene_count; i++) {
            char name[64];
            size_t n = snprintf(name, sizeof name, "\"%s\"", scenes[i].name), length = strlen(line);
            if (length >= n && !strcmp(line + length - n, name)) next_scene = &scenes[i];
        }
    }
}

// The frame of the clip that is shown as the camera's frame of this number.
static int frame_at(long number, int frames) {
    if (playing && number - scene_start >= playing->count) playing = 0;
    if (!playing && next_scene) playing = next_scene, next_scene = 0, scene_start = number;
    if (playing) return (playing->first + (number - scene_start)) % frames;
    return number % (scene_count ? scenes[0].first : frames);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void begin_frame(void) {
    struct mode *mode = chosen(commit);
    int index = frame_at(frame_number, mode->clip.frames);
    const u8 *frame = mode->clip.frame[index];
    current = packed;
    if (mode->kind == YUYV) {
        current_length = to_yuyv(&mode->clip, frame, packed);
    } else if (mode->kind == NV12) {
        current_length = to_nv12(&mode->clip, frame, packed);
    } else {
        current = frame;
        current_length = mode->clip.length[index];
        if (torn_every && frame_number % torn_every == torn_every - 1) current_length /= 2;
    }
    current_at = 0;
    frame_id ^= 1;
}

static void pump(void) {
    double period = interval(commit) / 1e7, t = now();
    if (t >= due) {
        long passed = (long)((t - due) / period) + 1;
        frame_number += passed, due += passed * period;
        if (!current && waiting_count) begin_frame();
    }
    while (waiting_count && current) {
        u8 payload[PACKET];
        u32 room = waiting[0].length < PACKET ? waiting[0].length : PACKET, sequence = waiting[0].sequence;
        memmove(waiting, waiting + 1, sizeof *waiting * --waiting_count);
        size_t n = room - 2 < current_length - current_at ? room - 2 : current_length - current_at;
        memcpy(payload + 2, current + current_at, n);
        current_at += n;
        int last = current_at == current_length;
        payload[0] = 2, payload[1] = 0x80 | frame_id | (last ? 2 : 0); // UVC 2.4.3.2: end of header, FID, EOF
        answer(sequence, 0, payload, n + 2);
        if (last) current = 0;
    }
}

static void unlink_request(u32 sequence, u32 victim) {
    int found = 0;
    for (int i = 0; i < waiting_count && !found; i++)
        if (waiting[i].sequence == victim) {
            memmove(waiting + i, waiting + i + 1, sizeof *waiting * (--waiting_count - i));
            found = 1;
        }
    u32 head[12] = {htonl(4), sequence, 0, 0, 0, htonl(found ? -104 : 0)};
    transfer(head, 48, 1);
    if (!waiting_count) current = 0;
}

// --- control requests; each returns the bytes to send, or -1 to stall ---

static int standard(const u8 *setup, u8 *out) {
    unsigned value = setup[2] | setup[3] << 8;
    switch (setup[1]) {
    case 0: // GET_STATUS
        out[0] = out[1] = 0;
        return 2;
    case 6: // GET_DESCRIPTOR
        if (value >> 8 == 1) return memcpy(out, DEVICE, 18), 18;
        if (value >> 8 == 2) return memcpy(out, config, config_length), config_length;
        if (value == 0x300) return memcpy(out, "\4\3\11\4", 4), 4;
        if (value >> 8 == 3 && (value & 255) < 4) {
            const char *text = STRINGS[value & 255];
            int n = strlen(text);
            out[0] = 2 + 2 * n, out[1] = 3;
            for (int i = 0; i < n; i++) out[2 + 2 * i] = text[i], out[3 + 2 * i] = 0;
            return 2 + 2 * n;
        }
        return -1;
    case 8: // GET_CONFIGURATION
        out[0] = 1;
        return 1;
    case 10: // GET_INTERFACE
        out[0] = 0;
        return 1;
    case 1: // CLEAR_FEATURE: streaming ends
        current = 0, waiting_count = 0;
        return 0;
    case 3:
    case 5:
    case 9:
    case 11:
        return 0;
    }
    return -1;
}

static int video(const u8 *setup, const u8 *in, int in_length, u8 *out) {
    int selector = setup[3], interface = setup[4], request = setup[1];
    if (interface == 0 && selector == 2 && request == 0x81) return out[0] = 6, 1;
    if (interface != 1 || (selector != 1 && selector != 2)) return -1;
    u8 *control = selector == 1 ? probe : commit;
    switch (request) {
    case 1: // SET_CUR
        memcpy(control, in, in_length < PROBE ? in_length : PROBE);
        settle(control);
        if (selector == 2) current = 0, due = now();
        return 0;
    case 0x81: // GET_CUR
        memcpy(out, control, PROBE);
        return PROBE;
    case 0x82: // GET_MIN, GET_MAX, GET_DEF
    case 0x83:
    case 0x87:
        memcpy(out, probe, PROBE);
        put32(out + 4, INTERVALS[request == 0x83]);
        settle(out);
        return PROBE;
    case 0x84: // GET_RES
        memset(out, 0, PROBE);
        return PROBE;
    case 0x85: // GET_LEN
        out[0] = PROBE, out[1] = 0;
        return 2;
    case 0x86: // GET_INFO
        out[0] = 3;
        return 1;
    }
    return -1;
}

static void serve(void) {
    u32 head[12];
    transfer(head, 48, 0);
    u32 command = ntohl(head[0]), sequence = head[1], to_host = ntohl(head[3]), endpoint = ntohl(head[4]);
    if (command == 2) return unlink_request(sequence, head[5]);
    u32 length = ntohl(head[6]);
    const u8 *setup = (const u8 *)&head[10];
    u8 in[4096], out[4096];
    if (command != 1 || (!to_host && length > sizeof in)) exit(1);
    if (!to_host && length) transfer(in, length, 0);
    if (endpoint == STREAM_EP) {
        if (waiting_count < 256) waiting[waiting_count].sequence = sequence, waiting[waiting_count++].length = length;
        return pump();
    }
    int n = (setup[0] & 0x60) == 0 ? standard(setup, out) : video(setup, in, length, out);
    int wanted = setup[6] | setup[7] << 8;
    if (n < 0)
        answer(sequence, -32, 0, 0);
    else if (to_host)
        answer(sequence, 0, out, n < wanted ? n : wanted);
    else
        answer(sequence, 0, 0, length);
}

static void plug_in(void) {
    int pair[2], room = 4 << 20;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) die("socketpair");
    for (int i = 0; i < 2; i++) setsockopt(pair[i], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    int attach = open("/sys/devices/platform/vhci_hcd.0/attach", O_WRONLY);
    // port, socket, device id, speed 3 = high
    if (attach < 0 || dprintf(attach, "0 %d %d 3", pair[0], 0x10002) < 0) die("vhci attach");
    close(attach);
    close(pair[0]);
    line = pair[1];
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "-t") && i + 1 < argc) {
            torn_every = atoi(argv[++i]);
            continue;
        }
        if (!strcmp(argv[i], "-s") && i + 1 < argc) {
            add_scene(argv[++i]);
            continue;
        }
        if (!strcmp(argv[i], "-c") && i + 1 < argc) {
            // For writing as well: it then has no end when a writer goes.
            cues = open(argv[++i], O_RDWR | O_NONBLOCK);
            if (cues < 0) die(argv[i]);
            continue;
        }
        char *path = strchr(argv[i], ':');
        if (!path || mode_count == MODES) return 2;
        struct mode *mode = &modes[mode_count++];
        mode->kind = !strncmp(argv[i], "mjpeg:", 6) ? MJPEG : !strncmp(argv[i], "nv12:", 5) ? NV12 : YUYV;
        clip_load(&mode->clip, path + 1);
    }
    if (!mode_count) return 2;
    packed = malloc(8 << 20);
    describe();
    settle(probe);
    settle(commit);
    plug_in();
    due = now();
    for (;;) {
        struct pollfd ready[2] = {{line, POLLIN, 0}, {cues, POLLIN, 0}}; // a negative one is passed over
        double left = due - now();
        poll(ready, 2, waiting_count && !current ? (left > 0 ? (int)(left * 1000) + 1 : 0) : 1000);
        if (ready[1].revents & POLLIN) hear_cues();
        if (ready[0].revents & (POLLIN | POLLHUP))
            serve();
        else
            pump();
    }
}
