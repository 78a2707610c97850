import Contract
import FoundationEssentials
import Glibc
import Letters
import Synchronization

/// One posted letter, as a line of the ledger (docs/sandbox.md). Members without a value are left out.
struct LedgerLine: Codable, Sendable {
    struct Stationery: Codable, Sendable {
        var name: String
        var sha256: String
    }

    var submission: String
    var receipt: String
    var letter: String
    var number: Int
    var account: String
    var installation: String
    var sender: String
    var title: String
    var document: Int
    var sha256: String
    var size: Int64
    var pages: [Int]
    var address: Manifest.Address
    var returnAddress: [String]
    var colour: Colour
    var sides: Sides
    var envelope: Envelope
    var franking: Franking
    var acknowledgement: Bool
    var background: Stationery?
    var annexes: [Stationery]
    var registeredNumber: String?
    var received: Double
    var posted: Double
    var sandbox = true
}

/// The folder of posted letters. A letter has one line, whatever is repeated, killed or restarted.
final class Ledger: Sendable {
    private struct Key: Hashable, Codable {
        var submission: String
        var number: Int
    }

    private struct State {
        var descriptor: Int32
        var posted: Set<Key>
        /// A write or sync that failed is final: what is on disk is then not known.
        var failed = false
    }

    private let folder: SandboxFolder
    private let state: Mutex<State>

    init(folder: SandboxFolder) throws {
        self.folder = folder
        let path = folder.ledger + "/letters.jsonl"
        let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
        let bytes = try SandboxFolder.read(path)
        let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // A kill in the middle of a line: its letter was not called posted, and is written again.
        guard whole == bytes.count || ftruncate(descriptor, off_t(whole)) == 0, fsync(descriptor) == 0 else {
            throw SystemError("repair \(path)")
        }
        try SandboxFolder.syncFolder(folder.ledger)
        var posted: Set<Key> = []
        for line in bytes[..<whole].split(separator: UInt8(ascii: "\n")) {
            posted.insert(try JSON.decode(Key.self, Array(line)))
        }
        state = Mutex(State(descriptor: descriptor, posted: posted))
    }

    deinit { state.withLock { _ = close($0.descriptor) } }

    /// Writes the lines that are not there, with the bytes they name; on disk when it returns.
    func post(_ lines: [LedgerLine]) throws {
        for sha256 in Set(lines.flatMap { [$0.sha256] + ([$0.background] + $0.annexes).compactMap(\.?.sha256) }) {
            try SandboxFolder.link(
                folder.document(sha256), to: folder.ledgerDocuments + "/" + sha256, in: folder.ledgerDocuments)
        }
        try state.withLock { state in
            guard !state.failed else { throw LedgerFailed() }
            let missing = lines.filter { !state.posted.contains(Key(submission: $0.submission, number: $0.number)) }
            guard !missing.isEmpty else { return }
            let bytes = try missing.flatMap { try JSON.encode($0) + [UInt8(ascii: "\n")] }
            do {
                try SandboxFolder.append(bytes, to: state.descriptor)
                guard fsync(state.descriptor) == 0 else { throw SystemError("sync the ledger") }
            } catch {
                state.failed = true
                throw error
            }
            for line in missing { state.posted.insert(Key(submission: line.submission, number: line.number)) }
        }
    }

    struct LedgerFailed: Error {}
}
