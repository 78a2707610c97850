import Glibc
import Letters
import Synchronization

/// Space kept for the day the disk is full: given up then, so that "this was sent" can still be recorded, and made again once there is
/// room. While it is gone nothing new is accepted.
final class Ballast: Sendable {
    private let path: String
    private let size: Int64
    private let alarms: Alarms
    private let isGone = Mutex(false)

    /// - Parameter size: bytes; 0 for none.
    init(_ path: String, size: Int64, alarms: Alarms) {
        self.path = path
        self.size = size
        self.alarms = alarms
    }

    /// Throws `spoolFull` while the ballast is gone.
    func check() throws(Status) {
        guard isGone.withLock({ !$0 }) || restore() else { throw full }
    }

    /// True where it was there to be given up.
    func giveUp() -> Bool {
        guard size > 0, isGone.withLock({ !$0 }), unlink(path) == 0 else { return false }
        isGone.withLock { $0 = true }
        alarms.raise(full)
        return true
    }

    /// Makes it, where it is missing and there is room for twice as much, so that it is not given up and made by turns.
    @discardableResult
    func restore() -> Bool {
        guard size > 0 else { return true }
        do throws(Status) {
            if Files.facts(path)?.size != size {
                let free = try Files.freeSpace(path.folder)
                guard free >= size * 2 else { throw full }
                try make()
            }
        } catch {
            isGone.withLock { $0 = true }
            alarms.raise(full)
            return false
        }
        isGone.withLock { $0 = false }
        alarms.clear(.spoolFull)
        return true
    }

    func restoreIfGone() {
        if isGone.withLock({ $0 }) { restore() }
    }

    private func make() throws(Status) {
        try Files.remove(path)
        let file = try Files.open(path, O_WRONLY | O_CREAT | O_EXCL)
        let code = posix_fallocate(file.number, 0, off_t(size))
        guard code == 0 else {
            unlink(path)
            errno = code
            throw Files.failure("posix_fallocate", path)
        }
    }

    private var full: Status { Status(.spoolFull, [.path: path.folder]) }
}

extension String {
    /// Of a path with at least one slash.
    fileprivate var folder: String { String(self[..<(lastIndex(of: "/") ?? endIndex)]) }
}
