#pragma once
#include <stddef.h>

/// Landlock has no C library: these make its system calls.
///
/// The kernel's Landlock version, from 1; 0 where it has none.
int clinux_landlock_version(void);

/// From here on this thread can read files below the first `readable` of `paths`, read and execute the others of them, and reach no other file by its name, make no TCP connection, and (from
/// version 6) signal nobody outside. Paths that do not exist are passed over. no_new_privs must be set. Returns 0 or an errno.
int clinux_landlock_restrict(const char *const paths[], size_t readable, size_t count);

/// Gives up every capability: root without them is an ordinary user. Returns 0 or an errno.
int clinux_drop_capabilities(void);

/// The limits whose names the overlay lacks: no new process, no locked memory, no message queue, no core. Sets one of the others,
/// never above what it is. Returns 0 or an errno.
int clinux_limit(int resource, unsigned long long value);
int clinux_limit_others(void);

/// prctl is variadic: no_new_privs, not dumpable, killed with its parent. Returns 0 or an errno.
int clinux_give_up_privileges(void);
