import Letters

extension Dutch {
    private static func move(_ s: Phrase) -> String? {
        s.move(left: "naar links", right: "naar rechts", up: "omhoog", down: "omlaag", and: "en")
    }

    static func remedy(_ s: Phrase) -> String? {
        switch s.code {
        case .inputUnreadable: "Kijk de naam van het bestand na en of u het mag lezen."
        case .documentEmpty: "Kijk na of het document pagina's heeft en druk het opnieuw af."
        case .documentDamaged:
            "Open het document in zijn toepassing, bewaar of exporteer het opnieuw als pdf en druk die af."
        case .documentTruncated: "Druk het document opnieuw af."
        case .documentFraming: "Druk af vanuit de toepassing, zonder de optie raw."
        case .documentEncrypted: "Bewaar het document zonder wachtwoord of beperkingen en druk het af."
        case .documentUnreadable:
            "Bewaar of exporteer het document opnieuw als pdf vanuit zijn toepassing en druk die af."
        case .documentTimeout:
            "Vereenvoudig het document (grote afbeeldingen, veel lagen) of exporteer het opnieuw als pdf, en druk het af."
        case .documentTooLarge: "Verklein de afbeeldingen in het document of verdeel het over meerdere afdruktaken."
        case .documentTooManyPages: "Verdeel het document over meerdere afdruktaken."
        case .documentType: "Exporteer het document als pdf en druk die af."
        case .documentNotOriginal:
            "Druk opnieuw af zonder meerdere pagina's per vel, schalen, boekje of paginakeuze door het afdruksysteem. Geef de taak pas vrij nadat u de pagina's bekeken hebt."
        case .documentFontsNotEmbedded: "Sluit alle lettertypes in bij het maken van de pdf (bijvoorbeeld als PDF/A)."
        case .documentScripts: nil
        case .documentAttachments: "Druk de bijlagen als aparte brieven af als ze verzonden moeten worden."
        case .documentForms: "Vlak het formulier af (druk het af naar pdf) als de inhoud belangrijk is."
        case .documentRepaired:
            "Bekijk de brief en geef hem alleen vrij als hij volledig is; of bewaar het document opnieuw in de toepassing en druk het af."
        case .documentPortfolio:
            "Open het en druk de bedoelde bestanden af; geef het alleen vrij als het voorblad zelf de brief is."
        case .pageNotA4:
            "Kies A4 in de pagina-instelling van de toepassing EN in de standaardinstellingen van de printer, en druk opnieuw af."
        case .pageLandscapeFirst: "Zet de eerste pagina staand, met het adres in het venster, en druk opnieuw af."
        case .optionChoice: "Kies een van de mogelijke waarden en druk opnieuw af."
        case .optionConflict:
            "Kies één keer en druk opnieuw af; of geef de brief vrij als de gebruikte keuze goed is."
        case .optionColourUncertain:
            "Druk opnieuw af met -o ColorModel=Gray of -o ColorModel=RGB. Voorgoed: een beheerder geeft de klasse de standaard van de printer: lpadmin -p \(s.value(.queue) ?? "KLASSE") -o print-color-mode-default=\(s.value(.allowed) ?? "monochrome")"
        case .optionUnsupported: "Druk opnieuw af zonder deze optie; maak de opmaak in het document zelf."
        case .optionPageRanges: "Schrijf paginanummers en -reeksen in stijgende volgorde, bijvoorbeeld 1-2,5."
        case .optionPageRangesBeyond: "Kies pagina's die het document heeft."
        case .optionReverseIgnored: nil
        case .optionAcknowledgement: "Kies aangetekend, of zie af van het ontvangstbewijs."
        case .optionWindow:
            "Geef de naam van een adresvenster (\(s.value(.allowed) ?? "bijvoorbeeld belgium-right")) of vier getallen zoals 100,42,195,85."
        case .splitRemainder:
            "Kijk het aantal pagina's van elke brief na, of kies een andere verdeling, en druk opnieuw af."
        case .splitNoFirstAddress:
            "Zet een adres in het venster van de eerste pagina van het document, of verdeel per aantal pagina's."
        case .splitMissingAddress:
            "Vul het adres van deze brief aan; of verdeel per aantal pagina's als de pagina bij de vorige brief hoort."
        case .splitRepeatedAddress:
            "Bekijk de brieven; geef ze alleen vrij als elke brief op de juiste pagina begint. Of verdeel per aantal pagina's."
        case .splitReplySlip:
            "Er hoeft niets te gebeuren."
        case .splitUnlikeOthers:
            "Bekijk de brieven; geef ze alleen vrij als elke brief op de juiste pagina begint. Of verdeel per aantal pagina's."
        case .splitOtherRecipient:
            "Kies verdelen per adres, of het juiste aantal pagina's van elke brief, en druk opnieuw af. Bekijk de brieven; geef ze alleen vrij als de pagina een bijlage is."
        case .letterSkipped:
            "Verbeter deze brief en druk alleen zijn pagina's af; de andere worden verstuurd."
        case .letterTooManySheets:
            "Maak de brief korter, druk hem dubbelzijdig af, of verdeel het document in meerdere brieven."
        case .letterEnvelopeTooSmall: "Kies een grotere envelop of “automatisch”, of druk dubbelzijdig af."
        case .letterCopies: "Zet het aantal kopieën op 1 als één brief bedoeld is."
        case .addressNone:
            "Zet het adres van de geadresseerde als tekst in het adresvenster van de eerste pagina van de brief, en druk opnieuw af."
        case .addressRecognised:
            "Vergelijk het getoonde adres met de brief. Afdrukken vanuit de toepassing is veiliger dan van een scan."
        case .addressRecognisedUnsurely:
            "Bekijk de brief; geef hem alleen vrij als het getoonde adres juist is. Afdrukken vanuit de toepassing is veiliger dan van een scan."
        case .recognitionUnavailable:
            "Schrijf het adres als tekst; of laat de beheerder tesseract-ocr, tesseract-ocr-fra, tesseract-ocr-nld, tesseract-ocr-deu, tesseract-ocr-eng installeren."
        case .addressUnreadable:
            "Schrijf het adres als tekst, niet als afbeelding. Bekijk de brief; geef hem alleen vrij als het adres juist is."
        case .addressContradictsInk:
            "Druk opnieuw af vanuit de toepassing die het document maakte, met ingesloten lettertypen, of exporteer het als PDF/A. Bekijk de brief; geef hem alleen vrij als het getoonde adres ook het gedrukte is."
        case .addressUncertain:
            "Schrijf naam, straat met nummer, en postcode met plaats elk op een eigen regel. Bekijk de brief; geef hem alleen vrij als het adres juist is."
        case .addressInvisibleText:
            "Verwijder de verborgen tekst, of maak hem zichtbaar als hij het adres is."
        case .windowOtherInk:
            move(s).map { "Verplaats het \($0), uit het venster, of verwijder het." }
                ?? "Verwijder het kader van het sjabloon en al het andere uit het venster."
        case .zoneEdge:
            move(s).map { "Verplaats het \($0), of laat het weg." }
                ?? "Maak het kleiner, zodat langs elke rand 5 mm wit blijft, of laat het weg."
        case .zoneDataMatrix:
            move(s).map { "Verplaats het \($0), of laat het weg." } ?? "Laat deze plaats wit."
        case .addressOutsideWindow:
            move(s).map {
                "Verplaats het adres \($0), zodat het helemaal in het venster staat."
            } ?? "Verplaats of verklein het adres, zodat het helemaal in het venster staat."
        case .addressOtherText:
            move(s).map {
                "Verplaats de andere tekst \($0), uit het venster; bekijk de brief voor u hem vrijgeeft."
            } ?? "Laat in het adresvenster alleen het adres staan; bekijk de brief voor u hem vrijgeeft."
        case .addressNoPostcode: "Voeg een regel met postcode en plaats toe, bijvoorbeeld 1000 BRUSSEL."
        case .addressPostcode:
            "Kijk de postcode na; schrijf voor het buitenland het land in hoofdletters op de laatste regel."
        case .addressTooShort: "Schrijf minstens een naam en een regel met postcode en plaats."
        case .addressTooLong: "Beperk het adres tot de nodige regels."
        case .addressCountryUnknown:
            "Schrijf de volledige naam van het land in het Frans, Nederlands, Duits of Engels op de laatste regel, in HOOFDLETTERS."
        case .addressCountryCase: "Schrijf het land in hoofdletters op de laatste regel."
        case .addressCountryVernacular:
            "Schrijf de naam van het land in het Frans, Nederlands, Duits of Engels, in hoofdletters."
        case .addressCountryHome: nil
        case .addressCharacters:
            "Typ het adres opnieuw met gewone tekens in een ander lettertype. Bekijk de brief; geef hem alleen vrij als het adres juist is."
        case .addressPostcodeUnknown:
            "Controleer de postcode; schrijf voor het buitenland het land op de laatste regel, in hoofdletters. Geef de brief alleen vrij als het adres klopt."
        case .addressLocality:
            "Controleer postcode en plaats. Geef de brief alleen vrij als het adres klopt."
        case .addressPostcodePlace:
            "Schrijf de postcode vóór de plaats, bijvoorbeeld 1000 BRUSSEL."
        case .addressHeading:
            "Bekijk de brief; geef hem alleen vrij als de eerste regel bij het adres hoort. Zet geen opschrift in het venster."
        case .addressCountryMissing:
            "Schrijf het land in hoofdletters op de laatste regel en druk de brief opnieuw af."
        case .addressCountryLine:
            "Schrijf het land op de laatste regel, in hoofdletters. Wordt de brief hiervoor vastgehouden, dan gaat hij bij vrijgave naar het genoemde land."
        case .addressNumberFirst:
            "Schrijf het nummer na de straat, bijvoorbeeld Wetstraat 16."
        case .addressBoxNotation:
            "Schrijf “bus” voor het nummer van de bus."
        case .addressComma:
            "Laat de komma weg."
        case .addressLanguages:
            "Schrijf het hele adres in één taal."
        case .addressLineLong:
            "Maak deze regel korter: de post leest 40 tekens met zekerheid."
        case .registeredPostOfficeBox:
            "Gebruik het straatadres als de geadresseerde moet tekenen."
        case .registeredAbroad: "Kies Prior voor brieven naar het buitenland, of druk ze apart af."
        case .registeredNoReturnAddress:
            "Vraag de beheerder het retouradres van de printer in te stellen (clickpost printer update --return-address)."
        case .registeredLineTooLong: "Maak deze regel korter."
        case .registeredName: "Schrijf de naam van de persoon of de organisatie op de eerste regel."
        case .registeredSignature: nil
        case .addressSenderLine:
            move(s).map { "Verplaats hem \($0), uit het venster, of laat hem weg." }
                ?? "Zet hem ergens anders, of laat hem weg."
        case .addressAbbreviation:
            "Schrijf haar voluit, bijvoorbeeld “straat” of “steenweg”."
        case .addressLocalityCase:
            "Schrijf postcode en plaats in hoofdletters, zoals de regel van het land."
        case .registeredFirstName:
            "Schrijf de voornaam voluit, zoals de post het voor aangetekende brieven vraagt."
        case .economyAbroad: "Kies Prior voor brieven naar het buitenland, of druk ze apart af."
        case .jobNoDocument: "Druk het document opnieuw af."
        case .jobReview: "Bekijk de taak en geef ze vrij (clickpost release) of annuleer ze."
        case .jobApproval: "Vraag het aan wie goedkeurt."
        case .jobAlreadySent:
            "Moet ze nog eens op de post, druk dan opnieuw af vanuit de toepassing\(s.with(.submission) { " of gebruik clickpost send-again \($0)" })."
        case .jobRerunDiffers:
            "Vergelijk beide; geef de taak alleen vrij als ze ook op de post moet, annuleer ze anders."
        case .jobUnverified:
            "Kijk in de afdrukwachtrij na wat er met de taak gebeurd is, en geef ze dan vrij of annuleer ze."
        case .jobCancelled: "Druk het document opnieuw af als het verzonden moet worden."
        case .jobInterrupted: "Druk het document opnieuw af, tenzij het afdruksysteem dat zelf doet."
        case .jobRetried, .jobSentAgain: nil
        case .jobDocumentsGone: "Druk het document opnieuw af."
        case .serviceDraining:
            "Er gaat niets verloren: het gaat verder zodra een beheerder de dienst hervat (clickpost resume)."
        case .queueSandbox:
            "Annuleer de taak, of geef ze vrij als ze verzonden moet worden; verbeter daarna de wachtrij of het adres van het platform."
        case .platformProxy:
            "Een beheerder controleert adres, gebruiker en wachtwoord van de proxy (instelling platform.proxy, of https_proxy). De brieven wachten en vertrekken vanzelf."
        case .jobHeld: "Bekijk de taak (clickpost show), en geef ze vrij of annuleer ze."
        case .jobAccepted: nil
        case .schedulerUnreachable:
            "Controleer of CUPS draait (systemctl status cups) en, waar gezet, CUPS_SERVER of de instelling cups.server."
        case .daemonUnreachable: "Start de dienst (systemctl start clickpostd); de taak wacht zolang."
        case .daemonRefused: "Bekijk het logboek van de dienst (journalctl -u clickpostd) of vraag het de beheerder."
        case .queueSetting:
            "Een beheerder herstelt hem met clickpost printer update."
        case .printerPolicy:
            "Zet het deel <Policy authenticated> van Debian terug in /etc/cups/cupsd.conf, herstart CUPS en probeer opnieuw."
        case .classPolicy:
            "Een beheerder voert uit: lpadmin -p \(s.value(.queue) ?? "KLASSE") -o printer-op-policy=authenticated – druk daarna opnieuw af, of druk af op de printer zelf."
        case .setupOtherPlatform:
            "Moeten brieven voortaan naar het andere gaan: clickpost setup --replace"
        case .setupOpenLetters:
            "Wacht tot ze gepost zijn of annuleer ze (clickpost jobs); voer daarna clickpost setup opnieuw uit."
        case .queueUnknown: "Voeg de printer toe met clickpost printer add."
        case .accountUnknown: "Bewaar gebruikersnaam en wachtwoord van de account met clickpost login."
        case .accountRejected: "Bewaar het juiste wachtwoord met clickpost login en geef de taken vrij."
        case .accountBlocked: "Neem contact op met Click & Post en geef de taken daarna vrij."
        case .workerUnavailable: "Installeer het pakket clickpost opnieuw of vraag het de beheerder."
        case .confinementUnavailable: "Vraag het de beheerder: de kernel moet Landlock en seccomp bieden."
        case .spoolFull: "Maak plaats vrij op de schijf; daarna wordt de taak opnieuw afgedrukt."
        case .spoolFailed: "Kijk de schijf en de rechten na en druk opnieuw af."
        case .spoolDamaged:
            "Vraag de beheerder de opzijgezette bestanden met de lijst van het platform te vergelijken voor er iets opnieuw afgedrukt wordt."
        case .spoolInUse: "Stop eerst de andere dienst; er mag er maar één werken."
        case .spoolNewer: "Installeer die versie opnieuw, of een nieuwere."
        case .spoolNetwork: "Zet de opslag op een lokale schijf."
        case .spoolNotDurable: "Vraag het de beheerder: de schijf of de databank bevestigt niet wat geschreven wordt."
        case .spoolOrphan:
            "Vraag het de beheerder: clickpost queue rebuild neemt ze weer op, vastgehouden en niet verzonden."
        case .spoolRestored:
            "Voer clickpost queue rebuild uit: het platform wordt over elke zending bevraagd voor er iets vertrekt."
        case .spoolRebuilt:
            "Bekijk ze met clickpost show en geef ze vrij of annuleer ze; het platform wordt bevraagd voor er iets vertrekt."
        case .spoolSealed: "Druk af naar de wachtrij van de andere machine."
        case .auditDamaged:
            "Vraag het de beheerder: clickpost audit verify noemt elke regel; vergelijk met een vroegere export."
        case .settingsLine: "Verbeter deze regel; clickpostd --print-config toont alle instellingen."
        case .settingsValue: "Verbeter de instelling; clickpostd --print-config toont wat mogelijk is."
        case .settingsUnknown: "Verbeter de naam; clickpostd --print-config toont alle instellingen."
        case .credentialsUnsafe: "Maak de dienst eigenaar van het bestand, met modus 0600, en verander het wachtwoord."
        case .permissionDenied: "Vraag het aan wie de taak afgedrukt heeft, of aan een beheerder."
        case .notFound: "Kijk het nummer of de naam na; clickpost jobs geeft de lijst."
        case .requestInvalid: "Kijk na of alle delen van Click & Post dezelfde versie hebben."
        case .stateConflict: "Bekijk de toestand van de taak met clickpost show."
        case .printerFailed: "Kijk na of CUPS werkt en of u printers mag wijzigen."
        case .platformUnreachable: "Kijk het netwerk na als dit blijft duren."
        case .platformBusy: nil
        case .platformCertificate: "Vraag het de beheerder: kijk de klok, de proxy en het adres in de configuratie na."
        case .platformRedirect:
            "Vraag het de beheerder: kijk de aanmelding op het netwerk, de proxy en het adres in de configuratie na."
        case .platformAnswer:
            "Vraag het de beheerder als dit blijft duren: een proxy of een aanmeldpagina kan in de plaats van het platform antwoorden."
        case .platformRefused: "Verbeter wat het platform meldt en druk opnieuw af, of annuleer de taak."
        case .uploadGone: nil
        case .uploadDigest:
            "Ze wordt één keer vanzelf opnieuw verzonden. Wordt ook dat vastgehouden, meld het aan het platform en aan wie het netwerk beheert; geef de taak dan vrij of annuleer ze."
        case .uploadOffset: nil
        case .submissionConflict:
            "Druk niet opnieuw af voor de lijst van het platform nagekeken is; vraag het de beheerder."
        case .submissionCancelled: "Druk het document opnieuw af als het toch verzonden moet worden."
        case .submissionLost:
            "Neem contact op met Click & Post voor er iets opnieuw afgedrukt wordt: misschien zijn de brieven al op de post gedaan."
        case .submissionWaiting: "Kijk na of het platform bereikbaar is (clickpost status)."
        case .submissionExpired: "Geef ze vrij (clickpost release) als ze nog op de post moet, of annuleer ze."
        case .cancelTooLate: "Neem meteen contact op met Click & Post als de brieven tegengehouden moeten worden."
        case .cancelUnknown:
            "Kijk later opnieuw (clickpost show): tot het platform antwoordt, kunnen de brieven nog op de post gaan."
        case .internalFault: "Druk opnieuw af; gebeurt het nog eens, stuur het logboek dan naar de beheerder."
        }
    }
}
