import HTTPTypes
import Letters

/// Every error of the local API: a status code on the wire for each cause. What is not named here is the sender's: 422.
enum WireErrors {
    static func status(_ code: StatusCode) -> HTTPResponse.Status {
        switch code {
        // The request.
        case .requestInvalid: .badRequest
        case .permissionDenied, .jobUnverified, .classPolicy, .queueSetting: .forbidden
        case .notFound, .queueUnknown, .accountUnknown: .notFound
        case .stateConflict, .jobDocumentsGone, .jobCancelled, .jobRerunDiffers, .cancelTooLate, .submissionConflict,
            .spoolRestored, .spoolSealed:
            .conflict
        case .documentTooLarge, .documentTooManyPages: .contentTooLarge

        // Wait and come again.
        case .spoolFull: insufficientStorage
        case .serviceDraining, .spoolFailed, .schedulerUnreachable, .platformUnreachable, .platformProxy, .platformBusy:
            .serviceUnavailable

        // Ours.
        case .spoolDamaged, .auditDamaged, .internalFault: .internalServerError
        case .platformAnswer, .platformCertificate, .platformRedirect: .badGateway

        default: .unprocessableContent
        }
    }

    private static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
}
