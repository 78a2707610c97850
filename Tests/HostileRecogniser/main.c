// A program in Tesseract's place that does what one taken over by a picture might do. The first line on descriptor 0 says what. For tests
// only: it is no product and is not installed.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const head =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

static void word(const char *text) { printf("5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\t%s\n", text); }

/// One word each: what was tried, and 0 or the error's number.
static void attempt(const char *name, long result) {
    char text[100];
    snprintf(text, sizeof text, "%s=%d", name, result >= 0 ? 0 : errno);
    word(text);
}

static long spawned(void) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, NULL, 0);
    return child;
}

static void attempts(void) {
    attempt("open-passwd", open("/etc/passwd", O_RDONLY));
    attempt("open-fonts", open("/etc/fonts/fonts.conf", O_RDONLY));
    attempt("list-root", open("/", O_RDONLY | O_DIRECTORY));
    attempt("create", open("/tmp/clickpost-hostile-recogniser", O_WRONLY | O_CREAT, 0600));
    attempt("write-picture", pwrite(0, "x", 1, 0));
    attempt("socket", socket(AF_INET, SOCK_STREAM, 0));
    attempt("unix-socket", socket(AF_UNIX, SOCK_STREAM, 0));
    attempt("signal-parent", kill(getppid(), 0));
    attempt("second-process", spawned());
    void *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    attempt("make-code", code == MAP_FAILED ? -1 : 0);
    void *data = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    attempt("turn-into-code", mprotect(data, 4096, PROT_READ | PROT_EXEC));
    char *const arguments[] = {"true", NULL};
    attempt("execute", execve("/bin/true", arguments, environ));
    attempt("languages", open("/usr/share/tesseract-ocr", O_RDONLY | O_DIRECTORY));
}

int main(void) {
    char order[64] = {0};
    ssize_t count = read(0, order, sizeof order - 1);
    order[count > 0 ? strcspn(order, "\n") : 0] = 0;
    if (strcmp(order, "hang") == 0) for (;;) pause();
    if (strcmp(order, "spin") == 0) for (volatile int turn = 0;; turn++) {}
    if (strcmp(order, "flood") == 0) for (;;) word("flood");
    if (strcmp(order, "killed") == 0) {
        printf("%s", head);
        word("believed");
        fflush(stdout);
        __builtin_trap();
    }
    if (strcmp(order, "memory") == 0) {
        for (;;) {
            void *piece = malloc(16 << 20);
            if (piece == NULL) abort();
            memset(piece, 1, 16 << 20);
        }
    }
    if (strcmp(order, "garbage") == 0) {
        for (int index = 0; index < 1000; index++) putchar(255);
        return 0;
    }
    if (strcmp(order, "silent") == 0) return 0;
    if (strcmp(order, "fails") == 0) {
        printf("%s", head);
        return 1;
    }
    printf("%s", head);
    if (strcmp(order, "columns") == 0) printf("5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\n");
    if (strcmp(order, "places") == 0) printf("5\t1\t1\t1\t1\t1\t-10\t20\t30\t40\t96.5\tword\n");
    if (strcmp(order, "confidence") == 0) printf("5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t1e9\tword\n");
    if (strcmp(order, "many") == 0) for (int index = 0; index < 3000; index++) word("many");
    if (strcmp(order, "attempts") == 0) attempts();
    if (strcmp(order, "environment") == 0) for (char **entry = environ; *entry != NULL; entry++) word(*entry);
    return 0;
}
