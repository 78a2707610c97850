public import Letters

/// Names of the product's values, for tables and sentences.
extension Wording {
    public static func name(_ severity: Severity, _ language: Language) -> String {
        switch severity {
        case .error: pick(language, "erreur", "fout", "Fehler", "error")
        case .hold: pick(language, "en attente", "aangehouden", "angehalten", "held")
        case .warning: pick(language, "avertissement", "waarschuwing", "Warnung", "warning")
        case .note: pick(language, "remarque", "opmerking", "Hinweis", "note")
        }
    }

    public static func name(_ outcome: Outcome, _ language: Language) -> String {
        switch outcome {
        case .accepted: pick(language, "accepté", "aanvaard", "angenommen", "accepted")
        case .held: pick(language, "en attente", "aangehouden", "angehalten", "held")
        case .refused: pick(language, "refusé", "geweigerd", "abgelehnt", "refused")
        }
    }

    public static func stateName(_ state: SubmissionState, _ language: Language) -> String {
        switch state {
        case .accepted: pick(language, "accepté", "aanvaard", "angenommen", "accepted")
        case .held: pick(language, "en attente d'une décision", "aangehouden", "angehalten", "held")
        case .queued: pick(language, "dans la file d'envoi", "in de wachtrij", "in der Warteschlange", "queued")
        case .uploading: pick(language, "en cours d'envoi", "wordt verzonden", "wird übertragen", "uploading")
        case .committing: pick(language, "remise en cours", "wordt overgedragen", "wird übergeben", "being handed over")
        case .committed:
            pick(
                language, "reçu par la plateforme", "ontvangen door het platform", "von der Plattform empfangen",
                "received by the platform")
        case .awaitingApproval:
            pick(
                language, "attend une approbation", "wacht op goedkeuring", "wartet auf Genehmigung",
                "awaiting approval")
        case .inProduction: pick(language, "en production", "in productie", "in Produktion", "in production")
        case .posted: pick(language, "remis à la poste", "op de post gedaan", "bei der Post", "posted")
        case .cancelling:
            pick(language, "annulation demandée", "annulering gevraagd", "Stornierung angefragt", "cancellation asked")
        case .cancelled: pick(language, "annulé", "geannuleerd", "storniert", "cancelled")
        case .refused: pick(language, "refusé", "geweigerd", "abgelehnt", "refused")
        }
    }

    public static func stateName(_ state: LetterState, _ language: Language) -> String {
        switch state {
        case .received: pick(language, "reçu", "ontvangen", "empfangen", "received")
        case .awaitingApproval: stateName(SubmissionState.awaitingApproval, language)
        case .inProduction: stateName(SubmissionState.inProduction, language)
        case .posted: stateName(SubmissionState.posted, language)
        case .delivered: pick(language, "distribué", "bezorgd", "zugestellt", "delivered")
        case .returned: pick(language, "renvoyé à l'expéditeur", "teruggezonden", "zurückgesandt", "returned")
        case .refused: stateName(SubmissionState.refused, language)
        case .cancelled: stateName(SubmissionState.cancelled, language)
        }
    }

    public static func name(_ envelope: Envelope, _ language: Language) -> String {
        switch envelope {
        case .us: pick(language, "US (américaine)", "US (Amerikaans)", "US (amerikanisch)", "US (American)")
        case .c5: "C5"
        case .c4: "C4"
        }
    }

    public static func name(_ choice: EnvelopeChoice, _ language: Language) -> String {
        guard let fixed = choice.fixed else {
            return pick(language, "automatique", "automatisch", "automatisch", "automatic")
        }
        return name(fixed, language)
    }

    public static func name(_ franking: Franking, _ language: Language) -> String {
        switch franking {
        case .prior: pick(language, "Prior", "Prior", "Prior", "Prior")
        case .economy:
            pick(
                language, "tarif préférentiel (non prior)", "voordeeltarief (niet-prior)", "Vorzugstarif (Non-Prior)",
                "preferential (non-prior)")
        case .registered: pick(language, "recommandé", "aangetekend", "Einschreiben", "registered")
        }
    }

    public static func name(_ colour: Colour, _ language: Language) -> String {
        switch colour {
        case .mono: pick(language, "noir et blanc", "zwart-wit", "schwarzweiß", "black and white")
        case .colour: pick(language, "couleur", "kleur", "Farbe", "colour")
        }
    }

    public static func name(_ sides: Sides, _ language: Language) -> String {
        switch sides {
        case .one: pick(language, "recto", "enkelzijdig", "einseitig", "one-sided")
        case .two: pick(language, "recto verso", "dubbelzijdig", "beidseitig", "two-sided")
        }
    }

    /// What follows the first finding where only one has room.
    public static func more(_ count: Int, _ language: Language) -> String {
        switch language {
        case .fr: count == 1 ? "Et 1 autre point." : "Et \(count) autres points."
        case .nl: count == 1 ? "En nog 1 ander punt." : "En nog \(count) andere punten."
        case .de: count == 1 ? "Und 1 weiterer Punkt." : "Und \(count) weitere Punkte."
        case .en: count == 1 ? "And 1 more finding." : "And \(count) more findings."
        }
    }

    static func placeWords(_ language: Language) -> (document: String, letter: String, page: String, colon: String) {
        switch language {
        case .fr: ("document", "lettre", "page", " : ")
        case .nl: ("document", "brief", "pagina", ": ")
        case .de: ("Dokument", "Brief", "Seite", ": ")
        case .en: ("document", "letter", "page", ": ")
        }
    }

    private static func pick(_ language: Language, _ fr: String, _ nl: String, _ de: String, _ en: String) -> String {
        switch language {
        case .fr: fr
        case .nl: nl
        case .de: de
        case .en: en
        }
    }
}
