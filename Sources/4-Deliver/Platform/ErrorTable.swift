import Contract
import Letters
public import Transport

/// What was asked when it failed.
public enum PlatformOperation: String, CaseIterable, Sendable {
    case signIn, account, createUpload, offset, send, commit, ask, cancel, events, receipt
}

/// What was seen on the wire.
public enum PlatformSign: Sendable {
    case transport(TransportFailure)
    /// An answer the operation does not count as done. `type` is the problem's.
    case status(Int, type: String?)
    /// Success that is not the contract's: HTML of a captive portal, a receipt for something else.
    case notTheContract(String)
}

/// The one place where a sign becomes what delivery may do: the first row that fits.
public enum ErrorTable {
    static let rows: [Row] = [
        //  what was seen                                       while asked for       what delivery may do, and the reason shown
        Row("certificate", .lost(.tlsCertificate), .any, .platformHeld, .platformCertificate, alarm: true),
        // It changes what will be posted: without an answer no one can say whether it was done.
        Row("act without an answer", .lostInMid(), .acts, .unknown, .platformUnreachable),
        Row("transfer cut", .lostInMid(.timeout, .reset), [.send], .askOffset, .platformUnreachable),
        Row(
            "no connection", .lost(.dnsTemporary, .refused, .unreachable, .timeout, .reset, .tlsOther), .any,
            .platformAway, .platformUnreachable),
        Row("unknown host", .lost(.unknownHost), .any, .platformAway, .platformUnreachable, alarm: true),
        Row("proxy refuses", .lost(.proxy), .any, .platformAway, .platformProxy, alarm: true),
        Row("answer too large", .lost(.tooLarge), .any, .unknown, .platformAnswer),
        Row("cancelled here", .lost(.cancelled), .any, .temporary, .platformUnreachable),
        Row("document unreadable here", .lost(.io), [.send], .temporary, .spoolFailed, alarm: true),
        Row("this machine", .lost(.io), .any, .temporary, .internalFault, alarm: true),

        Row("success that is not the contract's", .notTheContract, .any, .unknown, .platformAnswer),
        Row("redirect", .status(300..<400), .any, .platformHeld, .platformRedirect, alarm: true),

        Row("401", .status(401), .any, .accountHeld, .accountRejected),
        Row("402, 403", .status(402, 403), .any, .accountHeld, .accountBlocked),
        Row("407", .status(407), .any, .platformAway, .platformProxy, alarm: true),

        Row("cancelled before", .status(409), [.commit], .cancelledBefore, .submissionCancelled),
        Row("another offset", .status(409, 423), [.offset, .send], .askOffset, .uploadOffset),
        Row("locked", .status(423), .any, .temporary, .platformBusy),
        Row("upload gone", .status(404, 410), [.offset, .send], .uploadGone, .uploadGone),
        // Whoever stands between may allow less than the platform.
        Row("part too large", .status(413), [.send], .partTooLarge, .platformRefused),
        Row("documents gone", .problem(422, .uploadGone, .uploadIncomplete), [.commit], .uploadGone, .uploadGone),
        Row("other bytes", .problem(422, .digest), [.send, .commit], .otherBytes, .uploadDigest),
        Row("other content", .problem(422, .otherContent), [.commit], .submissionHeld, .submissionConflict),
        Row("other upload", .status(409), [.createUpload], .submissionHeld, .submissionConflict),
        Row("cursor expired", .status(400, 410), [.events], .cursorExpired, .platformRefused),

        // Whether a gateway's error hides a commit that was carried out is not known.
        Row("act behind a gateway", .status(408, 500, 502, 504), .acts, .unknown, .platformBusy),
        Row("busy", .status(408, 425, 429), .any, .temporary, .platformBusy),
        Row("5xx", .status(500..<1000), .any, .temporary, .platformBusy),

        Row("refused", .status(400..<500), .aboutOneSubmission, .submissionHeld, .platformRefused),
        // A platform that does not know its own contract's addresses is not the one that was meant.
        Row("not this platform", .anything, .any, .platformHeld, .platformAnswer, alarm: true),
    ]

    public static func failure(
        _ sign: PlatformSign, during operation: PlatformOperation, retryAfter: Double? = nil
    ) -> PlatformFailure {
        let row = row(sign, during: operation)
        var values: [StatusValue: String] = [:]
        switch sign {
        case .transport(let failure): values[.detail] = failure.detail
        case .status(let status, _): values[.detail] = "HTTP \(status)"
        case .notTheContract(let detail): values[.detail] = detail
        }
        return PlatformFailure(row.failure, Status(row.code, values), retryAfter: retryAfter, alarm: row.alarm)
    }

    static func row(_ sign: PlatformSign, during operation: PlatformOperation) -> Row {
        rows.first { $0.sign.fits(sign) && $0.operations.contains(operation) }
            ?? Row("none", .anything, .any, .platformHeld, .platformAnswer, alarm: true)
    }

    struct Row: Sendable {
        var name: String
        var sign: Pattern
        var operations: Set<PlatformOperation>
        var failure: PlatformFailure.Class
        var code: StatusCode
        var alarm: Bool

        init(
            _ name: String, _ sign: Pattern, _ operations: Set<PlatformOperation>, _ failure: PlatformFailure.Class,
            _ code: StatusCode, alarm: Bool = false
        ) {
            self.name = name
            self.sign = sign
            self.operations = operations
            self.failure = failure
            self.code = code
            self.alarm = alarm
        }
    }

    /// Which signs a row is about.
    struct Pattern: Sendable {
        let fits: @Sendable (PlatformSign) -> Bool

        /// No answer, whether or not the request had begun.
        static func lost(_ kinds: TransportFailure.Kind...) -> Pattern {
            Pattern { if case .transport(let failure) = $0 { kinds.contains(failure.kind) } else { false } }
        }

        /// The platform may have got the request, and no answer came; without kinds: for whatever reason.
        static func lostInMid(_ kinds: TransportFailure.Kind...) -> Pattern {
            Pattern { sign in
                guard case .transport(let failure) = sign else { return false }
                return failure.requestBegan && (kinds.isEmpty || kinds.contains(failure.kind))
            }
        }

        static func status(_ codes: Int...) -> Pattern {
            Pattern { if case .status(let code, _) = $0 { codes.contains(code) } else { false } }
        }

        static func status(_ codes: Range<Int>) -> Pattern {
            Pattern { if case .status(let code, _) = $0 { codes.contains(code) } else { false } }
        }

        static func problem(_ status: Int, _ types: Wire.ProblemType...) -> Pattern {
            Pattern { sign in
                guard case .status(status, let type?) = sign, let type = Wire.ProblemType(rawValue: type) else {
                    return false
                }
                return types.contains(type)
            }
        }

        static var notTheContract: Pattern {
            Pattern { sign in
                switch sign {
                case .notTheContract: true
                case .status(let code, _): (200..<300).contains(code)
                case .transport: false
                }
            }
        }

        static var anything: Pattern { Pattern { _ in true } }
    }
}

extension Set<PlatformOperation> {
    static var any: Set { Set(PlatformOperation.allCases) }
    static var acts: Set { [.commit, .cancel] }
    /// They concern one submission, which can be held for a person to look at.
    static var aboutOneSubmission: Set { [.createUpload, .offset, .send, .commit, .cancel, .ask, .receipt] }
}
