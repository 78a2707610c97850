import Addressing
import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// The shared letters, what stands around their windows, and what a person read there.
struct SampleLetters {
    struct Sample: Decodable {
        var file: String
        var all_pages_a4: Bool
        var address_lines: [String]?
        var country: String?
        var address_bbox_mm: [Double]?
        var window_norms: [String]
        var other_text_in_window: [String: [String]]?
    }

    /// Where the norms' windows are, as boxes for trying: what stands in them is judged, nothing else.
    static let windows = [
        "be_fr_right": "100,40,200,85", "din5008_b_left": "20,45,105,90", "din5008_a_left": "20,27,105,72",
        "swiss_right": "98,40,205,85", "swiss_left": "10,40,110,85",
    ]

    let all: [Sample]
    private let folder: URL
    private let workers = WorkerPool(worker: TestFiles.program("clickpost-worker"))

    init() throws {
        let samples = try #require(TestFiles.samples)
        folder = samples.appendingPathComponent("letters")
        all = try JSONDecoder().decode(
            [Sample].self, from: Data(contentsOf: samples.appendingPathComponent("letters.json")))
    }

    func document(_ sample: Sample) -> URL { folder.appendingPathComponent(sample.file) }

    /// The first page's characters around a window.
    func characters(of sample: Sample, around window: WindowProfile) throws -> [PageCharacter] {
        let handle = try FileHandle(forReadingFrom: document(sample))
        let facts = try workers.read(
            descriptor: handle.fileDescriptor, request: ReadingRequest(region: window.region, textPages: .first))
        return try #require(facts.pages.first?.characters)
    }
}

extension WindowProfile {
    func moved(_ dx: Double, _ dy: Double) -> WindowProfile {
        WindowProfile(name: name, inner: inner.moved(dx, dy), outer: outer.moved(dx, dy))
    }
}

extension PageCharacter {
    func moved(_ dx: Double, _ dy: Double) -> PageCharacter { PageCharacter(text: text, box: box.moved(dx, dy)) }
}

extension Box {
    fileprivate func moved(_ dx: Double, _ dy: Double) -> Box {
        Box(x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy)
    }
}
