import CLinux
import Contract
import Digests
import FoundationEssentials
import GRDB
import Glibc
import Hummingbird
import NIOCore

struct Upload: Sendable {
    var id: String
    var length: Int64
    var sha256: String
}

/// tus 1.0: bytes arrive in parts, each kept even when it is cut. What is on disk is the file's size.
struct Uploads: Sendable {
    let folder: SandboxFolder
    let store: Store
    let holders = UploadHolders()

    /// The same key gives the same upload.
    func create(account: String, key: String, length: Int64, sha256: String, now: Double) async throws
        -> (upload: Upload, made: Bool)
    {
        let folder = folder
        return try await store.queue.write { db in
            if let row = try Row.fetchOne(
                db, sql: "SELECT * FROM uploads WHERE account = ? AND key = ?", arguments: [account, key])
            {
                let known = Upload(id: row["id"], length: row["length"], sha256: row["sha256"])
                guard known.length == length, known.sha256 == sha256 else {
                    throw Refusal(409, "this Idempotency-Key is another document's")
                }
                guard row["gone"] as Int == 0 else { throw Refusal(410, "this upload was dropped") }
                return (known, false)
            }
            let upload = Upload(id: UUID().uuidString.lowercased(), length: length, sha256: sha256)
            // The file is on disk before its row: a row always has its file.
            let descriptor = open(folder.upload(upload.id), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw SystemError("make an upload") }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw SystemError("sync an upload") }
            try SandboxFolder.syncFolder(folder.uploads)
            try db.execute(
                sql: "INSERT INTO uploads (id, account, key, length, sha256, created) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [upload.id, account, key, length, sha256, now])
            return (upload, true)
        }
    }

    func find(account: String, id: String) async throws -> Upload {
        try await store.queue.read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT * FROM uploads WHERE id = ? AND account = ?", arguments: [id, account])
            else { throw Refusal(404, "no such upload") }
            guard row["gone"] as Int == 0 else { throw Refusal(410, "this upload was dropped") }
            return Upload(id: row["id"], length: row["length"], sha256: row["sha256"])
        }
    }

    /// The bytes on disk. A part still arriving is cut first: its sender has asked, so it has given up on it.
    func offset(_ upload: Upload, from channel: any Channel) async throws -> Int64 {
        try await holders.holding(upload.id, channel) {
            try await Blocking.run { [folder] in
                let descriptor = open(folder.upload(upload.id), O_RDONLY | O_CLOEXEC)
                guard descriptor >= 0 else { throw SystemError("open an upload") }
                defer { close(descriptor) }
                guard fsync(descriptor) == 0 else { throw SystemError("sync an upload") }
                return try Self.size(descriptor)
            }
        }
    }

    /// Appends a part and gives the offset after it, on disk. `expected` is the part's declared length; a part that ends before it
    /// was cut, and the connection is closed. `cut` cuts it on purpose.
    func append(
        _ upload: Upload, at offset: Int64, _ body: RequestBody, expected: Int64, cut: Int64?, from channel: any Channel
    ) async throws -> Int64 {
        guard expected <= upload.length - offset else { throw Refusal(413, "more bytes than the upload's length") }
        return try await holders.holding(upload.id, channel) {
            let file = try await Blocking.run { [folder] in
                try UploadFile(path: folder.upload(upload.id), at: offset)
            }
            var received: Int64 = 0
            var part: [UInt8] = []
            let wanted = min(expected, cut ?? expected)
            do {
                for try await buffer in body {
                    let room = Int(wanted - received)
                    buffer.withUnsafeReadableBytes { part.append(contentsOf: $0.prefix(room)) }
                    received += Int64(min(room, buffer.readableBytes))
                    if part.count >= 1 << 20 {
                        let bytes = part
                        part.removeAll(keepingCapacity: true)
                        try await Blocking.run { try file.write(bytes) }
                    }
                    if received == wanted { break }
                }
            } catch is SystemError {
                throw Refusal(500, "the upload could not be written")
            } catch {
                // The connection broke: what arrived is kept all the same.
            }
            let rest = part
            let size = try await Blocking.run {
                try file.write(rest)
                return try file.sync()
            }
            guard received == expected else { throw CloseConnection() }
            return size
        }
    }

    static func size(_ descriptor: Int32) throws -> Int64 {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw SystemError("look at an upload") }
        return Int64(facts.st_size)
    }
}

/// An upload's file while one part is written to it.
private final class UploadFile: Sendable {
    private let descriptor: Int32

    init(path: String, at offset: Int64) throws {
        descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open an upload") }
        let size = try Uploads.size(descriptor)
        guard size == offset else {
            throw Refusal(409, "the upload is at \(size)", headers: [("Upload-Offset", String(size))])
        }
    }

    deinit { close(descriptor) }

    /// The disk begins at once, so that the sync that decides finds little left to do.
    func write(_ bytes: [UInt8]) throws {
        try SandboxFolder.append(bytes, to: descriptor)
        clinux_begin_writing(descriptor)
    }

    func sync() throws -> Int64 {
        guard fsync(descriptor) == 0 else { throw SystemError("sync an upload") }
        return try Uploads.size(descriptor)
    }
}

/// One request at a time works on an upload. A later one closes the earlier one's connection: the sender's end of it is gone.
actor UploadHolders {
    private var holders: [String: any Channel] = [:]

    func holding<Value: Sendable>(
        _ id: String, _ channel: any Channel, _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        for _ in 0..<100 where holders[id] != nil {
            holders[id]?.close(mode: .all, promise: nil)
            try await Task.sleep(for: .milliseconds(50))
        }
        guard holders[id] == nil else { throw Refusal(423, "another request works on this upload") }
        holders[id] = channel
        defer { holders[id] = nil }
        return try await body()
    }
}
