#define _GNU_SOURCE
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/// The kernel's own struct has grown with its versions; Debian 12's header stops at the third.
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

static const uint64_t first_version_files = (1ULL << 13) - 1;
static const uint64_t file_refer = 1ULL << 13, file_truncate = 1ULL << 14, file_device = 1ULL << 15;
static const uint64_t bind_tcp = 1ULL << 0, connect_tcp = 1ULL << 1;
static const uint64_t abstract_socket = 1ULL << 0, signals = 1ULL << 1;

int clinux_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? (int)version : 0;
}

static int allow(int rules, const char *path, uint64_t more) {
    int beneath = open(path, O_PATH | O_CLOEXEC);
    if (beneath < 0) return errno == ENOENT || errno == ENOTDIR || errno == EACCES ? 0 : errno;
    struct stat facts;
    int error = 0;
    if (fstat(beneath, &facts) != 0) {
        error = errno;
    } else {
        struct landlock_path_beneath_attr rule = {
            .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | more,
            .parent_fd = beneath,
        };
        if (S_ISDIR(facts.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
        if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) error = errno;
    }
    close(beneath);
    return error;
}

int clinux_landlock_restrict(const char *const paths[], size_t readable, size_t count) {
    int version = clinux_landlock_version();
    if (version == 0) return ENOSYS;
    struct ruleset handled = {.files = first_version_files};
    size_t size = sizeof(uint64_t);
    if (version >= 2) handled.files |= file_refer;
    if (version >= 3) handled.files |= file_truncate;
    if (version >= 4) {
        handled.network = bind_tcp | connect_tcp;
        size = 2 * sizeof(uint64_t);
    }
    if (version >= 5) handled.files |= file_device;
    if (version >= 6) {
        handled.scopes = abstract_socket | signals;
        size = 3 * sizeof(uint64_t);
    }
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, size, 0);
    if (rules < 0) return errno;
    int error = 0;
    for (size_t index = 0; index < count && error == 0; index++) {
        error = allow(rules, paths[index], index < readable ? 0 : LANDLOCK_ACCESS_FS_EXECUTE);
    }
    if (error == 0 && syscall(SYS_landlock_restrict_self, rules, 0) != 0) error = errno;
    close(rules);
    return error;
}

int clinux_drop_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};
    return syscall(SYS_capset, &header, none) == 0 ? 0 : errno;
}

int clinux_limit(int resource, unsigned long long value) {
    struct rlimit bounds;
    if (getrlimit(resource, &bounds) != 0) return errno;
    if (bounds.rlim_max > value) bounds.rlim_max = value;
    bounds.rlim_cur = bounds.rlim_max;
    return setrlimit(resource, &bounds) == 0 ? 0 : errno;
}

int clinux_limit_others(void) {
    const int none[] = {RLIMIT_NPROC, RLIMIT_MEMLOCK, RLIMIT_MSGQUEUE, RLIMIT_CORE};
    for (size_t index = 0; index < sizeof none / sizeof none[0]; index++) {
        int error = clinux_limit(none[index], 0);
        if (error != 0) return error;
    }
    return 0;
}

int clinux_give_up_privileges(void) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return errno;
    return clinux_drop_capabilities();
}
