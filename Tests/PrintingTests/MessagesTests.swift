import Foundation
import Testing

@testable import Printing

struct MessagesTests {
    static func lines(_ say: (inout CupsMessages) -> Void) throws -> [String] {
        let folder = try Folder()
        try folder.write("err", "")
        let file = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/err"))
        var messages = CupsMessages(descriptor: file.fileDescriptor)
        say(&messages)
        return try folder.read("err").split(separator: "\n").map(String.init)
    }

    @Test func oneErrorAtMost() throws {
        let lines = try Self.lines {
            $0.error("first")
            $0.error("second")
        }
        #expect(lines == ["ERROR: first", "DEBUG: second"])
    }

    @Test func theProtocol() throws {
        let lines = try Self.lines {
            $0.info("accepted")
            $0.page(total: 4)
            $0.state(.connectingToDevice, true)
            $0.state(.connectingToDevice, false)
        }
        #expect(
            lines == [
                "INFO: accepted", "PAGE: total 4", "STATE: +connecting-to-device", "STATE: -connecting-to-device",
            ])
    }

    @Test func textCanNotForgeLines() throws {
        let lines = try Self.lines { $0.error("a\nSTATE: +paused\r\nPAGE: total 9\u{0}\u{85}b") }
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("ERROR: a STATE: +paused"))
    }

    @Test func linesFitIntoCupsdsBuffer() throws {
        let lines = try Self.lines { $0.error(String(repeating: "é", count: 3000)) }
        #expect(lines.count == 1)
        #expect(lines[0].utf8.count < 2047)
    }
}
