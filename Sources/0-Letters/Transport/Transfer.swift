import CCurl
import Glibc

/// What libcurl's callbacks work on during one call. They run on the calling thread inside `curl_easy_perform`, so nothing is shared.
final class Transfer {
    let source: UploadSource
    private let sink: HTTPRequest.Sink
    private let progress: (@Sendable (Int64) -> Void)?
    private let cancel: CancelToken?
    private let pace: Pace?
    private var position: Int64 = 0
    private var reported: Int64 = -1
    private var received: Int64 = 0
    private var headerBytes = 0
    private var status = 0

    private(set) var headers = HTTPHeaders()
    private(set) var body: [UInt8] = []
    /// Why a callback ended the transfer.
    private(set) var stopped: TransportFailure.Kind?
    private(set) var osError: Int32 = 0

    private static let headerLimit = 64 << 10
    private static let errorBodyLimit = 64 << 10

    init(_ request: HTTPRequest, source: consuming UploadSource) {
        self.source = source
        sink = request.sink
        progress = request.progress
        cancel = request.cancel
        pace = request.pace
    }

    /// Without `rewinds` a body that was begun is never sent again by libcurl itself, which it does on a kept connection that breaks
    /// (CURLE_SEND_FAIL_REWIND instead): what has arrived is asked for, not sent twice.
    func install(in easy: borrowing EasyHandle, rewinds: Bool) throws(TransportFailure) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        let handle = easy.pointer
        for option in [
            CURLOPT_READDATA, CURLOPT_SEEKDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA,
        ] {
            try easy.check(clickpost_curl_set_pointer(handle, option, me))
        }
        try easy.set(CURLOPT_NOPROGRESS, 0)
        try easy.check(
            clickpost_curl_set_read(handle) { buffer, size, count, data in
                Transfer.of(data)?.read(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
                    ?? Int(CURL_READFUNC_ABORT)
            })
        if rewinds {
            try easy.check(
                clickpost_curl_set_seek(handle) { data, offset, origin in
                    Transfer.of(data)?.seek(Int64(offset), origin) ?? CURL_SEEKFUNC_FAIL
                })
        }
        try easy.check(
            clickpost_curl_set_write(handle, CURLOPT_WRITEFUNCTION) { buffer, size, count, data in
                Transfer.of(data)?.write(UnsafeRawBufferPointer(start: buffer, count: size * count)) ?? 0
            })
        try easy.check(
            clickpost_curl_set_write(handle, CURLOPT_HEADERFUNCTION) { buffer, size, count, data in
                Transfer.of(data)?.header(UnsafeRawBufferPointer(start: buffer, count: size * count)) ?? 0
            })
        try easy.check(
            clickpost_curl_set_progress(handle) { data, _, _, _, _ in Transfer.of(data)?.tick() ?? 1 })
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> Transfer? {
        data.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        var buffer = buffer
        if let pace, position < source.size {
            let wanted = Int(min(Int64(buffer.count), source.size - position))
            buffer = UnsafeMutableRawBufferPointer(rebasing: buffer[..<pace.take(wanted)])
        }
        let (count, error) = source.read(at: position, into: buffer)
        guard count >= 0 else {
            stopped = .io
            osError = error
            return Int(CURL_READFUNC_ABORT)
        }
        position += Int64(count)
        return count
    }

    private func seek(_ offset: Int64, _ origin: Int32) -> Int32 {
        guard origin == SEEK_SET, (0...source.size).contains(offset) else { return CURL_SEEKFUNC_CANTSEEK }
        position = offset
        return CURL_SEEKFUNC_OK
    }

    /// A new status line begins the headers anew: an interim answer came before.
    private func header(_ line: UnsafeRawBufferPointer) -> Int {
        headerBytes += line.count
        guard headerBytes <= Self.headerLimit else {
            stopped = .tooLarge
            return 0
        }
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") {
            headers = HTTPHeaders()
            let parts = text.split(separator: " ")
            status = parts.count > 1 ? Int(parts[1].prefix(3)) ?? 0 : 0
        } else if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...]
            headers.add(String(text[..<colon]), Self.trimmed(value))
        }
        return line.count
    }

    private static func trimmed(_ text: Substring) -> String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
        guard let start = text.firstIndex(where: { !blank($0) }), let end = text.lastIndex(where: { !blank($0) })
        else { return "" }
        return String(text[start...end])
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        received += Int64(bytes.count)
        switch sink {
        case .memory(let limit): return keep(bytes, limit)
        case .file where !(200..<300).contains(status): return keep(bytes, Self.errorBodyLimit)
        case .file(let descriptor, let limit):
            guard received <= limit else {
                stopped = .tooLarge
                return 0
            }
            return store(bytes, descriptor)
        }
    }

    private func keep(_ bytes: UnsafeRawBufferPointer, _ limit: Int) -> Int {
        guard received <= Int64(limit) else {
            stopped = .tooLarge
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func store(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                stopped = .io
                osError = errno
                return 0
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return bytes.count
    }

    /// Not 0 ends the transfer.
    private func tick() -> Int32 {
        if cancel?.isCancelled == true {
            stopped = .cancelled
            return 1
        }
        if let progress, position != reported {
            reported = position
            progress(position)
        }
        return 0
    }
}
