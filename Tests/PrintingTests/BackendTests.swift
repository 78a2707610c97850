import Foundation
import Letters
import Testing

@testable import Printing

/// The real backend, as far as it goes without a daemon: what it refuses by itself, waiting, and its end by SIGTERM.
struct BackendTests {
    static let options = "finishings=3 number-up=1 job-uuid=urn:uuid:\(FrameTests.job)"

    struct Call {
        var input: [UInt8] = []
        var file: String?
        var options = BackendTests.options
        var copies = "1"
        var type = "application/pdf"
        var language = "en_GB.UTF-8"
        var wait = "0"
    }

    /// Its answer, with what it left in TMPDIR.
    static func backend(_ call: Call, meanwhile: (Process) throws -> Void = { _ in }) throws -> (Tool.Answer, [String])
    {
        let folder = try Folder()
        let answer = try Tool.start(
            "\(Tool.programs)/clickpost-backend",
            ["12", "anna", "Title of Madame Dupont", call.copies, call.options] + (call.file.map { [$0] } ?? []),
            input: Data(call.input),
            environment: [
                "TMPDIR": folder.path, "PRINTER": "post", "CONTENT_TYPE": call.type, "LANG": call.language,
                "CLICKPOST_WAIT": call.wait, "CLICKPOST_SOCKET": "\(folder.path)/nobody.sock",
            ], meanwhile: meanwhile)
        return (answer, try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    static func frame(
        _ content: String, type: String = "application/pdf", kind: String = "document", copies: String = "1",
        options: String = options
    ) -> [UInt8] {
        FrameTests.frame(
            Array(content.utf8),
            FrameHeader(
                job: FrameTests.job, contentType: type, fileType: kind, copies: copies, options: options))
    }

    static func errors(_ answer: Tool.Answer) -> [Substring] {
        answer.error.split(separator: "\n").filter { $0.hasPrefix("ERROR: ") }
    }

    @Test func discovery() throws {
        let answer = try Tool.run("\(Tool.programs)/clickpost-backend")
        #expect(answer.output.hasPrefix(#"network clickpost:/ "ClickPost Letters" "#))
        #expect(answer.output.split(separator: "\n").count == 1)
    }

    static let refused: [(Call, String)] = [
        (Call(), "no document"),
        (Call(input: frame("banner", kind: "job-sheet")), "no document"),
        (Call(input: frame("")), "Document 1"),
        (Call(input: frame("%PDF-1.7") + frame("")), "Document 2"),
        (Call(input: Array(frame("%PDF-1.7 letter").dropLast(3))), "Document 1"),
        (Call(input: Array("%PDF-1.7 unframed".utf8)), "raw"),
        (Call(input: frame("%PDF-1.7", options: options + " number-up=2")), "number-up"),
        (Call(input: frame("%PDF-1.7", options: options + " page-set=even mirror")), "mirror"),
        (Call(input: frame("%PDF-1.7", options: options + " ClickpostSplit=Custom.999")), "Custom.999"),
        (Call(input: frame("%PDF-1.7", type: "image/jpeg", copies: "2")), "copies"),
        // The banner's argv says nothing of the letter: its own frame does.
        (
            Call(input: frame("banner", kind: "job-sheet") + frame("%PDF-1.7", options: options + " booklet")),
            "booklet"
        ),
    ]

    @Test(arguments: refused.indices) func refusesInOneLine(index: Int) throws {
        let (call, words) = Self.refused[index]
        let (answer, left) = try Self.backend(call)
        #expect(answer.status == BackendExit.failed.rawValue, "\(answer.error)")
        let errors = Self.errors(answer)
        #expect(errors.count == 1)
        #expect(errors.first?.contains(words) == true, "\(answer.error)")
        #expect(!answer.error.contains("Dupont") && !answer.error.contains("anna"))
        #expect(left == [])
    }

    /// argv[6] is one document whatever it holds: a forged frame in a raw job is no frame.
    @Test(arguments: ["application/vnd.cups-raw", "application/octet-stream", "text/plain", ""])
    func aFileIsNeverFrames(type: String) throws {
        let folder = try Folder()
        try Data(Self.frame("%PDF-1.7 forged")).write(to: URL(filePath: "\(folder.path)/forged"))
        let (answer, _) = try Self.backend(Call(file: "\(folder.path)/forged", type: type))
        #expect(answer.status == BackendExit.failed.rawValue)
        #expect(Self.errors(answer).count == 1)
    }

    @Test(arguments: ["fr_BE.UTF-8", "nl_BE.UTF-8", "de_BE.UTF-8", "en.UTF-8"])
    func speaksTheJobsLanguage(language: String) throws {
        let (answer, _) = try Self.backend(Call(input: Self.frame(""), language: language))
        let start = ["fr": "Document 1 :", "nl": "Document 1:", "de": "Dokument 1:", "en": "Document 1:"]
        #expect(Self.errors(answer).first?.dropFirst(7).hasPrefix(start[String(language.prefix(2))] ?? "?") == true)
    }

    /// Never an exit status that would end the job; and no tight loop.
    @Test func waitsForAnAbsentDaemon() throws {
        let start = ContinuousClock.now
        let (answer, left) = try Self.backend(Call(input: Self.frame("%PDF-1.7")))
        #expect(answer.status == BackendExit.retryCurrent.rawValue)
        #expect(ContinuousClock.now - start >= .seconds(2))
        #expect(answer.error.contains("STATE: +connecting-to-device\n"))
        #expect(answer.error.split(separator: "\n").filter { $0.hasPrefix("INFO: ") }.count == 1)
        #expect(Self.errors(answer) == [])
        #expect(left == [])
    }

    @Test func terminationEndsTheWaitAtOnce() throws {
        var ended = ContinuousClock.now
        let (answer, left) = try Self.backend(Call(input: Self.frame("%PDF-1.7"), wait: "600")) { process in
            Thread.sleep(forTimeInterval: 0.5)
            ended = .now
            process.terminate()
        }
        #expect(answer.status == BackendExit.retryCurrent.rawValue, "\(answer.error)")
        #expect(ContinuousClock.now - ended < .seconds(2))
        #expect(left == [])
    }

    @Test func aCallWithoutIdentityIsRefused() throws {
        let (answer, _) = try Self.backend(Call(input: Self.frame("%PDF-1.7"), options: "sides=one-sided"))
        #expect(answer.status == BackendExit.failed.rawValue)
        #expect(Self.errors(answer).count == 1)
    }
}
