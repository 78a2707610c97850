import Letters
import Testing

@testable import Printing

struct TicketTests {
    static let uuid = "0a1b2c3d-0000-3000-8000-00000000000f"

    static func ticket(
        title: [UInt8] = Array("Letter".utf8), options: String = "job-uuid=urn:uuid:\(uuid)", copies: String = "3",
        file: String? = nil, environment: [String: String] = ["PRINTER": "post", "LANG": "nl_BE.UTF-8"]
    ) throws(Status) -> JobTicket {
        let arguments = ["clickpost:/", "12", "anna"].map { Array($0.utf8) } + [title]
        return try JobTicket(
            arguments: arguments + ([copies, options] + (file.map { [$0] } ?? [])).map { Array($0.utf8) },
            environment: environment)
    }

    @Test func readsWhatCupsGives() throws {
        let ticket = try Self.ticket(file: "/var/spool/cups/d00012-001")
        #expect(ticket.id == 12)
        #expect(ticket.uuid == Self.uuid)
        #expect(ticket.user == "anna")
        #expect(ticket.copies == 3)
        #expect(ticket.printer == "post")
        #expect(ticket.language == .nl)
        #expect(ticket.file == "/var/spool/cups/d00012-001")
        #expect(try Self.ticket(environment: ["LANG": "it_IT.UTF-8"]).language == .en)
    }

    @Test(arguments: ["", "sides=one-sided", "job-uuid=17", "job-uuid=urn:uuid:zz1b2c3d-0000-3000-8000-00000000000f"])
    func withoutAnIdentityThereIsNoJob(options: String) {
        #expect(throws: Status(.requestInvalid, [.detail: "job-uuid"])) { try Self.ticket(options: options) }
    }

    @Test(arguments: ["0", "-1", "x", ""]) func copiesMustCount(copies: String) {
        #expect(throws: Status.self) { try Self.ticket(copies: copies) }
    }

    /// CUPS cuts a title at 255 bytes, here inside the last é; what came whole stays whole.
    @Test func aTitleCutInsideACharacter() throws {
        let long = Array(String(repeating: "é", count: 150).utf8)
        #expect(try Self.ticket(title: Array(long.prefix(255))).title == String(repeating: "é", count: 127))
        #expect(try Self.ticket(title: Array(long.prefix(254))).title == String(repeating: "é", count: 127))
        #expect(try Self.ticket(title: Array("💌".utf8.prefix(3))).title == "")
        let repaired = try Self.ticket(title: [0x41, 0xff, 0x42] + long).title
        #expect(repaired.hasPrefix("A\u{fffd}B") && repaired.utf8.count <= 255)
    }

    @Test func aTitleIsOneLine() throws {
        let title = "a\"b'\nERROR: c\r\u{1b}[0m\u{2028}\u{85}d"
        #expect(try Self.ticket(title: Array(title.utf8)).title == "a\"b' ERROR: c  [0m  d")
    }

    @Test func theLimitFallsBetweenCharacters() {
        let family = "👨‍👩‍👧"
        #expect(JobText.line(Array((family + family).utf8), limit: family.utf8.count + 5) == family)
    }
}
