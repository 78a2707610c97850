import Foundation
import GRDB
import Letters
import Testing

@testable import Spool

@Suite struct AuditTests {
    private static let anna = Person(uid: 1000, name: "anna", words: "wrong \"letter\"\n")

    /// A queue with a log of what people did.
    private func filled(_ fixture: SpoolFixture) throws -> Spool {
        let spool = try fixture.open()
        let first = try Job(findings: [Status(.jobReview)]).queue(spool)
        try spool.release(first, actor: Self.anna)
        try spool.hold(first, actor: Self.anna)
        _ = try spool.cancel(first, actor: Self.anna)
        let second = try Job().queue(spool)
        try spool.record(PlatformReport(submission: second, receipt: "R", state: .awaitingApproval, letters: []))
        try spool.record(PlatformReport(submission: second, receipt: "R", state: .inProduction, letters: []))
        return spool
    }

    private func entries(_ spool: Spool) throws -> [AuditEntry] {
        try spool.auditLines().map { try JSONDecoder().decode(AuditEntry.self, from: Data($0.entry.utf8)) }
    }

    @Test func everythingThatWasDoneIsThere() throws {
        let fixture = try SpoolFixture()
        let spool = try filled(fixture)
        let entries = try entries(spool)
        #expect(entries.map(\.action) == [.accept, .hold, .release, .hold, .cancel, .accept, .approve])
        #expect(entries.map(\.number) == Array(1...7))
        #expect(entries[0].user == "anna" && entries[0].uid == nil && entries[1].reason == .jobReview)
        #expect(entries[2].uid == 1000 && entries[2].user == "anna" && entries[2].words == "wrong \"letter\"\n")
        #expect(entries[3].reason == .jobHeld)
        #expect(entries.allSatisfy { $0.at == Int64(fixture.now * 1000) })
        let report = try spool.verifyAudit()
        #expect(report.damage.isEmpty && report.lines == 7)
        #expect(
            !(try spool.auditLines().contains { $0.entry.contains("letter\\\"\"") || $0.entry.contains("Peeters") }))
    }

    /// The effect and its line are one transaction.
    @Test func whatFailsIsNotTold() throws {
        let fixture = try SpoolFixture()
        let spool = try filled(fixture)
        let id = try spool.submissions().submissions[0].id
        #expect(code { try spool.release(id, actor: Self.anna) } == .stateConflict)
        try spool.database.write {
            try $0.execute(sql: "CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END")
        }
        let job = Job()
        #expect(code { try job.accept(spool) } == .spoolFailed)
        #expect(try spool.submission(job: job.handOver.job.uuid) == nil)
        #expect(try spool.auditLines().count == 7)
    }

    @Test func isNeitherChangedNorRemovedByTheProgram() throws {
        let fixture = try SpoolFixture()
        let spool = try filled(fixture)
        for sql in ["UPDATE audit SET entry = '{}'", "DELETE FROM audit"] {
            #expect(throws: DatabaseError.self) { try spool.database.write { try $0.execute(sql: sql) } }
        }
    }

    enum Damage: CaseIterable {
        case edited, editedWithItsHash, removed, truncated, emptied, reordered, inserted
    }

    @Test(arguments: Damage.allCases) func damageIsFoundAndNamed(_ damage: Damage) throws {
        let fixture = try SpoolFixture()
        let spool = try filled(fixture)
        try spool.database.write { database in
            for trigger in ["audit_is_not_changed", "audit_is_not_removed"] {
                try database.execute(sql: "DROP TRIGGER \(trigger)")
            }
            switch damage {
            case .edited:
                try database.execute(sql: "UPDATE audit SET entry = replace(entry, 'anna', 'bert') WHERE number = 3")
            case .editedWithItsHash:
                let line = try #require(
                    try Row.fetchOne(database, sql: "SELECT * FROM audit WHERE number = 3").map { AuditLine(row: $0) })
                let entry = line.entry.replacingOccurrences(of: "anna", with: "bert")
                try database.execute(
                    sql: "UPDATE audit SET entry = ?, hash = ? WHERE number = 3", arguments: [entry, sha256(entry)])
            case .removed: try database.execute(sql: "DELETE FROM audit WHERE number IN (3, 4)")
            case .truncated: try database.execute(sql: "DELETE FROM audit WHERE number > 4")
            case .emptied: try database.execute(sql: "DELETE FROM audit")
            case .reordered:
                try database.execute(
                    sql: """
                        UPDATE audit SET number = -3 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4;
                        UPDATE audit SET number = 4 WHERE number = -3
                        """)
            case .inserted:
                let last = try #require(try AuditLine.last(database))
                let entry = last.entry.replacingOccurrences(of: "\"number\":7", with: "\"number\":8")
                try database.execute(
                    sql: "INSERT INTO audit (number, entry, hash) VALUES (8, ?, ?)", arguments: [entry, sha256(entry)])
            }
        }
        let found = try spool.verifyAudit().damage
        let expected: AuditDamage =
            switch damage {
            case .edited: AuditDamage(kind: .edited, number: 3)
            case .editedWithItsHash: AuditDamage(kind: .reordered, number: 4)
            case .removed: AuditDamage(kind: .removed, number: 5)
            case .truncated: AuditDamage(kind: .truncated, number: 5)
            case .emptied: AuditDamage(kind: .truncated, number: 1)
            case .reordered: AuditDamage(kind: .edited, number: 3)
            case .inserted: AuditDamage(kind: .reordered, number: 8)
            }
        #expect(found.first == expected)
        #expect(spool.alarms.current.map(\.code) == [.auditDamaged])
    }

    /// A second start finds it too: the witness outlives the process.
    @Test func aCutLogIsFoundAfterARestart() throws {
        let fixture = try SpoolFixture()
        do {
            let spool = try filled(fixture)
            try spool.database.write {
                try $0.execute(sql: "DROP TRIGGER audit_is_not_removed")
                try $0.execute(sql: "DELETE FROM audit WHERE number = 7")
            }
        }
        #expect(try fixture.open().verifyAudit().damage == [AuditDamage(kind: .truncated, number: 7)])
    }

    @Test func anExportIsCheckedByItself() throws {
        let fixture = try SpoolFixture()
        let exported = try filled(fixture).auditLines().map(\.json)
        var chain = AuditChain()
        for text in exported {
            let line = try #require(AuditLine(json: text))
            #expect(line.json == text)
            chain.follow(line)
            let fields = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(fields["hash"] as? String == line.hash && fields["action"] is String)
        }
        #expect(chain.report.damage.isEmpty && chain.report.lines == 7)
        var cut = AuditChain()
        for text in exported.dropFirst() { cut.follow(try #require(AuditLine(json: text))) }
        #expect(cut.report.damage == [AuditDamage(kind: .removed, number: 2)])
        for text in ["", "{}", "{\"number\":1}", exported[0] + " "] { #expect(AuditLine(json: text) == nil) }
    }

    private func sha256(_ text: String) -> String { AuditLine.hash(text) }
}
