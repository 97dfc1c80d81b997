/*
 * Clocks under a test's hand. Preloaded into a program, it shifts what that reads of them by what
 * comes on the socket MOVED_CLOCKS, and does to its timerfd what the kernel does when the wall
 * clock is set and after a suspend. Each command is answered by a byte once it is done.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

static struct { int64_t wall, boot, awake, set; } command; /* seconds; whether a clock was set */
static int64_t wall, boot, awake;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int timer = -1, cancelled; /* the program's timerfd; whether its next read tells so */
static struct itimerspec wanted;  /* as the program sees the clock */

int clock_gettime(clockid_t which, struct timespec *now)
{
    int failed = REAL(clock_gettime)(which, now);
    if (!failed)
        now->tv_sec += which == CLOCK_REALTIME    ? wall
                       : which == CLOCK_BOOTTIME  ? boot
                       : which == CLOCK_MONOTONIC ? awake
                                                  : 0;
    return failed;
}

int clock_nanosleep(clockid_t which, int flags, const struct timespec *until,
                    struct timespec *left)
{
    struct timespec real = *until;
    if (flags & TIMER_ABSTIME)
        real.tv_sec -= which == CLOCK_MONOTONIC ? awake : 0;
    return REAL(clock_nanosleep)(which, flags, &real, left);
}

int gettimeofday(struct timeval *now, void *zone)
{
    int failed = REAL(gettimeofday)(now, zone);
    if (!failed)
        now->tv_sec += wall;
    return failed;
}

time_t time(time_t *now)
{
    time_t found = REAL(time)(NULL) + wall;
    if (now)
        *now = found;
    return found;
}

static int arm(void)
{
    struct itimerspec real = wanted;
    real.it_value.tv_sec -= wall;
    return REAL(timerfd_settime)(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &real, NULL);
}

int timerfd_settime(int fd, int flags, const struct itimerspec *new, struct itimerspec *old)
{
    if (!(flags & TFD_TIMER_CANCEL_ON_SET))
        return REAL(timerfd_settime)(fd, flags, new, old);
    pthread_mutex_lock(&lock);
    timer = fd;
    wanted = *new;
    int failed = arm();
    if (cancelled) {
        cancelled = 0;
        errno = ECANCELED; /* it is armed all the same */
        failed = -1;
    }
    pthread_mutex_unlock(&lock);
    return failed;
}

ssize_t read(int fd, void *into, size_t size)
{
    ssize_t count = REAL(read)(fd, into, size);
    pthread_mutex_lock(&lock);
    if (fd == timer && cancelled) {
        cancelled = 0;
        errno = ECANCELED;
        count = -1;
    }
    pthread_mutex_unlock(&lock);
    return count;
}

static void *obey(void *line)
{
    int fd = (int)(intptr_t)line;
    while (recv(fd, &command, sizeof command, MSG_WAITALL) == sizeof command) {
        pthread_mutex_lock(&lock);
        wall += command.wall;
        boot += command.boot;
        awake += command.awake;
        if (command.set) {
            cancelled = 1;
            REAL(timerfd_settime)(timer, 0, &(struct itimerspec){.it_value.tv_nsec = 1}, NULL);
        } else if (timer >= 0) {
            arm();
        }
        pthread_mutex_unlock(&lock);
        send(fd, "", 1, MSG_NOSIGNAL);
    }
    return NULL;
}

__attribute__((constructor)) static void begin(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *path = getenv("MOVED_CLOCKS");
    pthread_t thread;
    if (!path)
        return;
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && !connect(fd, (struct sockaddr *)&address, sizeof address))
        pthread_create(&thread, NULL, obey, (void *)(intptr_t)fd);
    unsetenv("LD_PRELOAD"); /* the program's children have the real clocks */
    unsetenv("MOVED_CLOCKS");
}
