import FoundationEssentials
import GRDB
public import Letters

extension Spool {
    /// Takes over what another machine's queue was sealed for, from `imports/NAME`: the same ids, nothing twice. What is not finished is
    /// asked about at the platform before anything of it is sent. Repeats add nothing.
    public func importQueue(_ name: String, actor: Person) throws(Status) -> ImportReport {
        guard Self.isExportName(name) else { throw Status(.requestInvalid, [.detail: "name"]) }
        if let standstill { throw standstill }
        let folder = folders.imports + "/" + name
        let head = try Self.value(ExportHead.self, try Files.read(folder + "/head"))
        guard head.format == "clickpost-queue" else {
            throw Status(.requestInvalid, [.path: folder, .detail: "format"])
        }
        guard head.version == 1 else { throw Status(.spoolNewer, [.path: folder]) }
        guard head.installation != installation else {
            throw Status(.requestInvalid, [.detail: "this queue's own export"])
        }
        let lines = try Files.read(folder + "/submissions", limit: 4 << 30).split(separator: UInt8(ascii: "\n"))
        guard lines.count == head.submissions else {
            throw Status(.spoolDamaged, [.path: folder, .detail: "\(lines.count) of \(head.submissions) submissions"])
        }
        try write { [self] database in
            for job in head.tombstones where SubmissionIdentity.isUUID(job) { try bury(database, job: job) }
        }
        var report = ImportReport()
        for line in lines {
            let one = try Self.value(ExportedSubmission.self, Array(line))
            switch try accepting.withLock(
                one.sidecar.handOver.job.uuid,
                { () throws(Status) in
                    try take(one, from: folder, actor, name)
                })
            {
            case .imported: report.imported += 1
            case .already: report.already += 1
            case .damaged: report.damaged.append(one.sidecar.submission)
            }
        }
        changes.signal()
        return report
    }

    private enum Taken {
        case imported, already, damaged
    }

    private static func value<T: Decodable>(_ type: T.Type, _ bytes: [UInt8]) throws(Status) -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw Status(.requestInvalid, [.detail: "not a queue's export"])
        }
    }

    private func take(
        _ one: ExportedSubmission, from folder: String, _ actor: Person, _ name: String
    ) throws(Status) -> Taken {
        let sidecar = one.sidecar
        let job = sidecar.handOver.job.uuid
        guard SubmissionIdentity.isUUID(sidecar.submission), SubmissionIdentity.isUUID(job),
            (try? HandOverCheck.check(sidecar.handOver)) != nil
        else { return .damaged }
        let isHere = try read { database in
            try Submission.isKnown(database, id: sidecar.submission, job: job, sendAgain: sidecar.sendAgain)
        }
        guard !isHere else { return .already }
        if one.withDocuments {
            guard try copy(sidecar, from: folder + "/documents/" + sidecar.submission) else { return .damaged }
        }
        return try write(.accept) { [self] database in
            guard try !Submission.isKnown(database, id: sidecar.submission, job: job, sendAgain: sidecar.sendAgain)
            else { return .already }
            try insert(database, one, sidecar)
            try audit(database, .importQueue, sidecar.submission, job: job, actor: actor, detail: name)
            return .imported
        }
    }

    /// Whole and synced before anything speaks of them; false where one is not what was accepted.
    private func copy(_ sidecar: Sidecar, from folder: String) throws(Status) -> Bool {
        let staged = folders.incoming + "/import-" + sidecar.submission
        try Files.remove(staged)
        try Files.makeFolder(staged)
        for (file, size) in sidecar.documents.sorted(by: { $0.key < $1.key }) {
            let (from, to) = (folder + "/" + file, staged + "/" + file)
            guard Files.facts(from)?.size == size else { return false }
            try Files.copy(from, to: to, durability)
            guard try file.hasSuffix("." + Files.sha256(to)) else { return false }
        }
        try folders.writeFile(staged + "/" + SpoolFolders.sidecar, try sidecar.bytes(), durability, .sidecar)
        try durability.syncFolder(staged, .stagedFolder)
        let target = folders.documents(submission: sidecar.submission)
        if Files.exists(target) { try quarantineFolder(sidecar.submission) }
        try Files.rename(staged, to: target)
        return true
    }

    private func insert(_ database: Database, _ one: ExportedSubmission, _ sidecar: Sidecar) throws {
        try sidecar.insert(database)
        let known = try Submission.fetch(database, id: sidecar.submission)
        let isOpen = !one.state.isFinal
        try database.execute(
            sql: """
                UPDATE submission SET state = ?, reason_json = ?, changed = ?, waiting_since = ?, attempts = ?, put_begun = ?,
                    receipt = ?, manifest = ?, in_question = ?, documents_removed = ? WHERE number = ?
                """,
            arguments: [
                one.state.rawValue, try one.reason.map(JSON.text), one.changed, one.waitingSince, one.attempts,
                isOpen || one.putBegun, one.receipt, one.manifest, isOpen,
                one.withDocuments ? nil : configuration.now(), known.number,
            ])
        for (index, upload) in one.documents.enumerated() {
            try database.execute(
                sql: "UPDATE document SET generation = ?, upload = ?, offset = ? WHERE submission = ? AND number = ?",
                arguments: [upload.generation, upload.upload, upload.offset, known.number, index + 1])
        }
        for (letter, word) in zip(sidecar.handOver.verdict.letters, one.letters) {
            try database.execute(
                sql: """
                    UPDATE letter SET platform_id = ?, state = ?, registered_number = ?, tracking_link = ?, posted = ?
                    WHERE submission = ? AND number = ?
                    """,
                arguments: [
                    word.platformID, word.state?.rawValue, word.registeredNumber, word.trackingLink, word.posted,
                    known.number,
                    letter.number,
                ])
        }
        // The first moment is the acceptance, which is there already.
        for moment in one.timeline.dropFirst() {
            try TimelineRow.insert(
                database, known, state: moment.state, reason: moment.reason, actor: moment.actor, at: moment.at)
        }
    }
}
