import FoundationEssentials
import GRDB
import Glibc
public import Letters

/// What an export holds, in the first line of its `queue.jsonl`; a submission each follows, then the cancelled jobs.
struct ExportHead: Codable, Equatable {
    var format = "clickpost-queue"
    var version = 1
    var name: String
    var installation: String
    /// Unix time, seconds.
    var sealed: Double
    var submissions: Int
    /// Uuids of jobs that were cancelled: a hand-over that comes later is refused on the other machine too.
    var tombstones: [String]
}

/// A submission with everything its rows hold.
struct ExportedSubmission: Codable, Equatable {
    var sidecar: Sidecar
    var state: SubmissionState
    var reason: Status?
    var changed: Double
    var waitingSince: Double?
    var attempts: Int
    var putBegun: Bool
    var receipt: String?
    var manifest: Data?
    /// Whether its documents are in the export: what is finished needs none.
    var withDocuments: Bool
    var documents: [Upload]
    var letters: [Word]
    var timeline: [Moment]

    struct Upload: Codable, Equatable {
        var generation: Int
        var upload: String?
        var offset: Int64
    }

    struct Word: Codable, Equatable {
        var platformID: String?
        var state: LetterState?
        var registeredNumber: String?
        var trackingLink: String?
        var posted: Double?
    }

    struct Moment: Codable, Equatable {
        var at: Double
        var state: SubmissionState
        var reason: Status?
        var actor: String?
    }
}

extension Spool {
    /// Gives the queue up to another machine: sealed first, durably and for ever, so that it can never send what the other one has; then
    /// written to `exports/NAME`. Repeated, it is written anew, under the name it was sealed with.
    ///
    /// What had been begun is exported as begun: the other machine asks the platform before it sends anything.
    public func exportQueue(_ wanted: String, actor: Person) throws(Status) -> ExportReport {
        guard Self.isExportName(wanted) else { throw Status(.requestInvalid, [.detail: "name"]) }
        guard standstill?.code != .spoolRestored else { throw Status(.spoolRestored) }
        let name = try seal(wanted, actor)
        let target = folders.exports + "/" + name
        let building = target + ".tmp"
        try Files.remove(building)
        try Files.makeFolder(building)
        try Files.makeFolder(building + "/documents")
        var head = ExportHead(
            name: name, installation: installation, sealed: configuration.now(), submissions: 0,
            tombstones: try read { try String.fetchAll($0, sql: "SELECT job_uuid FROM tombstone ORDER BY job_uuid") })
        var report = ExportReport(name: name, path: target, submissions: 0, open: 0)
        let lines = try Files.open(building + "/submissions", O_WRONLY | O_CREAT | O_EXCL)
        var after: Int64 = 0
        while let (number, one) = try exported(after: after) {
            if one.withDocuments {
                try link(one.sidecar, into: building + "/documents")
                report.open += 1
            }
            try Files.writeAll(try Self.line(one), to: lines)
            report.submissions += 1
            after = number
        }
        try durability.sync(lines, building, .export)
        head.submissions = report.submissions
        try folders.writeFile(building + "/head", try Self.line(head), durability, .export)
        try durability.syncFolder(building + "/documents", .exportFolder)
        try durability.syncFolder(building, .exportFolder)
        try Files.remove(target)
        try Files.rename(building, to: target)
        try durability.syncFolder(folders.exports, .exportFolder)
        return report
    }

    /// What becomes part of a path.
    static func isExportName(_ name: String) -> Bool {
        (1...100).contains(name.utf8.count) && !name.hasPrefix(".") && !name.hasSuffix(".tmp")
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
            }
    }

    private func seal(_ name: String, _ actor: Person) throws(Status) -> String {
        let sealed = try write { [self] database in
            if let sealed = try String.fetchOne(database, sql: "SELECT sealed FROM spool WHERE sealed IS NOT NULL") {
                return sealed
            }
            try database.execute(sql: "UPDATE spool SET sealed = ?", arguments: [name])
            try audit(database, .seal, actor: actor, detail: name)
            return name
        }
        try readStandstill()
        // What is on its way stops where it would begin something.
        changes.signal()
        return sealed
    }

    static func line(_ value: some Encodable) throws(Status) -> [UInt8] {
        do {
            return try JSON.bytes(value) + [UInt8(ascii: "\n")]
        } catch {
            throw Status(.internalFault, [.detail: "export"])
        }
    }

    private func exported(after: Int64) throws(Status) -> (Int64, ExportedSubmission)? {
        try read { [self] database in
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT * FROM submission WHERE number > ? ORDER BY number LIMIT 1",
                    arguments: [after])
            else { return nil }
            let known = try Submission(row: row)
            let details = try loadDetails(database, known.id)
            let handOver = HandOver(
                job: known.job, language: known.language,
                verdict: Verdict(
                    documents: details.documents.map(\.summary), options: known.options,
                    letters: details.letters.map(\.letter), findings: known.findings))
            let sidecar = Sidecar(
                submission: known.id, sendAgain: row["send_again"], account: known.account, sandbox: known.sandbox,
                accepted: known.accepted, handOver: handOver)
            return (
                known.number,
                ExportedSubmission(
                    sidecar: sidecar, state: known.state, reason: known.reason, changed: known.changed,
                    waitingSince: known.waitingSince, attempts: known.attempts, putBegun: known.putBegun,
                    receipt: known.receipt, manifest: row["manifest"], withDocuments: !known.state.isFinal,
                    documents: details.documents.map {
                        .init(generation: $0.generation, upload: $0.upload, offset: $0.offset)
                    },
                    letters: details.letters.map {
                        .init(
                            platformID: $0.platformID, state: $0.state, registeredNumber: $0.registeredNumber,
                            trackingLink: $0.trackingLink, posted: $0.posted)
                    },
                    timeline: details.timeline.map {
                        .init(at: $0.at, state: $0.state, reason: $0.reason, actor: $0.actor)
                    })
            )
        }
    }

    /// The documents under a second name: they are never written to again, and the export takes no room.
    private func link(_ sidecar: Sidecar, into folder: String) throws(Status) {
        let (from, to) = (folders.documents(submission: sidecar.submission), folder + "/" + sidecar.submission)
        try Files.makeFolder(to)
        for name in sidecar.documents.keys.sorted() where Files.exists(from + "/" + name) {
            try Files.link(from + "/" + name, to: to + "/" + name)
        }
        try durability.syncFolder(to, .exportFolder)
    }
}
