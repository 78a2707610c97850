import Letters
import Testing

@testable import Routes

struct HandOverCheckTests {
    private static let check = HandOverCheck(largestJob: 1000, documentsPerJob: 2)

    private static func code(_ change: (inout HandOver) -> Void) -> StatusCode? {
        var handOver = Harness.handOver()
        change(&handOver)
        do throws(Status) {
            _ = try check.checked(handOver)
            return nil
        } catch { return error.code }
    }

    @Test func theSampleIsRight() { #expect(Self.code { _ in } == nil) }

    @Test func theOutcomeIsRecomputed() throws {
        var handOver = Harness.handOver(findings: [Status(.addressUncertain, letter: 1)])
        handOver.verdict.outcome = .accepted
        #expect(try Self.check.checked(handOver).verdict.outcome == .held)
        handOver.verdict.findings = [Status(.pageNotA4, page: 1)]
        #expect(throws: Status(.pageNotA4, page: 1)) { try Self.check.checked(handOver) }
    }

    @Test func pages() {
        #expect(Self.code { $0.verdict.letters[0].pages = [1, 5] } == .requestInvalid)
        #expect(Self.code { $0.verdict.letters[0].pages = [0, 1] } == .requestInvalid)
        #expect(Self.code { $0.verdict.letters[0].pages = [2, 1] } == .requestInvalid)
        #expect(Self.code { $0.verdict.letters[0].pages = [1, 1] } == .requestInvalid)
        #expect(Self.code { $0.verdict.letters[1].pages = [2, 3] } == .requestInvalid, "page 2 in two letters")
        #expect(Self.code { $0.verdict.documents[0].pages = 5 } == .requestInvalid, "page 5 in no letter")
        #expect(Self.code { $0.verdict.letters.removeLast() } == .requestInvalid, "two pages would be lost")
        #expect(Self.code { $0.verdict.letters[1].number = 3 } == .requestInvalid)
        #expect(Self.code { $0.verdict.letters[1].document = 2 } == .requestInvalid)
        #expect(Self.code { $0.verdict.letters = [] } == .requestInvalid)
    }

    @Test func copiesAreThatManyLetters() {
        func doubled(_ handOver: inout HandOver) {
            handOver.verdict.letters = (handOver.verdict.letters + handOver.verdict.letters).enumerated().map {
                var letter = $1
                letter.number = $0 + 1
                return letter
            }
        }
        #expect(Self.code { doubled(&$0) } == .requestInvalid)
        #expect(Self.code { $0.verdict.options.copies = 2 } == .requestInvalid)
        #expect(
            Self.code {
                doubled(&$0)
                $0.verdict.options.copies = 2
            } == nil)
    }

    @Test func paper() {
        #expect(Self.code { $0.verdict.letters[0].sheets = 1 } == .requestInvalid)
        #expect(Self.code { $0.verdict.letters[0].envelope = nil } == .requestInvalid)
        #expect(Self.code { $0.verdict.options.envelope = .c4 } == .requestInvalid)
        #expect(
            Self.code {
                $0.verdict.documents[0].pages = 26
                $0.verdict.letters.removeLast()
                $0.verdict.letters[0].pages = Array(1...26)
                $0.verdict.letters[0].sheets = 26
                $0.verdict.letters[0].envelope = .c4
            } == .letterTooManySheets)
        #expect(
            Self.code {
                $0.verdict.documents[0].pages = 7
                $0.verdict.letters.removeLast()
                $0.verdict.letters[0].pages = Array(1...7)
                $0.verdict.letters[0].sheets = 7
            } == .letterEnvelopeTooSmall)
    }

    @Test func addresses() {
        #expect(Self.code { $0.verdict.letters[1].address = nil } == .addressNone)
        #expect(Self.code { $0.verdict.letters[1].address?.country = nil } == .addressCountryUnknown)
        #expect(
            Self.code {
                $0.verdict.letters[1].address = nil
                $0.verdict.findings = [Status(.addressUnreadable, letter: 2)]
            } == nil, "held letters may still want for one")
    }

    @Test func registered() {
        #expect(Self.code { $0.verdict.options.franking = .registered } == .registeredNoReturnAddress)
        #expect(
            Self.code {
                $0.verdict.options.franking = .registered
                $0.verdict.options.returnAddress = [""]
            } == .registeredNoReturnAddress)
        #expect(
            Self.code {
                $0.verdict.options.franking = .registered
                $0.verdict.options.returnAddress = ["Notaris Maes", "1000 Brussel"]
            } == nil)
        #expect(
            Self.code {
                $0.verdict.options.franking = .registered
                $0.verdict.options.returnAddress = ["Notaris Maes", "1000 Brussel"]
                $0.verdict.letters[1].address?.country = "FR"
            } == .registeredAbroad)
        #expect(Self.code { $0.verdict.options.acknowledgement = true } == .optionAcknowledgement)
        #expect(
            Self.code {
                $0.verdict.options.franking = .economy
                $0.verdict.letters[0].address?.country = "DE"
            } == .economyAbroad)
    }

    @Test func documentsAndJob() {
        #expect(Self.code { $0.verdict.documents = [] } == .jobNoDocument)
        #expect(Self.code { $0.verdict.documents[0].size = 1001 } == .documentTooLarge)
        #expect(Self.code { $0.verdict.documents[0].size = 0 } == .documentEmpty)
        #expect(Self.code { $0.verdict.documents[0].sha256 = "../../etc" } == .requestInvalid)
        #expect(
            Self.code { handOver in (0..<2).forEach { _ in handOver.verdict.documents += handOver.verdict.documents } }
                == .requestInvalid)
        for uuid in [
            "", "../../../../etc/passwd", "0A11BCA3-1111-2222-3333-444455556666",
            "0a11bca3-1111-2222-3333-44445555666é",
        ] {
            #expect(Self.code { $0.job.uuid = uuid } == .requestInvalid, "\(uuid)")
        }
        #expect(Self.code { $0.job.id = 0 } == .requestInvalid)
        #expect(Self.code { $0.job.user = "" } == .requestInvalid)
    }
}
