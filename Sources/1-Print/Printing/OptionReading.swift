import CCups
import Letters

/// One pass over a job's options: each name goes to the choice it sets, or to the reason why it can't be honoured.
struct OptionReading {
    enum Source {
        /// Typed for `clickpost check`: every name must be known.
        case command
        /// From CUPS: full of names that are no concern of ours.
        case job
    }

    /// What a choice sets, so that two names for one thing can be seen to disagree.
    private enum Field: Hashable {
        case colour, sides, envelope, franking, acknowledgement, split, copies, pageRanges, window, background, annexes
        case approval, review, returnAddress, badLetters
    }

    private let source: Source
    private let printedTo: CupsDestination?
    private var options = Options()
    private var findings: [Status] = []
    private var chosen: [Field: String] = [:]
    private var defaultColour: Colour?
    /// `print-color-mode`, which cupsd fills in by itself: it counts where `ColorModel` is silent.
    private var colourMode: Colour?

    init(source: Source, printedTo: CupsDestination? = nil) {
        self.source = source
        self.printedTo = printedTo
    }

    var result: ParsedOptions {
        var reading = self
        reading.settleColour()
        return ParsedOptions(options: reading.options, findings: reading.findings)
    }

    /// The description's defaults: what the job says replaces them without a word.
    mutating func takeDefaults(_ defaults: [String: String]) {
        for (name, value) in defaults { take(name, value) }
        defaultColour = options.colour
        chosen = [:]
    }

    mutating func takeCopies(_ copies: Int) {
        guard Self.copiesAllowed.contains(copies) else { return refuse("copies", String(copies), "1-99") }
        options.copies = copies
    }

    static let copiesAllowed = 1...99

    mutating func take(_ name: String, _ value: String) {
        let key = name.lowercased()
        let choice = value.lowercased()
        switch key {
        case "colormodel", "colour", "print-color-mode": takeColour(key, name, value)
        case "duplex", "sides":
            set(.sides, name, value, \.sides, Self.sides[choice], "one, two")
        case "clickpostenvelope", "envelope":
            set(.envelope, name, value, \.envelope, EnvelopeChoice(rawValue: choice), "auto, us, c5, c4")
        case "clickpostfranking", "franking": takeFranking(name, value)
        case "acknowledgement":
            set(.acknowledgement, name, value, \.acknowledgement, Self.boolean(choice), "true, false")
        case "clickpostsplit", "split":
            set(.split, name, value, \.split, Self.split(choice), "none, pages:1-50, address")
        case "clickpostreview":
            set(.review, name, value, \.review, ["send": false, "hold": true][choice], "Send, Hold")
        case "clickpostbadletters", "bad-letters", "badletters":
            set(
                .badLetters, name, value, \.badLetters, BadLetters(rawValue: choice).map(Optional.some),
                "Refuse, Skip")
        case "review": set(.review, name, value, \.review, Self.boolean(choice), "true, false")
        case "page-ranges", "pageranges": takePageRanges(value)
        case "copies" where source == .command:
            guard let copies = Int(value) else { return refuse(name, value, "1-99") }
            takeCopies(copies)
        case "window", "background", "annexes", "approval", "return-address", "returnaddress":
            takeQueueSetting(key, name, value)
        default: takeOther(key, name, value)
        }
    }

    // MARK: Ours

    private mutating func set<Value: Equatable>(
        _ field: Field, _ name: String, _ text: String, _ path: WritableKeyPath<Options, Value>, _ value: Value?,
        _ allowed: String
    ) {
        guard let value else { return refuse(name, text, allowed) }
        if let other = chosen[field], options[keyPath: path] != value {
            findings.append(Status(.optionConflict, [.option: other, .value: "\(name)=\(printable(text))"]))
        }
        chosen[field] = "\(name)=\(printable(text))"
        options[keyPath: path] = value
    }

    private mutating func takeColour(_ key: String, _ name: String, _ value: String) {
        let colour = Self.colours[value.lowercased()]
        guard key == "print-color-mode" else {
            return set(.colour, name, value, \.colour, colour, key == "colour" ? "mono, colour" : "Gray, RGB")
        }
        guard let colour else { return refuse(name, value, "monochrome, color") }
        colourMode = colour
    }

    /// cupsd adds `print-color-mode` with the default of the queue, or of the class, to every job (measured), so only one
    /// that differs from that default was asked for. Where a class' default is not its queue's and the job says no more,
    /// either may be meant.
    private mutating func settleColour() {
        guard let mode = colourMode else { return }
        let own = defaultColour ?? .mono
        let added = printedTo == nil ? own : printedTo?.colourMode
        let name = "print-color-mode=" + Self.mode(mode)
        if let other = chosen[.colour] {
            if mode != options.colour, mode != added {
                findings.append(Status(.optionConflict, [.option: other, .value: name]))
            }
        } else if mode == own || (added != nil && mode != added) {
            options.colour = mode
        } else {
            findings.append(
                Status(
                    .optionColourUncertain,
                    [.queue: printedTo?.name ?? "", .option: name, .allowed: Self.mode(own)]))
        }
    }

    private static func mode(_ colour: Colour) -> String { colour == .colour ? "color" : "monochrome" }

    private mutating func takeFranking(_ name: String, _ value: String) {
        guard value.lowercased() != "registeredack" else {
            set(.franking, name, value, \.franking, .registered, "")
            return set(.acknowledgement, name, value, \.acknowledgement, true, "")
        }
        let queue = name.lowercased() == "clickpostfranking"
        set(
            .franking, name, value, \.franking, Franking(rawValue: value.lowercased()),
            queue ? "Prior, Economy, Registered, RegisteredAck" : "prior, economy, registered")
    }

    private mutating func takePageRanges(_ value: String) {
        guard PageRanges(value) != nil else {
            return findings.append(Status(.optionPageRanges, [.value: printable(value)]))
        }
        options.pageRanges = value
    }

    /// What is the queue's to say, not the job's: the daemon gives it to the backend.
    private mutating func takeQueueSetting(_ key: String, _ name: String, _ value: String) {
        guard source == .command else { return unsupported(name, value) }
        switch key {
        case "window": options.window = value
        case "background": options.background = value
        case "annexes": options.annexes = value.split(separator: "|").map(String.init)
        case "approval": set(.approval, name, value, \.approval, Self.boolean(value.lowercased()), "true, false")
        default: options.returnAddress = value.split(separator: "|").map(String.init)
        }
    }

    // MARK: CUPS' own

    private mutating func takeOther(_ key: String, _ name: String, _ value: String) {
        if let rule = ForeignOptions.rules[key] {
            switch rule(value.lowercased()) {
            case .harmless: return
            case .note: findings.append(Status(.optionReverseIgnored))
            case .refused: unsupported(name, value)
            case .refusedChoice(let allowed): refuse(name, value, allowed)
            }
        } else if source == .command || key.hasPrefix("clickpost") {
            unsupported(name, value)
        }
    }

    private mutating func refuse(_ name: String, _ value: String, _ allowed: String) {
        findings.append(
            Status(.optionChoice, [.option: printable(name), .value: printable(value), .allowed: allowed]))
    }

    private mutating func unsupported(_ name: String, _ value: String) {
        findings.append(Status(.optionUnsupported, [.option: printable(name), .value: printable(value)]))
    }

    /// A sender's text as it may stand in a message.
    private func printable(_ text: String) -> String { JobText.line(Array(text.utf8), limit: 60) }

    // MARK: Vocabularies

    private static let colours: [String: Colour] = [
        "gray": .mono, "rgb": .colour, "mono": .mono, "colour": .colour, "monochrome": .mono, "color": .colour,
    ]

    private static let sides: [String: Sides] = [
        "none": .one, "duplexnotumble": .two, "duplextumble": .two, "one": .one, "two": .two, "one-sided": .one,
        "two-sided-long-edge": .two, "two-sided-short-edge": .two,
    ]

    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }

    /// `Pages2`, `Custom.7` and `{Pages=7}` (the queue's), `pages:7` (the verdict's), `None`, `Address`.
    private static func split(_ text: String) -> Split? {
        if text == "none" || text == "address" { return Split(text: text) }
        var digits = Substring(text)
        for (prefix, suffix) in [("custom.", ""), ("pages:", ""), ("{pages=", "}"), ("pages", "")]
        where text.hasPrefix(prefix) && text.hasSuffix(suffix) {
            digits = text.dropFirst(prefix.count).dropLast(suffix.count)
            break
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Split(text: "pages:\(digits)")
    }
}
