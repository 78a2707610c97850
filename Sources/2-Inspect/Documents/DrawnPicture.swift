import CLinux
import Glibc
public import Letters

/// A part of a page in grey, as a file in memory that nobody can change any more: nothing of it is left when the last descriptor goes.
public final class DrawnPicture: Sendable {
    public let request: PictureRequest
    /// A binary PGM, open for reading.
    public let descriptor: Int32

    public var width: Int { request.size.width }
    public var height: Int { request.size.height }

    /// - Parameter write: writes the picture to a descriptor.
    /// - Throws: what writing throws; `document.unreadable` where what was written is no such picture; `spool.failed`.
    public init(_ request: PictureRequest, write: (Int32) throws(Status) -> Void) throws(Status) {
        let file = clinux_memory_file()
        guard file >= 0 else { throw Status(.spoolFailed, [.detail: String(cString: strerror(errno))]) }
        self.request = request
        descriptor = file
        // From here on the descriptor is closed by deinit.
        try write(file)
        guard clinux_seal(file) == 0 else { throw Status(.spoolFailed, [.detail: String(cString: strerror(errno))]) }
        // The worker may have fallen to the document: its picture is believed to have the size that was asked for, and no other.
        var facts = stat()
        let header = request.header
        guard fstat(file, &facts) == 0, Int(facts.st_size) == header.count + width * height,
            bytes(at: 0, count: header.count) == header
        else { throw Status(.documentUnreadable, [.detail: "picture"]) }
    }

    deinit { close(descriptor) }

    /// 0 is black; row by row from the top. Empty where it cannot be read.
    public func pixels() -> [UInt8] { bytes(at: request.header.count, count: width * height) }

    private func bytes(at offset: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
                if read < 0, errno == EINTR { continue }
                guard read > 0 else {
                    filled = 0
                    return
                }
                filled += read
            }
        }
    }
}
