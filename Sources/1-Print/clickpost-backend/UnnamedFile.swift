import CLinux
import Glibc
import Letters

/// A file without a name: nothing of a letter stays on the disk, however this process ends.
final class UnnamedFile: Sendable {
    let descriptor: Int32

    init(folder: String) throws(Status) {
        descriptor = clinux_unnamed_file(folder)
        guard descriptor >= 0 else { throw Self.failure() }
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) throws(Status) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let slice = UnsafeRawBufferPointer(rebasing: rest)
            let count = write(descriptor, slice.baseAddress, slice.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure() }
            rest = rest.dropFirst(count)
        }
    }

    func size() throws(Status) -> Int64 {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw Self.failure() }
        return Int64(facts.st_size)
    }

    private static func failure() -> Status {
        Status(
            errno == ENOSPC || errno == EDQUOT ? .spoolFull : .spoolFailed, [.detail: String(cString: strerror(errno))])
    }
}
