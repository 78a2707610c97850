#pragma once
#include <errno.h>
#include <seccomp.h>

// Function-like macros, which Swift does not see.

static inline uint32_t clickpost_seccomp_refuse(void) { return SCMP_ACT_ERRNO(EPERM); }

static inline uint32_t clickpost_seccomp_allow(void) { return SCMP_ACT_ALLOW; }

static inline uint32_t clickpost_seccomp_kill(void) { return SCMP_ACT_KILL_PROCESS; }

/// Argument `index`, seen through `mask`, equals `value`.
static inline struct scmp_arg_cmp clickpost_seccomp_masked(unsigned index, uint64_t mask, uint64_t value) {
    return SCMP_CMP64(index, SCMP_CMP_MASKED_EQ, mask, value);
}
