import Synchronization

/// What was made of lines seen before: an address's line is asked about several times, and the letters of a merge share towns, streets and
/// first names. Each value must follow from its text alone.
final class Remembered<Value: Sendable>: Sendable {
    private let known = Mutex<[Line: Value]>([:])

    /// So many lines; then it begins anew.
    private static var most: Int { 512 }
    /// Bytes: no line of an address is longer.
    private static var longest: Int { 80 }

    /// - Parameter tell: asked where the text is not remembered.
    func value(of text: String, _ tell: (String) -> Value) -> Value {
        guard text.utf8.count <= Self.longest else { return tell(text) }
        let line = Line(text: text)
        if let value = known.withLock({ $0[line] }) { return value }
        // Outside the lock: what tells may ask about further lines.
        let value = tell(text)
        known.withLock { lines in
            if lines.count >= Self.most { lines.removeAll(keepingCapacity: true) }
            lines[line] = value
        }
        return value
    }

    /// Strings are equal where they look alike; a line is its very bytes.
    private struct Line: Hashable {
        var text: String

        static func == (a: Line, b: Line) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
