// load MODULE.ko [PARAMETERS]: insmod, so that the machine needs no kmod.
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int fd = argc > 1 ? open(argv[1], O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0 || syscall(SYS_finit_module, fd, argc > 2 ? argv[2] : "", 0)) {
        perror(argc > 1 ? argv[1] : "load");
        return 1;
    }
    return 0;
}
