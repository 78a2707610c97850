import Letters

/// The command line's own words: headings and short lines. Statuses and their remedies are Wording's.
struct Phrase: Sendable {
    private let fr: String
    private let nl: String
    private let de: String
    private let en: String

    init(fr: String, nl: String, de: String, en: String) {
        self.fr = fr
        self.nl = nl
        self.de = de
        self.en = en
    }

    func text(_ language: Language) -> String {
        switch language {
        case .fr: fr
        case .nl: nl
        case .de: de
        case .en: en
        }
    }
}

// MARK: Headings

extension Phrase {
    static let job = Phrase(fr: "Travail", nl: "Taak", de: "Auftrag", en: "Job")
    static let user = Phrase(fr: "Utilisateur", nl: "Gebruiker", de: "Benutzer", en: "User")
    static let printer = Phrase(fr: "Imprimante", nl: "Printer", de: "Drucker", en: "Printer")
    static let letters = Phrase(fr: "Lettres", nl: "Brieven", de: "Briefe", en: "Letters")
    static let letter = Phrase(fr: "Lettre", nl: "Brief", de: "Brief", en: "Letter")
    static let document = Phrase(fr: "Document", nl: "Document", de: "Dokument", en: "Document")
    static let documents = Phrase(fr: "Documents", nl: "Documenten", de: "Dokumente", en: "Documents")
    static let pages = Phrase(fr: "Pages", nl: "Pagina's", de: "Seiten", en: "Pages")
    static let sheets = Phrase(fr: "Feuilles", nl: "Vellen", de: "Blätter", en: "Sheets")
    static let envelope = Phrase(fr: "Enveloppe", nl: "Envelop", de: "Umschlag", en: "Envelope")
    static let recipient = Phrase(fr: "Destinataire", nl: "Geadresseerde", de: "Empfänger", en: "Recipient")
    static let expected = Phrase(fr: "Prévue le", nl: "Verwacht op", de: "Erwartet am", en: "Expected")
    static let state = Phrase(fr: "État", nl: "Toestand", de: "Zustand", en: "State")
    static let reason = Phrase(fr: "Raison", nl: "Reden", de: "Grund", en: "Reason")
    static let title = Phrase(fr: "Titre", nl: "Titel", de: "Titel", en: "Title")
    static let accepted = Phrase(fr: "Reçu le", nl: "Ontvangen op", de: "Angenommen", en: "Accepted")
    static let submission = Phrase(fr: "Envoi", nl: "Zending", de: "Sendung", en: "Submission")
    static let options = Phrase(fr: "Options", nl: "Opties", de: "Optionen", en: "Options")
    static let sent = Phrase(fr: "Transmis", nl: "Verzonden", de: "Übertragen", en: "Sent")
    static let nextAttempt = Phrase(
        fr: "Prochain essai", nl: "Volgende poging", de: "Nächster Versuch", en: "Next attempt")
    static let registeredNumber = Phrase(
        fr: "N° de recommandé", nl: "Nr. aangetekend", de: "Einschreibnummer", en: "Registered number")
    static let service = Phrase(fr: "Service", nl: "Dienst", de: "Dienst", en: "Service")
    static let platform = Phrase(fr: "Plateforme", nl: "Platform", de: "Plattform", en: "Platform")
    static let since = Phrase(fr: "depuis", nl: "sinds", de: "seit", en: "since")
    static let lastContact = Phrase(
        fr: "Dernier contact", nl: "Laatste contact", de: "Letzter Kontakt", en: "Last contact")
    static let trouble = Phrase(fr: "Panne", nl: "Storing", de: "Störung", en: "Trouble")
    static let alarm = Phrase(fr: "Alarme", nl: "Alarm", de: "Alarm", en: "Alarm")
    static let next = Phrase(fr: "Ensuite", nl: "Daarna", de: "Als Nächstes", en: "Next")
    static let ahead = Phrase(fr: "avant lui", nl: "ervoor", de: "davor", en: "before it")
    static let atTheLatest = Phrase(fr: "au plus tard", nl: "ten laatste", de: "spätestens", en: "at the latest")
    static let emptied = Phrase(
        fr: "En maintenance", nl: "In onderhoud", de: "In Wartung", en: "Drained")
    static let oldestWaiting = Phrase(
        fr: "Plus ancien en attente", nl: "Oudste in wacht", de: "Ältester wartender", en: "Oldest waiting")
    static let hint = Phrase(fr: "conseil", nl: "tip", de: "Hinweis", en: "hint")
    static let account = Phrase(fr: "Compte", nl: "Account", de: "Konto", en: "Account")
    static let window = Phrase(fr: "Fenêtre", nl: "Venster", de: "Fenster", en: "Window")
    static let returnAddress = Phrase(
        fr: "Adresse de retour", nl: "Retouradres", de: "Absenderadresse", en: "Return address")
}

// MARK: Short lines

extension Phrase {
    static let confirmWithYes = Phrase(
        fr: "sans terminal, confirmez par --yes.", nl: "bevestig zonder terminal met --yes.",
        de: "ohne Terminal mit --yes bestätigen.", en: "without a terminal, confirm with --yes.")
    static let notConfirmed = Phrase(
        fr: "pas confirmé, rien n'est envoyé.", nl: "niet bevestigd, er wordt niets verzonden.",
        de: "nicht bestätigt, nichts wird versandt.", en: "not confirmed, nothing is sent.")
    static let sendAgainMeans = Phrase(
        fr: "Ces lettres seront produites, postées et facturées une fois de plus.",
        nl: "Deze brieven worden nog eens gemaakt, gepost en aangerekend.",
        de: "Diese Briefe werden noch einmal hergestellt, versandt und berechnet.",
        en: "These letters will be produced, posted and charged once more.")
    static let typeToConfirm = Phrase(
        fr: "Pour confirmer, tapez", nl: "Typ ter bevestiging", de: "Zum Bestätigen eingeben", en: "To confirm, type")
    static let drained = Phrase(
        fr: "Rien n'est plus en route ; rien de nouveau n'est accepté ni envoyé.",
        nl: "Er is niets meer onderweg; niets nieuws wordt aanvaard of verzonden.",
        de: "Nichts ist mehr unterwegs; nichts Neues wird angenommen oder versandt.",
        en: "Nothing is under way any more; nothing new is accepted or sent.")
    static let draining = Phrase(
        fr: "Rien de nouveau n'est accepté ni envoyé ; encore en route",
        nl: "Niets nieuws wordt aanvaard of verzonden; nog onderweg",
        de: "Nichts Neues wird angenommen oder versandt; noch unterwegs",
        en: "Nothing new is accepted or sent; still under way")
    static let resumed = Phrase(
        fr: "Le service accepte et envoie à nouveau.", nl: "De dienst aanvaardt en verzendt weer.",
        de: "Der Dienst nimmt wieder an und versendet wieder.", en: "The service accepts and sends again.")
    static let wrongUsage = Phrase(
        fr: "commande mal formée", nl: "verkeerd gebruik", de: "falscher Aufruf", en: "wrong usage")
    static let limitRange = Phrase(
        fr: "--limit va de 1 à 500.", nl: "--limit gaat van 1 tot 500.", de: "--limit geht von 1 bis 500.",
        en: "--limit goes from 1 to 500.")
    static let credentialsEmpty = Phrase(
        fr: "rien n'est enregistré : nom d'utilisateur ou mot de passe vide, ou avec un caractère de contrôle.",
        nl: "niets bewaard: gebruikersnaam of wachtwoord is leeg of bevat een stuurteken.",
        de: "nichts gespeichert: Benutzername oder Passwort ist leer oder enthält ein Steuerzeichen.",
        en: "nothing is stored: user name or password is empty or holds a control character.")
    static let noJobs = Phrase(fr: "Aucun travail.", nl: "Geen taken.", de: "Keine Aufträge.", en: "No jobs.")
    static let more = Phrase(fr: "La suite", nl: "Verder", de: "Weiter", en: "More")
    static let cancelled = Phrase(
        fr: "Annulé : rien ne sera envoyé.", nl: "Geannuleerd: er wordt niets verzonden.",
        de: "Abgebrochen: nichts wird versandt.", en: "Cancelled: nothing will be posted.")
    static let noQueues = Phrase(
        fr: "Aucune file Click & Post. Pour en créer une : clickpost printer add",
        nl: "Geen wachtrij van Click & Post. Maak er een met: clickpost printer add",
        de: "Keine Warteschlange von Click & Post. Anlegen mit: clickpost printer add",
        en: "No Click & Post queue. Make one with: clickpost printer add")
    static let priceEstimate = Phrase(
        fr: "Prix estimé, selon votre propre tarif", nl: "Geschatte prijs, volgens uw eigen tarief",
        de: "Geschätzter Preis, nach Ihrem eigenen Tarif", en: "Estimated price, by your own tariff")
    static let withoutPrice = Phrase(
        fr: "sans prix dans ce tarif", nl: "zonder prijs in dit tarief", de: "ohne Preis in diesem Tarif",
        en: "without a price in it")
    static let verdictAccepted = Phrase(
        fr: "Accepté : peut partir.", nl: "Aanvaard: kan vertrekken.", de: "Angenommen: kann versandt werden.",
        en: "Accepted: can be posted.")
    static let verdictHeld = Phrase(
        fr: "Retenu : attendrait une personne avant de partir.", nl: "Vastgehouden: zou op een persoon wachten.",
        de: "Angehalten: würde auf eine Person warten.", en: "Held: would wait for a person before it is posted.")
    static let verdictRefused = Phrase(
        fr: "Refusé : ne serait pas imprimé.", nl: "Geweigerd: zou niet worden afgedrukt.",
        de: "Abgelehnt: würde nicht gedruckt.", en: "Refused: would not be posted.")
    static let queueAdded = Phrase(
        fr: "File d'impression prête", nl: "Wachtrij klaar", de: "Warteschlange bereit", en: "Print queue ready")
    static let queueRemoved = Phrase(
        fr: "File d'impression retirée", nl: "Wachtrij verwijderd", de: "Warteschlange entfernt",
        en: "Print queue removed")
    /// After the queue's name; the reason why the other half failed follows.
    static let settingsStoredOnly = Phrase(
        fr: "les réglages sont enregistrés par le service ; la file d'impression n'a pas pu être faite",
        nl: "de dienst heeft de instellingen bewaard; de wachtrij kon niet worden gemaakt",
        de: "der Dienst hat die Einstellungen gespeichert; die Warteschlange konnte nicht eingerichtet werden",
        en: "the service has stored the settings; the print queue could not be made")
    static let queueRemovedOnly = Phrase(
        fr: "la file d'impression est retirée ; ses réglages sont restés au service",
        nl: "de wachtrij is verwijderd; haar instellingen bleven bij de dienst",
        de: "die Warteschlange ist entfernt; ihre Einstellungen blieben beim Dienst",
        en: "the print queue is removed; its settings remain with the service")
    static let askUser = Phrase(
        fr: "Nom d'utilisateur de la plateforme : ", nl: "Gebruikersnaam van het platform: ",
        de: "Benutzername der Plattform: ", en: "User name at the platform: ")
    static let askPassword = Phrase(
        fr: "Mot de passe : ", nl: "Wachtwoord: ", de: "Passwort: ", en: "Password: ")
    static let loginStored = Phrase(
        fr: "Identifiants enregistrés par le service pour le compte",
        nl: "Aanmeldgegevens bewaard door de dienst voor account",
        de: "Zugangsdaten vom Dienst gespeichert für Konto", en: "Credentials stored by the service for account")
}
