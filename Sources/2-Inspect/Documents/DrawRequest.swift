public import Letters

/// Pages to draw with marks over them, for a person to look at.
public struct DrawRequest: Equatable, Sendable {
    public enum Format: String, CaseIterable, Sendable {
        /// One page, 150 dots an inch.
        case png
        /// Every page asked for.
        case pdf
    }

    /// What a mark says; the reader gives each its colour.
    public enum Kind: String, CaseIterable, Sendable {
        case outerWindow, innerWindow, reserved, good, bad, intruder
    }

    public struct Mark: Equatable, Sendable {
        public var kind: Kind
        /// In millimetres on the page as printed.
        public var box: Box

        public init(_ kind: Kind, _ box: Box) {
            self.kind = kind
            self.box = box
        }
    }

    public struct Page: Equatable, Sendable {
        /// From 1.
        public var number: Int
        public var marks: [Mark]

        public init(number: Int, marks: [Mark]) {
            self.number = number
            self.marks = marks
        }
    }

    public var format: Format
    public var pages: [Page]

    /// More are not drawn: what is asked of a worker stands on its command line.
    public static let mostPages = 100

    public init(format: Format, pages: [Page]) {
        self.format = format
        self.pages = Array(pages.prefix(Self.mostPages))
    }
}

extension DrawRequest {
    /// `3:good,1.0,2.0,3.0,4.0;…` a page, one argument each.
    var arguments: [String] {
        ["format=\(format.rawValue)"]
            + pages.enumerated().map { index, page in
                let marks = page.marks.prefix(64).map { "\($0.kind.rawValue),\($0.box.text)" }.joined(separator: ";")
                return "page\(index)=\(page.number):\(marks)"
            }
    }

    init?(values: [Substring: Substring]) {
        guard let format = values["format"].flatMap({ Format(rawValue: String($0)) }) else { return nil }
        var pages: [Page] = []
        while let text = values[Substring("page\(pages.count)")] {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int(parts[0]), number >= 1 else { return nil }
            var marks: [Mark] = []
            for mark in parts[1].split(separator: ";") {
                let fields = mark.split(separator: ",", maxSplits: 1)
                guard fields.count == 2, let kind = Kind(rawValue: String(fields[0])), let box = Box(text: fields[1])
                else { return nil }
                marks.append(Mark(kind, box))
            }
            pages.append(Page(number: number, marks: marks))
        }
        guard !pages.isEmpty else { return nil }
        self.init(format: format, pages: pages)
    }
}
