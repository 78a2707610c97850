import Contract
import Digests
import FoundationEssentials
import GRDB

enum StationeryKind: String, Sendable {
    case backgrounds, annexes
}

/// Background pages and annexes kept for an account: PDFs by name.
struct Stationery: Sendable {
    let folder: SandboxFolder
    let store: Store

    static let limit = 20 << 20

    func list(_ account: String, _ kind: StationeryKind) async throws -> [StationeryItem] {
        try await store.queue.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM stationery WHERE account = ? AND kind = ? ORDER BY name",
                arguments: [account, kind.rawValue]
            ).map { StationeryItem(name: $0["name"], size: $0["size"], sha256: $0["sha256"]) }
        }
    }

    func file(_ account: String, _ kind: StationeryKind, _ name: String) async throws -> String {
        guard let item = try await list(account, kind).first(where: { $0.name == name }) else {
            throw Refusal(404, "no such \(kind.rawValue)")
        }
        return folder.document(item.sha256)
    }

    func put(_ account: String, _ kind: StationeryKind, _ name: String, _ bytes: [UInt8]) async throws -> Bool {
        guard bytes.starts(with: "%PDF-".utf8) else { throw Refusal(422, "not a PDF", type: .rule) }
        let sha256 = SHA256Digest.hex(bytes)
        try await Blocking.run { [folder] in
            try SandboxFolder.write(bytes, to: folder.document(sha256), mode: 0o600)
        }
        return try await store.queue.write { db in
            let known = try String.fetchOne(
                db, sql: "SELECT sha256 FROM stationery WHERE account = ? AND kind = ? AND name = ?",
                arguments: [account, kind.rawValue, name])
            try db.execute(
                sql: "INSERT OR REPLACE INTO stationery (account, kind, name, size, sha256) VALUES (?, ?, ?, ?, ?)",
                arguments: [account, kind.rawValue, name, bytes.count, sha256])
            return known == nil
        }
    }

    func remove(_ account: String, _ kind: StationeryKind, _ name: String) async throws {
        try await store.queue.write { db in
            try db.execute(
                sql: "DELETE FROM stationery WHERE account = ? AND kind = ? AND name = ?",
                arguments: [account, kind.rawValue, name])
            guard db.changesCount > 0 else { throw Refusal(404, "no such \(kind.rawValue)") }
        }
    }

    /// Letters, digits, space, `-`, `_`, `.`; it must not begin with a dot or space.
    static func isName(_ name: String) -> Bool {
        let scalars = Array(name.unicodeScalars)
        guard (1...64).contains(scalars.count), let first = scalars.first else { return false }
        func plain(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber) || scalar == "-"
                || scalar == "_"
        }
        return plain(first) && scalars.allSatisfy { plain($0) || $0 == "." || $0 == " " }
    }
}
