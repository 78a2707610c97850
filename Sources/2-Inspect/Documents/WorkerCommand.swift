public import Letters

/// What a worker is told to do, as its arguments: `read NAME=VALUE…`, `draw NAME=VALUE…` and so on.
/// Nothing of a document: arguments are seen by everyone on the machine.
public enum WorkerCommand: Equatable, Sendable {
    /// One worker's share of the document's pages; where it is the first, what is to be said of the whole document too.
    case read(ReadingRequest, PageShare)
    /// Draws pages with marks over them to descriptor 3.
    case draw(DrawRequest)
    /// Copies these pages of the document to descriptor 3.
    case select(PageRanges)
    /// Draws a part of one page to descriptor 3.
    case picture(PictureRequest)
    /// Becomes a text recogniser that reads a picture from descriptor 0 and writes what it reads to descriptor 1.
    case recognise(program: String, arguments: [String])

    public func arguments(limits: WorkerLimits) -> [String] {
        var arguments: [String]
        switch self {
        case .read(let request, let share):
            arguments = [
                "read", "region=\(request.region.text)", "window=\(request.window.text)",
                "text=\(request.textPages.text)", "first=\(request.firstPages.text)",
                "layout=\(request.layout ? 1 : 0)", "share=\(share.text)",
                "zones=\(request.zones.map(\.text).joined(separator: ";"))",
                "sparing=\(request.sparing ? 1 : 0)",
            ]
        case .draw(let request): arguments = ["draw"] + request.arguments
        case .select(let pages):
            let text = pages.ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
            arguments = ["select", "ranges=\(text)"]
        case .picture(let request): arguments = ["picture"] + request.arguments
        case .recognise(let program, let given):
            arguments = ["recognise", "program=\(program)"]
            arguments += given.enumerated().map { "argument\($0)=\($1)" }
        }
        arguments += [
            "cpu=\(limits.cpuSeconds)", "memory=\(limits.memoryBytes)", "output=\(limits.outputBytes)",
            "pages=\(limits.pages)", "characters=\(limits.charactersPerPage)",
        ]
        return arguments
    }

    /// nil where the arguments are none of `arguments(limits:)`. The limits lack what only the pool watches.
    public static func parse(_ arguments: [String]) -> (command: WorkerCommand, limits: WorkerLimits)? {
        var values: [Substring: Substring] = [:]
        for argument in arguments.dropFirst() {
            guard let mark = argument.firstIndex(of: "=") else { return nil }
            values[argument[..<mark]] = argument[argument.index(after: mark)...]
        }
        var limits = WorkerLimits.standard
        guard let cpu = values["cpu"].flatMap({ Int($0) }), let memory = values["memory"].flatMap({ Int64($0) }),
            let output = values["output"].flatMap({ Int64($0) }), let pages = values["pages"].flatMap({ Int($0) }),
            let characters = values["characters"].flatMap({ Int($0) })
        else { return nil }
        limits.cpuSeconds = cpu
        limits.memoryBytes = memory
        limits.outputBytes = output
        limits.pages = pages
        limits.charactersPerPage = characters
        switch arguments.first {
        case "read":
            guard let region = values["region"].flatMap({ Box(text: $0) }),
                let window = values["window"].flatMap({ Box(text: $0) }),
                let text = values["text"].flatMap({ TextPages(text: $0) }),
                let first = values["first"].flatMap({ TextPages(text: $0) }),
                let share = values["share"].flatMap({ PageShare(text: $0) })
            else { return nil }
            let zones = (values["zones"] ?? "").split(separator: ";").map { Box(text: $0) }
            guard !zones.contains(nil) else { return nil }
            let request = ReadingRequest(
                region: region, window: window, textPages: text, firstPages: first, layout: values["layout"] == "1",
                zones: zones.compactMap { $0 }, sparing: values["sparing"] == "1")
            return (.read(request, share), limits)
        case "draw":
            guard let request = DrawRequest(values: values) else { return nil }
            return (.draw(request), limits)
        case "select":
            guard let ranges = values["ranges"].flatMap({ PageRanges(String($0)) }) else { return nil }
            return (.select(ranges), limits)
        case "picture":
            guard let request = PictureRequest(values: values) else { return nil }
            return (.picture(request), limits)
        case "recognise":
            guard let program = values["program"], program.hasPrefix("/") else { return nil }
            var given: [String] = []
            while let argument = values[Substring("argument\(given.count)")] { given.append(String(argument)) }
            return (.recognise(program: String(program), arguments: given), limits)
        default: return nil
        }
    }
}

extension Box {
    /// Four numbers, as they stand on a worker's command line.
    var text: String { "\(x0),\(y0),\(x1),\(y1)" }

    init?(text: Substring) {
        let edges = text.split(separator: ",").compactMap { Double($0) }
        guard edges.count == 4 else { return nil }
        self.init(x0: edges[0], y0: edges[1], x1: edges[2], y1: edges[3])
    }
}

extension TextPages {
    fileprivate var text: String {
        switch self {
        case .none: "none"
        case .all: "all"
        case .first: "first"
        case .every(let count): "every:\(count)"
        }
    }

    fileprivate init?(text: Substring) {
        switch text {
        case "none": self = .none
        case "all": self = .all
        case "first": self = .first
        default:
            guard text.hasPrefix("every:"), let count = Int(text.dropFirst(6)), count > 0 else { return nil }
            self = .every(count)
        }
    }
}
