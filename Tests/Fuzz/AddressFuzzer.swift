import Addressing
import Letters

/// libFuzzer's entry. The input is a window: a profile, how much of it is inked, then lines of text with their place and size.
/// Whatever stands there, reading it ends, and what is called certain has lines, a country, a place and nothing against it.
@_cdecl("LLVMFuzzerTestOneInput")
public func readWindow(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    var input = UnsafeBufferPointer(start: bytes, count: count)[...]
    let profile = WindowProfile.all[Int(input.popFirst() ?? 0) % WindowProfile.all.count]
    let ink = Double(input.popFirst() ?? 0) / 1000
    var characters: [PageCharacter] = []
    var marks: [PageMark] = []
    for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).prefix(40) {
        var line = line
        let x = Double(line.popFirst() ?? 0) * 210 / 255
        let y = profile.region.y0 + Double(line.popFirst() ?? 0) * profile.region.height / 255
        let size = Double(line.popFirst() ?? 0) / 32
        let look = line.popFirst() ?? 0
        if look & 0x40 != 0 {
            let box = Box(x0: x, y0: y, x1: x + Double(line.count), y1: y + size)
            marks.append(PageMark(box: box, kind: look & 1 == 0 ? .lines : .figure))
            continue
        }
        // Letters may stand wide apart, or over one another.
        let advance = size * Double(look & 0x0f) / 16
        for (place, character) in String(decoding: line, as: UTF8.self).enumerated() {
            let left = x + Double(place) * advance
            characters.append(
                PageCharacter(
                    text: String(character), box: Box(x0: left, y0: y, x1: left + size / 2, y1: y + size),
                    isVisible: look & 0x80 == 0))
        }
    }
    let reading = WindowReader(profile).read(
        PageFacts(number: 1, size: .a4, characters: characters, ink: ink, marks: marks))
    guard reading.kind == .recipient else {
        precondition(!reading.findings.isEmpty, "no reason")
        return 0
    }
    precondition(reading.address?.lines.isEmpty == false, "no lines")
    precondition(reading.address?.country != nil, "no country")
    precondition(reading.box != nil, "no place")
    precondition(!reading.findings.contains { $0.severity == .hold || $0.severity == .error }, "doubtful")
    return 0
}
