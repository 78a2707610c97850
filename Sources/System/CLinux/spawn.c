#define _GNU_SOURCE
#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { first_free = 16 };

/// Runs in the child on the parent's memory: only calls that are safe after vfork, and no return.
static void become(const char *path, char *const arguments[], char *const environment[], const int descriptors[4],
                   pid_t parent, volatile int *failure) {
    struct sigaction usual = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &usual, NULL);

    int moved[4];
    for (int index = 0; index < 4; index++) {
        moved[index] = -1;
        if (descriptors[index] < 0) continue;
        moved[index] = fcntl(descriptors[index], F_DUPFD_CLOEXEC, first_free);
        if (moved[index] < 0) goto failed;
    }
    for (int index = 0; index < 4; index++) {
        if (moved[index] < 0) close(index);
        else if (dup2(moved[index], index) < 0) goto failed;
    }
    if (syscall(SYS_close_range, 4U, ~0U, 0U) != 0) goto failed;
    if (setpgid(0, 0) != 0) goto failed;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) goto failed;
    if (getppid() != parent) {
        errno = ESRCH;
        goto failed;
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, arguments, environment);
failed:
    *failure = errno;
    _exit(127);
}

int clinux_spawn(const char *path, char *const arguments[], char *const environment[], const int descriptors[4],
                 pid_t *child) {
    volatile int failure = 0;
    sigset_t all, before;
    sigfillset(&all);
    // A handler of ours must not run in the child while it shares our memory.
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t made = vfork();
    if (made == 0) become(path, arguments, environment, descriptors, parent, &failure);
    int error = made < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (made < 0) return error;
    if (failure != 0) {
        int status;
        while (waitpid(made, &status, 0) < 0 && errno == EINTR) {}
        return failure;
    }
    *child = made;
    return 0;
}

int clinux_pidfd_open(pid_t child) { return (int)syscall(SYS_pidfd_open, child, 0U); }

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
