/*
 * Clocks under a test's hand, preloaded into a program.
 *
 * MOVED_WALL: seconds by which the wall clock is ahead, in this program and in every Python that
 * it starts, whatever environment that is given; servers keep the machine's clock. The
 * program itself may move it by begin_at().
 *
 * MOVED_CLOCKS: a socket on which commands come. Each shifts what the program reads of its clocks,
 * does to its timerfd what the kernel does when the wall clock is set and after a suspend, and is
 * answered by a byte once it is done.
 */
#define _GNU_SOURCE
#include <alloca.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) (*({ \
    static __typeof__(name) *real; \
    if (!real) \
        real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name); \
    real; \
}))

static struct { int64_t wall, boot, awake, set; } command; /* seconds; whether a clock was set */
static int64_t wall, boot, awake;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int timer = -1, cancelled; /* the program's timerfd; whether its next read tells so */
static struct itimerspec wanted;  /* as the program sees the clock */
static char preload[PATH_MAX + 16], ahead[40]; /* what the environment of a Python gets */

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

static int has(const char *setting, const char *name)
{
    size_t length = strlen(name);
    return !strncmp(setting, name, length) && setting[length] == '=';
}

/* A Python, or what a Python may be started from by hand. */
static int carries(const char *path)
{
    static const char *const others[] = {"deskbreak", "xterm", "sh", "dash", "bash"};
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(name, others[i]))
            return 1;
    return !strncmp(name, "python", 6);
}

static size_t length(char *const envp[])
{
    size_t count = 0;
    while (envp[count])
        count++;
    return count;
}

/* Fills in the environment that a program gets in place of `envp`: up to four more than are there. */
static char **fill(char **passed, const char *path, char *const envp[])
{
    const char *zone = getenv("TZ");
    int ours = carries(path), zoned = !zone;
    size_t kept = 0;
    for (size_t i = 0; envp[i]; i++) {
        zoned |= has(envp[i], "TZ");
        if (!has(envp[i], "LD_PRELOAD") && !has(envp[i], "MOVED_WALL"))
            passed[kept++] = envp[i];
    }
    if (ours) {
        passed[kept++] = preload;
        passed[kept++] = ahead;
    }
    if (ours && !zoned)
        passed[kept++] = (char *)zone - strlen("TZ="); /* it stands so in the environment */
    passed[kept] = NULL;
    return passed;
}

#define PASSED(path, envp) fill(alloca((length(envp) + 4) * sizeof(char *)), path, envp)

int execve(const char *path, char *const argv[], char *const envp[])
{
    return REAL(execve)(path, argv, PASSED(path, envp));
}

int execv(const char *path, char *const argv[])
{
    return execve(path, argv, environ);
}

/* How Python starts children from 3.13 on. */
int posix_spawn(pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const argv[], char *const envp[])
{
    return REAL(posix_spawn)(child, path, actions, attributes, argv, PASSED(path, envp));
}

static void move_wall(int64_t seconds)
{
    wall = seconds;
    snprintf(ahead, sizeof ahead, "MOVED_WALL=%lld", (long long)seconds);
    if (timer >= 0)
        arm();
}

/* It is now so many seconds after 1970; the fraction stays the machine's. */
void begin_at(int64_t seconds)
{
    pthread_mutex_lock(&lock);
    move_wall(seconds - REAL(time)(NULL));
    pthread_mutex_unlock(&lock);
}

/* The machine's own time again. */
void begin_now(void)
{
    pthread_mutex_lock(&lock);
    move_wall(0);
    pthread_mutex_unlock(&lock);
}

static void tell_clock_set(void)
{
    cancelled = 1;
    REAL(timerfd_settime)(timer, 0, &(struct itimerspec){.it_value.tv_nsec = 1}, NULL);
}

/* Sets the clock of this program: a test never sets that of the machine. */
int clock_settime(clockid_t which, const struct timespec *now)
{
    if (which != CLOCK_REALTIME) {
        errno = EINVAL;
        return -1;
    }
    pthread_mutex_lock(&lock);
    move_wall(now->tv_sec - REAL(time)(NULL));
    tell_clock_set();
    pthread_mutex_unlock(&lock);
    return 0;
}

static void *obey(void *line)
{
    int fd = (int)(intptr_t)line;
    while (recv(fd, &command, sizeof command, MSG_WAITALL) == sizeof command) {
        pthread_mutex_lock(&lock);
        move_wall(wall + command.wall);
        boot += command.boot;
        awake += command.awake;
        if (command.set)
            tell_clock_set();
        pthread_mutex_unlock(&lock);
        send(fd, "", 1, MSG_NOSIGNAL);
    }
    return NULL;
}

__attribute__((constructor)) static void begin(void)
{
    const char *moved = getenv("MOVED_WALL");
    Dl_info library;
    dladdr((void *)begin_at, &library);
    snprintf(preload, sizeof preload, "LD_PRELOAD=%s", library.dli_fname);
    move_wall(moved ? atoll(moved) : 0);

    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *path = getenv("MOVED_CLOCKS");
    pthread_t thread;
    if (!path)
        return;
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && !connect(fd, (struct sockaddr *)&address, sizeof address))
        pthread_create(&thread, NULL, obey, (void *)(intptr_t)fd);
    unsetenv("MOVED_CLOCKS"); /* the program's children see the wall clock that it has then */
}
