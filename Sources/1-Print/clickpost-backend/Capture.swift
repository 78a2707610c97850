import Digests
import Glibc
import Letters
import Printing

/// One document of the job as it arrived, or as its pages were selected.
struct CapturedDocument {
    var file: UnnamedFile
    /// Bytes.
    var size: Int64
    /// Lower-case hexadecimal.
    var sha256: String
    /// What the document was before any filter of CUPS.
    var contentType: String
    /// Whether it came through our filter, so that CUPS may have made it from something else.
    var framed: Bool
    var copies: Int
    /// As CUPS gave them for this document.
    var options: String
}

/// Takes the job's documents from standard input or argv[6] into unnamed files.
struct Capture {
    let ticket: JobTicket
    /// CONTENT_TYPE of our own environment: of the first document alone, so it counts for argv[6] only.
    let contentType: String
    let folder: String
    let termination: Termination

    /// The documents, and how many came through the filter with the banners among them; nil where no filter ran.
    /// - Throws: `document.truncated`, `document.framing`; `spool.full`, `spool.failed` of TMPDIR; `job.interrupted`.
    func documents() throws(Status) -> (documents: [CapturedDocument], taken: Int?) {
        guard let path = ticket.file else { return try framed(from: STDIN_FILENO) }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Status(.inputUnreadable, [.detail: String(cString: strerror(errno))]) }
        defer { close(file) }
        return ([try plain(from: file)], nil)
    }

    /// A document without frames: whatever is in it, it is one document.
    private func plain(from input: Int32) throws(Status) -> CapturedDocument {
        let file = try UnnamedFile(folder: folder)
        var digest = SHA256Digest()
        try read(input) { bytes throws(Status) in
            digest.update(bytes)
            try file.append(bytes)
        }
        return CapturedDocument(
            file: file, size: try file.size(), sha256: Hex.encode(digest.finish()), contentType: contentType,
            framed: false, copies: ticket.copies, options: ticket.options)
    }

    private func framed(from input: Int32) throws(Status) -> (documents: [CapturedDocument], taken: Int?) {
        var reader = FrameReader(job: ticket.uuid)
        var assembly = Assembly(folder: folder)
        var failure: Status?
        // After a failure the rest is still read: a filter that can't write would hide our reason behind its own.
        try read(input) { bytes throws(Status) in
            guard failure == nil else { return }
            do throws(Status) {
                try reader.take(bytes) { event throws(Status) in try assembly.take(event) }
            } catch {
                failure = error
            }
        }
        if failure == nil {
            do throws(Status) { try reader.finish() } catch { failure = error }
        }
        if var failure {
            if failure.code != .spoolFull, failure.code != .spoolFailed {
                failure.document = assembly.documents.count + 1
            }
            throw failure
        }
        return (assembly.documents, assembly.taken)
    }

    private func read(_ input: Int32, _ take: (UnsafeRawBufferPointer) throws(Status) -> Void) throws(Status) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            guard termination.waits(forInput: input) else { throw Status(.jobInterrupted) }
            let count = Glibc.read(input, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Status(.inputUnreadable, [.detail: String(cString: strerror(errno))]) }
            if count == 0 { return }
            try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}

/// Frames back into documents; banners are dropped.
private struct Assembly: ~Copyable {
    let folder: String
    private(set) var documents: [CapturedDocument] = []
    /// Frames that ended, banners among them.
    private(set) var taken = 0
    private var header: FrameHeader?
    private var file: UnnamedFile?
    private var digest = SHA256Digest()

    init(folder: String) { self.folder = folder }

    mutating func take(_ event: FrameReader.Event) throws(Status) {
        switch event {
        case .begin(let header):
            self.header = header
            digest = SHA256Digest()
            file = header.isBanner ? nil : try UnnamedFile(folder: folder)
        case .data(let bytes):
            guard let file else { return }
            digest.update(bytes)
            try file.append(bytes)
        case .end(let total):
            taken += 1
            guard let header, let file else { return }
            guard let copies = Int(header.copies), copies >= 1 else { throw Status(.documentFraming) }
            var done = SHA256Digest()
            swap(&done, &digest)
            documents.append(
                CapturedDocument(
                    file: file, size: total, sha256: Hex.encode(done.finish()), contentType: header.contentType,
                    framed: true, copies: copies, options: header.options))
            self.file = nil
        }
    }
}
