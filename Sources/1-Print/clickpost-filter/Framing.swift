import Glibc
import Printing

enum Framing {
    /// - Parameter arguments: printer, job id, user, title, copies, options, and a file where no filter ran before.
    static func run(_ arguments: [String], _ environment: [String: String]) -> Int32 {
        guard (6...7).contains(arguments.count) else {
            CupsMessages().debug("usage: clickpost-filter job user title copies options [file]")
            return 1
        }
        let header = FrameHeader(
            job: JobTicket.uuid(in: arguments[5]) ?? "", contentType: environment["CONTENT_TYPE"] ?? "",
            fileType: environment["CUPS_FILETYPE"] ?? "", copies: arguments[4], options: arguments[5])
        guard write(Frame.header(header)) else { return 0 }
        var input = STDIN_FILENO
        if arguments.count == 7 {
            input = open(arguments[6], O_RDONLY | O_CLOEXEC)
            if input < 0 {
                CupsMessages().debug("open: \(String(cString: strerror(errno)))")
                return 0
            }
        }
        guard let total = copy(from: input) else { return 0 }
        _ = write(Frame.end(total: total))
        return 0
    }

    /// Chunk by chunk, as it comes. The bytes copied; nil where reading or writing failed.
    private static func copy(from input: Int32) -> Int64? {
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Frame.chunkPrefix + Frame.chunkLimit, alignment: 16)
        defer { buffer.deallocate() }
        var total: Int64 = 0
        while true {
            let count = read(input, buffer.baseAddress?.advanced(by: Frame.chunkPrefix), Frame.chunkLimit)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                CupsMessages().debug("read: \(String(cString: strerror(errno)))")
                return nil
            }
            if count == 0 { return total }
            buffer.copyBytes(from: Frame.chunkLength(count))
            guard write(UnsafeRawBufferPointer(rebasing: buffer[..<(Frame.chunkPrefix + count)])) else { return nil }
            total += Int64(count)
        }
    }

    private static func write(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { write($0) } }

    private static func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let slice = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(STDOUT_FILENO, slice.baseAddress, slice.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
