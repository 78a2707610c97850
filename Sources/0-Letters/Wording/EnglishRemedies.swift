import Letters

extension English {
    private static func move(_ s: Phrase) -> String? {
        s.move(left: "to the left", right: "to the right", up: "up", down: "down", and: "and")
    }

    static func remedy(_ s: Phrase) -> String? {
        switch s.code {
        case .inputUnreadable: "Check the file's name and your right to read it."
        case .documentEmpty: "Check that the document has pages, then print it again."
        case .documentDamaged: "Open the document in its application, save or export it as PDF again, and print that."
        case .documentTruncated: "Print the document again."
        case .documentFraming: "Print from the application, without the option raw."
        case .documentEncrypted: "Save the document without a password or restrictions, and print that."
        case .documentUnreadable: "Save or export the document as PDF again from its application, and print that."
        case .documentTimeout:
            "Simplify the document (large pictures, many layers), or export it as PDF again, then print it."
        case .documentTooLarge: "Reduce the pictures in the document or divide it into several print jobs."
        case .documentTooManyPages: "Divide the document into several print jobs."
        case .documentType: "Export the document as PDF and print that."
        case .documentNotOriginal:
            "Print again without several pages per sheet, scaling, booklet or page selection by the print system. Release the job only after looking at its pages."
        case .documentFontsNotEmbedded: "Embed all fonts when making the PDF (for instance PDF/A)."
        case .documentScripts: nil
        case .documentAttachments: "Print the attached files as letters of their own if they must be sent."
        case .documentForms: "Flatten the form (print it to PDF) if the content matters."
        case .documentRepaired:
            "Look at the letter and release it only if it is complete; or save the document anew in its application and print again."
        case .documentPortfolio:
            "Open it, and print the files that are meant; release it only if the cover itself is the letter."
        case .pageNotA4:
            "Set A4 in the application's page setup AND in the printer's default settings, then print again."
        case .pageLandscapeFirst: "Put the first page in portrait, with the address in the window, then print again."
        case .optionChoice: "Choose one of the possible values and print again."
        case .optionConflict:
            "Choose once and print again; or release the letter if the choice that was used is right."
        case .optionColourUncertain:
            "Print again with -o ColorModel=Gray or -o ColorModel=RGB. For good, an administrator gives the class the printer's default: lpadmin -p \(s.value(.queue) ?? "CLASS") -o print-color-mode-default=\(s.value(.allowed) ?? "monochrome")"
        case .optionUnsupported: "Print again without this option; make the layout in the document itself."
        case .optionPageRanges: "Write page numbers and ranges in ascending order, for instance 1-2,5."
        case .optionPageRangesBeyond: "Choose pages that the document has."
        case .optionReverseIgnored: nil
        case .optionAcknowledgement: "Choose registered franking, or do without the acknowledgement of receipt."
        case .optionWindow:
            "Give the name of an address window (\(s.value(.allowed) ?? "for instance belgium-right")) or four numbers such as 100,42,195,85."
        case .splitRemainder:
            "Check the number of pages of each letter, or choose another way of splitting, then print again."
        case .splitNoFirstAddress:
            "Put an address in the window of the document's first page, or split by a number of pages."
        case .splitMissingAddress:
            "Complete the address of this letter; or split by a number of pages if the page belongs to the letter before."
        case .splitRepeatedAddress:
            "Look at the letters; release them only if each begins where it should. Or split by a number of pages."
        case .splitReplySlip:
            "Nothing needs to be done."
        case .splitUnlikeOthers:
            "Look at the letters; release them only if each begins where it should. Or split by a number of pages."
        case .splitOtherRecipient:
            "Choose splitting by address, or the number of pages that each letter really has, then print again. Look at the letters; release them only if the page is an enclosure."
        case .letterSkipped:
            "Correct this letter and print its pages alone; the others are posted."
        case .letterTooManySheets:
            "Shorten the letter, print it on both sides, or split the document into several letters."
        case .letterEnvelopeTooSmall: "Choose a larger envelope or “automatic”, or print on both sides."
        case .letterCopies: "Set the number of copies to 1 if one letter is meant."
        case .addressNone:
            "Put the recipient's address into the address window of the letter's first page, as text, then print again."
        case .addressRecognised:
            "Compare the address that is shown with the letter. Printing from the application rather than from a scan is safer."
        case .addressRecognisedUnsurely:
            "Look at the letter; release it only if the address that is shown is right. Printing from the application rather than from a scan is safer."
        case .recognitionUnavailable:
            "Write the address as text; or have the administrator install tesseract-ocr, tesseract-ocr-fra, tesseract-ocr-nld, tesseract-ocr-deu, tesseract-ocr-eng."
        case .addressUnreadable:
            "Write the address as text, not as a picture. Look at the letter; release it only if the address is right."
        case .addressContradictsInk:
            "Print anew from the application that made the document, with its fonts embedded, or export it as PDF/A. Look at the letter; release it only if the address that is shown is the one printed on it."
        case .addressUncertain:
            "Write name, street with number, and postcode with locality on lines of their own. Look at the letter; release it only if the address is right."
        case .addressInvisibleText:
            "Delete the hidden text, or make it visible if it is the address."
        case .windowOtherInk:
            move(s).map { "Move it \($0), out of the window, or remove it." }
                ?? "Remove the template's frame and anything else from the window."
        case .zoneEdge:
            move(s).map { "Move it \($0), or leave it out." }
                ?? "Make it smaller, so that 5 mm along every edge stay white, or leave it out."
        case .zoneDataMatrix:
            move(s).map { "Move it \($0), or leave it out." } ?? "Leave this place white."
        case .addressOutsideWindow:
            move(s).map {
                "Move the address \($0), so that all of it stands in the window."
            } ?? "Move the address so that all of it stands in the window, or make it smaller."
        case .addressOtherText:
            move(s).map {
                "Move the other text \($0), out of the window; look at the letter before you release it."
            } ?? "Keep the address window free of everything but the address; look at the letter before you release it."
        case .addressNoPostcode: "Add a line with the postcode and the locality, for instance 1000 BRUXELLES."
        case .addressPostcode:
            "Check the postcode; for a letter abroad write the country on the last line, in capitals."
        case .addressTooShort: "Write at least a name and a line with the postcode and the locality."
        case .addressTooLong: "Shorten the address to its necessary lines."
        case .addressCountryUnknown:
            "Write the country's full name in French, Dutch, German or English on the last line, in CAPITALS."
        case .addressCountryCase: "Write the country in capitals on the last line."
        case .addressCountryVernacular: "Write the country's name in French, Dutch, German or English, in capitals."
        case .addressCountryHome: nil
        case .addressCharacters:
            "Type the address again with ordinary characters in another font. Look at the letter; release it only if the address is right."
        case .addressPostcodeUnknown:
            "Check the postcode; for a letter abroad write the country on the last line, in capitals. Release the letter only if the address is right."
        case .addressLocality:
            "Check postcode and locality. Release the letter only if the address is right."
        case .addressPostcodePlace:
            "Write the postcode before the locality, for instance 1000 BRUXELLES."
        case .addressHeading:
            "Look at the letter; release it only if the first line belongs to the address. Keep headings out of the window."
        case .addressCountryMissing:
            "Write the country on the last line, in capitals, and print the letter again."
        case .addressCountryLine:
            "Write the country on the last line, in capitals. Where the letter is held for this, releasing it sends it to the country named."
        case .addressNumberFirst:
            "Write the number after the street, for instance Rue de la Loi 16."
        case .addressBoxNotation:
            "Write “box”, “bte” or “bus” before the number of the box."
        case .addressComma:
            "Leave out the comma."
        case .addressLanguages:
            "Write the whole address in one language."
        case .addressLineLong:
            "Shorten this line: the post reads 40 characters for certain."
        case .registeredPostOfficeBox:
            "Use the street address if the recipient must sign."
        case .registeredAbroad: "Choose Prior for letters abroad, or print them apart."
        case .registeredNoReturnAddress:
            "Ask the administrator to set the printer's return address (clickpost printer update --return-address)."
        case .registeredLineTooLong: "Shorten this line."
        case .registeredName: "Write the name of the person or the organisation on the first line."
        case .registeredSignature: nil
        case .addressSenderLine:
            move(s).map { "Move it \($0), out of the window, or leave it out." } ?? "Put it elsewhere, or leave it out."
        case .addressAbbreviation:
            "Write it in full, for instance “Avenue” or “straat”."
        case .addressLocalityCase:
            "Write postcode and locality in capitals, as the country's line."
        case .registeredFirstName:
            "Write the first name in full, as the post asks for registered letters."
        case .economyAbroad: "Choose Prior for letters abroad, or print them apart."
        case .jobNoDocument: "Print the document again."
        case .jobReview: "Look at the job and release it (clickpost release) or cancel it."
        case .jobApproval: "Ask the person who approves."
        case .jobAlreadySent:
            "If it must be posted once more, print it anew\(s.with(.submission) { " or use clickpost send-again \($0)" })."
        case .jobRerunDiffers: "Compare both; release the job only if it is to be posted as well, otherwise cancel it."
        case .jobUnverified: "Check in the print queue what became of the job, then release or cancel it."
        case .jobCancelled: "Print the document again if it is to be sent."
        case .jobInterrupted: "Print the document again, unless the print system does so by itself."
        case .jobRetried, .jobSentAgain: nil
        case .jobDocumentsGone: "Print the document again."
        case .serviceDraining:
            "Nothing is lost: it goes on when an administrator resumes the service (clickpost resume)."
        case .queueSandbox:
            "Cancel the job, or release it if it is to be posted; then correct the queue or the platform's address."
        case .platformProxy:
            "An administrator checks the proxy's address, user and password (setting platform.proxy, or https_proxy). The letters wait, and go by themselves."
        case .jobHeld: "Look at the job (clickpost show), then release or cancel it."
        case .jobAccepted: nil
        case .schedulerUnreachable:
            "Check that CUPS runs (systemctl status cups) and, where set, CUPS_SERVER or the setting cups.server."
        case .daemonUnreachable: "Start the service (systemctl start clickpostd); the job waits until then."
        case .daemonRefused: "Look at the service's log (journalctl -u clickpostd) or ask the administrator."
        case .queueSetting:
            "An administrator puts it right with clickpost printer update."
        case .printerPolicy:
            "Put Debian's section <Policy authenticated> back into /etc/cups/cupsd.conf, restart CUPS and try again."
        case .classPolicy:
            "An administrator runs: lpadmin -p \(s.value(.queue) ?? "CLASS") -o printer-op-policy=authenticated – then print again, or print to the printer itself."
        case .setupOtherPlatform:
            "If letters are to go to the other one from now on: clickpost setup --replace"
        case .setupOpenLetters:
            "Wait until they are posted, or cancel them (clickpost jobs); then run clickpost setup again."
        case .queueUnknown: "Add the printer with clickpost printer add."
        case .accountUnknown: "Store the account's user name and password with clickpost login."
        case .accountRejected: "Store the right password with clickpost login, then release the jobs."
        case .accountBlocked: "Contact Click & Post, then release the jobs."
        case .workerUnavailable: "Install the package clickpost anew or ask the administrator."
        case .confinementUnavailable: "Ask the administrator: the kernel must offer Landlock and seccomp."
        case .spoolFull: "Make space on the disk; the job is printed again after that."
        case .spoolFailed: "Check the disk and its rights, then print again."
        case .spoolDamaged:
            "Ask the administrator to compare the set-aside files with the platform's list before printing anything again."
        case .spoolInUse: "Stop the other service first; only one may run."
        case .spoolNewer: "Install that version again, or a newer one."
        case .spoolNetwork: "Put the spool on a local disk."
        case .spoolNotDurable: "Ask the administrator: the disk or the database does not confirm what it writes."
        case .spoolOrphan: "Ask the administrator: clickpost queue rebuild takes them in again, held and not sent."
        case .spoolRestored:
            "Run clickpost queue rebuild: the platform is asked about each submission before any is sent."
        case .spoolRebuilt:
            "Look at it with clickpost show, then release or cancel it; the platform is asked before anything is sent."
        case .spoolSealed: "Print to the queue of the other machine."
        case .auditDamaged:
            "Ask the administrator: clickpost audit verify names every line; compare with an earlier export."
        case .settingsLine: "Correct this line; clickpostd --print-config shows every setting."
        case .settingsValue: "Correct the setting; clickpostd --print-config shows what is possible."
        case .settingsUnknown: "Correct the name; clickpostd --print-config shows every setting."
        case .credentialsUnsafe: "Make the file belong to the service and give it mode 0600, then change the password."
        case .permissionDenied: "Ask the person who printed the job, or an administrator."
        case .notFound: "Check the number or the name; clickpost jobs lists them."
        case .requestInvalid: "Check that all parts of Click & Post have the same version."
        case .stateConflict: "Look at the job's state with clickpost show."
        case .printerFailed: "Check that CUPS is running and that you may change printers."
        case .platformUnreachable: "Check the network if this lasts."
        case .platformBusy: nil
        case .platformCertificate:
            "Ask the administrator: check the clock, the proxy and the address in the configuration."
        case .platformRedirect:
            "Ask the administrator: check the network sign-in, the proxy and the address in the configuration."
        case .platformAnswer:
            "Ask the administrator if this lasts: a proxy or a network sign-in may answer in the platform's place."
        case .platformRefused: "Correct what the platform says and print again, or cancel the job."
        case .uploadGone: nil
        case .uploadDigest:
            "It is sent anew once by itself. Where that is held too, tell the platform, and whoever runs the network between; then release the job, or cancel it."
        case .uploadOffset: nil
        case .submissionConflict:
            "Do not print again before the platform's list has been checked; ask the administrator."
        case .submissionCancelled: "Print the document again if it is to be sent all the same."
        case .submissionLost: "Contact Click & Post before anything is printed again: the letters may have been posted."
        case .submissionWaiting: "Check whether the platform can be reached (clickpost status)."
        case .submissionExpired: "Release it (clickpost release) if it is still to be posted, or cancel it."
        case .cancelTooLate: "Contact Click & Post at once if the letters must be stopped."
        case .cancelUnknown:
            "Look again later (clickpost show): until the platform answers, the letters may still be posted."
        case .internalFault: "Print again; if it happens once more, send the administrator the log."
        }
    }
}
