import Foundation
import GRDB
import Letters
import Testing

@testable import Spool

@Suite struct MigrationTests {
    /// A queue as the first published schema left it, with a submission in it, goes on where it stopped.
    @Test func aQueueOfTheFirstSchemaGoesOn() throws {
        let fixture = try SpoolFixture()
        let job = Job()
        let id: String
        do {
            let spool = try fixture.open()
            id = try job.queue(spool)
            _ = try spool.begin(id)
        }
        try asFirstSchema(fixture)
        let spool = try fixture.open()
        #expect(try spool.submission(id).state == .uploading)
        #expect(try spool.details(id).letters.map(\.letter) == job.handOver.verdict.letters)
        #expect(try spool.due(limit: 9, cap: 100).map(\.id) == [id])
        #expect(try spool.auditLines().isEmpty, "what was done before the log was kept is not invented")
        try spool.hold(id, actor: "root")
        #expect(try spool.verifyAudit() == AuditReport(lines: 1, head: spool.auditLines()[0].hash, damage: []))
    }

    /// The tables as version 1 made them, with what they held.
    private func asFirstSchema(_ fixture: SpoolFixture) throws {
        let old = try DatabaseQueue()
        try Schema.migrations.migrate(old, upTo: "1")
        let database = try DatabaseQueue(path: fixture.path("queue.sqlite"))
        try database.inDatabase { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            for name in ["spool", "audit", "drain"] { try database.execute(sql: "DROP TABLE \(name)") }
            for index in ["submission_removable", "submission_in_question", "submission_by_turn"] {
                try database.execute(sql: "DROP INDEX \(index)")
            }
            for column in ["documents_removed", "in_question", "bytes", "cut_off"] {
                try database.execute(sql: "ALTER TABLE submission DROP COLUMN \(column)")
            }
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier <> '1'")
        }
        let tables =
            "SELECT name, group_concat(column, ', ') FROM (SELECT m.name, c.name AS column FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table') GROUP BY name ORDER BY name"
        let (have, want) = (
            try database.read { try Row.fetchAll($0, sql: tables) }, try old.read { try Row.fetchAll($0, sql: tables) }
        )
        #expect(have == want)
        try database.close()
        try FileManager.default.removeItem(atPath: fixture.path("witness"))
    }
}
