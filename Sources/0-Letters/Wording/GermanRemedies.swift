import Letters

extension German {
    private static func move(_ s: Phrase) -> String? {
        s.move(left: "nach links", right: "nach rechts", up: "nach oben", down: "nach unten", and: "und")
    }

    static func remedy(_ s: Phrase) -> String? {
        switch s.code {
        case .inputUnreadable: "Prüfen Sie den Namen der Datei und ob Sie sie lesen dürfen."
        case .documentEmpty: "Prüfen Sie, ob das Dokument Seiten hat, und drucken Sie es erneut."
        case .documentDamaged:
            "Öffnen Sie das Dokument in seiner Anwendung, speichern oder exportieren Sie es erneut als PDF und drucken Sie dieses."
        case .documentTruncated: "Drucken Sie das Dokument erneut."
        case .documentFraming: "Drucken Sie aus der Anwendung, ohne die Option raw."
        case .documentEncrypted: "Speichern Sie das Dokument ohne Passwort und Einschränkungen und drucken Sie es."
        case .documentUnreadable:
            "Speichern oder exportieren Sie das Dokument in seiner Anwendung erneut als PDF und drucken Sie dieses."
        case .documentTimeout:
            "Vereinfachen Sie das Dokument (große Bilder, viele Ebenen) oder exportieren Sie es erneut als PDF, dann drucken Sie es."
        case .documentTooLarge:
            "Verkleinern Sie die Bilder im Dokument oder teilen Sie es auf mehrere Druckaufträge auf."
        case .documentTooManyPages: "Teilen Sie das Dokument auf mehrere Druckaufträge auf."
        case .documentType: "Exportieren Sie das Dokument als PDF und drucken Sie dieses."
        case .documentNotOriginal:
            "Drucken Sie erneut ohne mehrere Seiten pro Blatt, Skalierung, Broschüre oder Seitenauswahl des Drucksystems. Geben Sie den Auftrag erst frei, wenn Sie seine Seiten gesehen haben."
        case .documentFontsNotEmbedded: "Betten Sie beim Erzeugen des PDF alle Schriften ein (zum Beispiel als PDF/A)."
        case .documentScripts: nil
        case .documentAttachments:
            "Drucken Sie die angehängten Dateien als eigene Briefe, wenn sie versandt werden müssen."
        case .documentForms: "Drucken Sie das Formular in ein PDF, wenn sein Inhalt wichtig ist."
        case .documentRepaired:
            "Sehen Sie den Brief an und geben Sie ihn nur frei, wenn er vollständig ist; oder speichern Sie das Dokument in seiner Anwendung neu und drucken Sie es."
        case .documentPortfolio:
            "Öffnen Sie es und drucken Sie die gemeinten Dateien; geben Sie es nur frei, wenn das Deckblatt selbst der Brief ist."
        case .pageNotA4:
            "Stellen Sie A4 in der Seiteneinrichtung der Anwendung UND in den Standardeinstellungen des Druckers ein, dann drucken Sie erneut."
        case .pageLandscapeFirst:
            "Stellen Sie die erste Seite auf Hochformat, mit der Adresse im Fenster, dann drucken Sie erneut."
        case .optionChoice: "Wählen Sie einen der möglichen Werte und drucken Sie erneut."
        case .optionConflict:
            "Wählen Sie nur einmal und drucken Sie erneut; oder geben Sie den Brief frei, wenn die verwendete Angabe stimmt."
        case .optionColourUncertain:
            "Drucken Sie erneut mit -o ColorModel=Gray oder -o ColorModel=RGB. Auf Dauer gibt ein Administrator der Klasse die Vorgabe des Druckers: lpadmin -p \(s.value(.queue) ?? "KLASSE") -o print-color-mode-default=\(s.value(.allowed) ?? "monochrome")"
        case .optionUnsupported:
            "Drucken Sie erneut ohne diese Option; machen Sie die Gestaltung im Dokument selbst."
        case .optionPageRanges: "Schreiben Sie Seitenzahlen und -bereiche aufsteigend, zum Beispiel 1-2,5."
        case .optionPageRangesBeyond: "Wählen Sie Seiten, die das Dokument hat."
        case .optionReverseIgnored: nil
        case .optionAcknowledgement: "Wählen Sie Einschreiben, oder verzichten Sie auf den Rückschein."
        case .optionWindow:
            "Geben Sie den Namen eines Adressfensters an (\(s.value(.allowed) ?? "zum Beispiel belgium-right")) oder vier Zahlen wie 100,42,195,85."
        case .splitRemainder:
            "Prüfen Sie die Seitenzahl jedes Briefs, oder wählen Sie eine andere Aufteilung, dann drucken Sie erneut."
        case .splitNoFirstAddress:
            "Setzen Sie eine Adresse in das Fenster der ersten Seite des Dokuments, oder teilen Sie nach Seitenzahl."
        case .splitMissingAddress:
            "Ergänzen Sie die Adresse dieses Briefs; oder teilen Sie nach Seitenzahl, wenn die Seite zum vorigen Brief gehört."
        case .splitRepeatedAddress:
            "Sehen Sie die Briefe an; geben Sie sie nur frei, wenn jeder auf der richtigen Seite beginnt. Oder teilen Sie nach Seitenzahl."
        case .splitReplySlip:
            "Es ist nichts zu tun."
        case .splitUnlikeOthers:
            "Sehen Sie die Briefe an; geben Sie sie nur frei, wenn jeder auf der richtigen Seite beginnt. Oder teilen Sie nach Seitenzahl."
        case .splitOtherRecipient:
            "Wählen Sie die Aufteilung nach Adresse oder die richtige Seitenzahl jedes Briefs, dann drucken Sie erneut. Sehen Sie die Briefe an; geben Sie sie nur frei, wenn die Seite eine Anlage ist."
        case .letterSkipped:
            "Korrigieren Sie diesen Brief und drucken Sie nur seine Seiten; die anderen werden versandt."
        case .letterTooManySheets:
            "Kürzen Sie den Brief, drucken Sie ihn beidseitig, oder teilen Sie das Dokument in mehrere Briefe."
        case .letterEnvelopeTooSmall:
            "Wählen Sie einen größeren Umschlag oder „automatisch“, oder drucken Sie beidseitig."
        case .letterCopies: "Setzen Sie die Zahl der Kopien auf 1, wenn ein einziger Brief gemeint ist."
        case .addressNone:
            "Setzen Sie die Adresse des Empfängers als Text in das Adressfenster der ersten Briefseite, dann drucken Sie erneut."
        case .addressRecognised:
            "Vergleichen Sie die angezeigte Adresse mit dem Brief. Aus der Anwendung zu drucken ist sicherer als von einem Scan."
        case .addressRecognisedUnsurely:
            "Sehen Sie den Brief an; geben Sie ihn nur frei, wenn die angezeigte Adresse stimmt. Aus der Anwendung zu drucken ist sicherer als von einem Scan."
        case .recognitionUnavailable:
            "Schreiben Sie die Adresse als Text; oder lassen Sie den Verwalter tesseract-ocr, tesseract-ocr-fra, tesseract-ocr-nld, tesseract-ocr-deu, tesseract-ocr-eng installieren."
        case .addressUnreadable:
            "Schreiben Sie die Adresse als Text, nicht als Bild. Sehen Sie den Brief an; geben Sie ihn nur frei, wenn die Adresse stimmt."
        case .addressContradictsInk:
            "Drucken Sie erneut aus der Anwendung, die das Dokument erstellt hat, mit eingebetteten Schriften, oder exportieren Sie es als PDF/A. Sehen Sie den Brief an; geben Sie ihn nur frei, wenn die angezeigte Adresse die gedruckte ist."
        case .addressUncertain:
            "Schreiben Sie Name, Straße mit Hausnummer sowie Postleitzahl mit Ort je in eine eigene Zeile. Sehen Sie den Brief an; geben Sie ihn nur frei, wenn die Adresse stimmt."
        case .addressInvisibleText:
            "Löschen Sie den verborgenen Text, oder machen Sie ihn sichtbar, wenn er die Adresse ist."
        case .windowOtherInk:
            move(s).map { "Verschieben Sie es um \($0), aus dem Fenster heraus, oder entfernen Sie es." }
                ?? "Entfernen Sie den Rahmen der Vorlage und alles andere aus dem Fenster."
        case .zoneEdge:
            move(s).map { "Verschieben Sie es um \($0), oder lassen Sie es weg." }
                ?? "Verkleinern Sie es, damit an jedem Rand 5 mm weiß bleiben, oder lassen Sie es weg."
        case .zoneDataMatrix:
            move(s).map { "Verschieben Sie es um \($0), oder lassen Sie es weg." } ?? "Lassen Sie diese Stelle weiß."
        case .addressOutsideWindow:
            move(s).map {
                "Verschieben Sie die Adresse um \($0), damit sie ganz im Fenster steht."
            } ?? "Verschieben oder verkleinern Sie die Adresse, damit sie ganz im Fenster steht."
        case .addressOtherText:
            move(s).map {
                "Verschieben Sie den anderen Text um \($0), aus dem Fenster heraus; sehen Sie den Brief an, bevor Sie ihn freigeben."
            } ?? "Lassen Sie im Adressfenster nur die Adresse stehen; sehen Sie den Brief an, bevor Sie ihn freigeben."
        case .addressNoPostcode: "Ergänzen Sie eine Zeile mit Postleitzahl und Ort, zum Beispiel 4700 EUPEN."
        case .addressPostcode:
            "Prüfen Sie die Postleitzahl; schreiben Sie bei Briefen ins Ausland das Land in Großbuchstaben in die letzte Zeile."
        case .addressTooShort: "Schreiben Sie mindestens einen Namen und eine Zeile mit Postleitzahl und Ort."
        case .addressTooLong: "Kürzen Sie die Adresse auf die nötigen Zeilen."
        case .addressCountryUnknown:
            "Schreiben Sie den vollen Namen des Landes auf Französisch, Niederländisch, Deutsch oder Englisch in die letzte Zeile, in GROSSBUCHSTABEN."
        case .addressCountryCase: "Schreiben Sie das Land in Großbuchstaben in die letzte Zeile."
        case .addressCountryVernacular:
            "Schreiben Sie den Namen des Landes auf Französisch, Niederländisch, Deutsch oder Englisch, in Großbuchstaben."
        case .addressCountryHome: nil
        case .addressCharacters:
            "Tippen Sie die Adresse mit gewöhnlichen Zeichen in einer anderen Schrift neu. Sehen Sie den Brief an; geben Sie ihn nur frei, wenn die Adresse stimmt."
        case .addressPostcodeUnknown:
            "Prüfen Sie die Postleitzahl; schreiben Sie für das Ausland das Land in Großbuchstaben in die letzte Zeile. Geben Sie den Brief nur frei, wenn die Anschrift stimmt."
        case .addressLocality:
            "Prüfen Sie Postleitzahl und Ort. Geben Sie den Brief nur frei, wenn die Anschrift stimmt."
        case .addressPostcodePlace:
            "Schreiben Sie die Postleitzahl vor den Ort, zum Beispiel 4700 EUPEN."
        case .addressHeading:
            "Sehen Sie den Brief an; geben Sie ihn nur frei, wenn die erste Zeile zur Anschrift gehört. Setzen Sie keine Überschrift ins Fenster."
        case .addressCountryMissing:
            "Schreiben Sie das Land in Großbuchstaben in die letzte Zeile, und drucken Sie den Brief noch einmal."
        case .addressCountryLine:
            "Schreiben Sie das Land in Großbuchstaben in die letzte Zeile. Wird der Brief deswegen zurückgehalten, geht er nach der Freigabe in das genannte Land."
        case .addressNumberFirst:
            "Schreiben Sie die Hausnummer hinter die Straße, zum Beispiel Hauptstraße 16."
        case .addressBoxNotation:
            "Schreiben Sie „bte“, „bus“ oder „box“ vor die Nummer des Briefkastens."
        case .addressComma:
            "Lassen Sie das Komma weg."
        case .addressLanguages:
            "Schreiben Sie die ganze Anschrift in einer Sprache."
        case .addressLineLong:
            "Kürzen Sie diese Zeile: Die Post liest 40 Zeichen sicher."
        case .registeredPostOfficeBox:
            "Verwenden Sie die Straßenanschrift, wenn der Empfänger unterschreiben muss."
        case .registeredAbroad: "Wählen Sie Prior für Briefe ins Ausland, oder drucken Sie diese getrennt."
        case .registeredNoReturnAddress:
            "Bitten Sie den Administrator, die Rücksendeadresse des Druckers einzurichten (clickpost printer update --return-address)."
        case .registeredLineTooLong: "Kürzen Sie diese Zeile."
        case .registeredName: "Schreiben Sie den Namen der Person oder der Organisation in die erste Zeile."
        case .registeredSignature: nil
        case .addressSenderLine:
            move(s).map { "Verschieben Sie sie um \($0), aus dem Fenster heraus, oder lassen Sie sie weg." }
                ?? "Setzen Sie sie an eine andere Stelle, oder lassen Sie sie weg."
        case .addressAbbreviation:
            "Schreiben Sie sie aus, zum Beispiel „Straße“ oder „Avenue“."
        case .addressLocalityCase:
            "Schreiben Sie Postleitzahl und Ort in Großbuchstaben, wie die Zeile des Landes."
        case .registeredFirstName:
            "Schreiben Sie den Vornamen aus, wie es die Post für Einschreiben verlangt."
        case .economyAbroad: "Wählen Sie Prior für Briefe ins Ausland, oder drucken Sie diese getrennt."
        case .jobNoDocument: "Drucken Sie das Dokument erneut."
        case .jobReview:
            "Sehen Sie den Auftrag an und geben Sie ihn frei (clickpost release), oder stornieren Sie ihn."
        case .jobApproval: "Fragen Sie die Person, die genehmigt."
        case .jobAlreadySent:
            "Soll er noch einmal zur Post, drucken Sie ihn neu aus der Anwendung\(s.with(.submission) { " oder verwenden Sie clickpost send-again \($0)" })."
        case .jobRerunDiffers:
            "Vergleichen Sie beide; geben Sie den Auftrag nur frei, wenn er ebenfalls zur Post soll, sonst stornieren Sie ihn."
        case .jobUnverified:
            "Prüfen Sie in der Druckwarteschlange, was aus dem Auftrag wurde, dann geben Sie ihn frei oder stornieren ihn."
        case .jobCancelled: "Drucken Sie das Dokument erneut, wenn es versandt werden soll."
        case .jobInterrupted: "Drucken Sie das Dokument erneut, falls das Drucksystem es nicht von selbst tut."
        case .jobRetried, .jobSentAgain: nil
        case .jobDocumentsGone: "Drucken Sie das Dokument erneut."
        case .serviceDraining:
            "Nichts geht verloren: Es geht weiter, sobald ein Verwalter den Dienst fortsetzt (clickpost resume)."
        case .queueSandbox:
            "Stornieren Sie den Auftrag, oder geben Sie ihn frei, wenn er versandt werden soll; berichtigen Sie dann die Warteschlange oder die Adresse der Plattform."
        case .platformProxy:
            "Ein Verwalter prüft Adresse, Benutzer und Passwort des Proxys (Einstellung platform.proxy oder https_proxy). Die Briefe warten und gehen von selbst."
        case .jobHeld:
            "Sehen Sie den Auftrag an (clickpost show), dann geben Sie ihn frei oder stornieren ihn."
        case .jobAccepted: nil
        case .schedulerUnreachable:
            "Prüfen Sie, ob CUPS läuft (systemctl status cups), und, wo gesetzt, CUPS_SERVER oder die Einstellung cups.server."
        case .daemonUnreachable: "Starten Sie den Dienst (systemctl start clickpostd); der Auftrag wartet so lange."
        case .daemonRefused:
            "Sehen Sie das Protokoll des Dienstes an (journalctl -u clickpostd), oder fragen Sie den Administrator."
        case .queueSetting:
            "Eine Verwalterin oder ein Verwalter stellt ihn mit clickpost printer update richtig."
        case .printerPolicy:
            "Setzen Sie Debians Abschnitt <Policy authenticated> wieder in /etc/cups/cupsd.conf ein, starten Sie CUPS neu und versuchen Sie es erneut."
        case .classPolicy:
            "Ein Administrator führt aus: lpadmin -p \(s.value(.queue) ?? "KLASSE") -o printer-op-policy=authenticated – drucken Sie dann erneut, oder auf den Drucker selbst."
        case .setupOtherPlatform:
            "Sollen Briefe künftig an die andere gehen: clickpost setup --replace"
        case .setupOpenLetters:
            "Warten Sie, bis sie aufgegeben sind, oder brechen Sie sie ab (clickpost jobs); führen Sie dann clickpost setup erneut aus."
        case .queueUnknown: "Fügen Sie den Drucker mit clickpost printer add hinzu."
        case .accountUnknown: "Speichern Sie Benutzername und Passwort des Kontos mit clickpost login."
        case .accountRejected:
            "Speichern Sie das richtige Passwort mit clickpost login, dann geben Sie die Aufträge frei."
        case .accountBlocked: "Wenden Sie sich an Click & Post, dann geben Sie die Aufträge frei."
        case .workerUnavailable:
            "Installieren Sie das Paket clickpost neu, oder fragen Sie den Administrator."
        case .confinementUnavailable: "Fragen Sie den Administrator: Der Kernel muss Landlock und seccomp bieten."
        case .spoolFull: "Schaffen Sie Platz auf dem Datenträger; der Auftrag wird danach erneut gedruckt."
        case .spoolFailed: "Prüfen Sie den Datenträger und seine Rechte, dann drucken Sie erneut."
        case .spoolDamaged:
            "Bitten Sie den Administrator, die beiseitegelegten Dateien mit der Liste der Plattform zu vergleichen, bevor etwas erneut gedruckt wird."
        case .spoolInUse: "Beenden Sie zuerst den anderen Dienst; nur einer darf laufen."
        case .spoolNewer: "Installieren Sie diese Version wieder, oder eine neuere."
        case .spoolNetwork: "Legen Sie die Ablage auf einen lokalen Datenträger."
        case .spoolNotDurable:
            "Fragen Sie den Administrator: Datenträger oder Datenbank bestätigen das Geschriebene nicht."
        case .spoolOrphan:
            "Fragen Sie den Administrator: clickpost queue rebuild nimmt sie wieder auf, angehalten und nicht versandt."
        case .spoolRestored:
            "Rufen Sie clickpost queue rebuild auf: die Plattform wird nach jeder Sendung gefragt, bevor etwas versandt wird."
        case .spoolRebuilt:
            "Sehen Sie sie mit clickpost show an, dann freigeben oder abbrechen; vor jedem Versand wird die Plattform gefragt."
        case .spoolSealed: "Drucken Sie auf die Warteschlange des anderen Rechners."
        case .auditDamaged:
            "Fragen Sie den Administrator: clickpost audit verify nennt jede Zeile; vergleichen Sie mit einem früheren Export."
        case .settingsLine: "Berichtigen Sie diese Zeile; clickpostd --print-config zeigt alle Einstellungen."
        case .settingsValue: "Berichtigen Sie die Einstellung; clickpostd --print-config zeigt, was möglich ist."
        case .settingsUnknown: "Berichtigen Sie den Namen; clickpostd --print-config zeigt alle Einstellungen."
        case .credentialsUnsafe: "Geben Sie die Datei dem Dienst mit Modus 0600, dann ändern Sie das Passwort."
        case .permissionDenied: "Fragen Sie die Person, die den Auftrag gedruckt hat, oder einen Administrator."
        case .notFound: "Prüfen Sie die Nummer oder den Namen; clickpost jobs listet sie auf."
        case .requestInvalid: "Prüfen Sie, ob alle Teile von Click & Post dieselbe Version haben."
        case .stateConflict: "Sehen Sie den Zustand des Auftrags mit clickpost show an."
        case .printerFailed: "Prüfen Sie, ob CUPS läuft und ob Sie Drucker ändern dürfen."
        case .platformUnreachable: "Prüfen Sie das Netz, wenn es andauert."
        case .platformBusy: nil
        case .platformCertificate:
            "Fragen Sie den Administrator: Uhr, Proxy und Adresse in der Konfiguration sind zu prüfen."
        case .platformRedirect:
            "Fragen Sie den Administrator: Netzanmeldung, Proxy und Adresse in der Konfiguration sind zu prüfen."
        case .platformAnswer:
            "Fragen Sie den Administrator, wenn es andauert: Ein Proxy oder eine Anmeldeseite antwortet vielleicht anstelle der Plattform."
        case .platformRefused:
            "Berichtigen Sie, was die Plattform beanstandet, und drucken Sie erneut, oder stornieren Sie den Auftrag."
        case .uploadGone: nil
        case .uploadDigest:
            "Er wird einmal von selbst neu gesendet. Wird auch das angehalten, melden Sie es der Plattform und wer das Netz dazwischen betreibt; geben Sie den Auftrag dann frei oder stornieren Sie ihn."
        case .uploadOffset: nil
        case .submissionConflict:
            "Drucken Sie nicht erneut, bevor die Liste der Plattform geprüft ist; fragen Sie den Administrator."
        case .submissionCancelled: "Drucken Sie das Dokument erneut, wenn es doch versandt werden soll."
        case .submissionLost:
            "Wenden Sie sich an Click & Post, bevor etwas erneut gedruckt wird: Die Briefe könnten schon bei der Post sein."
        case .submissionWaiting: "Prüfen Sie, ob die Plattform erreichbar ist (clickpost status)."
        case .submissionExpired:
            "Geben Sie sie frei (clickpost release), wenn sie noch zur Post soll, oder stornieren Sie sie."
        case .cancelTooLate: "Wenden Sie sich sofort an Click & Post, wenn die Briefe aufgehalten werden müssen."
        case .cancelUnknown:
            "Sehen Sie später nach (clickpost show): Bis die Plattform antwortet, können die Briefe noch zur Post gehen."
        case .internalFault:
            "Drucken Sie erneut; geschieht es noch einmal, senden Sie dem Administrator das Protokoll."
        }
    }
}
