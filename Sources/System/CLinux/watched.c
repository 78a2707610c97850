#include "watched.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile pid_t watched;

static void pass_on(int number) {
    int kept = errno;
    kill(watched, number);
    errno = kept;
}

int clinux_watched_child(void) {
    sigset_t term, before;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    // What comes before the child is known waits until it is.
    sigprocmask(SIG_BLOCK, &term, &before);
    pid_t child = fork();
    if (child <= 0) {
        sigprocmask(SIG_SETMASK, &before, NULL);
        return -1;
    }
    watched = child;
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    // Whoever writes into the child's input must see when it is gone. 3 and 4 are CUPS' back and side channels.
    for (int number = 0; number < 5; number++)
        if (number != STDERR_FILENO) close(number);
    struct sigaction action = {.sa_handler = pass_on};
    sigaction(SIGTERM, &action, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    // What is left to do takes a moment, and ends by itself.
    signal(SIGTERM, SIG_IGN);
    return status;
}

int clinux_wait_signal(int status, int *code) {
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}
