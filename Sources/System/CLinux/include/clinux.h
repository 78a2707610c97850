#pragma once
/// Linux calls that Swift's Glibc overlay does not show: each function says why it is here.
#include <stddef.h>
#include <stdint.h>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/vfs.h>

#include "confine.h"
#include "spawn.h"
#include "watched.h"

/// statfs's f_type of the file system a descriptor is on, or -1: Glibc's overlay has no sys/vfs.h.
static inline int64_t clinux_filesystem_type(int descriptor) {
    struct statfs facts;
    return fstatfs(descriptor, &facts) == 0 ? (int64_t)facts.f_type : -1;
}

/// A file without a name in `folder`: it is gone with its last descriptor, however the process ends. -1 with errno. Here
/// because O_TMPFILE is a macro Swift does not import, and file systems without it need the older way.
int clinux_unnamed_file(const char *folder);

/// A file in memory alone, open for reading and writing, that can be sealed. -1 with errno. Here because Glibc's overlay has no
/// memfd_create, which is declared for _GNU_SOURCE.
int clinux_memory_file(void);

/// From here on nobody changes the file's bytes or its length. Returns 0 or an errno. Here because fcntl is variadic and its seals are
/// declared for _GNU_SOURCE.
int clinux_seal(int file);

/// Has the disk begin with what was written to a file, without waiting and without a promise: only a sync is one. Here because
/// sync_file_range is declared for _GNU_SOURCE alone.
void clinux_begin_writing(int descriptor);

/// Sends this process `signal` when the one that started it ends, however it ends. Here because prctl is variadic.
static inline int clinux_signal_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }

/// Keeps the process small whatever its number of threads: glibc gives each a heap of its own, and learns to keep freed
/// buffers. Here because mallopt's names are macros.
static inline void clinux_keep_heap_small(void) {
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

/// Gives the system back what was freed: what comes next adds its own. Here because Glibc's overlay has no malloc.h.
static inline void clinux_give_back_memory(void) { malloc_trim(0); }
