import ArgumentParser
import CLinux
import Control
import Documents
import Glibc
import Inspection
import Letters
import Printing

struct CheckCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "What would become of these documents if they were printed; sends nothing.",
        discussion: """
            The files are judged together, as one print job, by the code that judges print jobs.

            Exit status: 0 accepted; 1 refused; 2 unusable input; 3 held.
            """)

    @OptionGroup var common: Common

    @Argument(help: "PDF documents; - is standard input.", completion: .file(extensions: ["pdf"]))
    var files: [String]

    @Option(
        name: [.customShort("o"), .customLong("option")],
        help: ArgumentHelp(
            "A print option, as lp takes it (ClickpostFranking=Registered) or as the verdict names it (franking=registered).",
            valueName: "name=value"))
    var options: [String] = []

    @Option(
        help:
            "The address window: a profile's name, shipped or of your settings; X0,Y0,X1,Y1/X0,Y0,X1,Y1, inner and outer, in millimetres; or one box."
    )
    var window: String?

    @Option(
        help: ArgumentHelp(
            "Draws the letters' first pages with the address window, the address and what disturbs it: OUT.pdf, or OUT.png for one.",
            valueName: "out"),
        completion: .file(extensions: ["pdf", "png"]))
    var preview: String?

    @Flag(help: "Goes on where the kernel has no Landlock.")
    var allowNoLandlock = false

    func validate() throws {
        guard let preview else { return }
        guard DrawRequest.Format(rawValue: String(preview.suffix(3)).lowercased()) != nil,
            preview.dropLast(3).last == "."
        else { throw ValidationError("--preview: a name that ends in .pdf or .png") }
    }

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let parsed = OptionParser.parse(options.map(Self.pair) + (window.map { [("window", $0)] } ?? []))
        var limits = WorkerLimits.standard
        limits.allowNoLandlock = allowNoLandlock
        let workers = WorkerPool(worker: WorkerPath.found, limits: limits)
        let recogniser = Recogniser(pool: workers, named: ProcessEnvironment["CLICKPOST_TESSERACT"])
        let check = Check(
            workers: workers, recogniser: recogniser, parsed: parsed, preview: preview,
            settings: try common.daemon.inspection(neededFor: parsed.options.window))
        let verdict = try check.judge(files)
        if common.json {
            try verdict.write(language: terminal.language, pretty: true) { terminal.say(piece: $0) }
            terminal.say()
        } else {
            VerdictText.lines(verdict, files: files, terminal).forEach { terminal.say($0) }
        }
        return ExitStatus(verdict)
    }

    /// A name alone is a boolean, as on lp's command line: `name` or `noname`.
    private static func pair(_ text: String) -> (String, String) {
        guard let equals = text.firstIndex(of: "=") else {
            return text.hasPrefix("no") ? (String(text.dropFirst(2)), "false") : (text, "true")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
}

/// The files of a check as the documents of one job: page ranges first, then the inspection every print job goes through.
private struct Check {
    var workers: WorkerPool
    var recogniser: Recogniser?
    var parsed: ParsedOptions
    /// A file's name, or none.
    var preview: String?
    var settings: InspectionSettings

    func judge(_ files: [String]) throws(Status) -> Verdict {
        var inputs: [InspectionInput] = []
        var findings: [Status] = []
        var opened: [Int32] = []
        defer { opened.forEach { close($0) } }
        for (index, file) in files.enumerated() {
            do throws(Status) {
                let original = try InputFile.open(file)
                opened.append(original)
                let document = try selected(from: original)
                if document != original { opened.append(document) }
                inputs.append(
                    InspectionInput(name: file, descriptor: document, size: try InputFile.size(document, file)))
            } catch {
                guard ExitStatus(error) != .unavailable else { throw error }
                var finding = error
                finding.document = index + 1
                findings.append(finding)
            }
        }
        guard findings.isEmpty else {
            return Verdict(
                documents: [], options: parsed.options, letters: [], findings: parsed.findings + findings)
        }
        let verdict = try inspect(inputs)
        if let preview { try draw(verdict, inputs, to: preview) }
        guard let good = GoodLetters(verdict) else { return verdict }
        // As the backend does: what would be posted is judged, not guessed.
        for (document, pages) in good.pages {
            let output = try InputFile.unnamed()
            opened.append(output)
            try workers.select(
                pages: PageRanges(pages: pages), from: inputs[document - 1].descriptor, into: output)
            inputs[document - 1].descriptor = output
            inputs[document - 1].size = try InputFile.size(output, inputs[document - 1].name)
        }
        return good.accepted(try inspect(inputs)) ?? verdict
    }

    private func inspect(_ inputs: [InspectionInput]) throws(Status) -> Verdict {
        try Inspector(workers: workers, recogniser: recogniser, settings: settings).inspect(
            inputs, options: parsed.options, submitted: BelgianTime(unixTime: Int64(time(nil))),
            optionFindings: parsed.findings)
    }

    /// A document that has no letter has no picture either; a second document's is `OUT-2.pdf`.
    private func draw(_ verdict: Verdict, _ inputs: [InspectionInput], to name: String) throws(Status) {
        guard let format = DrawRequest.Format(rawValue: String(name.suffix(3)).lowercased()) else { return }
        for (index, input) in inputs.enumerated() {
            guard
                let request = DrawRequest(
                    format: format, verdict: verdict, document: index + 1, windows: settings.windows)
            else { continue }
            let path = index == 0 ? name : "\(name.dropLast(4))-\(index + 1)\(name.suffix(4))"
            // What the letter shows is nobody else's.
            let output = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0o600)
            guard output >= 0 else {
                throw Status(.inputUnreadable, [.path: path, .detail: String(cString: strerror(errno))])
            }
            defer { close(output) }
            try workers.draw(request, from: input.descriptor, into: output)
        }
    }

    private func selected(from original: Int32) throws(Status) -> Int32 {
        guard let text = parsed.options.pageRanges, let ranges = PageRanges(text) else { return original }
        let output = try InputFile.unnamed()
        do throws(Status) {
            try workers.select(pages: ranges, from: original, into: output)
        } catch {
            close(output)
            throw error
        }
        return output
    }
}

extension DaemonClient {
    /// Judging needs no daemon, but its settings alone know the administrator's own windows; without it there is no price either.
    fileprivate func inspection(neededFor window: String) throws(Status) -> InspectionSettings {
        do throws(Status) {
            return try inspection()
        } catch {
            guard WindowProfile.named(window) != nil else { throw error }
            return InspectionSettings()
        }
    }
}

/// What stands on the command line, as seekable descriptors.
private enum InputFile {
    static func open(_ name: String) throws(Status) -> Int32 {
        let descriptor = name == "-" ? dup(STDIN_FILENO) : Glibc.open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw unreadable(name) }
        var about = stat()
        guard fstat(descriptor, &about) == 0 else {
            defer { close(descriptor) }
            throw unreadable(name)
        }
        switch about.st_mode & S_IFMT {
        case S_IFREG: return descriptor
        case S_IFDIR:
            close(descriptor)
            errno = EISDIR
            throw unreadable(name)
        default:
            // A pipe can be read once only: workers want to seek.
            defer { close(descriptor) }
            return try copy(descriptor, name)
        }
    }

    static func size(_ descriptor: Int32, _ name: String) throws(Status) -> Int64 {
        var about = stat()
        guard fstat(descriptor, &about) == 0 else { throw unreadable(name) }
        return Int64(about.st_size)
    }

    /// A file without a name in the temporary folder: gone when it is closed.
    static func unnamed() throws(Status) -> Int32 {
        let folder = ProcessEnvironment["TMPDIR"] ?? "/tmp"
        let descriptor = clinux_unnamed_file(folder)
        guard descriptor >= 0 else { throw unreadable(folder) }
        return descriptor
    }

    private static func copy(_ source: Int32, _ name: String) throws(Status) -> Int32 {
        let target = try unnamed()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count == 0 { return target }
            guard count > 0, write(target, buffer, count) == count else {
                let failure = unreadable(name)
                close(target)
                throw failure
            }
        }
    }

    private static func unreadable(_ name: String) -> Status {
        Status(.inputUnreadable, [.path: name, .detail: String(cString: strerror(errno))])
    }
}
