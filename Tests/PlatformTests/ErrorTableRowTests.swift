import Letters
import Testing
import Transport

@testable import Platform

/// One example a row, written down beside the table and not derived from it.
@Suite struct ErrorTableRowTests {
    struct Example: Sendable {
        var row: String
        var sign: PlatformSign
        var operation: PlatformOperation
        var failure: PlatformFailure.Class
        var code: StatusCode
        var alarm = false
    }

    private static func lost(_ kind: TransportFailure.Kind, _ began: Bool = false) -> PlatformSign {
        .transport(TransportFailure(kind, detail: "x", requestBegan: began))
    }

    private static func status(_ code: Int, _ type: String? = nil) -> PlatformSign {
        .status(code, type: type.map { "urn:clickpost:platform:" + $0 })
    }

    static let examples: [Example] = [
        Example(
            row: "certificate", sign: lost(.tlsCertificate), operation: .commit, failure: .platformHeld,
            code: .platformCertificate, alarm: true),
        Example(
            row: "act without an answer", sign: lost(.reset, true), operation: .commit, failure: .unknown,
            code: .platformUnreachable),
        Example(
            row: "transfer cut", sign: lost(.timeout, true), operation: .send, failure: .askOffset,
            code: .platformUnreachable),
        Example(
            row: "no connection", sign: lost(.refused), operation: .commit, failure: .platformAway,
            code: .platformUnreachable),
        Example(
            row: "unknown host", sign: lost(.unknownHost), operation: .account, failure: .platformAway,
            code: .platformUnreachable, alarm: true),
        Example(
            row: "proxy refuses", sign: lost(.proxy), operation: .send, failure: .platformAway, code: .platformProxy,
            alarm: true),
        Example(
            row: "answer too large", sign: lost(.tooLarge, true), operation: .events, failure: .unknown,
            code: .platformAnswer),
        Example(
            row: "cancelled here", sign: lost(.cancelled, true), operation: .send, failure: .temporary,
            code: .platformUnreachable),
        Example(
            row: "document unreadable here", sign: lost(.io), operation: .send, failure: .temporary,
            code: .spoolFailed, alarm: true),
        Example(
            row: "this machine", sign: lost(.io), operation: .commit, failure: .temporary, code: .internalFault,
            alarm: true),
        Example(
            row: "success that is not the contract's", sign: .notTheContract("HTML"), operation: .commit,
            failure: .unknown, code: .platformAnswer),
        Example(
            row: "redirect", sign: status(307), operation: .signIn, failure: .platformHeld, code: .platformRedirect,
            alarm: true),
        Example(
            row: "401", sign: status(401), operation: .signIn, failure: .accountHeld, code: .accountRejected),
        Example(
            row: "402, 403", sign: status(402), operation: .commit, failure: .accountHeld, code: .accountBlocked),
        Example(
            row: "407", sign: status(407), operation: .account, failure: .platformAway, code: .platformProxy,
            alarm: true),
        Example(
            row: "cancelled before", sign: status(409), operation: .commit, failure: .cancelledBefore,
            code: .submissionCancelled),
        Example(
            row: "another offset", sign: status(409), operation: .send, failure: .askOffset, code: .uploadOffset),
        Example(row: "locked", sign: status(423), operation: .commit, failure: .temporary, code: .platformBusy),
        Example(
            row: "upload gone", sign: status(410), operation: .offset, failure: .uploadGone, code: .uploadGone),
        Example(
            row: "part too large", sign: status(413), operation: .send, failure: .partTooLarge,
            code: .platformRefused),
        Example(
            row: "documents gone", sign: status(422, "upload-incomplete"), operation: .commit, failure: .uploadGone,
            code: .uploadGone),
        Example(
            row: "other bytes", sign: status(422, "digest"), operation: .commit, failure: .otherBytes,
            code: .uploadDigest),
        Example(
            row: "other content", sign: status(422, "other-content"), operation: .commit, failure: .submissionHeld,
            code: .submissionConflict),
        Example(
            row: "other upload", sign: status(409), operation: .createUpload, failure: .submissionHeld,
            code: .submissionConflict),
        Example(
            row: "cursor expired", sign: status(410), operation: .events, failure: .cursorExpired,
            code: .platformRefused),
        Example(
            row: "act behind a gateway", sign: status(502), operation: .cancel, failure: .unknown,
            code: .platformBusy),
        Example(row: "busy", sign: status(429), operation: .commit, failure: .temporary, code: .platformBusy),
        Example(row: "5xx", sign: status(503), operation: .commit, failure: .temporary, code: .platformBusy),
        Example(
            row: "refused", sign: status(400), operation: .send, failure: .submissionHeld, code: .platformRefused),
        Example(
            row: "not this platform", sign: status(404), operation: .account, failure: .platformHeld,
            code: .platformAnswer, alarm: true),
    ]

    @Test(arguments: examples) func row(_ example: Example) {
        #expect(ErrorTable.row(example.sign, during: example.operation).name == example.row)
        let made = ErrorTable.failure(example.sign, during: example.operation)
        #expect(made.failure == example.failure && made.status.code == example.code && made.alarm == example.alarm)
    }

    @Test func noRowIsWithoutItsExample() {
        #expect(ErrorTable.rows.map(\.name) == Self.examples.map(\.row))
    }
}
