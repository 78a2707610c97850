import Glibc

/// The request's body, readable from any position.
struct UploadSource: ~Copyable {
    private enum Bytes {
        case memory([UInt8])
        case file(descriptor: Int32, start: Int64, owned: Bool)
    }

    private let bytes: Bytes
    let size: Int64

    init(_ body: HTTPRequest.Body) throws(TransportFailure) {
        switch body {
        case .none:
            bytes = .memory([])
            size = 0
        case .bytes(let memory):
            bytes = .memory(memory)
            size = Int64(memory.count)
        case .file(let descriptor, let range):
            bytes = .file(descriptor: descriptor, start: range.lowerBound, owned: false)
            size = range.upperBound - range.lowerBound
        case .path(let path, let range):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else {
                throw TransportFailure(.io, detail: String(cString: strerror(errno)), osError: errno)
            }
            bytes = .file(descriptor: descriptor, start: range.lowerBound, owned: true)
            size = range.upperBound - range.lowerBound
        }
    }

    deinit {
        if case .file(let descriptor, _, true) = bytes { close(descriptor) }
    }

    /// How many bytes it put into `buffer`; 0 at the end, -1 with the system's error number where the file can't give them.
    func read(at position: Int64, into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, osError: Int32) {
        let wanted = Int(min(Int64(buffer.count), size - position))
        guard wanted > 0 else { return (0, 0) }
        switch bytes {
        case .memory(let memory):
            memory.withUnsafeBytes {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[Int(position)..<Int(position) + wanted]))
            }
            return (wanted, 0)
        case .file(let descriptor, let start, _):
            while true {
                let got = pread(descriptor, buffer.baseAddress, wanted, off_t(start + position))
                if got > 0 { return (got, 0) }
                if got < 0, errno == EINTR { continue }
                // A file that became shorter must not end as a short body.
                return (-1, got == 0 ? EIO : errno)
            }
        }
    }
}
