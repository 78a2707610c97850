import Letters

enum English {
    static func message(_ s: Phrase) -> String {
        switch s.code {
        case .inputUnreadable: "The file\(s.with(.path) { " \($0)" }) cannot be opened or read\(s.detail)."
        case .documentEmpty: "The document is empty."
        case .documentDamaged: "The document is damaged and cannot be read\(s.detail)."
        case .documentTruncated: "The document arrived incomplete: its end is missing."
        case .documentFraming: "The document did not come through the printer's filter."
        case .documentEncrypted: "The document is encrypted or protected by a password."
        case .documentUnreadable: "The document could not be read\(s.detail)."
        case .documentTimeout:
            "Reading the document took too long\(s.with(.seconds) { " and was stopped after \($0) seconds" })."
        case .documentTooLarge: "The document is too large\(s.with(.allowed) { " (at most \($0))" })."
        case .documentTooManyPages:
            "The document has too many pages\(s.with(.pages) { " (\($0))" })\(s.with(.allowed) { "; at most \($0) are possible" })."
        case .documentType: "Documents of this type cannot be sent\(s.with(.type) { " (\($0))" })."
        case .documentNotOriginal:
            "The pages were laid out anew before they reached this printer, so their true size is not known."
        case .documentFontsNotEmbedded:
            "Some fonts are not embedded in the document\(s.with(.value) { " (\($0))" }): the platform prints others in their place, and text may stand elsewhere than it was checked here, also in the window."
        case .documentScripts: "The document contains scripts; they have no effect on paper."
        case .documentAttachments: "The document has files attached; they are not printed."
        case .documentForms: "The document contains form fields; what was filled in may look different on paper."
        case .documentRepaired:
            "The document is damaged in places that could be repaired; another program may read them differently."
        case .documentPortfolio:
            "The document is a portfolio: its pages are only the cover of the files inside it."
        case .pageNotA4:
            s.size.map { "The page measures \($0) instead of A4 (210 × 297 mm)." }
                ?? "The page is not A4 (210 × 297 mm)."
        case .pageLandscapeFirst:
            "The first page of the letter is in landscape: its address cannot stand in the window."
        case .optionChoice:
            "\(s.value(.value).map { "“\($0)”" } ?? "This choice") is not possible\(s.with(.option) { " for the option “\($0)”" })\(s.with(.allowed) { "; possible are: \($0)" })."
        case .optionConflict:
            "Two choices contradict each other:\(s.with(.option) { " \($0)" })\(s.with(.value) { " and \($0)" })."
        case .optionColourUncertain:
            "The class\(s.with(.queue) { " “\($0)”" }) and its printer differ in what they print by default\(s.with(.option) { " (\($0))" }): it is not certain whether colour was meant."
        case .optionUnsupported:
            "\(s.value(.option).map { "The option “\($0)”" } ?? "One of the options") cannot be used for letters\(s.with(.value) { " (\($0))" })."
        case .optionPageRanges:
            "\(s.value(.value).map { "“\($0)”" } ?? "The page selection") is not a valid selection of pages."
        case .optionPageRangesBeyond:
            "The page selection\(s.with(.value) { " “\($0)”" }) lies beyond the end of the document\(s.with(.pages) { ", which has \($0) pages" })."
        case .optionReverseIgnored: "The reverse page order is ignored: letters always keep their order."
        case .optionAcknowledgement: "An acknowledgement of receipt is possible for registered letters only."
        case .optionWindow:
            "\(s.value(.value).map { "“\($0)”" } ?? "The address window given") is neither the name of an address window nor a box X0,Y0,X1,Y1 in millimetres."
        case .splitRemainder:
            "The document\(s.with(.pages) { " of \($0) pages" }) cannot be divided evenly into letters\(s.with(.count) { " of \($0) pages" })."
        case .splitNoFirstAddress: "The document does not begin with an address: this page belongs to no letter."
        case .splitMissingAddress:
            "This page looks like the first page of a letter, but there is no address in its window."
        case .splitRepeatedAddress:
            "The same address stands in the window of another page: one more letter to this recipient, or an enclosure of the letter before?"
        case .splitReplySlip:
            "The window of this page holds the sender's own address: the page stays with the letter before, as a reply slip."
        case .splitUnlikeOthers:
            "There is an address in this page's window, but the page looks unlike the other letters' first pages: a letter of its own, or an enclosure of the letter before?"
        case .splitOtherRecipient:
            "This page looks like the first page of a letter to somebody else, but would go into the envelope of the letter before\(s.with(.count) { "; \($0) pages do" })."
        case .letterSkipped:
            "A letter beginning on this page is left out and not posted."
        case .letterTooManySheets:
            "The letter needs \(s.value(.sheets) ?? "too many") sheets\(s.with(.capacity) { "; the largest envelope takes \($0)" })."
        case .letterEnvelopeTooSmall:
            "The letter\(s.with(.sheets) { " of \($0) sheets" }) does not fit into the envelope chosen\(s.envelope.map { " (\($0)\(s.with(.capacity) { ", at most \($0) sheets" }))" } ?? "")."
        case .letterCopies:
            "The copies become \(s.value(.count) ?? "several") letters to the same recipient; each is posted and charged."
        case .addressNone: "There is no address in the address window."
        case .addressRecognised:
            "The address was read from a picture by text recognition."
        case .addressRecognisedUnsurely:
            "The address was read from a picture by text recognition, and not with certainty."
        case .recognitionUnavailable:
            "Text recognition is not installed on this machine, or switched off: addresses in pictures are not read."
        case .addressUnreadable:
            "There is something in the address window, but no text that can be read (a picture, perhaps)."
        case .addressContradictsInk:
            "The document's text names other letters in the address than those that are printed (a font's character map is wrong)."
        case .addressUncertain: "The text in the address window is not an address that could be read with certainty."
        case .addressInvisibleText:
            "The address window holds text that cannot be seen on paper (white, covered, cut off or hidden); it is not taken for an address."
        case .windowOtherInk:
            "There is something besides text in the address window: a frame, a line, a logo or a picture\(s.area)."
        case .zoneEdge:
            "Something is printed within 5 mm of the paper's edge\(s.area), where it may be cut off or smeared."
        case .zoneDataMatrix:
            "Something is printed at the left, 165 to 180 mm from the top\(s.area), where machines print a mark of their own."
        case .addressOutsideWindow: "Part of the address lies outside the address window."
        case .addressOtherText: "There is other text in the address window besides the address\(s.area)."
        case .addressNoPostcode: "The address has no line with a postcode and a locality."
        case .addressPostcode:
            "The postcode does not fit the country of the address\(s.country)\(s.isHome ? "; without a country's name it is Belgium" : "")."
        case .addressTooShort: "The address is too short\(s.with(.count) { " (lines: \($0))" })."
        case .addressTooLong: "The address has too many lines\(s.with(.count) { " (\($0))" })."
        case .addressCountryUnknown: "The last line of the address is no country that is known."
        case .addressCountryCase: "The country\(s.country) should be written in CAPITALS."
        case .addressCountryVernacular:
            "The country\(s.country) should be written in French, Dutch, German or English, on the last line."
        case .addressCountryHome: "Letters within Belgium need no country in the address; it is left out."
        case .addressCharacters:
            "The address contains characters that cannot be read with certainty\(s.with(.character) { " (\($0))" })."
        case .addressPostcodeUnknown:
            "The postcode is not in the list of Belgian postcodes; without a country's name it is Belgium."
        case .addressLocality:
            "The locality does not belong to the postcode."
        case .addressPostcodePlace:
            "The postcode stands to the right of the locality."
        case .addressHeading:
            "The first line of the address may be a heading and not the recipient's name."
        case .addressCountryMissing:
            "The postcode is not a Belgian one, and the address names no country."
        case .addressCountryLine:
            "The country\(s.country) is told by the postcode alone."
        case .addressNumberFirst:
            "In a Belgian address the number follows the street."
        case .addressBoxNotation:
            "The box number is not written as the post reads it."
        case .addressComma:
            "There is a comma between street, number and box."
        case .addressLanguages:
            "The address mixes languages."
        case .addressLineLong:
            "\(s.value(.line).map { "Line \($0)" } ?? "A line") of the address is long\(s.with(.allowed) { " (more than \($0) characters)" })."
        case .registeredPostOfficeBox:
            "The registered letter goes to a post office box: whoever empties it signs for it."
        case .registeredAbroad:
            "Registered letters can be sent within Belgium only\(s.with(.country) { ", not to the country \($0)" })."
        case .registeredNoReturnAddress: "A registered letter needs a return address, and none is set."
        case .registeredLineTooLong:
            "\(s.value(.line).map { "Line \($0)" } ?? "A line") of the address is too long for a registered letter\(s.with(.allowed) { " (at most \($0) characters)" })."
        case .registeredName: "A registered letter needs the name of a person or an organisation in its address."
        case .registeredSignature:
            "The registered letter is handed over against signature. It bears no handwritten signature of yours, which the law may demand, and the kind RP (public authorities) is not offered."
        case .addressSenderLine:
            "The sender's own line stands in the address window\(s.area); the post's machines may take it for the address."
        case .addressAbbreviation:
            "The street is abbreviated although the line has room for the whole word."
        case .addressLocalityCase:
            "Abroad\(s.country) the post asks for the locality in CAPITALS."
        case .registeredFirstName:
            "A registered letter should carry the recipient's first name in full, not an initial."
        case .economyAbroad:
            "The preferential tariff is for letters within Belgium only\(s.with(.country) { ", not to the country \($0)" })."
        case .jobNoDocument: "The print job holds no document."
        case .jobReview: "The job waits for review, as asked; nothing is sent before it is released."
        case .jobApproval: "The letters wait on the platform for an approval before they are produced."
        case .jobAlreadySent:
            "This print job was already sent\(s.with(.submission) { " as \($0)" }); it is not sent again."
        case .jobRerunDiffers:
            "The print job was printed again, but it is not the same as before\(s.with(.submission) { " (\($0))" })."
        case .jobUnverified: "The print system could not confirm this job\(s.detail)."
        case .jobCancelled: "The print job was cancelled; nothing of it is sent."
        case .jobInterrupted: "The print job was interrupted before it was handed over."
        case .jobRetried: "A new attempt was asked for, at once."
        case .jobSentAgain:
            "The same letters were sent once more\(s.with(.submission) { " (the other submission: \($0))" })."
        case .jobDocumentsGone: "The job cannot be sent again: its documents are no longer here."
        case .serviceDraining: "The service is being emptied for maintenance: nothing new is accepted or sent."
        case .queueSandbox: "The queue says SANDBOX, but the platform would really post the letters."
        case .platformProxy: "The proxy does not let the service reach the platform\(s.detail)."
        case .jobHeld:
            "The job is kept\(s.with(.submission) { " as \($0)" }) and waits for a decision; nothing is sent yet."
        case .jobAccepted:
            "The job was accepted\(s.with(.submission) { " as \($0)" })\(s.with(.count) { ", letters: \($0)" })\(s.with(.date) { ", expected delivery: \($0)" })."
        case .schedulerUnreachable: "The print service (CUPS) does not answer\(s.detail)."
        case .daemonUnreachable: "The Click & Post service on this computer does not answer\(s.detail)."
        case .daemonRefused: "The Click & Post service on this computer refused the job\(s.detail)."
        case .queueSetting:
            "The printer\(s.with(.queue) { " “\($0)”" }) is set up wrongly\(s.with(.setting) { ": \($0)" })\(s.with(.value) { " = \($0)" })."
        case .printerPolicy:
            "The print server has no policy\(s.with(.value) { " “\($0)”" }): it would not know who prints."
        case .classPolicy:
            "The class\(s.with(.queue) { " “\($0)”" }) lets anyone print in anyone's name\(s.with(.value) { " (policy “\($0)”)" }): it is not certain whose job this is."
        case .setupOtherPlatform:
            "The settings name another platform\(s.with(.value) { " (\($0))" })."
        case .setupOpenLetters:
            "Letters are still on their way to the platform that is to be left\(s.with(.count) { " (\($0))" })."
        case .queueUnknown: "The printer\(s.with(.queue) { " “\($0)”" }) is not known to the Click & Post service."
        case .accountUnknown: "The account\(s.with(.account) { " “\($0)”" }) is not set up on this computer."
        case .accountRejected:
            "The platform rejects the user name or the password of the account\(s.with(.account) { " “\($0)”" })."
        case .accountBlocked: "The platform has blocked the account\(s.with(.account) { " “\($0)”" })\(s.detail)."
        case .workerUnavailable: "The program that reads the documents cannot be started\(s.detail)."
        case .confinementUnavailable: "The protection under which documents are read cannot be set up\(s.detail)."
        case .spoolFull: "The disk for waiting letters is full\(s.with(.path) { " (\($0))" })."
        case .spoolFailed: "The job could not be stored\(s.detail)."
        case .spoolDamaged: "A stored job is damaged and was set aside\(s.with(.submission) { " (\($0))" })\(s.detail)."
        case .spoolInUse: "Another service already uses the store of waiting letters\(s.with(.path) { " (\($0))" })."
        case .spoolNewer: "The store of waiting letters was written by a newer version\(s.with(.path) { " (\($0))" })."
        case .spoolNetwork:
            "The store of waiting letters lies on a network file system\(s.with(.path) { " (\($0))" }), which is not safe."
        case .spoolNotDurable: "The store of waiting letters cannot promise to keep what it accepts\(s.detail)."
        case .spoolOrphan: "There are stored files that belong to no job\(s.with(.path) { " (\($0))" }); they are kept."
        case .spoolRestored:
            "The record of waiting letters is older than what this service has already done\(s.detail); nothing is sent until it is brought up to date."
        case .spoolRebuilt: "The record of this submission was lost and made anew; it is kept back."
        case .spoolSealed:
            "This queue was moved to another machine\(s.with(.value) { " (\($0))" }); here it neither accepts nor sends."
        case .auditDamaged: "The audit log was changed or cut\(s.with(.count) { ", from line \($0) on" })."
        case .settingsLine:
            "The configuration\(s.with(.path) { " \($0)" }) cannot be understood\(s.with(.line) { " in line \($0)" })\(s.detail)."
        case .settingsValue:
            "The setting\(s.with(.setting) { " “\($0)”" }) has a value that is not possible\(s.with(.value) { " (\($0))" })\(s.with(.allowed) { "; possible: \($0)" })."
        case .settingsUnknown:
            "The setting\(s.with(.setting) { " “\($0)”" }) does not exist\(s.with(.allowed) { "; perhaps “\($0)” is meant" })."
        case .credentialsUnsafe: "Others may read or change the file with the password\(s.with(.path) { " (\($0))" })."
        case .permissionDenied: "You are not allowed to do this."
        case .notFound: "There is no such thing\(s.with(.value) { ": \($0)" })."
        case .requestInvalid: "The request cannot be understood\(s.detail)."
        case .stateConflict: "This is not possible in the present state of the job\(s.with(.value) { " (\($0))" })."
        case .printerFailed: "The print system could not set up or change the printer\(s.detail)."
        case .platformUnreachable:
            "The platform cannot be reached at the moment\(s.detail); the letters wait and are sent later."
        case .platformBusy: "The platform is busy at the moment; the letters wait and are sent later."
        case .platformCertificate: "The platform's certificate is not valid\(s.detail); nothing is sent."
        case .platformRedirect: "The platform's address leads elsewhere\(s.detail); nothing is sent."
        case .platformAnswer: "The platform gave an answer that cannot be understood\(s.detail); it is asked again."
        case .platformRefused: "The platform refused the job\(s.detail)."
        case .uploadGone: "The platform no longer has the upload that was begun; it starts again."
        case .uploadDigest: "The platform got other bytes than were sent; what is kept here is sound."
        case .uploadOffset: "The platform has fewer bytes than it had confirmed; the upload continues there."
        case .submissionConflict:
            "The platform already has other content under this number\(s.with(.submission) { " (\($0))" })."
        case .submissionCancelled: "This submission was cancelled on the platform\(s.with(.submission) { " (\($0))" })."
        case .submissionLost:
            "The platform no longer knows a submission it had confirmed\(s.with(.submission) { " (\($0))" })."
        case .submissionWaiting:
            "The submission\(s.with(.submission) { " \($0)" }) has been waiting for hours to be sent."
        case .submissionExpired:
            "The submission\(s.with(.submission) { " \($0)" }) has been waiting for days and is held for a decision."
        case .cancelTooLate: "It is too late to cancel: the letters are in production."
        case .cancelUnknown: "Cancelling was asked for; the platform has not answered yet."
        case .internalFault: "An error happened inside the program\(s.detail)."
        }
    }
}
