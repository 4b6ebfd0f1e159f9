// Frames of a clip file in memory: .y4m (8-bit 4:2:0) or a run of JPEGs.
#pragma once
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef uint8_t u8;
typedef uint32_t u32;

struct clip {
    const u8 **frame;
    size_t *length;
    int frames, width, height;
};

static inline void die(const char *what) {
    perror(what);
    exit(1);
}

static inline void clip_add(struct clip *clip, const u8 *frame, size_t length) {
    clip->frame = realloc(clip->frame, (clip->frames + 1) * sizeof *clip->frame);
    clip->length = realloc(clip->length, (clip->frames + 1) * sizeof *clip->length);
    clip->frame[clip->frames] = frame;
    clip->length[clip->frames++] = length;
}

static inline void clip_load(struct clip *clip, const char *path) {
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st)) die(path);
    const u8 *data = mmap(0, st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (data == MAP_FAILED) die(path);
    const u8 *end = data + st.st_size, *at = data;
    memset(clip, 0, sizeof *clip);
    if (!memcmp(data, "YUV4MPEG2", 9)) {
        at = memchr(data, '\n', 500);
        char head[512] = {0};
        memcpy(head, data, at++ - data);
        sscanf(strstr(head, " W"), " W%d", &clip->width);
        sscanf(strstr(head, " H"), " H%d", &clip->height);
        size_t size = (size_t)clip->width * clip->height * 3 / 2;
        while (at + 6 + size <= end) {
            at = (const u8 *)memchr(at, '\n', 100) + 1; // "FRAME…\n"
            clip_add(clip, at, size);
            at += size;
        }
    } else {
        while (at + 1 < end) {
            const u8 *eoi = memmem(at, end - at, "\xff\xd9", 2);
            if (!eoi) break;
            clip_add(clip, at, eoi + 2 - at);
            at = eoi + 2;
        }
        const u8 *sof = memmem(data, 4096, "\xff\xc0", 2);
        if (sof) clip->height = sof[5] << 8 | sof[6], clip->width = sof[7] << 8 | sof[8];
    }
    if (!clip->frames || !clip->width) {
        fprintf(stderr, "%s: no frames\n", path);
        exit(1);
    }
}

// Planar 4:2:0 to packed 4:2:2; returns the bytes written.
static inline size_t to_yuyv(const struct clip *clip, const u8 *planes, u8 *out) {
    int w = clip->width, h = clip->height;
    const u8 *u = planes + (size_t)w * h, *v = u + (size_t)w * h / 4;
    u8 *at = out;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w / 2; x++) {
            *at++ = planes[(size_t)y * w + 2 * x];
            *at++ = u[y / 2 * (w / 2) + x];
            *at++ = planes[(size_t)y * w + 2 * x + 1];
            *at++ = v[y / 2 * (w / 2) + x];
        }
    return at - out;
}

// Planar 4:2:0 to a luma plane and one of pairs; returns the bytes written.
static inline size_t to_nv12(const struct clip *clip, const u8 *planes, u8 *out) {
    size_t luma = (size_t)clip->width * clip->height;
    const u8 *u = planes + luma, *v = u + luma / 4;
    memcpy(out, planes, luma);
    for (size_t i = 0; i < luma / 4; i++) out[luma + 2 * i] = u[i], out[luma + 2 * i + 1] = v[i];
    return luma * 3 / 2;
}
