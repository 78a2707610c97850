import Foundation
import Testing

@Suite struct WithoutDaemonTests {
    static let nowhere = ["CLICKPOST_SOCKET": "/nowhere/clickpostd.sock"]

    @Test(arguments: [
        ["status"], ["jobs"], ["show", "1"], ["release", "1"], ["hold", "1"], ["cancel", "1"],
        ["why", "1"], ["retry", "1"], ["send-again", "--yes", "1"], ["drain"], ["resume"],
    ])
    func theDaemonsAbsenceIsToldWithAHint(_ command: [String]) throws {
        let result = try RealProgram.clickpost(command, environment: Self.nowhere)
        #expect(result.status == 69)
        #expect(result.output.isEmpty)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("clickpost: ") == true)
        #expect(lines.last?.hasPrefix("  hint: ") == true)
    }

    @Test func asJSONTheErrorIsOneObject() throws {
        let result = try RealProgram.clickpost(["jobs", "--json"], environment: Self.nowhere)
        #expect(result.status == 69)
        #expect(result.output.isEmpty)
        let problem = try JSONSerialization.jsonObject(with: Data(result.errors.utf8)) as? [String: Any]
        #expect(problem?["code"] as? String == "daemon.unreachable")
        #expect((problem?["remedy"] as? String)?.isEmpty == false)
    }

    @Test func aPasswordIsNeverAnArgument() throws {
        let result = try RealProgram.clickpost(["login", "--user", "anna", "--password", "secret"])
        #expect(result.status == 64)
    }

    @Test func anEmptyPasswordIsNotStored() throws {
        let result = try RealProgram.clickpost(
            ["login", "--user", "anna"], input: Data("\n".utf8), environment: Self.nowhere)
        #expect(result.status == 64)
    }

    @Test func wrongUsageIs64AndShowsUsage() throws {
        let result = try RealProgram.clickpost(["jobs", "--limit", "0"])
        #expect(result.status == 64)
        #expect(result.errors.contains("Usage: clickpost jobs"))
    }

    @Test(arguments: [
        ("fr_BE.UTF-8", "commande mal formée"), ("nl_BE.UTF-8", "verkeerd gebruik"),
        ("de_BE.UTF-8", "falscher Aufruf"), ("en_GB.UTF-8", "wrong usage"),
    ])
    func wrongUsageIsToldInTheReadersLanguage(_ locale: String, _ words: String) throws {
        for arguments in [["jobs", "--limit", "0"], ["jobs", "--wrong"], ["nonsense"]] {
            let result = try RealProgram.clickpost(arguments, environment: ["LANG": locale])
            #expect(result.status == 64)
            #expect(result.errors.hasPrefix("clickpost: \(words): "), "\(result.errors)")
            #expect(result.errors.contains("Usage: clickpost"))
            #expect(result.output.isEmpty)
        }
    }

    @Test func versionAndCompletions() throws {
        #expect(try RealProgram.clickpost(["--version"]).output.split(separator: ".").count == 3)
        for shell in ["bash", "zsh", "fish"] {
            let script = try RealProgram.clickpost(["--generate-completion-script", shell])
            #expect(script.status == 0)
            #expect(script.output.contains("release"))
        }
    }
}
