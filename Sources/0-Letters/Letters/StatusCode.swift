/// Every status the product can give. The raw values are stable: programs and tests read them.
public enum StatusCode: String, Codable, CaseIterable, Sendable {
    /// A file named on the command line that cannot be opened or read.
    case inputUnreadable = "input.unreadable"

    // The document.
    case documentEmpty = "document.empty"
    case documentDamaged = "document.damaged"
    /// The stream ended without its end mark: CUPS or the filter before us broke off.
    case documentTruncated = "document.truncated"
    /// What came from the filter is no frame of this job.
    case documentFraming = "document.framing"
    case documentEncrypted = "document.encrypted"
    /// The worker died or broke its limits on it.
    case documentUnreadable = "document.unreadable"
    case documentTimeout = "document.timeout"
    case documentTooLarge = "document.too-large"
    case documentTooManyPages = "document.too-many-pages"
    case documentType = "document.type"
    /// Another filter has already laid the pages out anew: their true size can't be known.
    case documentNotOriginal = "document.not-original"
    case documentFontsNotEmbedded = "document.fonts-not-embedded"
    case documentScripts = "document.scripts"
    case documentAttachments = "document.attachments"
    case documentForms = "document.forms"
    /// Where its parts end had to be found by searching.
    case documentRepaired = "document.repaired"
    /// Its pages are the cover of files inside it.
    case documentPortfolio = "document.portfolio"

    // The page.
    case pageNotA4 = "page.not-a4"
    case pageLandscapeFirst = "page.landscape-first"

    // The options.
    case optionChoice = "option.choice"
    case optionUnsupported = "option.unsupported"
    /// The same thing chosen twice, differently.
    case optionConflict = "option.conflict"
    /// Through a class whose colour by default is not its printer's: nobody may have chosen it.
    case optionColourUncertain = "option.colour-uncertain"
    case optionPageRanges = "option.page-ranges"
    case optionPageRangesBeyond = "option.page-ranges-beyond"
    case optionReverseIgnored = "option.reverse-ignored"
    case optionAcknowledgement = "option.acknowledgement"
    case optionWindow = "option.window"

    // Splitting, sheets and envelopes.
    case splitRemainder = "split.remainder"
    case splitNoFirstAddress = "split.no-first-address"
    /// A page like those that begin letters, but without an address.
    case splitMissingAddress = "split.missing-address"
    /// The same recipient again: an enclosed slip, a second page, or one more letter.
    case splitRepeatedAddress = "split.repeated-address"
    /// An address on a page that looks like no other letter's first.
    case splitUnlikeOthers = "split.unlike-others"
    /// A further page, where letters are counted off, that begins a letter to somebody else.
    case splitOtherRecipient = "split.other-recipient"
    /// The sender's own address on a further page stays with its letter.
    case splitReplySlip = "split.reply-slip"
    case letterTooManySheets = "letter.too-many-sheets"
    case letterEnvelopeTooSmall = "letter.envelope-too-small"
    case letterCopies = "letter.copies"
    /// A letter that could not be posted, left out as the sender agreed.
    case letterSkipped = "letter.skipped"

    // The address.
    case addressNone = "address.none"
    /// There is ink in the window, but no text that can be read.
    case addressUnreadable = "address.unreadable"
    /// The text layer names other letters than those paper shows.
    case addressContradictsInk = "address.contradicts-ink"
    /// Read from a picture by text recognition, which was sure of it.
    case addressRecognised = "address.recognised"
    /// Read from a picture by text recognition, and not for certain.
    case addressRecognisedUnsurely = "address.recognised-unsurely"
    /// Nothing here recognises text in pictures.
    case recognitionUnavailable = "recognition.unavailable"
    case addressUncertain = "address.uncertain"
    /// Text in the window that paper does not show.
    case addressInvisibleText = "address.invisible-text"
    /// A frame, a logo or other ink in the window.
    case windowOtherInk = "window.other-ink"
    /// Ink along the paper's edge.
    case zoneEdge = "zone.edge"
    /// Ink where machines print a mark of their own.
    case zoneDataMatrix = "zone.data-matrix"
    case addressOutsideWindow = "address.outside-window"
    case addressOtherText = "address.other-text"
    /// The sender's own line above the address, which machines may read.
    case addressSenderLine = "address.sender-line"
    case addressNoPostcode = "address.no-postcode"
    case addressPostcode = "address.postcode"
    case addressTooShort = "address.too-short"
    case addressTooLong = "address.too-long"
    case addressCountryUnknown = "address.country-unknown"
    case addressCountryCase = "address.country-case"
    case addressCountryVernacular = "address.country-vernacular"
    case addressCountryHome = "address.country-home"
    case addressCharacters = "address.characters"
    /// No Belgian postcode has this number.
    case addressPostcodeUnknown = "address.postcode-unknown"
    /// The postcode exists, and the locality beside it is none of its own.
    case addressLocality = "address.locality"
    case addressPostcodePlace = "address.postcode-place"
    /// The first line may be a heading above the name.
    case addressHeading = "address.heading"
    /// The country is told by the postcode alone: by its prefix, or held where by its form.
    case addressCountryLine = "address.country-line"
    /// No Belgian postcode, and no country: nobody can say where it goes.
    case addressCountryMissing = "address.country-missing"
    case addressNumberFirst = "address.number-first"
    case addressBoxNotation = "address.box-notation"
    case addressComma = "address.comma"
    case addressLanguages = "address.languages"
    /// A street's kind is abbreviated although there is room.
    case addressAbbreviation = "address.abbreviation"
    /// Abroad the locality stands in capitals.
    case addressLocalityCase = "address.locality-case"
    case addressLineLong = "address.line-long"
    case registeredPostOfficeBox = "registered.po-box"

    // Franking.
    case registeredAbroad = "registered.abroad"
    case registeredNoReturnAddress = "registered.no-return-address"
    case registeredLineTooLong = "registered.line-too-long"
    case registeredName = "registered.name"
    /// A first name's initial alone.
    case registeredFirstName = "registered.first-name"
    /// What registered letters of the service lack. RP is for public authorities alone (bpost, Masspost guide, section 3).
    case registeredSignature = "registered.signature"
    case economyAbroad = "economy.abroad"

    // The job.
    case jobNoDocument = "job.no-document"
    case jobReview = "job.review"
    case jobApproval = "job.approval"
    case jobAlreadySent = "job.already-sent"
    case jobRerunDiffers = "job.rerun-differs"
    case jobUnverified = "job.unverified"
    case jobCancelled = "job.cancelled"
    case jobInterrupted = "job.interrupted"
    case jobHeld = "job.held"
    case jobAccepted = "job.accepted"
    /// A person asked for the next attempt at once.
    case jobRetried = "job.retried"
    /// A person had the same letters sent once more; `submission` is the other one.
    case jobSentAgain = "job.sent-again"
    /// They can't be sent again: their documents are no longer here.
    case jobDocumentsGone = "job.documents-gone"

    // This machine.
    case daemonUnreachable = "daemon.unreachable"
    case daemonRefused = "daemon.refused"
    /// Drained for maintenance: nothing new is accepted or sent.
    case serviceDraining = "service.draining"
    /// cupsd does not answer: nobody can say whether a job is what it is said to be.
    case schedulerUnreachable = "scheduler.unreachable"
    case queueUnknown = "queue.unknown"
    /// A queue of ours is set up so that letters are not safe in it.
    case queueSetting = "queue.setting"
    /// Its queue says SANDBOX, but the platform would post the letters.
    case queueSandbox = "queue.sandbox"
    /// The CUPS server has no policy that knows who prints.
    case printerPolicy = "printer.policy"
    /// A class lets anyone print in anyone's name.
    case classPolicy = "class.policy"
    case accountUnknown = "account.unknown"
    case accountRejected = "account.rejected"
    case accountBlocked = "account.blocked"
    case workerUnavailable = "worker.unavailable"
    case confinementUnavailable = "confinement.unavailable"
    case spoolFull = "spool.full"
    case spoolFailed = "spool.failed"
    case spoolDamaged = "spool.damaged"
    /// Another daemon has it open.
    case spoolInUse = "spool.in-use"
    /// Written by a newer version.
    case spoolNewer = "spool.newer"
    /// On a network file system, whose locks and syncs can't be relied on.
    case spoolNetwork = "spool.network"
    /// The database does not keep the durability that was asked of it.
    case spoolNotDurable = "spool.not-durable"
    /// A file without a record: kept, until someone looks.
    case spoolOrphan = "spool.orphan"
    /// The database knows less than it did: restored from an old copy, or lost. Nothing is sent before `clickpost queue rebuild`.
    case spoolRestored = "spool.restored"
    /// A submission that a rebuilt queue must not send before the platform was asked and a person agreed.
    case spoolRebuilt = "spool.rebuilt"
    /// This queue was exported to another machine, and neither accepts nor sends any more.
    case spoolSealed = "spool.sealed"
    case auditDamaged = "audit.damaged"
    /// The settings name another platform: letters that wait would go there.
    case setupOtherPlatform = "setup.other-platform"
    /// Letters on their way to the platform that is to be left.
    case setupOpenLetters = "setup.open-letters"
    case settingsLine = "settings.line"
    case settingsValue = "settings.value"
    /// `allowed` is the nearest name that exists.
    case settingsUnknown = "settings.unknown"
    /// A credentials file that others may read or own.
    case credentialsUnsafe = "credentials.unsafe"
    case permissionDenied = "permission.denied"
    case notFound = "not-found"
    case requestInvalid = "request.invalid"
    case stateConflict = "state.conflict"
    case printerFailed = "printer.failed"

    // The platform.
    case platformUnreachable = "platform.unreachable"
    /// The proxy on the way refuses, wants another password, or is not there.
    case platformProxy = "platform.proxy"
    case platformBusy = "platform.busy"
    case platformCertificate = "platform.certificate"
    case platformRedirect = "platform.redirect"
    /// An answer that is not the contract's: a captive portal, a proxy, a fault.
    case platformAnswer = "platform.answer"
    case platformRefused = "platform.refused"
    case uploadGone = "upload.gone"
    /// The platform got other bytes than were sent.
    case uploadDigest = "upload.digest"
    case uploadOffset = "upload.offset"
    case submissionConflict = "submission.conflict"
    case submissionCancelled = "submission.cancelled"
    case submissionLost = "submission.lost"
    /// Waiting for hours to be sent.
    case submissionWaiting = "submission.waiting"
    /// Waiting for days: held.
    case submissionExpired = "submission.expired"
    case cancelTooLate = "cancel.too-late"
    case cancelUnknown = "cancel.unknown"

    case internalFault = "internal.fault"

    /// What the code means unless the stage that gives it says otherwise.
    public var severity: Severity {
        switch self {
        case .splitMissingAddress,
            .inputUnreadable, .documentEmpty, .documentDamaged, .documentTruncated, .documentFraming,
            .documentEncrypted,
            .documentUnreadable, .documentTimeout, .documentTooLarge, .documentTooManyPages, .documentType, .pageNotA4,
            .pageLandscapeFirst, .optionChoice, .optionUnsupported, .optionPageRanges, .optionPageRangesBeyond,
            .optionAcknowledgement, .optionColourUncertain, .optionWindow, .splitRemainder, .splitNoFirstAddress,
            .letterTooManySheets,
            .letterEnvelopeTooSmall, .addressNone, .registeredAbroad, .registeredNoReturnAddress,
            .registeredLineTooLong, .registeredName, .economyAbroad, .jobNoDocument, .jobUnverified, .jobCancelled,
            .jobInterrupted, .jobDocumentsGone,
            .daemonUnreachable, .daemonRefused, .queueUnknown, .setupOtherPlatform, .setupOpenLetters, .queueSetting,
            .printerPolicy, .classPolicy,
            .accountUnknown,
            .workerUnavailable,
            .confinementUnavailable, .spoolFull, .spoolFailed, .settingsLine, .settingsValue,
            .settingsUnknown, .credentialsUnsafe, .schedulerUnreachable, .permissionDenied,
            .notFound, .spoolInUse, .spoolNewer, .spoolNetwork, .spoolNotDurable, .spoolRestored, .spoolSealed,
            .auditDamaged,
            .requestInvalid, .stateConflict,
            .printerFailed, .cancelTooLate, .internalFault:
            .error
        case .documentRepaired, .documentPortfolio, .splitUnlikeOthers, .splitRepeatedAddress,
            .splitOtherRecipient,
            .documentNotOriginal, .optionConflict,
            .addressUnreadable, .addressContradictsInk, .addressRecognisedUnsurely, .addressUncertain,
            .addressOutsideWindow,
            .addressOtherText,
            .addressNoPostcode, .addressPostcode, .addressTooShort, .addressTooLong, .addressCountryUnknown,
            .addressCountryMissing, .addressCharacters, .addressPostcodeUnknown, .addressLocality, .addressHeading,
            .jobReview,
            .jobRerunDiffers, .jobHeld, .accountRejected,
            .accountBlocked, .spoolDamaged, .spoolRebuilt, .platformCertificate, .platformRedirect, .platformRefused,
            .uploadDigest,
            .submissionConflict, .submissionCancelled, .submissionLost, .submissionExpired, .queueSandbox:
            .hold
        case .letterSkipped, .addressRecognised, .addressInvisibleText, .windowOtherInk, .zoneEdge, .zoneDataMatrix,
            .addressSenderLine,
            .registeredFirstName,
            .documentFontsNotEmbedded, .documentScripts, .documentAttachments,
            .documentForms,
            .addressCountryCase, .addressCountryVernacular, .addressCountryLine, .addressPostcodePlace,
            .addressNumberFirst,
            .addressBoxNotation, .addressComma, .addressLanguages, .addressLineLong, .registeredPostOfficeBox,
            .platformUnreachable, .platformBusy, .platformAnswer,
            .uploadGone, .uploadOffset, .cancelUnknown, .jobAlreadySent, .spoolOrphan, .submissionWaiting,
            .serviceDraining, .platformProxy:
            .warning
        case .splitReplySlip, .recognitionUnavailable, .addressAbbreviation, .addressLocalityCase,
            .optionReverseIgnored, .letterCopies, .addressCountryHome, .registeredSignature, .jobApproval, .jobAccepted,
            .jobRetried, .jobSentAgain:
            .note
        }
    }
}
