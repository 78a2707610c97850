import Letters

enum Dutch {
    static func message(_ s: Phrase) -> String {
        switch s.code {
        case .inputUnreadable: "Het bestand\(s.with(.path) { " \($0)" }) kan niet geopend of gelezen worden\(s.detail)."
        case .documentEmpty: "Het document is leeg."
        case .documentDamaged: "Het document is beschadigd en kan niet gelezen worden\(s.detail)."
        case .documentTruncated: "Het document is onvolledig aangekomen: het einde ontbreekt."
        case .documentFraming: "Het document is niet langs het filter van de printer gekomen."
        case .documentEncrypted: "Het document is versleuteld of met een wachtwoord beveiligd."
        case .documentUnreadable: "Het document kon niet gelezen worden\(s.detail)."
        case .documentTimeout:
            "Het lezen van het document duurde te lang\(s.with(.seconds) { " en werd na \($0) seconden gestopt" })."
        case .documentTooLarge: "Het document is te groot\(s.with(.allowed) { " (hoogstens \($0))" })."
        case .documentTooManyPages:
            "Het document heeft te veel pagina's\(s.with(.pages) { " (\($0))" })\(s.with(.allowed) { "; hoogstens \($0) zijn mogelijk" })."
        case .documentType: "Documenten van dit type kunnen niet verzonden worden\(s.with(.type) { " (\($0))" })."
        case .documentNotOriginal:
            "De pagina's werden opnieuw opgemaakt voor ze bij deze printer kwamen; hun ware formaat is dus niet bekend."
        case .documentFontsNotEmbedded:
            "Sommige lettertypes zijn niet in het document ingesloten\(s.with(.value) { " (\($0))" }): het platform drukt er andere voor in de plaats, en tekst kan elders staan dan hier gecontroleerd is, ook in het venster."
        case .documentScripts: "Het document bevat scripts; die hebben op papier geen effect."
        case .documentAttachments: "Het document heeft bijlagen; die worden niet afgedrukt."
        case .documentForms:
            "Het document bevat formuliervelden; wat ingevuld is, kan er op papier anders uitzien."
        case .documentRepaired:
            "Het document is beschadigd op plaatsen die hersteld konden worden; een ander programma kan ze anders lezen."
        case .documentPortfolio:
            "Het document is een pdf-portfolio: de pagina's zijn alleen het voorblad van de bestanden erin."
        case .pageNotA4:
            s.size.map { "De pagina meet \($0) in plaats van A4 (210 × 297 mm)." }
                ?? "De pagina is geen A4 (210 × 297 mm)."
        case .pageLandscapeFirst:
            "De eerste pagina van de brief ligt dwars: het adres kan niet in het venster staan."
        case .optionChoice:
            "\(s.value(.value).map { "“\($0)”" } ?? "Deze keuze") is niet mogelijk\(s.with(.option) { " voor de optie “\($0)”" })\(s.with(.allowed) { "; mogelijk zijn: \($0)" })."
        case .optionConflict:
            "Twee keuzes spreken elkaar tegen:\(s.with(.option) { " \($0)" })\(s.with(.value) { " en \($0)" })."
        case .optionColourUncertain:
            "De klasse\(s.with(.queue) { " “\($0)”" }) en haar printer drukken standaard niet hetzelfde af\(s.with(.option) { " (\($0))" }): het is niet zeker of kleur bedoeld is."
        case .optionUnsupported:
            "\(s.value(.option).map { "De optie “\($0)”" } ?? "Een van de opties") kan voor brieven niet gebruikt worden\(s.with(.value) { " (\($0))" })."
        case .optionPageRanges:
            "\(s.value(.value).map { "“\($0)”" } ?? "De paginakeuze") is geen geldige keuze van pagina's."
        case .optionPageRangesBeyond:
            "De paginakeuze\(s.with(.value) { " “\($0)”" }) ligt voorbij het einde van het document\(s.with(.pages) { ", dat \($0) pagina's heeft" })."
        case .optionReverseIgnored:
            "De omgekeerde paginavolgorde wordt genegeerd: brieven behouden altijd hun volgorde."
        case .optionAcknowledgement: "Een ontvangstbewijs is alleen mogelijk bij aangetekende brieven."
        case .optionWindow:
            "\(s.value(.value).map { "“\($0)”" } ?? "Het opgegeven adresvenster") is geen naam van een adresvenster en geen kader X0,Y0,X1,Y1 in millimeter."
        case .splitRemainder:
            "Het document\(s.with(.pages) { " van \($0) pagina's" }) kan niet zonder rest in brieven\(s.with(.count) { " van \($0) pagina's" }) verdeeld worden."
        case .splitNoFirstAddress:
            "Het document begint niet met een adres: deze pagina hoort bij geen enkele brief."
        case .splitMissingAddress:
            "Deze pagina ziet eruit als de eerste pagina van een brief, maar er staat geen adres in het venster."
        case .splitRepeatedAddress:
            "Hetzelfde adres staat in het venster van een andere pagina: nog een brief aan deze bestemmeling, of een bijlage van de vorige brief?"
        case .splitReplySlip:
            "Het venster van deze pagina bevat het adres van de afzender zelf: de pagina blijft bij de vorige brief, als antwoordstrook."
        case .splitUnlikeOthers:
            "In het venster van deze pagina staat een adres, maar de pagina lijkt niet op de eerste pagina's van de andere brieven: een aparte brief, of een bijlage van de vorige brief?"
        case .splitOtherRecipient:
            "Deze pagina ziet eruit als de eerste pagina van een brief aan iemand anders, maar zou in de envelop van de vorige brief terechtkomen\(s.with(.count) { "; dat geldt voor \($0) pagina's" })."
        case .letterSkipped:
            "Een brief die op deze pagina begint, is weggelaten en wordt niet verstuurd."
        case .letterTooManySheets:
            "De brief telt \(s.value(.sheets).map { "\($0) vellen" } ?? "te veel vellen")\(s.with(.capacity) { "; de grootste envelop bevat er \($0)" })."
        case .letterEnvelopeTooSmall:
            "De brief\(s.with(.sheets) { " van \($0) vellen" }) past niet in de gekozen envelop\(s.envelope.map { " (\($0)\(s.with(.capacity) { ", hoogstens \($0) vellen" }))" } ?? "")."
        case .letterCopies:
            "De kopieën worden \(s.value(.count) ?? "meerdere") brieven aan dezelfde geadresseerde; elk ervan wordt verzonden en aangerekend."
        case .addressNone: "Er staat geen adres in het adresvenster."
        case .addressRecognised:
            "Het adres werd door tekstherkenning uit een afbeelding gelezen."
        case .addressRecognisedUnsurely:
            "Het adres werd door tekstherkenning uit een afbeelding gelezen, maar niet met zekerheid."
        case .recognitionUnavailable:
            "Tekstherkenning is op deze machine niet geïnstalleerd of uitgeschakeld: adressen in afbeeldingen worden niet gelezen."
        case .addressUnreadable:
            "Er staat iets in het adresvenster, maar geen leesbare tekst (misschien een afbeelding)."
        case .addressContradictsInk:
            "De tekst van het document noemt in het adres andere letters of cijfers dan er gedrukt staan (de tekentabel van een lettertype is fout)."
        case .addressUncertain: "De tekst in het adresvenster is geen adres dat met zekerheid gelezen kon worden."
        case .addressInvisibleText:
            "Het adresvenster bevat tekst die op papier niet te zien is (wit, bedekt, afgesneden of verborgen); die geldt niet als adres."
        case .windowOtherInk:
            "Er staat iets anders dan tekst in het adresvenster: een kader, een lijn, een logo of een afbeelding\(s.area)."
        case .zoneEdge:
            "Er staat iets binnen 5 mm van de rand van het papier\(s.area), waar het afgesneden of besmeurd kan worden."
        case .zoneDataMatrix:
            "Er staat iets aan de linkerkant, 165 tot 180 mm van boven\(s.area), waar machines een eigen merk drukken."
        case .addressOutsideWindow: "Een deel van het adres ligt buiten het adresvenster."
        case .addressOtherText: "In het adresvenster staat naast het adres nog andere tekst\(s.area)."
        case .addressNoPostcode: "Het adres heeft geen regel met een postcode en een plaats."
        case .addressPostcode:
            "De postcode past niet bij het land van het adres\(s.country)\(s.isHome ? "; zonder landnaam is dat België" : "")."
        case .addressTooShort: "Het adres is te kort\(s.with(.count) { " (regels: \($0))" })."
        case .addressTooLong: "Het adres heeft te veel regels\(s.with(.count) { " (\($0))" })."
        case .addressCountryUnknown: "De laatste regel van het adres is geen bekend land."
        case .addressCountryCase: "Het land\(s.country) hoort in HOOFDLETTERS te staan."
        case .addressCountryVernacular:
            "Het land\(s.country) hoort in het Frans, Nederlands, Duits of Engels op de laatste regel te staan."
        case .addressCountryHome: "Brieven binnen België hebben geen land in het adres nodig; het wordt weggelaten."
        case .addressCharacters:
            "Het adres bevat tekens die niet met zekerheid gelezen kunnen worden\(s.with(.character) { " (\($0))" })."
        case .addressPostcodeUnknown:
            "De postcode staat niet in de lijst van Belgische postcodes; zonder landnaam is het België."
        case .addressLocality:
            "De plaats hoort niet bij de postcode."
        case .addressPostcodePlace:
            "De postcode staat rechts van de plaats."
        case .addressHeading:
            "De eerste regel van het adres is misschien een opschrift en niet de naam van de geadresseerde."
        case .addressCountryMissing:
            "De postcode is geen Belgische en het adres noemt geen land."
        case .addressCountryLine:
            "Het land\(s.country) blijkt alleen uit de postcode."
        case .addressNumberFirst:
            "In een Belgisch adres staat het nummer na de straat."
        case .addressBoxNotation:
            "Het busnummer is niet geschreven zoals de post het leest."
        case .addressComma:
            "Er staat een komma tussen straat, nummer en bus."
        case .addressLanguages:
            "Het adres mengt talen."
        case .addressLineLong:
            "\(s.value(.line).map { "Regel \($0)" } ?? "Een regel") van het adres is lang\(s.with(.allowed) { " (meer dan \($0) tekens)" })."
        case .registeredPostOfficeBox:
            "De aangetekende brief gaat naar een postbus: wie die leegmaakt, tekent ervoor."
        case .registeredAbroad:
            "Aangetekende brieven zijn alleen binnen België mogelijk\(s.with(.country) { ", niet naar het land \($0)" })."
        case .registeredNoReturnAddress:
            "Een aangetekende brief vraagt een retouradres, en er is geen ingesteld."
        case .registeredLineTooLong:
            "\(s.value(.line).map { "Regel \($0)" } ?? "Een regel") van het adres is te lang voor een aangetekende brief\(s.with(.allowed) { " (hoogstens \($0) tekens)" })."
        case .registeredName:
            "Een aangetekende brief vraagt de naam van een persoon of een organisatie in het adres."
        case .registeredSignature:
            "De aangetekende brief wordt tegen handtekening afgegeven. Hij draagt geen handgeschreven handtekening van u, die de wet kan eisen, en het type RP (overheden) wordt niet aangeboden."
        case .addressSenderLine:
            "De regel van de afzender staat in het adresvenster\(s.area); de machines van de post kunnen hem voor het adres houden."
        case .addressAbbreviation:
            "De straat is afgekort, hoewel de regel plaats heeft voor het hele woord."
        case .addressLocalityCase:
            "Voor het buitenland\(s.country) vraagt de post de plaats in HOOFDLETTERS."
        case .registeredFirstName:
            "Op een aangetekende brief hoort de voornaam van de geadresseerde voluit, geen voorletter."
        case .economyAbroad:
            "Het voordeeltarief geldt alleen binnen België\(s.with(.country) { ", niet naar het land \($0)" })."
        case .jobNoDocument: "De afdruktaak bevat geen document."
        case .jobReview:
            "De taak wacht op nazicht, zoals gevraagd; er wordt niets verzonden voor ze vrijgegeven is."
        case .jobApproval: "De brieven wachten op het platform op goedkeuring voor ze gemaakt worden."
        case .jobAlreadySent:
            "Deze afdruktaak is al verzonden\(s.with(.submission) { " als \($0)" }); ze wordt niet nog eens verzonden."
        case .jobRerunDiffers:
            "De taak werd opnieuw afgedrukt, maar ze is niet dezelfde als voordien\(s.with(.submission) { " (\($0))" })."
        case .jobUnverified: "Het afdruksysteem kon deze taak niet bevestigen\(s.detail)."
        case .jobCancelled: "De afdruktaak werd geannuleerd; er wordt niets van verzonden."
        case .jobInterrupted: "De afdruktaak werd onderbroken voor ze overgedragen was."
        case .jobRetried: "Er werd meteen een nieuwe poging gevraagd."
        case .jobSentAgain:
            "Dezelfde brieven werden nog eens verzonden\(s.with(.submission) { " (de andere zending: \($0))" })."
        case .jobDocumentsGone: "De taak kan niet opnieuw worden verzonden: de documenten zijn hier niet meer."
        case .serviceDraining: "De dienst wordt geleegd voor onderhoud: niets nieuws wordt aanvaard of verzonden."
        case .queueSandbox: "De wachtrij vermeldt SANDBOX, maar het platform zou de brieven echt op de post doen."
        case .platformProxy: "De proxy laat de dienst het platform niet bereiken\(s.detail)."
        case .jobHeld:
            "De taak wordt bewaard\(s.with(.submission) { " als \($0)" }) en wacht op een beslissing; er is nog niets verzonden."
        case .jobAccepted:
            "De taak is aanvaard\(s.with(.submission) { " als \($0)" })\(s.with(.count) { ", brieven: \($0)" })\(s.with(.date) { ", verwachte bezorging: \($0)" })."
        case .schedulerUnreachable: "De afdrukdienst (CUPS) antwoordt niet\(s.detail)."
        case .daemonUnreachable: "De Click & Post-dienst op deze computer antwoordt niet\(s.detail)."
        case .daemonRefused: "De Click & Post-dienst op deze computer weigerde de taak\(s.detail)."
        case .queueSetting:
            "De printer\(s.with(.queue) { " “\($0)”" }) is verkeerd ingesteld\(s.with(.setting) { ": \($0)" })\(s.with(.value) { " = \($0)" })."
        case .printerPolicy:
            "De afdrukserver heeft het beleid\(s.with(.value) { " “\($0)”" }) niet: hij zou niet weten wie afdrukt."
        case .classPolicy:
            "De klasse\(s.with(.queue) { " “\($0)”" }) laat iedereen in ieders naam afdrukken\(s.with(.value) { " (beleid “\($0)”)" }): het is niet zeker van wie deze taak is."
        case .setupOtherPlatform:
            "De instellingen noemen een ander platform\(s.with(.value) { " (\($0))" })."
        case .setupOpenLetters:
            "Er zijn nog brieven onderweg naar het platform dat verlaten zou worden\(s.with(.count) { " (\($0))" })."
        case .queueUnknown: "De printer\(s.with(.queue) { " “\($0)”" }) is niet bekend bij de Click & Post-dienst."
        case .accountUnknown: "De account\(s.with(.account) { " “\($0)”" }) is op deze computer niet ingesteld."
        case .accountRejected:
            "Het platform weigert de gebruikersnaam of het wachtwoord van de account\(s.with(.account) { " “\($0)”" })."
        case .accountBlocked: "Het platform heeft de account\(s.with(.account) { " “\($0)”" }) geblokkeerd\(s.detail)."
        case .workerUnavailable: "Het programma dat de documenten leest, kan niet gestart worden\(s.detail)."
        case .confinementUnavailable:
            "De afscherming waarin documenten gelezen worden, kan niet opgezet worden\(s.detail)."
        case .spoolFull: "De schijf voor wachtende brieven is vol\(s.with(.path) { " (\($0))" })."
        case .spoolFailed: "De taak kon niet opgeslagen worden\(s.detail)."
        case .spoolDamaged:
            "Een opgeslagen taak is beschadigd en werd opzijgezet\(s.with(.submission) { " (\($0))" })\(s.detail)."
        case .spoolInUse:
            "Een andere dienst gebruikt de opslag van wachtende brieven al\(s.with(.path) { " (\($0))" })."
        case .spoolNewer:
            "De opslag van wachtende brieven is door een nieuwere versie geschreven\(s.with(.path) { " (\($0))" })."
        case .spoolNetwork:
            "De opslag van wachtende brieven ligt op een netwerkbestandssysteem\(s.with(.path) { " (\($0))" }), wat niet veilig is."
        case .spoolNotDurable:
            "De opslag van wachtende brieven kan niet garanderen dat bewaard blijft wat aanvaard is\(s.detail)."
        case .spoolOrphan:
            "Er zijn opgeslagen bestanden die bij geen taak horen\(s.with(.path) { " (\($0))" }); ze worden bewaard."
        case .spoolRestored:
            "Het register van wachtende brieven is ouder dan wat deze dienst al gedaan heeft\(s.detail); er wordt niets verzonden tot het bijgewerkt is."
        case .spoolRebuilt:
            "De gegevens van deze zending waren verloren en zijn opnieuw gemaakt; ze wordt vastgehouden."
        case .spoolSealed:
            "Deze wachtrij is naar een andere machine verplaatst\(s.with(.value) { " (\($0))" }); hier aanvaardt en verzendt ze niets meer."
        case .auditDamaged: "Het auditlogboek is gewijzigd of ingekort\(s.with(.count) { ", vanaf regel \($0)" })."
        case .settingsLine:
            "De configuratie\(s.with(.path) { " \($0)" }) is niet te begrijpen\(s.with(.line) { " op regel \($0)" })\(s.detail)."
        case .settingsValue:
            "De instelling\(s.with(.setting) { " “\($0)”" }) heeft een onmogelijke waarde\(s.with(.value) { " (\($0))" })\(s.with(.allowed) { "; mogelijk: \($0)" })."
        case .settingsUnknown:
            "De instelling\(s.with(.setting) { " “\($0)”" }) bestaat niet\(s.with(.allowed) { "; misschien is “\($0)” bedoeld" })."
        case .credentialsUnsafe:
            "Anderen kunnen het bestand met het wachtwoord lezen of wijzigen\(s.with(.path) { " (\($0))" })."
        case .permissionDenied: "U hebt hiervoor geen toestemming."
        case .notFound: "Dit bestaat niet\(s.with(.value) { ": \($0)" })."
        case .requestInvalid: "De aanvraag is niet te begrijpen\(s.detail)."
        case .stateConflict: "Dit kan niet in de huidige toestand van de taak\(s.with(.value) { " (\($0))" })."
        case .printerFailed: "Het afdruksysteem kon de printer niet aanmaken of wijzigen\(s.detail)."
        case .platformUnreachable:
            "Het platform is nu niet bereikbaar\(s.detail); de brieven wachten en worden later verzonden."
        case .platformBusy: "Het platform is nu overbelast; de brieven wachten en worden later verzonden."
        case .platformCertificate:
            "Het certificaat van het platform is niet geldig\(s.detail); er wordt niets verzonden."
        case .platformRedirect: "Het adres van het platform leidt elders heen\(s.detail); er wordt niets verzonden."
        case .platformAnswer:
            "Het platform gaf een onbegrijpelijk antwoord\(s.detail); de vraag wordt opnieuw gesteld."
        case .platformRefused: "Het platform weigerde de taak\(s.detail)."
        case .uploadGone: "Het platform heeft de begonnen verzending niet meer; ze begint opnieuw."
        case .uploadDigest: "Het platform kreeg andere bytes dan verzonden; wat hier bewaard is, is in orde."
        case .uploadOffset: "Het platform heeft minder bytes dan het bevestigd had; de verzending gaat daar verder."
        case .submissionConflict:
            "Het platform heeft onder dit nummer al een andere inhoud\(s.with(.submission) { " (\($0))" })."
        case .submissionCancelled: "Deze zending werd op het platform geannuleerd\(s.with(.submission) { " (\($0))" })."
        case .submissionLost:
            "Het platform kent een zending niet meer die het bevestigd had\(s.with(.submission) { " (\($0))" })."
        case .submissionWaiting: "De zending\(s.with(.submission) { " \($0)" }) wacht al uren om te vertrekken."
        case .submissionExpired:
            "De zending\(s.with(.submission) { " \($0)" }) wacht al dagen en wordt aangehouden tot er beslist is."
        case .cancelTooLate: "Het is te laat om te annuleren: de brieven zijn in productie."
        case .cancelUnknown: "De annulering is gevraagd; het platform heeft nog niet geantwoord."
        case .internalFault: "Er is een fout opgetreden in het programma\(s.detail)."
        }
    }
}
