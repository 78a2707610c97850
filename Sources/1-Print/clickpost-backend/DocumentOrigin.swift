import Letters
import Printing

/// Whether a document's pages are those its sender made, told by what it was before CUPS' filters (measured on cups-filters 1.28).
enum DocumentOrigin: Equatable {
    /// The sender's own PDF; PostScript, which gstopdf turns into pages of the same size; text, which has no page size of
    /// its own and is set on the queue's A4.
    case original
    /// pdftopdf or imagetopdf made its pages fit A4: what the sender's looked like can't be known.
    case laidOut
    /// No PDF at all.
    case other

    init(contentType: String, framed: Bool) {
        let type = contentType.lowercased()
        if type == "application/pdf" {
            self = .original
        } else if type == "application/vnd.cups-pdf" {
            self = .laidOut
        } else if !framed {
            self = .other
        } else if type.hasPrefix("text/") || Self.kept.contains(type) {
            self = .original
        } else {
            self = .laidOut
        }
    }

    private static let kept: Set<String> = [
        "application/postscript", "application/x-cshell", "application/x-csource", "application/x-perl",
        "application/x-shell",
    ]
}

extension CapturedDocument {
    /// What its origin alone says, before anyone opens it.
    func findings(document: Int) -> [Status] {
        if size == 0 { return [Status(.documentEmpty, document: document)] }
        switch DocumentOrigin(contentType: contentType, framed: framed) {
        case .original: return []
        case .laidOut:
            var findings = [Status(.documentNotOriginal, document: document, [.type: contentType])]
            // imagetopdf has already repeated the pages: counted again they would be letters nobody asked for.
            if copies > 1 {
                findings.append(
                    Status(
                        .optionChoice, document: document,
                        [.option: "copies", .value: String(copies), .allowed: "1"]))
            }
            return findings
        case .other: return [Status(.documentType, document: document, [.type: contentType])]
        }
    }
}
