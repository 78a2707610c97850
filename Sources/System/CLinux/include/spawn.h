#pragma once
#include <sys/types.h>

/// Starts `path` with the given descriptors and nothing else of ours: Foundation's Process and posix_spawn leak descriptors,
/// and fork is not for a program with threads.
///
/// `descriptors[n]` becomes n in the child, for n from 0 to 3; -1 leaves n closed. Every other descriptor is closed. The child
/// leads a process group of its own, has default signal actions, an empty signal mask, and is killed when the calling thread ends.
/// Returns 0, or the errno of what failed (that of execve included).
int clinux_spawn(const char *path, char *const arguments[], char *const environment[], const int descriptors[4],
                 pid_t *child);

/// A descriptor that becomes readable when the process ends; -1 and errno where it cannot be had.
int clinux_pidfd_open(pid_t child);

/// A pipe whose ends are closed on exec: the overlay has no pipe2, and pipe with fcntl leaks into another thread's child.
int clinux_pipe(int ends[2]);
