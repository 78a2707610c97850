import Letters

enum German {
    static func message(_ s: Phrase) -> String {
        switch s.code {
        case .inputUnreadable:
            "Die Datei\(s.with(.path) { " \($0)" }) kann nicht geöffnet oder gelesen werden\(s.detail)."
        case .documentEmpty: "Das Dokument ist leer."
        case .documentDamaged: "Das Dokument ist beschädigt und kann nicht gelesen werden\(s.detail)."
        case .documentTruncated: "Das Dokument ist unvollständig angekommen: Sein Ende fehlt."
        case .documentFraming: "Das Dokument ist nicht durch den Filter des Druckers gekommen."
        case .documentEncrypted: "Das Dokument ist verschlüsselt oder durch ein Passwort geschützt."
        case .documentUnreadable: "Das Dokument konnte nicht gelesen werden\(s.detail)."
        case .documentTimeout:
            "Das Lesen des Dokuments dauerte zu lange\(s.with(.seconds) { " und wurde nach \($0) Sekunden abgebrochen" })."
        case .documentTooLarge: "Das Dokument ist zu groß\(s.with(.allowed) { " (höchstens \($0))" })."
        case .documentTooManyPages:
            "Das Dokument hat zu viele Seiten\(s.with(.pages) { " (\($0))" })\(s.with(.allowed) { "; höchstens \($0) sind möglich" })."
        case .documentType: "Dokumente dieser Art können nicht versandt werden\(s.with(.type) { " (\($0))" })."
        case .documentNotOriginal:
            "Die Seiten wurden neu angeordnet, bevor sie diesen Drucker erreichten; ihre wahre Größe ist nicht bekannt."
        case .documentFontsNotEmbedded:
            "Einige Schriften sind nicht in das Dokument eingebettet\(s.with(.value) { " (\($0))" }): Die Plattform druckt andere an ihrer Stelle, und Text kann anders stehen, als er hier geprüft wurde, auch im Fenster."
        case .documentScripts: "Das Dokument enthält Skripte; auf Papier haben sie keine Wirkung."
        case .documentAttachments: "Das Dokument hat Dateien im Anhang; sie werden nicht gedruckt."
        case .documentForms: "Das Dokument enthält Formularfelder; Ausgefülltes kann auf Papier anders aussehen."
        case .documentRepaired:
            "Das Dokument ist an Stellen beschädigt, die repariert werden konnten; ein anderes Programm liest sie vielleicht anders."
        case .documentPortfolio:
            "Das Dokument ist ein PDF-Portfolio: Seine Seiten sind nur das Deckblatt der Dateien darin."
        case .pageNotA4:
            s.size.map { "Die Seite misst \($0) statt A4 (210 × 297 mm)." } ?? "Die Seite ist nicht A4 (210 × 297 mm)."
        case .pageLandscapeFirst:
            "Die erste Seite des Briefs liegt im Querformat: Die Adresse kann nicht im Fenster stehen."
        case .optionChoice:
            "\(s.value(.value).map { "„\($0)“" } ?? "Diese Wahl") ist nicht möglich\(s.with(.option) { " für die Option „\($0)“" })\(s.with(.allowed) { "; möglich sind: \($0)" })."
        case .optionConflict:
            "Zwei Angaben widersprechen sich:\(s.with(.option) { " \($0)" })\(s.with(.value) { " und \($0)" })."
        case .optionColourUncertain:
            "Die Klasse\(s.with(.queue) { " „\($0)“" }) und ihr Drucker drucken von sich aus nicht gleich\(s.with(.option) { " (\($0))" }): Es ist nicht sicher, ob Farbe gemeint ist."
        case .optionUnsupported:
            "\(s.value(.option).map { "Die Option „\($0)“" } ?? "Eine der Optionen") kann für Briefe nicht verwendet werden\(s.with(.value) { " (\($0))" })."
        case .optionPageRanges:
            "\(s.value(.value).map { "„\($0)“" } ?? "Die Seitenauswahl") ist keine gültige Auswahl von Seiten."
        case .optionPageRangesBeyond:
            "Die Seitenauswahl\(s.with(.value) { " „\($0)“" }) reicht über das Ende des Dokuments hinaus\(s.with(.pages) { ", das \($0) Seiten hat" })."
        case .optionReverseIgnored:
            "Die umgekehrte Seitenfolge wird nicht beachtet: Briefe behalten immer ihre Reihenfolge."
        case .optionAcknowledgement: "Ein Rückschein ist nur bei Einschreiben möglich."
        case .optionWindow:
            "\(s.value(.value).map { "„\($0)“" } ?? "Das angegebene Adressfenster") ist weder der Name eines Adressfensters noch ein Rahmen X0,Y0,X1,Y1 in Millimetern."
        case .splitRemainder:
            "Das Dokument\(s.with(.pages) { " mit \($0) Seiten" }) lässt sich nicht ohne Rest in Briefe\(s.with(.count) { " zu \($0) Seiten" }) teilen."
        case .splitNoFirstAddress:
            "Das Dokument beginnt nicht mit einer Adresse: Diese Seite gehört zu keinem Brief."
        case .splitMissingAddress:
            "Diese Seite sieht aus wie die erste Seite eines Briefs, aber in ihrem Fenster steht keine Adresse."
        case .splitRepeatedAddress:
            "Dieselbe Adresse steht im Fenster einer anderen Seite: noch ein Brief an diesen Empfänger oder eine Anlage des vorigen Briefs?"
        case .splitReplySlip:
            "Im Fenster dieser Seite steht die Adresse des Absenders selbst: Die Seite bleibt als Antwortabschnitt beim vorigen Brief."
        case .splitUnlikeOthers:
            "Im Fenster dieser Seite steht eine Adresse, aber die Seite sieht anders aus als die ersten Seiten der anderen Briefe: ein eigener Brief oder eine Anlage des vorigen?"
        case .splitOtherRecipient:
            "Diese Seite sieht aus wie die erste Seite eines Briefs an jemand anderen, käme aber in den Umschlag des vorigen Briefs\(s.with(.count) { "; das gilt für \($0) Seiten" })."
        case .letterSkipped:
            "Ein Brief, der auf dieser Seite beginnt, wird ausgelassen und nicht versandt."
        case .letterTooManySheets:
            "Der Brief braucht \(s.value(.sheets).map { "\($0) Blatt" } ?? "zu viele Blätter")\(s.with(.capacity) { "; der größte Umschlag fasst \($0)" })."
        case .letterEnvelopeTooSmall:
            "Der Brief\(s.with(.sheets) { " mit \($0) Blatt" }) passt nicht in den gewählten Umschlag\(s.envelope.map { " (\($0)\(s.with(.capacity) { ", höchstens \($0) Blatt" }))" } ?? "")."
        case .letterCopies:
            "Die Kopien werden \(s.value(.count) ?? "mehrere") Briefe an denselben Empfänger; jeder wird versandt und berechnet."
        case .addressNone: "Im Adressfenster steht keine Adresse."
        case .addressRecognised:
            "Die Adresse wurde durch Texterkennung aus einem Bild gelesen."
        case .addressRecognisedUnsurely:
            "Die Adresse wurde durch Texterkennung aus einem Bild gelesen, aber nicht mit Sicherheit."
        case .recognitionUnavailable:
            "Auf diesem Rechner ist keine Texterkennung installiert, oder sie ist abgeschaltet: Adressen in Bildern werden nicht gelesen."
        case .addressUnreadable:
            "Im Adressfenster steht etwas, aber kein lesbarer Text (vielleicht ein Bild)."
        case .addressContradictsInk:
            "Der Text des Dokuments nennt in der Adresse andere Buchstaben oder Ziffern als die gedruckten (die Zeichentabelle einer Schrift ist falsch)."
        case .addressUncertain: "Der Text im Adressfenster ist keine Adresse, die sicher gelesen werden konnte."
        case .addressInvisibleText:
            "Das Adressfenster enthält Text, der auf Papier nicht zu sehen ist (weiß, verdeckt, abgeschnitten oder verborgen); er gilt nicht als Adresse."
        case .windowOtherInk:
            "Im Adressfenster steht etwas anderes als Text: ein Rahmen, eine Linie, ein Logo oder ein Bild\(s.area)."
        case .zoneEdge:
            "Näher als 5 mm am Rand des Papiers ist etwas gedruckt\(s.area); dort kann es abgeschnitten oder verschmiert werden."
        case .zoneDataMatrix:
            "Links, 165 bis 180 mm von oben, ist etwas gedruckt\(s.area); dort drucken Maschinen ein eigenes Zeichen."
        case .addressOutsideWindow: "Ein Teil der Adresse liegt außerhalb des Adressfensters."
        case .addressOtherText: "Im Adressfenster steht neben der Adresse noch anderer Text\(s.area)."
        case .addressNoPostcode: "Die Adresse hat keine Zeile mit Postleitzahl und Ort."
        case .addressPostcode:
            "Die Postleitzahl passt nicht zum Land der Adresse\(s.country)\(s.isHome ? "; ohne Ländernamen ist es Belgien" : "")."
        case .addressTooShort: "Die Adresse ist zu kurz\(s.with(.count) { " (Zeilen: \($0))" })."
        case .addressTooLong: "Die Adresse hat zu viele Zeilen\(s.with(.count) { " (\($0))" })."
        case .addressCountryUnknown: "Die letzte Zeile der Adresse ist kein bekanntes Land."
        case .addressCountryCase: "Das Land\(s.country) sollte in GROSSBUCHSTABEN stehen."
        case .addressCountryVernacular:
            "Das Land\(s.country) sollte auf Französisch, Niederländisch, Deutsch oder Englisch in der letzten Zeile stehen."
        case .addressCountryHome: "Briefe innerhalb Belgiens brauchen kein Land in der Adresse; es wird weggelassen."
        case .addressCharacters:
            "Die Adresse enthält Zeichen, die nicht sicher gelesen werden können\(s.with(.character) { " (\($0))" })."
        case .addressPostcodeUnknown:
            "Die Postleitzahl steht nicht in der Liste der belgischen Postleitzahlen; ohne Ländernamen gilt Belgien."
        case .addressLocality:
            "Der Ort gehört nicht zur Postleitzahl."
        case .addressPostcodePlace:
            "Die Postleitzahl steht rechts vom Ort."
        case .addressHeading:
            "Die erste Zeile der Anschrift ist vielleicht eine Überschrift und nicht der Name des Empfängers."
        case .addressCountryMissing:
            "Die Postleitzahl ist keine belgische, und die Anschrift nennt kein Land."
        case .addressCountryLine:
            "Das Land\(s.country) ist nur an der Postleitzahl zu erkennen."
        case .addressNumberFirst:
            "In einer belgischen Anschrift folgt die Hausnummer der Straße."
        case .addressBoxNotation:
            "Die Briefkastennummer ist nicht so geschrieben, wie die Post sie liest."
        case .addressComma:
            "Zwischen Straße, Hausnummer und Briefkasten steht ein Komma."
        case .addressLanguages:
            "Die Anschrift mischt Sprachen."
        case .addressLineLong:
            "\(s.value(.line).map { "Zeile \($0)" } ?? "Eine Zeile") der Anschrift ist lang\(s.with(.allowed) { " (mehr als \($0) Zeichen)" })."
        case .registeredPostOfficeBox:
            "Das Einschreiben geht an ein Postfach: Wer es leert, unterschreibt."
        case .registeredAbroad:
            "Einschreiben sind nur innerhalb Belgiens möglich\(s.with(.country) { ", nicht in das Land \($0)" })."
        case .registeredNoReturnAddress:
            "Ein Einschreiben braucht eine Rücksendeadresse, und es ist keine eingerichtet."
        case .registeredLineTooLong:
            "\(s.value(.line).map { "Zeile \($0)" } ?? "Eine Zeile") der Adresse ist zu lang für ein Einschreiben\(s.with(.allowed) { " (höchstens \($0) Zeichen)" })."
        case .registeredName:
            "Ein Einschreiben braucht in der Adresse den Namen einer Person oder einer Organisation."
        case .registeredSignature:
            "Das Einschreiben wird gegen Unterschrift übergeben. Es trägt keine handschriftliche Unterschrift von Ihnen, die das Gesetz verlangen kann, und die Art RP (Behörden) wird nicht angeboten."
        case .addressSenderLine:
            "Im Adressfenster steht die Zeile des Absenders\(s.area); die Maschinen der Post können sie für die Anschrift halten."
        case .addressAbbreviation:
            "Die Straße ist abgekürzt, obwohl die Zeile Platz für das ganze Wort hat."
        case .addressLocalityCase:
            "Für das Ausland\(s.country) verlangt die Post den Ort in GROSSBUCHSTABEN."
        case .registeredFirstName:
            "Auf einem Einschreiben sollte der Vorname des Empfängers ausgeschrieben sein, nicht als Anfangsbuchstabe."
        case .economyAbroad:
            "Der Vorzugstarif gilt nur innerhalb Belgiens\(s.with(.country) { ", nicht in das Land \($0)" })."
        case .jobNoDocument: "Der Druckauftrag enthält kein Dokument."
        case .jobReview:
            "Der Auftrag wartet wie gewünscht auf Durchsicht; vor der Freigabe wird nichts versandt."
        case .jobApproval: "Die Briefe warten auf der Plattform auf eine Genehmigung, bevor sie hergestellt werden."
        case .jobAlreadySent:
            "Dieser Druckauftrag wurde schon versandt\(s.with(.submission) { " als \($0)" }); er wird nicht noch einmal versandt."
        case .jobRerunDiffers:
            "Der Auftrag wurde erneut gedruckt, ist aber nicht derselbe wie zuvor\(s.with(.submission) { " (\($0))" })."
        case .jobUnverified: "Das Drucksystem konnte diesen Auftrag nicht bestätigen\(s.detail)."
        case .jobCancelled: "Der Druckauftrag wurde storniert; nichts davon wird versandt."
        case .jobInterrupted: "Der Druckauftrag wurde vor der Übergabe unterbrochen."
        case .jobRetried: "Ein neuer Versuch wurde sofort verlangt."
        case .jobSentAgain:
            "Dieselben Briefe wurden noch einmal versandt\(s.with(.submission) { " (die andere Sendung: \($0))" })."
        case .jobDocumentsGone: "Der Auftrag kann nicht erneut versandt werden: Seine Dokumente sind nicht mehr hier."
        case .serviceDraining: "Der Dienst wird für eine Wartung geleert: Nichts Neues wird angenommen oder versandt."
        case .queueSandbox: "Die Warteschlange sagt SANDBOX, doch die Plattform würde die Briefe wirklich versenden."
        case .platformProxy: "Der Proxy lässt den Dienst die Plattform nicht erreichen\(s.detail)."
        case .jobHeld:
            "Der Auftrag ist aufbewahrt\(s.with(.submission) { " als \($0)" }) und wartet auf eine Entscheidung; noch ist nichts versandt."
        case .jobAccepted:
            "Der Auftrag ist angenommen\(s.with(.submission) { " als \($0)" })\(s.with(.count) { ", Briefe: \($0)" })\(s.with(.date) { ", erwartete Zustellung: \($0)" })."
        case .schedulerUnreachable: "Der Druckdienst (CUPS) antwortet nicht\(s.detail)."
        case .daemonUnreachable: "Der Click & Post-Dienst auf diesem Rechner antwortet nicht\(s.detail)."
        case .daemonRefused: "Der Click & Post-Dienst auf diesem Rechner hat den Auftrag abgelehnt\(s.detail)."
        case .queueSetting:
            "Der Drucker\(s.with(.queue) { " „\($0)“" }) ist falsch eingestellt\(s.with(.setting) { ": \($0)" })\(s.with(.value) { " = \($0)" })."
        case .printerPolicy:
            "Der Druckserver hat die Richtlinie\(s.with(.value) { " „\($0)“" }) nicht: Er wüsste nicht, wer druckt."
        case .classPolicy:
            "Die Klasse\(s.with(.queue) { " „\($0)“" }) lässt jeden in jedes Namen drucken\(s.with(.value) { " (Richtlinie „\($0)“)" }): Es ist nicht sicher, wessen Auftrag dies ist."
        case .setupOtherPlatform:
            "Die Einstellungen nennen eine andere Plattform\(s.with(.value) { " (\($0))" })."
        case .setupOpenLetters:
            "Es sind noch Briefe unterwegs zu der Plattform, die verlassen werden soll\(s.with(.count) { " (\($0))" })."
        case .queueUnknown: "Der Drucker\(s.with(.queue) { " „\($0)“" }) ist dem Click & Post-Dienst nicht bekannt."
        case .accountUnknown: "Das Konto\(s.with(.account) { " „\($0)“" }) ist auf diesem Rechner nicht eingerichtet."
        case .accountRejected:
            "Die Plattform lehnt Benutzername oder Passwort des Kontos\(s.with(.account) { " „\($0)“" }) ab."
        case .accountBlocked: "Die Plattform hat das Konto\(s.with(.account) { " „\($0)“" }) gesperrt\(s.detail)."
        case .workerUnavailable: "Das Programm, das die Dokumente liest, kann nicht gestartet werden\(s.detail)."
        case .confinementUnavailable:
            "Die Abschirmung, unter der Dokumente gelesen werden, kann nicht eingerichtet werden\(s.detail)."
        case .spoolFull: "Der Datenträger für wartende Briefe ist voll\(s.with(.path) { " (\($0))" })."
        case .spoolFailed: "Der Auftrag konnte nicht gespeichert werden\(s.detail)."
        case .spoolDamaged:
            "Ein gespeicherter Auftrag ist beschädigt und wurde beiseitegelegt\(s.with(.submission) { " (\($0))" })\(s.detail)."
        case .spoolInUse:
            "Ein anderer Dienst benutzt die Ablage der wartenden Briefe schon\(s.with(.path) { " (\($0))" })."
        case .spoolNewer:
            "Die Ablage der wartenden Briefe wurde von einer neueren Version geschrieben\(s.with(.path) { " (\($0))" })."
        case .spoolNetwork:
            "Die Ablage der wartenden Briefe liegt auf einem Netzdateisystem\(s.with(.path) { " (\($0))" }); das ist nicht sicher."
        case .spoolNotDurable:
            "Die Ablage der wartenden Briefe kann nicht zusichern, Angenommenes zu bewahren\(s.detail)."
        case .spoolOrphan:
            "Es gibt gespeicherte Dateien, die zu keinem Auftrag gehören\(s.with(.path) { " (\($0))" }); sie bleiben erhalten."
        case .spoolRestored:
            "Das Verzeichnis der wartenden Briefe ist älter als das, was dieser Dienst schon getan hat\(s.detail); nichts wird versandt, bis es auf dem Stand ist."
        case .spoolRebuilt: "Die Angaben zu dieser Sendung waren verloren und wurden neu angelegt; sie wird angehalten."
        case .spoolSealed:
            "Diese Warteschlange zog auf einen anderen Rechner um\(s.with(.value) { " (\($0))" }); hier nimmt und versendet sie nichts mehr."
        case .auditDamaged: "Das Prüfprotokoll wurde verändert oder gekürzt\(s.with(.count) { ", ab Zeile \($0)" })."
        case .settingsLine:
            "Die Konfiguration\(s.with(.path) { " \($0)" }) ist nicht verständlich\(s.with(.line) { " in Zeile \($0)" })\(s.detail)."
        case .settingsValue:
            "Die Einstellung\(s.with(.setting) { " „\($0)“" }) hat einen unmöglichen Wert\(s.with(.value) { " (\($0))" })\(s.with(.allowed) { "; möglich: \($0)" })."
        case .settingsUnknown:
            "Die Einstellung\(s.with(.setting) { " „\($0)“" }) gibt es nicht\(s.with(.allowed) { "; vielleicht ist „\($0)“ gemeint" })."
        case .credentialsUnsafe:
            "Andere können die Datei mit dem Passwort lesen oder ändern\(s.with(.path) { " (\($0))" })."
        case .permissionDenied: "Sie dürfen das nicht tun."
        case .notFound: "Das gibt es nicht\(s.with(.value) { ": \($0)" })."
        case .requestInvalid: "Die Anfrage ist nicht verständlich\(s.detail)."
        case .stateConflict: "Das ist im jetzigen Zustand des Auftrags nicht möglich\(s.with(.value) { " (\($0))" })."
        case .printerFailed: "Das Drucksystem konnte den Drucker nicht einrichten oder ändern\(s.detail)."
        case .platformUnreachable:
            "Die Plattform ist zurzeit nicht erreichbar\(s.detail); die Briefe warten und werden später versandt."
        case .platformBusy: "Die Plattform ist zurzeit überlastet; die Briefe warten und werden später versandt."
        case .platformCertificate: "Das Zertifikat der Plattform ist nicht gültig\(s.detail); nichts wird versandt."
        case .platformRedirect: "Die Adresse der Plattform führt woandershin\(s.detail); nichts wird versandt."
        case .platformAnswer:
            "Die Plattform gab eine unverständliche Antwort\(s.detail); sie wird noch einmal gefragt."
        case .platformRefused: "Die Plattform hat den Auftrag abgelehnt\(s.detail)."
        case .uploadGone: "Die Plattform hat die begonnene Übertragung nicht mehr; sie beginnt von vorn."
        case .uploadDigest:
            "Die Plattform hat andere Bytes erhalten, als gesendet wurden; was hier aufbewahrt ist, ist unversehrt."
        case .uploadOffset:
            "Die Plattform hat weniger Bytes, als sie bestätigt hatte; die Übertragung geht dort weiter."
        case .submissionConflict:
            "Die Plattform hat unter dieser Nummer schon anderen Inhalt\(s.with(.submission) { " (\($0))" })."
        case .submissionCancelled:
            "Diese Sendung wurde auf der Plattform storniert\(s.with(.submission) { " (\($0))" })."
        case .submissionLost:
            "Die Plattform kennt eine Sendung nicht mehr, die sie bestätigt hatte\(s.with(.submission) { " (\($0))" })."
        case .submissionWaiting: "Die Sendung\(s.with(.submission) { " \($0)" }) wartet seit Stunden auf den Versand."
        case .submissionExpired:
            "Die Sendung\(s.with(.submission) { " \($0)" }) wartet seit Tagen und ist bis zu einer Entscheidung angehalten."
        case .cancelTooLate: "Zum Stornieren ist es zu spät: Die Briefe sind in Produktion."
        case .cancelUnknown: "Die Stornierung ist angefragt; die Plattform hat noch nicht geantwortet."
        case .internalFault: "Im Programm ist ein Fehler aufgetreten\(s.detail)."
        }
    }
}
