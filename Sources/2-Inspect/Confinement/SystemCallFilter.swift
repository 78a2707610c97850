import CSeccomp
import Documents
import Glibc

/// The system calls a worker needs. Every other is refused with EPERM; those that no library tries by itself end the process.
enum SystemCallFilter {
    /// Reading, memory, time, and the end.
    static let allowed = [
        "read", "pread64", "readv", "preadv", "lseek", "close", "dup", "fcntl", "fadvise64",
        "write", "writev", "pwrite64",
        "fstat", "stat", "lstat", "newfstatat", "statx", "fstatfs", "statfs", "access", "faccessat", "faccessat2",
        "readlink", "readlinkat", "getdents64", "getcwd",
        "munmap", "mremap", "madvise", "brk",
        "futex", "futex_waitv", "sched_yield", "sched_getaffinity", "set_robust_list", "rseq", "restart_syscall",
        "rt_sigprocmask", "rt_sigaction", "rt_sigreturn", "sigaltstack",
        "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrusage", "times",
        "getrandom", "uname", "sysinfo", "poll", "ppoll",
        "getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getrlimit",
        "exit", "exit_group",
    ]

    /// A worker that asks for one of these is no worker any more.
    static let deadly = [
        "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "bpf", "perf_event_open",
        "userfaultfd", "io_uring_setup", "init_module", "finit_module", "kexec_load", "mount", "umount2", "pivot_root",
        "chroot", "setns", "unshare", "keyctl", "add_key", "request_key",
    ]

    /// What a program's start needs beside that.
    private static let starting = ["arch_prctl", "set_tid_address"]

    /// A call of execve, by the addresses of what it is given.
    struct Execution {
        var path, arguments, environment: UInt

        fileprivate var conditions: [(UInt32, UInt64, UInt64)] {
            [(0, .max, UInt64(path)), (1, .max, UInt64(arguments)), (2, .max, UInt64(environment))]
        }
    }

    /// - Parameter next: the one program the process is to become, whose libraries are then loaded; nil where it stays what it is.
    static func install(before next: Execution? = nil) throws(WorkerFault) {
        guard let filter = seccomp_init(clickpost_seccomp_refuse()) else { throw failure(ENOMEM) }
        defer { seccomp_release(filter) }
        for name in allowed { try add(filter, clickpost_seccomp_allow(), name) }
        for name in deadly where next == nil || name != "execve" {
            try add(filter, clickpost_seccomp_kill(), name)
        }

        // Opening for reading only, and nothing is created.
        let opening = UInt64(O_ACCMODE | O_CREAT | O_TRUNC | 0o20_000_000 /* O_TMPFILE without O_DIRECTORY */)
        try add(filter, clickpost_seccomp_allow(), "open", [(1, opening, UInt64(O_RDONLY))])
        try add(filter, clickpost_seccomp_allow(), "openat", [(2, opening, UInt64(O_RDONLY))])
        // No memory becomes code.
        let code = UInt64(PROT_EXEC)
        try add(filter, clickpost_seccomp_allow(), "mmap", [(2, code, 0)])
        try add(filter, clickpost_seccomp_allow(), "mprotect", [(2, code, 0)])
        if let next {
            for name in starting { try add(filter, clickpost_seccomp_allow(), name) }
            // Where its memory will be the program does not know these addresses: it starts no other.
            try add(filter, clickpost_seccomp_allow(), "execve", next.conditions)
            // A library's code is mapped from its file, and not to be written; which files may be read, Landlock says.
            let written = UInt64(PROT_WRITE | PROT_EXEC)
            try add(
                filter, clickpost_seccomp_allow(), "mmap",
                [(2, written, code), (3, UInt64(MAP_ANONYMOUS), 0)])
        }
        // Limits may be asked, not set.
        try add(filter, clickpost_seccomp_allow(), "prlimit64", [(2, .max, 0)])

        let loaded = seccomp_load(filter)
        guard loaded == 0 else { throw failure(-loaded) }
    }

    /// - Parameter conditions: argument's index, mask, and the value it must have through the mask.
    private static func add(
        _ filter: scmp_filter_ctx, _ action: UInt32, _ name: String, _ conditions: [(UInt32, UInt64, UInt64)] = []
    ) throws(WorkerFault) {
        let number = seccomp_syscall_resolve_name(name)
        // Not a call of this architecture.
        guard number != __NR_SCMP_ERROR, number >= 0 else { return }
        let comparisons = conditions.map { clickpost_seccomp_masked($0.0, $0.1, $0.2) }
        let added = seccomp_rule_add_array(filter, action, number, UInt32(comparisons.count), comparisons)
        guard added == 0 else { throw failure(-added) }
    }

    private static func failure(_ number: Int32) -> WorkerFault {
        WorkerFault(.confinement, .seccomp, number: number)
    }
}
