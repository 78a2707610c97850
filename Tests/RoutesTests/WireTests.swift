import Control
import HTTPTypes
import Letters
import Testing

@testable import Routes

struct WireTests {
    @Test(arguments: [
        (nil, Language.en), ("nl", .nl), ("fr-BE, nl;q=0.8", .fr), ("es, de;q=0.4, fr;q=0.5", .fr), ("*", .en),
        ("nl;q=0, de", .de), ("DE-at", .de), ("nl , fr", .nl), (";;,,q", .en),
    ])
    func language(field: String?, expected: Language) { #expect(ProblemMiddleware.language(field) == expected) }

    @Test func digests() {
        let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let field = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"
        #expect(LocalAPI.digest(field) == hex)
        #expect(LocalAPI.digest("md5=:AAAA:, " + field) == hex)
        for wrong in ["", "sha-256=", "sha-256=::", "sha-256=:AAAA:", "sha-512=:AAAA:", hex] {
            #expect(LocalAPI.digest(wrong) == nil, "\(wrong)")
        }
    }

    @Test func everyCauseIsAnErrorOnTheWire() {
        for code in StatusCode.allCases { #expect((400...599).contains(WireErrors.status(code).code), "\(code)") }
    }

    /// The backend waits on exactly what the wire calls temporary and ours; anything else would abort the job.
    @Test func whatIsWorthWaitingForIsAServersError() {
        for code in StatusCode.allCases where code.isWorthWaiting && code != .daemonUnreachable {
            #expect([503, 507].contains(WireErrors.status(code).code), "\(code)")
        }
    }

    @Test func percentDecoding() {
        #expect(Bodies.percentDecoded("a%20b%C3%A9") == "a bé")
        for wrong in ["%", "%4", "%zz", "%ff", "a%C3"] { #expect(Bodies.percentDecoded(wrong) == nil, "\(wrong)") }
    }
}
