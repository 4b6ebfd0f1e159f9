// feed DEVICE FILE.y4m: plays FILE in a loop at 30 frames a second into a v4l2loopback device, as YUYV; what a
// virtual camera on Linux does. (Not MJPEG: the loopback hands out buffers that are still being written.)
#include "clip.h"
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <time.h>

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    struct clip clip;
    clip_load(&clip, argv[2]);
    int device = open(argv[1], O_RDWR);
    if (device < 0) die(argv[1]);

    struct v4l2_format format = {.type = V4L2_BUF_TYPE_VIDEO_OUTPUT};
    struct v4l2_pix_format *pix = &format.fmt.pix;
    pix->width = clip.width, pix->height = clip.height, pix->pixelformat = V4L2_PIX_FMT_YUYV;
    pix->field = V4L2_FIELD_NONE, pix->bytesperline = clip.width * 2;
    pix->sizeimage = clip.width * clip.height * 2, pix->colorspace = V4L2_COLORSPACE_SRGB;
    if (ioctl(device, VIDIOC_S_FMT, &format)) die("S_FMT");
    struct v4l2_streamparm rate = {.type = V4L2_BUF_TYPE_VIDEO_OUTPUT};
    rate.parm.output.timeperframe.numerator = 1, rate.parm.output.timeperframe.denominator = 30;
    if (ioctl(device, VIDIOC_S_PARM, &rate)) perror("S_PARM");

    u8 *packed = malloc(pix->sizeimage);
    struct timespec due;
    clock_gettime(CLOCK_MONOTONIC, &due);
    for (long i = 0;; i++) {
        size_t n = to_yuyv(&clip, clip.frame[i % clip.frames], packed);
        due.tv_nsec += 1000000000 / 30;
        if (due.tv_nsec >= 1000000000) due.tv_sec++, due.tv_nsec -= 1000000000;
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (now.tv_sec > due.tv_sec || (now.tv_sec == due.tv_sec && now.tv_nsec > due.tv_nsec)) due = now; // no bursts
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, 0);
        if (write(device, packed, n) < 0) die("write");
    }
}
