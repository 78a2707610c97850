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
