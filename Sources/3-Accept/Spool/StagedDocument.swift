import Digests
import Glibc
public import Letters
import Synchronization

/// A document that is being received into `incoming`. What is not finished is removed when the last reference goes.
public final class StagedDocument: Sendable {
    private struct Writing: ~Copyable {
        var file: Descriptor
        var digest = SHA256Digest()
        var written: Int64 = 0
    }

    private let spool: Spool
    private let job: String
    private let number: Int
    private let size: Int64
    private let sha256: String
    private let temporary: String
    private let writing: Mutex<Writing?>

    /// Fails early where the space is not there: `spoolFull`.
    init(_ spool: Spool, job: String, number: Int, size: Int64, sha256: String) throws(Status) {
        guard SubmissionIdentity.isUUID(job), (1...9999).contains(number), size > 0,
            Hex.decode(sha256)?.count == SHA256Digest.byteCount, sha256 == sha256.lowercased()
        else { throw Status(.requestInvalid, [.detail: "document"]) }
        guard size <= spool.configuration.documentLimit else {
            throw Status(.documentTooLarge, [.allowed: String(spool.configuration.documentLimit)])
        }
        try spool.durability.check()
        let token = SubmissionIdentity.random()
        let path = "\(spool.folders.incoming)/\(job).\(number).\(token).tmp"
        try spool.reserve(size)
        let file: Descriptor
        do throws(Status) {
            file = try Files.open(path, O_WRONLY | O_CREAT | O_EXCL)
        } catch {
            spool.unreserve(size)
            throw error
        }
        self.spool = spool
        self.job = job
        self.number = number
        self.size = size
        self.sha256 = sha256
        temporary = path
        writing = Mutex(Writing(file: file))
    }

    deinit {
        let open = writing.withLock { $0 != nil }
        if open {
            unlink(temporary)
            spool.unreserve(size)
        }
    }

    /// Bytes in their order. More than was declared is refused.
    public func write(_ bytes: [UInt8]) throws(Status) {
        try writing.withLock { writing throws(Status) in
            guard var open = writing.take() else { throw Status(.requestInvalid, [.detail: "finished"]) }
            guard open.written + Int64(bytes.count) <= size else {
                writing = consume open
                throw Status(.documentTooLarge, [.allowed: String(size)])
            }
            do throws(Status) {
                try Files.writeAll(bytes, to: open.file)
            } catch {
                writing = consume open
                throw error
            }
            open.digest.update(bytes)
            open.written += Int64(bytes.count)
            writing = consume open
        }
    }

    /// Length and digest compared with what was declared, the bytes synced, and named for `accept`. A second call is refused.
    public func finish() throws(Status) {
        try writing.withLock { writing throws(Status) in
            guard let open = writing.take() else { throw Status(.requestInvalid, [.detail: "finished"]) }
            defer { spool.unreserve(size) }
            do throws(Status) {
                try complete(open)
            } catch {
                unlink(temporary)
                throw error
            }
        }
    }

    private func complete(_ open: consuming Writing) throws(Status) {
        guard open.written == size else {
            throw Status(.documentTruncated, document: number, [.detail: "\(open.written) of \(size) bytes"])
        }
        let file = open.file
        try spool.durability.sync(file, temporary, .document)
        guard Hex.encode(open.digest.finish()) == sha256 else {
            throw Status(.documentDamaged, document: number, [.detail: "SHA-256"])
        }
        let folder = spool.folders.incoming(job: job)
        try Files.makeFolder(folder)
        try Files.rename(temporary, to: folder + "/" + SpoolFolders.name(number, sha256))
        spool.fresh.withLock { $0.add(file, sha256: sha256) }
    }
}

extension Spool {
    /// Begins to receive a document of a job: `number` from 1, `size` in bytes, `sha256` in lower-case hexadecimal.
    /// The same document may be staged again; nothing is accepted before `accept`.
    public func stage(job: String, number: Int, size: Int64, sha256: String) throws(Status) -> StagedDocument {
        try StagedDocument(self, job: job, number: number, size: size, sha256: sha256)
    }

    /// Refuses early rather than when the disk is full in the middle: the declared size must fit beside what others were promised, and
    /// leave the reserve, or one and a half times this document, free.
    func reserve(_ size: Int64) throws(Status) {
        try ballast.check()
        let free = try Files.freeSpace(folders.root)
        let spare = max(configuration.reserve, size + size / 2)
        try reserved.withLock { promised throws(Status) in
            guard free - promised - size >= spare else {
                throw Status(.spoolFull, [.path: folders.root])
            }
            promised += size
        }
    }

    func unreserve(_ size: Int64) {
        reserved.withLock { $0 -= size }
    }
}
