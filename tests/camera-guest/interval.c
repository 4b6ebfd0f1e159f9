// interval DEVICE NUMERATOR DENOMINATOR: leaves a camera at a frame interval, as another program would.
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int device = open(argv[1], O_RDWR);
    struct v4l2_streamparm rate = {.type = V4L2_BUF_TYPE_VIDEO_CAPTURE};
    struct v4l2_fract *is = &rate.parm.capture.timeperframe;
    is->numerator = atoi(argv[2]), is->denominator = atoi(argv[3]);
    if (device < 0 || ioctl(device, VIDIOC_S_PARM, &rate)) {
        perror(argv[1]);
        return 1;
    }
    fprintf(stderr, "interval %u/%u\n", is->numerator, is->denominator);
    return 0;
}
