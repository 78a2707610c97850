import Contract
import Digests
import Foundation
import GRDB
import Letters
import Testing

@testable import SandboxPlatform

/// A sandbox on a folder of its own, without its server.
private final class Fixture {
    let path = "/tmp/clickpost-sandbox-\(UUID().uuidString.prefix(8))"
    var sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox(
            folder: SandboxFolder(path: path), accounts: ["demo": "demo"], productionDelay: 10, postingDelay: 10)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Bytes of an upload that is whole.
    func upload(_ bytes: [UInt8], account: String = "demo") async throws -> Manifest.Document {
        let sha256 = SHA256Digest.hex(bytes)
        let (upload, _) = try await sandbox.uploads.create(
            account: account, key: UUID().uuidString, length: Int64(bytes.count), sha256: sha256, now: 0)
        try Data(bytes).write(to: URL(filePath: path + "/uploads/" + upload.id))
        // Made long ago by the sandbox's clock: only the present counts here.
        try await sandbox.store.queue.write { [now = sandbox.clock.now] db in
            try db.execute(sql: "UPDATE uploads SET created = ?", arguments: [now])
        }
        return Manifest.Document(
            number: 1, upload: "/v1/uploads/" + upload.id, size: Int64(bytes.count), sha256: sha256, pages: 2)
    }

    func advance(_ seconds: Double) async throws {
        try await sandbox.store.queue.write { [clock = sandbox.clock] db in
            try clock.move(ClockChange(advance: seconds, now: nil), db)
        }
        try await sandbox.produce()
    }

    func ledger() throws -> [LedgerLine] {
        try String(contentsOfFile: path + "/ledger/letters.jsonl", encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(LedgerLine.self, from: Data($0.utf8)) }
    }
}

private let pdf = Array("%PDF-1.7 two pages".utf8)

private func manifest(_ document: Manifest.Document, _ change: (inout Manifest) -> Void = { _ in }) throws -> [UInt8] {
    var manifest = Manifest(
        installation: "6f1d2c1e-0000-4000-8000-000000000001", sender: "jan", title: "t", documents: [document],
        options: Manifest.JobOptions(colour: .mono, sides: .one, background: nil, annexes: [], approval: false),
        letters: [
            Manifest.Letter(
                number: 1, document: 1, pages: [1, 2], envelope: .us, franking: .registered, acknowledgement: true,
                address: Manifest.Address(
                    lines: ["Jan Peeters", "1000 Bruxelles"], postcode: "1000", locality: nil, country: "BE"))
        ], returnAddress: ["Rue A 1"])
    change(&manifest)
    return try JSON.encode(manifest)
}

private func refusal<Value: Sendable>(_ body: () async throws -> Value) async throws -> Refusal? {
    do {
        _ = try await body()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}

@Suite struct SandboxTests {
    private let id = UUID().uuidString.lowercased()

    private func commit(_ fixture: Fixture, _ body: [UInt8]) async throws -> (report: SubmissionReport, made: Bool) {
        try await fixture.sandbox.submissions.commit(account: "demo", id: id, body: body)
    }

    @Test func rulesOfTheService() async throws {
        let fixture = try Fixture()
        let document = try await fixture.upload(pdf)
        let changes: [(String, (inout Manifest) -> Void)] = [
            ("abroad registered", { $0.letters[0].address.country = "FR" }),
            ("no return address", { $0.returnAddress = [] }),
            ("acknowledged prior", { $0.letters[0].franking = .prior }),
            ("no such page", { $0.letters[0].pages = [1, 3] }), ("page twice", { $0.letters[0].pages = [1, 1] }),
            ("no such document", { $0.letters[0].document = 2 }), ("no letter", { $0.letters = [] }),
            ("no address", { $0.letters[0].address.lines = [] }),
            ("no postcode", { $0.letters[0].address.postcode = nil }),
            (
                "too many sheets",
                {
                    $0.documents[0].pages = 9; $0.letters[0].pages = Array(1...7)
                }
            ),
            ("no such background", { $0.options.background = "letterhead" }), ("version", { $0.version = 2 }),
        ]
        for (name, change) in changes {
            let refused = try await refusal { try await commit(fixture, try manifest(document, change)) }
            #expect(refused?.status == 422 && refused?.type == Wire.ProblemType.rule.rawValue, "\(name)")
        }
        #expect(try await commit(fixture, try manifest(document)).made)
    }

    @Test func aMemberTheContractDoesNotKnowIsRefused() async throws {
        let fixture = try Fixture()
        let text = String(decoding: try manifest(try await fixture.upload(pdf)), as: UTF8.self)
        for (old, new) in [
            (#""title":"t""#, #""title":"t","colour":"gold""#),
            (#""postcode":"1000""#, #""postcode":"1000","box":"3""#),
            (#""acknowledgement":true"#, #""acknowledgement":true,"priority":null"#),
        ] {
            let changed = Array(text.replacingOccurrences(of: old, with: new).utf8)
            #expect(changed != Array(text.utf8))
            #expect(try await refusal { try await commit(fixture, changed) }?.status == 422, "\(new)")
        }
        #expect(try await refusal { try await commit(fixture, Array("{".utf8)) }?.status == 400)
    }

    @Test func bytesThatAreOthers() async throws {
        let fixture = try Fixture()
        let document = try await fixture.upload(pdf)
        var shorter = document
        shorter.size -= 1
        #expect(
            try await refusal { try await commit(fixture, try manifest(shorter)) }?.type
                == Wire.ProblemType.digest.rawValue)
        try Data("%PDF-1.7 two Pages".utf8).write(to: URL(filePath: fixture.path + document.upload.dropFirst(3)))
        #expect(
            try await refusal { try await commit(fixture, try manifest(document)) }?.type
                == Wire.ProblemType.digest.rawValue)
        let text = try await fixture.upload(Array("no PDF at all".utf8))
        #expect(try await refusal { try await commit(fixture, try manifest(text)) }?.status == 422)
        let stranger = try await fixture.upload(pdf, account: "other")
        #expect(
            try await refusal { try await commit(fixture, try manifest(stranger)) }?.type
                == Wire.ProblemType.uploadGone.rawValue)
    }

    @Test func anIdIsGlobalOverAccounts() async throws {
        let fixture = try Fixture()
        let body = try manifest(try await fixture.upload(pdf))
        _ = try await commit(fixture, body)
        let submissions = fixture.sandbox.submissions
        let other = try await refusal { try await submissions.commit(account: "other", id: id, body: body) }
        #expect(other?.status == 422 && other?.type == Wire.ProblemType.otherContent.rawValue)
        #expect(try await refusal { try await submissions.cancel(account: "other", id: id) }?.status == 409)
        #expect(try await refusal { try await submissions.ask(account: "other", id: id) }?.status == 404)
    }

    @Test func approval() async throws {
        let fixture = try Fixture()
        let body = try manifest(try await fixture.upload(pdf)) { $0.options.approval = true }
        #expect(try await commit(fixture, body).report.state == .awaitingApproval)
        try await fixture.advance(100_000)
        #expect(try fixture.ledger().isEmpty)
        let submissions = fixture.sandbox.submissions
        let granted = ApprovalDecision(granted: true, by: "manager")
        #expect(try await submissions.approve(account: "demo", id: id, granted).state == .received)
        #expect(try await submissions.approve(account: "demo", id: id, granted).state == .received)
        let refused = ApprovalDecision(granted: false, by: "manager")
        #expect(try await refusal { try await submissions.approve(account: "demo", id: id, refused) }?.status == 409)
        try await fixture.advance(25)
        #expect(try fixture.ledger().count == 1)
        let never = UUID().uuidString
        #expect(try await refusal { try await submissions.approve(account: "demo", id: never, granted) }?.status == 404)
    }

    @Test func aTornLedgerLineIsWrittenAgainOnce() async throws {
        let fixture = try Fixture()
        _ = try await commit(fixture, try manifest(try await fixture.upload(pdf)))
        try await fixture.advance(25)
        let path = fixture.path + "/ledger/letters.jsonl"
        let whole = try Data(contentsOf: URL(filePath: path))
        let folder = fixture.sandbox.folder
        let line = try #require(try fixture.ledger().first)

        // Killed after the line and before the database's commit: the line stays one.
        try Ledger(folder: folder).post([line])
        #expect(try Data(contentsOf: URL(filePath: path)) == whole)
        // Killed in the middle of the line: it is written anew.
        try whole.dropLast(20).write(to: URL(filePath: path))
        try Ledger(folder: folder).post([line])
        #expect(try Data(contentsOf: URL(filePath: path)) == whole)
        #expect(line.registeredNumber?.count == 30 && line.sha256 == SHA256Digest.hex(pdf))
        #expect(try Data(contentsOf: URL(filePath: fixture.path + "/ledger/documents/" + line.sha256)) == Data(pdf))
    }

    @Test func sixtyDays() async throws {
        let fixture = try Fixture()
        let body = try manifest(try await fixture.upload(pdf))
        let receipt = try await commit(fixture, body).report.receipt
        let submissions = fixture.sandbox.submissions
        try await fixture.advance(100_000)
        let letter = try await submissions.ask(account: "demo", id: id).letters[0]
        #expect(letter.state == .delivered)
        #expect(try await submissions.receipt(account: "demo", letter: letter.id).recipient.first == "Jan Peeters")
        let file = try await submissions.document(account: "demo", id: id, number: 1)
        try await fixture.advance(60 * 86_400)
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try await refusal { try await submissions.ask(account: "demo", id: id) }?.status == 410)
        #expect(try await refusal { try await submissions.receipt(account: "demo", letter: letter.id) }?.status == 410)
        #expect(try await refusal { try await submissions.document(account: "demo", id: id, number: 1) }?.status == 410)
        // What was posted is remembered for ever: a repeat is not a second letter.
        let repeated = try await commit(fixture, body)
        #expect(!repeated.made && repeated.report.receipt == receipt)
        #expect(try fixture.ledger().count == 1)
        let events = try await refusal {
            try await fixture.sandbox.store.queue.read { [reports = submissions.reports] db in
                try reports.events(db, account: "demo", after: "1")
            }
        }
        #expect(events?.status == 410)
    }

    @Test func stationeryIsPinnedAtTheCommit() async throws {
        let fixture = try Fixture()
        let stationery = fixture.sandbox.stationery
        let old = Array("%PDF-1.7 old head".utf8)
        #expect(try await stationery.put("demo", .backgrounds, "head", old))
        _ = try await commit(fixture, try manifest(try await fixture.upload(pdf)) { $0.options.background = "head" })
        #expect(try await !stationery.put("demo", .backgrounds, "head", Array("%PDF-1.7 new head".utf8)))
        try await fixture.advance(25)
        #expect(try fixture.ledger().first?.background?.sha256 == SHA256Digest.hex(old))
        try await stationery.remove("demo", .backgrounds, "head")
        #expect(try await refusal { try await stationery.remove("demo", .backgrounds, "head") }?.status == 404)
        #expect(try await refusal { try await stationery.put("demo", .annexes, "a", [1]) }?.status == 422)
    }

    @Test func theFolderAndItsClock() async throws {
        let fixture = try Fixture()
        #expect(throws: FolderInUse.self) { try SandboxFolder(path: fixture.path) }
        try await fixture.advance(5000)
        #expect(try SandboxClock(Store(path: fixture.path + "/sandbox.sqlite")).offset == 5000)
        let key = try FileManager.default.attributesOfItem(atPath: fixture.path + "/authority/ca.key")
        #expect((key[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func faultsCountDown() {
        let faults = Faults()
        var fault = Fault()
        fault.method = "PUT"
        fault.path = "/v1/submissions/"
        fault.count = 2
        fault.skip = 1
        fault.lost = true
        faults.add(fault)
        let hits = (0..<5).map { _ in faults.take(method: "PUT", path: "/v1/submissions/x") != nil }
        #expect(hits == [false, true, true, false, false])
        #expect(faults.take(method: "GET", path: "/v1/submissions/x") == nil)
        #expect(!Fault().hasOneEffect)
    }

    @Test(arguments: [
        ("/v1/token", true), ("/v1/submissions/x/approval", true), ("/v1/submissions/x/other", false), ("/v1", false),
        ("/v1/annexes/a%20b", true), ("/v1/annexes/", false), ("/v2/token", false), ("/v1//token", false),
    ])
    func routes(path: String, known: Bool) {
        #expect((Route(path: path) != nil) == known)
    }
}
