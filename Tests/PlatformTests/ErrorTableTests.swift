import Letters
import Testing
import Transport

@testable import Platform

/// A test a row of the error table (docs: queue-facts, retrying).
@Suite struct ErrorTableTests {
    private func row(
        _ sign: PlatformSign, _ operation: PlatformOperation, _ failure: PlatformFailure.Class, _ code: StatusCode,
        alarm: Bool = false, _ location: SourceLocation = #_sourceLocation
    ) {
        let made = ErrorTable.failure(sign, during: operation)
        #expect(made.failure == failure, "\(operation)", sourceLocation: location)
        #expect(made.status.code == code, "\(operation)", sourceLocation: location)
        #expect(made.alarm == alarm, "\(operation)", sourceLocation: location)
    }

    private func lost(_ kind: TransportFailure.Kind, began: Bool) -> PlatformSign {
        .transport(TransportFailure(kind, detail: "x", requestBegan: began))
    }

    private func status(_ status: Int, _ type: String? = nil) -> PlatformSign { .status(status, type: type) }

    @Test func nameServerRefusedUnreachableResetTimeout() {
        for kind: TransportFailure.Kind in [.dnsTemporary, .refused, .unreachable, .reset, .timeout, .tlsOther] {
            for operation in PlatformOperation.allCases {
                row(lost(kind, began: false), operation, .platformAway, .platformUnreachable)
            }
        }
    }

    @Test func aConnectionLostInMidTransferContinues() {
        row(lost(.reset, began: true), .send, .askOffset, .platformUnreachable)
        row(lost(.timeout, began: true), .send, .askOffset, .platformUnreachable)
        row(lost(.reset, began: true), .createUpload, .platformAway, .platformUnreachable)
    }

    @Test func anActWithoutAnAnswerIsUnknown() {
        for kind: TransportFailure.Kind in [.reset, .timeout, .tlsOther, .cancelled, .tooLarge, .io] {
            row(lost(kind, began: true), .commit, .unknown, .platformUnreachable)
            row(lost(kind, began: true), .cancel, .unknown, .platformUnreachable)
        }
        for code in [408, 500, 502, 504] {
            row(status(code), .commit, .unknown, .platformBusy)
            row(status(code), .cancel, .unknown, .platformBusy)
        }
    }

    @Test func unknownHostAndProxyRaiseAnAlarm() {
        row(lost(.unknownHost, began: false), .account, .platformAway, .platformUnreachable, alarm: true)
        row(lost(.proxy, began: false), .account, .platformAway, .platformProxy, alarm: true)
        row(status(407), .account, .platformAway, .platformProxy, alarm: true)
    }

    @Test func certificatesHoldThePlatform() {
        for operation in PlatformOperation.allCases {
            row(lost(.tlsCertificate, began: false), operation, .platformHeld, .platformCertificate, alarm: true)
        }
    }

    @Test func accounts() {
        row(status(401), .account, .accountHeld, .accountRejected)
        row(status(402), .commit, .accountHeld, .accountBlocked)
        row(status(403), .createUpload, .accountHeld, .accountBlocked)
    }

    @Test func againLater() {
        for code in [425, 429, 503, 507] { row(status(code), .commit, .temporary, .platformBusy) }
        for code in [408, 425, 429, 500, 502, 503, 504, 507, 501] {
            for operation: PlatformOperation in [.account, .createUpload, .send, .offset, .ask, .events] {
                row(status(code), operation, .temporary, .platformBusy)
            }
        }
    }

    @Test func uploads() {
        for code in [409, 423] {
            row(status(code), .send, .askOffset, .uploadOffset)
            row(status(code), .offset, .askOffset, .uploadOffset)
        }
        for code in [404, 410] {
            row(status(code), .send, .uploadGone, .uploadGone)
            row(status(code), .offset, .uploadGone, .uploadGone)
        }
    }

    @Test func aPersonMustLook() {
        for code in [400, 415, 422] {
            for operation: PlatformOperation in [.createUpload, .send, .commit, .ask] {
                row(status(code), operation, .submissionHeld, .platformRefused)
            }
        }
        row(status(422, "urn:clickpost:platform:other-content"), .commit, .submissionHeld, .submissionConflict)
        row(status(409), .createUpload, .submissionHeld, .submissionConflict)
    }

    @Test func commits() {
        row(status(409), .commit, .cancelledBefore, .submissionCancelled)
        row(status(422, "urn:clickpost:platform:upload-gone"), .commit, .uploadGone, .uploadGone)
        row(status(422, "urn:clickpost:platform:upload-incomplete"), .commit, .uploadGone, .uploadGone)
        row(status(422, "urn:clickpost:platform:digest"), .commit, .otherBytes, .uploadDigest)
        row(status(422, "urn:clickpost:platform:digest"), .send, .otherBytes, .uploadDigest)
        row(status(422, "urn:clickpost:platform:digest"), .createUpload, .submissionHeld, .platformRefused)
    }

    @Test func redirectsAreAConfigurationError() {
        for code in [301, 302, 303, 307, 308] {
            for operation in PlatformOperation.allCases {
                row(status(code), operation, .platformHeld, .platformRedirect, alarm: true)
            }
        }
    }

    @Test func whatIsNotTheContractIsUnknown() {
        for operation in PlatformOperation.allCases {
            row(.notTheContract("HTML"), operation, .unknown, .platformAnswer)
            row(status(202), operation, .unknown, .platformAnswer)
        }
        row(lost(.tooLarge, began: true), .account, .unknown, .platformAnswer)
        row(status(404), .account, .platformHeld, .platformAnswer, alarm: true)
    }

    @Test func cursors() {
        row(status(410), .events, .cursorExpired, .platformRefused)
        row(status(400), .events, .cursorExpired, .platformRefused)
    }

    @Test func thisMachinesOwnTrouble() {
        row(lost(.io, began: false), .send, .temporary, .spoolFailed, alarm: true)
        row(lost(.io, began: false), .account, .temporary, .internalFault, alarm: true)
        row(lost(.cancelled, began: true), .events, .temporary, .platformUnreachable)
    }

    @Test(
        arguments: [
            ("0", 0), ("120", 120), ("86400", 86_400), ("99999999999999999999999999", 86_400), ("-5", nil), ("", nil),
            ("soon", nil), ("Tue, 24 Nov 2026 08:00:10 GMT", 10), ("Tue, 24 Nov 2026 07:00:00 GMT", 0),
            ("Sun, 24 Nov 2999 08:00:00 GMT", 86_400), ("Tue, 99 Nov 2026 08:00:10 GMT", nil),
        ] as [(String, Double?)])
    func retryAfter(header: String, expected: Double?) {
        #expect(RetryAfter.seconds(header, now: 1_795_507_200) == expected)
    }

    @Test(
        arguments: [
            ("/v1/uploads/x", "https://a:1", "/v1/uploads/x"),
            ("https://a:1/v1/uploads/x", "https://a:1", "/v1/uploads/x"),
            ("HTTPS://A:1/v1/x", "https://a:1", "/v1/x"), ("/api/v1/x", "https://a/api", "/v1/x"),
            ("https://b/v1/x", "https://a", nil), ("http://a/v1/x", "https://a", nil), ("//b/v1/x", "https://a", nil),
            ("v1/x", "https://a", nil), ("https://a.evil/v1", "https://a", nil), ("/v1/x", "https://a/api", nil),
        ] as [(String, String, String?)])
    func uploadsStayOnTheirServer(location: String, base: String, expected: String?) {
        #expect(UploadLocation.path(location, base: base) == expected)
    }
}
