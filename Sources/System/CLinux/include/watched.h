#pragma once

/// Goes on in a child while this process waits for it, so that a killed child is noticed: a program whose starter takes SIGKILL for
/// a normal end needs somebody between the two. Here because Swift does not show fork.
///
/// Returns -1 in the child, and in this process where there can be no child; else, when the child has ended, its wait status. Call it
/// before any thread is started. Meanwhile SIGTERM is passed on to the child, this process keeps no descriptor below 5 but standard
/// error, and it gets SIGTERM when its own starter ends.
int clinux_watched_child(void);

/// The signal that ended a process with this wait status; 0 where it ended by itself, with `*code` as its exit status.
int clinux_wait_signal(int status, int *code);
