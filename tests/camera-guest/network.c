// network: brings up the loopback interface, as `ip link set lo up` does where there is an `ip`.
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

int main(void) {
    struct ifreq lo = {.ifr_flags = IFF_UP | IFF_RUNNING};
    strcpy(lo.ifr_name, "lo");
    int any = socket(AF_INET, SOCK_DGRAM, 0);
    if (any >= 0 && !ioctl(any, SIOCSIFFLAGS, &lo)) return 0;
    perror("lo");
    return 1;
}
