public import Letters

/// How the filter hands one document to the backend. CUPS runs the filter once a document and puts all outputs behind each
/// other on the backend's standard input, and gives the backend the argv and environment of the first alone, which may be
/// a banner: so each frame says itself what it holds and how it was asked for.
///
///     header mark (8 bytes) · header length (4) · header
///     chunk length (4, 1…65536) · bytes, …
///     0 (4) · total length (8) · end mark (8)
///
/// Numbers are big-endian. The header is five texts, each ended by a zero byte: job uuid, CONTENT_TYPE, CUPS_FILETYPE,
/// copies, options. The total and the end mark tell a whole document from one that broke off.
public struct FrameHeader: Equatable, Sendable {
    /// The job's: what a sender puts into a file can't know it, so it can't pass for a frame.
    public var job: String
    public var contentType: String
    public var fileType: String
    public var copies: String
    public var options: String

    public init(job: String, contentType: String, fileType: String, copies: String, options: String) {
        self.job = job
        self.contentType = contentType
        self.fileType = fileType
        self.copies = copies
        self.options = options
    }

    /// A banner of CUPS, printed around the letters and no part of them.
    public var isBanner: Bool { fileType == "job-sheet" }
}

public enum Frame {
    public static let chunkLimit = 65_536
    /// Options may be as long as an argument of a process.
    static let headerLimit = 262_144
    static let headerMark = Array("\u{1}CPFRAM1".utf8)
    static let endMark = Array("\u{1}CPEND.1".utf8)
    /// Bytes a chunk's length takes.
    public static let chunkPrefix = 4

    public static func header(_ header: FrameHeader) -> [UInt8] {
        let texts = [header.job, header.contentType, header.fileType, header.copies, header.options]
        let body = texts.flatMap { text in text.utf8.filter { $0 != 0 } + [0] }
        return headerMark + bigEndian(UInt32(body.count)) + body
    }

    public static func chunkLength(_ count: Int) -> [UInt8] { bigEndian(UInt32(count)) }

    public static func end(total: Int64) -> [UInt8] {
        bigEndian(UInt32(0)) + bigEndian(UInt64(total)) + endMark
    }

    static func header(from body: ArraySlice<UInt8>) -> FrameHeader? {
        guard body.last == 0 else { return nil }
        let texts = body.dropLast().split(separator: 0, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard texts.count == 5 else { return nil }
        return FrameHeader(
            job: texts[0], contentType: texts[1], fileType: texts[2], copies: texts[3], options: texts[4])
    }

    private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}

/// Takes frames apart as bytes come in, whatever the pieces. Keeps nothing but a header.
public struct FrameReader {
    public enum Event {
        case begin(FrameHeader)
        /// Valid during the call.
        case data(UnsafeRawBufferPointer)
        case end(total: Int64)
    }

    private enum State {
        case headerStart
        case header(length: Int)
        case chunkStart
        case chunk(left: Int)
        case end
    }

    private let job: String
    private var state = State.headerStart
    private var pending: [UInt8] = []
    private var total: Int64 = 0

    /// - Parameter job: the job's uuid, which every frame must name.
    public init(job: String) { self.job = job }

    /// - Throws: `document.truncated` where a frame breaks off and another follows; `document.framing` for bytes that are
    ///   no frame of this job; what `handle` throws.
    public mutating func take(
        _ bytes: UnsafeRawBufferPointer, _ handle: (Event) throws(Status) -> Void
    ) throws(Status) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if case .chunk(let left) = state {
                let piece = rest.prefix(left)
                try handle(.data(UnsafeRawBufferPointer(rebasing: piece)))
                total += Int64(piece.count)
                rest = rest.dropFirst(piece.count)
                state = piece.count == left ? .chunkStart : .chunk(left: left - piece.count)
                continue
            }
            let missing = wanted - pending.count
            pending += rest.prefix(missing)
            rest = rest.dropFirst(missing)
            if pending.count == wanted { try step(handle) }
        }
    }

    /// The input has ended.
    /// - Throws: `document.truncated` where a frame has no end mark.
    public func finish() throws(Status) {
        guard case .headerStart = state, pending.isEmpty else { throw Status(.documentTruncated) }
    }

    /// Bytes the state needs before it can step.
    private var wanted: Int {
        switch state {
        case .headerStart: Frame.headerMark.count + 4
        case .header(let length): length
        case .chunkStart: 4
        case .chunk: 0
        case .end: 8 + Frame.endMark.count
        }
    }

    private mutating func step(_ handle: (Event) throws(Status) -> Void) throws(Status) {
        defer { pending = [] }
        switch state {
        case .headerStart:
            let length = number(pending.suffix(4))
            guard pending.starts(with: Frame.headerMark), (1...Frame.headerLimit).contains(length) else {
                throw Status(.documentFraming)
            }
            state = .header(length: length)
        case .header:
            guard let header = Frame.header(from: pending[...]), header.job == job else {
                throw Status(.documentFraming)
            }
            total = 0
            state = .chunkStart
            try handle(.begin(header))
        case .chunkStart:
            let length = number(pending[...])
            if length == 0 {
                state = .end
            } else if length <= Frame.chunkLimit {
                state = .chunk(left: length)
            } else {
                // The next frame's mark where a chunk should be: the filter of this document died.
                throw Status(pending.elementsEqual(Frame.headerMark.prefix(4)) ? .documentTruncated : .documentFraming)
            }
        case .end:
            guard number(pending.prefix(8)) == total, pending.dropFirst(8).elementsEqual(Frame.endMark) else {
                throw Status(.documentTruncated)
            }
            state = .headerStart
            try handle(.end(total: total))
        case .chunk: break
        }
    }

    private func number(_ bytes: ArraySlice<UInt8>) -> Int {
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(clamping: value)
    }
}
