import Foundation
import Testing

@Suite struct ServiceTests {
    @Test func aQueueThroughItsLife() throws {
        let service = try RunningService()
        #expect(try service.clickpost(["printer", "list"]).output.isEmpty)

        let added = try service.clickpost([
            "printer", "add", "office", "--sandbox", "--return-address", "Example SA|Rue de la Loi 1",
            "--return-address", "1000 Bruxelles",
        ])
        #expect(added.status == 0, "\(added.errors)")
        var queue = try #require(try queues(service).first)
        #expect(queue["name"] as? String == "office")
        #expect(queue["sandbox"] as? Bool == true)
        var settings = try #require(queue["settings"] as? [String: Any])
        #expect(settings["returnAddress"] as? [String] == ["Example SA", "Rue de la Loi 1", "1000 Bruxelles"])
        #expect((queue["faults"] as? [Any])?.isEmpty == true)

        // What is not named stays.
        #expect(try service.clickpost(["printer", "update", "office", "--account", "second"]).status == 0)
        queue = try #require(try queues(service).first)
        settings = try #require(queue["settings"] as? [String: Any])
        #expect(settings["account"] as? String == "second")
        #expect((settings["returnAddress"] as? [String])?.count == 3)

        #expect(try service.clickpost(["printer", "remove", "office"]).status == 0)
        #expect(try queues(service).isEmpty)
        let again = try service.clickpost(["printer", "update", "office"])
        #expect(again.status == 1)
        #expect(again.errors.contains("hint: "))
    }

    /// A window by the name the settings give it: for a queue and for a check; another name is refused with those that are known.
    @Test func ownWindowsByName() throws {
        let service = try RunningService()
        let document = RealProgram.document("cairo-letter-nl.pdf")
        #expect(try service.clickpost(["printer", "add", "office", "--window", "my-c5"]).status == 0)
        let settings = try #require(try queues(service).first?["settings"] as? [String: Any])
        #expect(settings["window"] as? String == "my-c5")
        let unknown = try service.clickpost(["printer", "update", "office", "--window", "my-c4"])
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("my-c5, far-away, belgium-right"), "\(unknown.errors)")

        let checked = try service.clickpost(["check", "--window", "my-c5", document, "--json"])
        #expect(checked.status == 0, "\(checked.errors)")
        let price = try #require(try checked.json()["price"] as? [String: Any])
        #expect(price["amount"] as? String == "1.85")
        #expect(
            try service.clickpost(["check", document]).output.contains("Estimated price, by your own tariff: EUR 1.85"))
        let empty = try service.clickpost(["check", "--window", "far-away", document, "--json"])
        #expect(empty.status == 1)
        let refused = try service.clickpost(["check", "--window", "my-c4", document])
        #expect(refused.status == 1)
        #expect(refused.output.contains("my-c5, far-away, belgium-right"), "\(refused.output)")
        // The settings alone know own names.
        let alone = try service.clickpost(["check", "--window", "my-c5", document], ["CLICKPOST_SOCKET": "/nowhere"])
        #expect(alone.status == 69)
    }

    /// Half of the work done must not look like nothing done: the second try completes it.
    @Test func aHalfMadeQueueIsToldAndCanBeCompleted() throws {
        let service = try RunningService()
        let half = try service.clickpost(["printer", "add", "office"], ["CUPS_SERVER": "/nowhere/cups.sock"])
        #expect(half.status != 0)
        #expect(half.output.isEmpty)
        #expect(half.errors.contains("the service has stored the settings"))
        #expect(half.errors.contains("hint: "))
        #expect(try service.clickpost(["printer", "add", "office"]).status == 0)
        #expect(try queues(service).count == 1)
    }

    @Test func credentialsAreTheServicesAlone() throws {
        let service = try RunningService()
        let stored = try service.clickpost(["login", "--account", "second", "--user", "anna"], input: "g€heim word\n")
        #expect(stored.status == 0, "\(stored.errors)")
        #expect(!stored.output.contains("heim"))
        let file = service.folder.appendingPathComponent("spool/credentials/second").path
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let kept = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        #expect(kept?["user"] as? String == "anna")
        #expect(kept?["password"] as? String == "g€heim word")
    }

    @Test func statusJobsAndWhatIsNotThere() throws {
        let service = try RunningService()
        let status = try service.clickpost(["status", "--json"])
        #expect([0, 1].contains(status.status))
        let fields = try status.json()
        #expect(Set(["version", "installation", "platform", "counts", "alarms"]).isSubset(of: fields.keys))
        #expect((fields["platform"] as? [String: Any])?["url"] as? String == "https://127.0.0.1:9")

        let jobs = try service.clickpost(["jobs", "--json", "--all"])
        #expect(jobs.status == 0)
        #expect((try jobs.json()["submissions"] as? [Any])?.isEmpty == true)

        for command in ["show", "release", "hold", "cancel"] {
            let missing = try service.clickpost([command, "4711"])
            #expect(missing.status == 1, "\(command): \(missing.errors)")
            #expect(missing.errors.contains("hint: "))
        }
    }

    private func queues(_ service: RunningService) throws -> [[String: Any]] {
        let list = try service.clickpost(["printer", "list", "--json"])
        return try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]] ?? []
    }
}
