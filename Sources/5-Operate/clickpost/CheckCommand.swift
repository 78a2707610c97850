import ArgumentParser
import Documents
import Glibc
import Inspection
import Letters
import Printing

struct CheckCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "What would become of documents if they were printed as one job, without printing them.",
        discussion: "Exit status: 0 accepted, 1 refused, 2 unusable input, 3 held.")

    @OptionGroup var common: Common

    @Argument(help: "PDF files, in the order of the job.", completion: .file(extensions: ["pdf"]))
    var files: [String]

    @Option(
        name: .customShort("o"),
        help: "NAME=VALUE as for lp, or by the verdict's names: franking=registered, split=pages:2.")
    var option: [String] = []

    @Option(help: "The address window: a profile's name, or X0,Y0,X1,Y1 in millimetres from the page's top left.")
    var window: String?

    func perform(_ terminal: Terminal) throws -> ExitStatus {
        let parsed = OptionParser.parse(pairs)
        let verdict = try self.verdict(parsed)
        if common.json {
            terminal.say(String(decoding: try verdict.json(language: terminal.language, pretty: true), as: UTF8.self))
        } else {
            VerdictText.lines(verdict, files: files, terminal).forEach { terminal.say($0) }
        }
        return ExitStatus(verdict)
    }

    private var pairs: [(String, String)] {
        let named = option.map { text -> (String, String) in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "true")
        }
        return named + (window.map { [("window", $0)] } ?? [])
    }

    private func verdict(_ parsed: ParsedOptions) throws(Status) -> Verdict {
        let workers = WorkerPool(worker: WorkerPath.found)
        do throws(Status) {
            var inputs: [CheckedFile] = []
            for (index, name) in files.enumerated() {
                inputs.append(try CheckedFile(name, number: index + 1, parsed.options.pageRanges, workers))
            }
            return try Inspector(workers: workers).inspect(
                inputs.map(\.input), options: parsed.options, submitted: BelgianTime(unixTime: Int64(time(nil))),
                optionFindings: parsed.findings)
        } catch  where error.document != nil {
            return Verdict(
                documents: [], options: parsed.options, letters: [], findings: parsed.findings + [error])
        }
    }
}

/// One file of the command line, open; its chosen pages where there is a choice.
private final class CheckedFile {
    let input: InspectionInput
    /// The chosen pages: unnamed, gone when it is closed.
    private var selection: UnsafeMutablePointer<FILE>?
    private let descriptor: Int32

    /// - Throws: with `document` set: `input.unreadable`, or why its pages can't be chosen.
    init(_ name: String, number: Int, _ ranges: String?, _ workers: WorkerPool) throws(Status) {
        // A pipe's open would wait for its writer.
        descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0 else { throw Self.unreadable(name, number, errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw Self.unreadable(name, number, EISDIR) }
        guard let pages = ranges.flatMap({ PageRanges($0) }) else {
            input = InspectionInput(name: name, descriptor: descriptor, size: Int64(facts.st_size))
            return
        }
        guard let file = tmpfile() else { throw Self.unreadable(name, number, errno) }
        selection = file
        do throws(Status) {
            try workers.select(pages: pages, from: descriptor, into: fileno(file))
        } catch {
            guard error.code != .workerUnavailable, error.code != .confinementUnavailable else { throw error }
            var status = error
            status.document = number
            throw status
        }
        guard fstat(fileno(file), &facts) == 0 else { throw Self.unreadable(name, number, errno) }
        input = InspectionInput(name: name, descriptor: fileno(file), size: Int64(facts.st_size))
    }

    deinit {
        if let selection { fclose(selection) }
        if descriptor >= 0 { close(descriptor) }
    }

    private static func unreadable(_ name: String, _ number: Int, _ error: Int32) -> Status {
        Status(.inputUnreadable, document: number, [.path: name, .detail: String(cString: strerror(error))])
    }
}
