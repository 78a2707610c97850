import CLinux
import Glibc
import Letters

/// One running worker and the reading end of its reply. When the value goes away the process is killed and reaped: none is left over.
struct WorkerProcess: ~Copyable {
    private let child: pid_t
    private let pidDescriptor: Int32
    /// Where the worker's messages come from.
    let reply: Int32
    private var reaped = false

    /// - Throws: `worker.unavailable` where the program cannot be started.
    init(
        program: String, arguments: [String], environment: [String], document: Int32, output: Int32?
    ) throws(Status) {
        var ends: [Int32] = [-1, -1]
        guard clinux_pipe(&ends) == 0 else { throw Self.unavailable(errno) }
        // The worker's complaints may quote the document: nobody reads them.
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer {
            close(ends[1])
            if nowhere >= 0 { close(nowhere) }
        }
        var started: pid_t = 0
        let failure = withArgumentVector([program] + arguments) { argv in
            withArgumentVector(environment) { envp in
                clinux_spawn(program, argv, envp, [document, ends[1], nowhere, output ?? -1], &started)
            }
        }
        guard failure == 0 else {
            close(ends[0])
            throw Self.unavailable(failure)
        }
        child = started
        reply = ends[0]
        pidDescriptor = clinux_pidfd_open(started)
    }

    /// The clock of the processor's time it uses; nil where there is none.
    var processorClock: clockid_t? {
        var clock = clockid_t()
        return clock_getcpuclockid(child, &clock) == 0 ? clock : nil
    }

    deinit {
        if !reaped { Self.end(child) }
        if pidDescriptor >= 0 { close(pidDescriptor) }
        close(reply)
    }

    /// Waits until the process has ended by itself; kills it at the deadline. The wait status, nil where it had to be killed.
    mutating func finish(deadline: Deadline) -> Int32? {
        var entry = pollfd(fd: pidDescriptor, events: Int16(POLLIN), revents: 0)
        var ended = false
        while !ended, pidDescriptor >= 0 {
            let ready = poll(&entry, 1, deadline.milliseconds)
            if ready > 0 { ended = true } else if ready == 0 || errno != EINTR { break }
        }
        reaped = true
        let status = ended ? Self.reap(child) : Self.end(child)
        return ended ? status : nil
    }

    @discardableResult
    private static func end(_ child: pid_t) -> Int32 {
        // Not yet reaped, so the number is still this process'. It leads its group; seccomp lets it start nothing.
        kill(-child, SIGKILL)
        kill(child, SIGKILL)
        return reap(child)
    }

    private static func reap(_ child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    private static func unavailable(_ number: Int32) -> Status {
        Status(.workerUnavailable, [.detail: String(cString: strerror(number))])
    }
}

/// Gives C a null-terminated vector of null-terminated strings for the length of a call.
private func withArgumentVector<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var vector: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    vector.append(nil)
    defer { for string in vector { free(string) } }
    return vector.withUnsafeBufferPointer { buffer in
        // A buffer with at least the closing null has an address.
        body(buffer.baseAddress.unsafelyUnwrapped)
    }
}

/// A moment on the monotonic clock.
struct Deadline {
    private var instant: ContinuousClock.Instant

    init(seconds: Double) { instant = .now + .seconds(seconds) }

    func earlier(_ other: Deadline) -> Deadline { other.instant < instant ? other : self }

    /// What is left, for poll(2); 0 when it has passed.
    var milliseconds: Int32 {
        let left = ContinuousClock.Instant.now.duration(to: instant)
        let (seconds, attoseconds) = left.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }

    var passed: Bool { ContinuousClock.Instant.now >= instant }
}
