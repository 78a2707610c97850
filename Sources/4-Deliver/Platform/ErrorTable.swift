import Contract
import Letters
public import Transport

/// What was asked when it failed.
public enum PlatformOperation: String, CaseIterable, Sendable {
    case signIn, account, createUpload, offset, send, commit, ask, cancel, events, receipt

    var isUpload: Bool { self == .createUpload || self == .offset || self == .send }

    /// It changes what will be posted: without an answer no one can say whether it was done.
    var isAct: Bool { self == .commit || self == .cancel }

    /// It concerns one submission, which can be held for a person to look at.
    var concernsSubmission: Bool { isUpload || isAct || self == .ask || self == .receipt }
}

/// What was seen on the wire.
public enum PlatformSign: Sendable {
    case transport(TransportFailure)
    /// An answer the operation does not count as done. `type` is the problem's.
    case status(Int, type: String?)
    /// Success that is not the contract's: HTML of a captive portal, a receipt for something else.
    case notTheContract(String)
}

/// The one place where a sign becomes what delivery may do.
public enum ErrorTable {
    public static func failure(
        _ sign: PlatformSign, during operation: PlatformOperation, retryAfter: Double? = nil
    ) -> PlatformFailure {
        let row = row(sign, operation)
        var values: [StatusValue: String] = [:]
        switch sign {
        case .transport(let failure): values[.detail] = failure.detail
        case .status(let status, _): values[.detail] = "HTTP \(status)"
        case .notTheContract(let detail): values[.detail] = detail
        }
        return PlatformFailure(row.failure, Status(row.code, values), retryAfter: retryAfter, alarm: row.alarm)
    }

    private struct Row {
        var failure: PlatformFailure.Class
        var code: StatusCode
        var alarm = false

        init(_ failure: PlatformFailure.Class, _ code: StatusCode, alarm: Bool = false) {
            self.failure = failure
            self.code = code
            self.alarm = alarm
        }
    }

    private static func row(_ sign: PlatformSign, _ operation: PlatformOperation) -> Row {
        switch sign {
        case .transport(let failure): row(failure, operation)
        case .status(let status, let type): row(status, type.flatMap(Wire.ProblemType.init), operation)
        case .notTheContract: Row(.unknown, .platformAnswer)
        }
    }

    private static func row(_ failure: TransportFailure, _ operation: PlatformOperation) -> Row {
        switch failure.kind {
        case .tlsCertificate: Row(.platformHeld, .platformCertificate, alarm: true)
        case _ where operation.isAct && failure.requestBegan: Row(.unknown, .platformUnreachable)
        case .timeout where operation == .send && failure.requestBegan,
            .reset where operation == .send && failure.requestBegan:
            Row(.askOffset, .platformUnreachable)
        case .dnsTemporary, .refused, .unreachable, .timeout, .reset, .tlsOther:
            Row(.platformAway, .platformUnreachable)
        case .unknownHost, .proxy: Row(.platformAway, .platformUnreachable, alarm: true)
        case .tooLarge: Row(.unknown, .platformAnswer)
        case .cancelled: Row(.temporary, .platformUnreachable)
        case .io where operation == .send: Row(.temporary, .spoolFailed, alarm: true)
        case .io: Row(.temporary, .internalFault, alarm: true)
        }
    }

    private static func row(_ status: Int, _ type: Wire.ProblemType?, _ operation: PlatformOperation) -> Row {
        switch (status, operation) {
        case (200..<300, _): Row(.unknown, .platformAnswer)
        case (300..<400, _): Row(.platformHeld, .platformRedirect, alarm: true)

        case (401, _): Row(.accountHeld, .accountRejected)
        case (402, _), (403, _): Row(.accountHeld, .accountBlocked)
        case (407, _): Row(.platformAway, .platformUnreachable, alarm: true)

        case (409, .commit): Row(.cancelledBefore, .submissionCancelled)
        case (409, .offset), (409, .send), (423, .offset), (423, .send): Row(.askOffset, .uploadOffset)
        case (423, _): Row(.temporary, .platformBusy)
        case (404, .offset), (404, .send), (410, .offset), (410, .send): Row(.uploadGone, .uploadGone)
        case (422, .commit) where type == .uploadGone || type == .uploadIncomplete: Row(.uploadGone, .uploadGone)
        case (422, .commit) where type == .otherContent, (409, .createUpload):
            Row(.submissionHeld, .submissionConflict)
        case (410, .events), (400, .events): Row(.cursorExpired, .platformRefused)

        // Whether a gateway's error hides a commit that was carried out is not known.
        case (408, _) where operation.isAct, (500, _) where operation.isAct, (502, _) where operation.isAct,
            (504, _) where operation.isAct:
            Row(.unknown, .platformBusy)
        case (408, _), (425, _), (429, _), (500..., _): Row(.temporary, .platformBusy)

        case (400..<500, _) where operation.concernsSubmission: Row(.submissionHeld, .platformRefused)
        // A platform that does not know its own contract's addresses is not the one that was meant.
        default: Row(.platformHeld, .platformAnswer, alarm: true)
        }
    }
}
