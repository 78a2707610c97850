import Digests
import Foundation
import Letters
import Synchronization

@testable import Spool

/// A spool in a folder of its own, under a clock of the test's, removed at the end.
final class SpoolFixture: Sendable {
    let directory: String
    private let time = Mutex(Date().timeIntervalSince1970.rounded())

    private let retention = Mutex<Double?>(nil)
    private let mounted: Bool

    /// - Parameter size: bytes of a file system of its own; nil for a folder of this machine's.
    init(size: Int? = nil) throws {
        directory = FileManager.default.temporaryDirectory.path + "/spool-\(UUID().uuidString)"
        mounted = size != nil
        if let size {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
            try Self.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(size),mode=700", "tmpfs", directory])
        }
    }

    deinit {
        if mounted { try? Self.run("/bin/umount", ["-l", directory]) }
        try? FileManager.default.removeItem(atPath: directory)
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = try Process.run(URL(fileURLWithPath: program), arguments: arguments)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Status(.internalFault, [.detail: program]) }
    }

    var keepDocuments: Double? {
        get { retention.withLock { $0 } }
        set { retention.withLock { $0 = newValue } }
    }

    var now: Double { time.withLock { $0 } }
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }

    func open(reserve: Int64 = 0, documentLimit: Int64 = 1 << 20, ballast: Int64 = 0) throws(Status) -> Spool {
        try Spool.open(
            SpoolConfiguration(
                directory: directory, documentLimit: documentLimit, reserve: reserve,
                ballast: ballast, keepDocuments: keepDocuments,
                now: { [self] in time.withLock { $0 } }))
    }

    func path(_ name: String) -> String { directory + "/" + name }

    func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
    }
}

/// A job's documents and hand-over, made up.
struct Job {
    var handOver: HandOver
    var documents: [[UInt8]]

    init(
        uuid: String = UUID().uuidString.lowercased(), id: Int = 7, user: String = "anna", pages: [Int] = [2],
        findings: [Status] = [], seed: UInt8 = 1
    ) {
        documents = pages.indices.map { index in
            (0..<5000).map { UInt8(truncatingIfNeeded: $0) &+ UInt8(index) &+ seed }
        }
        let summaries = zip(documents, pages).enumerated().map { index, document in
            DocumentSummary(
                name: "document \(index + 1)", pages: document.1, size: Int64(document.0.count),
                sha256: SHA256Digest.hex(document.0))
        }
        let letters = pages.enumerated().map { index, count in
            Letter(
                number: index + 1, document: index + 1, pages: Array(1...count), sheets: count, envelope: .us,
                address: PostalAddress(
                    lines: ["Jan Peeters", "Nieuwstraat 1", "1000 Brussel"], postcode: "1000", country: "BE"),
                addressBox: nil, expected: nil)
        }
        handOver = HandOver(
            job: JobIdentity(id: id, uuid: uuid, printer: "post", user: user, title: "A \"letter\""), language: .nl,
            verdict: Verdict(documents: summaries, options: Options(), letters: letters, findings: findings))
    }

    func stage(_ spool: Spool) throws(Status) {
        for (index, bytes) in documents.enumerated() {
            let summary = handOver.verdict.documents[index]
            let staged = try spool.stage(
                job: handOver.job.uuid, number: index + 1, size: summary.size, sha256: summary.sha256)
            try staged.write(Array(bytes.prefix(1000)))
            try staged.write(Array(bytes.dropFirst(1000)))
            try staged.finish()
        }
    }

    @discardableResult
    func accept(_ spool: Spool) throws(Status) -> Acceptance {
        try stage(spool)
        return try spool.accept(handOver, account: "default", sandbox: true)
    }

    /// Accepted and confirmed.
    func queue(_ spool: Spool) throws(Status) -> String {
        let acceptance = try accept(spool)
        try spool.received(job: handOver.job.uuid)
        return acceptance.submission
    }
}

/// The code a call throws; nil where it succeeds.
func code(_ body: () throws -> Void) -> StatusCode? {
    do {
        try body()
        return nil
    } catch {
        return (error as? Status)?.code ?? .internalFault
    }
}

/// `count` threads, all at once however few cores there are; returns when the last has ended.
func together(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for number in 0..<count {
        group.enter()
        Thread {
            body(number)
            group.leave()
        }.start()
    }
    group.wait()
}

extension Spool {
    func freeze(_ id: String, manifest: [UInt8]) throws(Status) { try freeze(checkDocuments(id), manifest: manifest) }
}
