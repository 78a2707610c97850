import Contract
import Digests
import FoundationEssentials
import Letters

/// The service's rules for what may be committed (docs: product), judged again whatever the sender says.
enum ManifestRules {
    /// The manifest as the contract knows it. A member it does not know is refused: ignoring a wish about a letter would post another letter.
    static func decode(_ bytes: [UInt8]) throws(Refusal) -> Manifest {
        guard let sent = try? JSON.decode(JSONValue.self, bytes) else { throw Refusal(400, "the body is not JSON") }
        let manifest: Manifest
        do {
            manifest = try JSON.decode(Manifest.self, bytes)
        } catch {
            throw Refusal(422, "not a manifest: \(Self.explain(error))", type: .rule)
        }
        guard let known = try? JSON.decode(JSONValue.self, JSON.encode(manifest)) else {
            throw Refusal(422, "not a manifest", type: .rule)
        }
        if let member = sent.unknownMember(known: known) {
            throw Refusal(422, "the contract has no member \(member.debugDescription)", type: .rule)
        }
        return manifest
    }

    /// What two commits under one id are compared by: all of it but where the bytes were uploaded to.
    static func contentDigest(_ manifest: Manifest) throws -> String {
        var content = manifest
        for index in content.documents.indices { content.documents[index].upload = "" }
        return SHA256Digest.hex(try JSON.encode(content))
    }

    static func check(_ manifest: Manifest) throws(Refusal) {
        func demand(_ condition: Bool, _ otherwise: String) throws(Refusal) {
            guard condition else { throw Refusal(422, otherwise, type: .rule) }
        }
        try demand(manifest.version == 1, "version is 1")
        try demand(UUID(uuidString: manifest.installation) != nil, "installation is a UUID")
        try demand(!manifest.sender.isEmpty, "sender is missing")
        try demand(!manifest.documents.isEmpty, "a submission has a document")
        try demand(!manifest.letters.isEmpty, "a submission has a letter")
        for (index, document) in manifest.documents.enumerated() {
            try demand(document.number == index + 1, "documents are numbered from 1 in order")
            try demand(document.size > 0 && document.pages > 0, "document \(index + 1) is empty")
            try demand(
                document.sha256.count == 64 && Hex.decode(document.sha256) != nil
                    && document.sha256 == document.sha256.lowercased(),
                "document \(index + 1): sha256 is 64 lower case digits")
        }
        for (index, letter) in manifest.letters.enumerated() {
            let name = "letter \(index + 1)"
            try demand(letter.number == index + 1, "letters are numbered from 1 in order")
            guard (1...manifest.documents.count).contains(letter.document) else {
                throw Refusal(422, "\(name): no such document", type: .rule)
            }
            let pages = 1...manifest.documents[letter.document - 1].pages
            try demand(!letter.pages.isEmpty, "\(name) has no page")
            try demand(letter.pages.allSatisfy(pages.contains), "\(name): no such page")
            try demand(Set(letter.pages).count == letter.pages.count, "\(name): a page twice")
            // An annex is one sheet at least; the sandbox counts it as one.
            let sheets =
                manifest.options.sides.sheets(forPages: letter.pages.count) + manifest.options.annexes.count
            try demand(sheets <= letter.envelope.capacity, "\(name): \(sheets) sheets do not fit \(letter.envelope)")
            try check(letter.address, name, demand)
            if letter.franking == .registered {
                try demand(letter.address.country == "BE", "\(name): registered letters go to Belgium only")
                try demand(!manifest.returnAddress.isEmpty, "\(name): registered letters need a return address")
            } else {
                try demand(!letter.acknowledgement, "\(name): acknowledgement is for registered letters")
            }
            if letter.franking == .economy {
                try demand(letter.address.country == "BE", "\(name): the preferential tariff is for Belgium only")
            }
        }
    }

    private static func check(
        _ address: Manifest.Address, _ name: String, _ demand: (Bool, String) throws(Refusal) -> Void
    ) throws(Refusal) {
        try demand(address.lines.count >= 2, "\(name): an address has two lines at least")
        try demand(address.lines.allSatisfy { !$0.isEmpty }, "\(name): an empty line in the address")
        let country = Array(address.country.utf8)
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        try demand(country.count == 2 && country.allSatisfy(capitals.contains), "\(name): country is two capitals")
        if address.country == "BE" {
            let postcode = address.postcode.flatMap { $0.utf8.count == 4 ? Int($0) : nil }
            try demand((1000...9992).contains(postcode ?? 0), "\(name): no Belgian postcode")
        }
    }

    /// Where decoding failed, without the values that were sent.
    private static func explain(_ error: any Error) -> String {
        let path: [any CodingKey]
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): path = context.codingPath + [key]
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            path = context.codingPath
        default: return "unreadable"
        }
        return "at " + path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

/// JSON of any shape.
enum JSONValue: Codable, Equatable {
    case object([String: JSONValue])
    case array([JSONValue])
    case leaf

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.singleValueContainer().decode([String: JSONValue].self) {
            self = .object(object)
        } else if let array = try? decoder.singleValueContainer().decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .leaf
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members): try container.encode(members)
        case .array(let elements): try container.encode(elements)
        case .leaf: try container.encodeNil()
        }
    }

    /// The first member that `known` lacks. A null counts as absent where the contract allows absence, so leaves are let pass there.
    func unknownMember(known: JSONValue?, allowedAbsent: Set<String> = ["background", "postcode", "locality"])
        -> String?
    {
        switch (self, known) {
        case (.object(let mine), .object(let theirs)?):
            for (name, value) in mine {
                if theirs[name] == nil {
                    if value == .leaf, allowedAbsent.contains(name) { continue }
                    return name
                }
                if let found = value.unknownMember(known: theirs[name]) { return found }
            }
            return nil
        case (.array(let mine), .array(let theirs)?):
            for (value, other) in zip(mine, theirs) {
                if let found = value.unknownMember(known: other) { return found }
            }
            return nil
        default: return nil
        }
    }
}
