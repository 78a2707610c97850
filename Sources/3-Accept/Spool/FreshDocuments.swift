import Glibc

/// Documents whose bytes this daemon hashed as it wrote them, minutes ago at most. What nobody has written to, renamed or linked since is
/// what was accepted: it need not be read once more before it is sent. What has lain longer is read, for disks forget; and the platform
/// compares every document's digest before it commits anything.
struct FreshDocuments {
    /// Seconds.
    static let lasts = 600
    /// A day's jobs waiting together would take memory for nothing: the oldest of them are read again.
    static let most = 1000

    /// What the system changes with every change of a file. A file moved with its folder keeps it.
    private struct Seal: Hashable {
        var device: dev_t
        var inode: ino_t
        var size: off_t
        var changes: [Int]
        var sha256: String

        init(_ facts: stat, sha256: String) {
            (device, inode, size) = (facts.st_dev, facts.st_ino, facts.st_size)
            changes = [
                facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_ctim.tv_sec, facts.st_ctim.tv_nsec,
            ]
            self.sha256 = sha256
        }
    }

    private var seals: [Seal: ContinuousClock.Instant] = [:]

    /// - Parameter file: written, synced and named; its bytes have this digest.
    mutating func add(_ file: borrowing Descriptor, sha256: String, at now: ContinuousClock.Instant = .now) {
        var facts = stat()
        guard fstat(file.number, &facts) == 0 else { return }
        if seals.count >= Self.most { seals = seals.filter { Self.isFresh($0.value, now) } }
        guard seals.count < Self.most else { return }
        seals[Seal(facts, sha256: sha256)] = now
    }

    func holds(_ path: String, sha256: String, at now: ContinuousClock.Instant = .now) -> Bool {
        var facts = stat()
        guard lstat(path, &facts) == 0, let since = seals[Seal(facts, sha256: sha256)] else { return false }
        return Self.isFresh(since, now)
    }

    private static func isFresh(_ since: ContinuousClock.Instant, _ now: ContinuousClock.Instant) -> Bool {
        since.duration(to: now) < .seconds(lasts)
    }
}
