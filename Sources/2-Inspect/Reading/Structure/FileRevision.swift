import CPoppler
import Glibc

/// A later revision of a document's file: objects it says anew or has besides, behind the file's own bytes (ISO 32000-1, 7.5.6). Those are
/// mapped, not copied.
struct FileRevision {
    private var body: [UInt8] = []
    private var objects: [Object] = []

    private struct Object {
        var number: Int
        var generation: Int
        /// In `body`.
        var place: Int
    }

    mutating func add(_ number: Int, generation: Int = 0, _ text: String) {
        begin(number, generation)
        body += "\(text)\nendobj\n".utf8
    }

    mutating func add(_ number: Int, content: [UInt8]) {
        begin(number, 0)
        body += "<</Length \(content.count)>>\nstream\n".utf8
        body += content
        body += "\nendstream\nendobj\n".utf8
    }

    private mutating func begin(_ number: Int, _ generation: Int) {
        objects.append(Object(number: number, generation: generation, place: body.count + 1))
        body += "\n\(number) \(generation) obj\n".utf8
    }

    /// The file's bytes and the revision's behind them, for Poppler; nil where the file says not where its own table is.
    /// - Parameters:
    ///   - size: of the file's table of objects.
    ///   - catalogue: its reference.
    func bytes(behind descriptor: Int32, size: Int, catalogue: String) -> OpaquePointer? {
        guard let file = try? MappedFile(descriptor: descriptor), let table = FileEnds.table(of: file.bytes) else {
            return nil
        }
        var text = "xref\n"
        for object in objects.sorted(by: { $0.number < $1.number }) {
            let place = Self.padded(file.bytes.count + object.place, 10)
            text += "\(object.number) 1\n\(place) \(Self.padded(object.generation, 5)) n \n"
        }
        let size = max(size, (objects.lazy.map(\.number).max() ?? 0) + 1)
        text += "trailer\n<</Size \(size)/Root \(catalogue)/Prev \(table)>>\n"
        text += "startxref\n\(file.bytes.count + body.count)\n%%EOF\n"
        return Self.joined(descriptor, file.bytes, body + Array(text.utf8))
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func joined(
        _ descriptor: Int32, _ file: UnsafeRawBufferPointer, _ revision: [UInt8]
    ) -> OpaquePointer? {
        let whole = file.count / pageSize * pageSize
        let length = file.count + revision.count
        guard let start = mmap(nil, length, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), start != MAP_FAILED
        else { return nil }
        let rest = mmap(
            start + whole, length - whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
        let mapped =
            whole == 0 ? start : mmap(start, whole, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0)
        guard let rest, let mapped, rest != MAP_FAILED, mapped != MAP_FAILED else {
            munmap(start, length)
            return nil
        }
        let end = UnsafeMutableRawBufferPointer(start: rest, count: length - whole)
        end.copyBytes(from: file[whole...])
        UnsafeMutableRawBufferPointer(rebasing: end[(file.count - whole)...]).copyBytes(from: revision)
        let memory = UnsafeMutablePointer<UnsafeMutableRawBufferPointer>.allocate(capacity: 1)
        memory.initialize(to: UnsafeMutableRawBufferPointer(start: start, count: length))
        return g_bytes_new_with_free_func(
            start, gsize(length),
            { data in
                guard let memory = data?.assumingMemoryBound(to: UnsafeMutableRawBufferPointer.self) else { return }
                munmap(memory.pointee.baseAddress, memory.pointee.count)
                memory.deallocate()
            }, memory)
    }

    private static let pageSize = sysconf(Int32(_SC_PAGESIZE))
}
