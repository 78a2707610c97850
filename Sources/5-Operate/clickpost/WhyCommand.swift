import ArgumentParser
import Control
import Letters
import Wording

struct WhyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "What happened to a job and why, and what happens next and when.")

    @OptionGroup var common: Common

    @Argument(help: "The print job's number, or the submission's id.")
    var job: String

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let detail = try common.daemon.submission(job)
        if common.json {
            try terminal.say(json: Explanation(detail, terminal.language))
        } else {
            lines(detail, terminal.language).forEach { terminal.say($0) }
        }
        return .done
    }

    private func lines(_ detail: SubmissionDetail, _ language: Language) -> [String] {
        let summary = detail.summary
        var lines = ["\(Phrase.job.text(language)) \(summary.job): \(Wording.stateName(summary.state, language))", ""]
        for entry in detail.timeline {
            let actor = entry.actor.map { " (\($0))" } ?? ""
            lines.append("\(Terminal.moment(entry.at))  \(Wording.stateName(entry.state, language))\(actor)")
            if let reason = entry.reason { lines.append("    " + Wording.message(reason, language)) }
        }
        lines.append("")
        if let outlook = detail.outlook {
            lines.append("\(Phrase.next.text(language)): \(outlook.sentence(language))")
            if let cause = outlook.cause { lines += Facts.sentences(cause, language).map { "    " + $0 } }
        }
        return lines.map(Terminal.printable)
    }
}

/// For programs: the time line with its sentences, and what comes next.
private struct Explanation: Encodable {
    struct Entry: Encodable {
        var at: Double
        var state: SubmissionState
        var actor: String?
        var reason: WordedStatus?
    }
    struct Next: Encodable {
        var step: String
        var sentence: String
        var at: Double?
        var ahead: Int?
        var cause: WordedStatus?
    }

    var submission: String
    var job: Int
    var state: SubmissionState
    var timeline: [Entry]
    var next: Next?

    init(_ detail: SubmissionDetail, _ language: Language) {
        submission = detail.summary.id
        job = detail.summary.job
        state = detail.summary.state
        timeline = detail.timeline.map { entry in
            Entry(
                at: entry.at, state: entry.state, actor: entry.actor,
                reason: entry.reason.map { WordedStatus($0, language) })
        }
        next = detail.outlook.map { outlook in
            Next(
                step: outlook.step.rawValue, sentence: outlook.sentence(language), at: outlook.at, ahead: outlook.ahead,
                cause: outlook.cause.map { WordedStatus($0, language) })
        }
    }
}

extension Outlook {
    /// What happens next, and when that is known.
    func sentence(_ language: Language) -> String {
        var sentence = phrase.text(language)
        if let ahead, ahead > 0 { sentence += " (\(Phrase.ahead.text(language)): \(ahead))" }
        guard let at, step != .nothing else { return sentence + "." }
        return "\(sentence), \(Phrase.atTheLatest.text(language)) \(Terminal.moment(at))."
    }

    private var phrase: Phrase {
        switch step {
        case .askCupsd:
            Phrase(
                fr: "CUPS est interrogé sur la fin du travail", nl: "CUPS wordt gevraagd hoe de taak afliep",
                de: "CUPS wird gefragt, wie der Auftrag endete", en: "CUPS is asked how the job ended")
        case .awaitPerson:
            Phrase(
                fr: "rien, jusqu'à ce que quelqu'un libère ou annule le travail",
                nl: "niets, tot iemand de taak vrijgeeft of annuleert",
                de: "nichts, bis jemand den Auftrag freigibt oder storniert",
                en: "nothing, until someone releases or cancels the job")
        case .awaitTurn:
            Phrase(
                fr: "le travail part à son tour", nl: "de taak vertrekt als ze aan de beurt is",
                de: "der Auftrag geht, wenn er an der Reihe ist", en: "the job goes when its turn comes")
        case .sending:
            Phrase(
                fr: "la transmission est en cours", nl: "de taak wordt nu verzonden",
                de: "der Auftrag wird gerade übertragen", en: "the job is being sent")
        case .retry:
            Phrase(
                fr: "un nouvel essai", nl: "een nieuwe poging", de: "ein neuer Versuch", en: "another attempt")
        case .platformAway:
            Phrase(
                fr: "la plateforme est appelée ; si elle répond, le travail part",
                nl: "het platform wordt opgeroepen; als het antwoordt, vertrekt de taak",
                de: "die Plattform wird angerufen; antwortet sie, geht der Auftrag",
                en: "the platform is tried; if it answers, the job goes")
        case .accountHeld:
            Phrase(
                fr: "le compte est essayé à nouveau", nl: "het account wordt opnieuw geprobeerd",
                de: "das Konto wird erneut versucht", en: "the account is tried again")
        case .drained:
            Phrase(
                fr: "rien, jusqu'à ce que le service reprenne", nl: "niets, tot de dienst hervat",
                de: "nichts, bis der Dienst fortgesetzt wird", en: "nothing, until the service is resumed")
        case .askCancel:
            Phrase(
                fr: "la plateforme est priée d'annuler", nl: "het platform wordt gevraagd te annuleren",
                de: "die Plattform wird um Stornierung gebeten", en: "the platform is asked to cancel")
        case .follow:
            Phrase(
                fr: "la plateforme annonce la production ; sinon elle est interrogée",
                nl: "het platform meldt de productie; anders wordt het gevraagd",
                de: "die Plattform meldet die Produktion; sonst wird sie gefragt",
                en: "the platform tells of the production; else it is asked")
        case .awaitApproval:
            Phrase(
                fr: "une personne habilitée approuve ou refuse, sur la plateforme",
                nl: "een bevoegde persoon keurt goed of af, op het platform",
                de: "eine befugte Person genehmigt oder lehnt ab, auf der Plattform",
                en: "someone entitled to it approves or refuses, on the platform")
        case .awaitPost:
            Phrase(
                fr: "les lettres sont produites et remises à la poste", nl: "de brieven worden gemaakt en gepost",
                de: "die Briefe werden hergestellt und zur Post gegeben", en: "the letters are made and posted")
        case .nothing:
            Phrase(
                fr: "rien de plus", nl: "verder niets", de: "nichts weiter", en: "nothing more")
        }
    }
}
