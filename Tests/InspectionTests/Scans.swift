import Documents
import Foundation
import TestSupport
import Testing

/// Pages as a scanner makes them: pictures without text.
struct Scans {
    /// How a scan was made.
    struct Manner: CustomTestStringConvertible, Sendable {
        var name: String
        var dotsPerInch: Int
        /// ImageMagick's; the chance in it is always the same.
        var changes = ""

        var testDescription: String { name }

        static let clean = Manner(name: "300 dpi", dotsPerInch: 300)
        static let poorer = [
            Manner(name: "200 dpi", dotsPerInch: 200),
            Manner(name: "skewed by 1°", dotsPerInch: 300, changes: "-background white -distort SRT 1"),
            Manner(name: "noisy", dotsPerInch: 300, changes: "-seed 7 -attenuate 0.5 +noise Gaussian"),
            Manner(name: "blurred, coarse JPEG", dotsPerInch: 200, changes: "-blur 0x0.8 -quality 40"),
            Manner(name: "fax", dotsPerInch: 204, changes: "-blur 0x0.6 -threshold 60%"),
            Manner(name: "faint", dotsPerInch: 200, changes: "+level 55%,100% -seed 7 -attenuate 0.2 +noise Gaussian"),
            Manner(name: "100 dpi", dotsPerInch: 100),
        ]
    }

    static let workers = WorkerPool(worker: TestFiles.program("clickpost-worker"))
    static let recogniser = Recogniser(pool: workers)
    static let isPossible = recogniser != nil
    static let whyNot: Comment = "tesseract-ocr and its four languages are not installed"

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The upper part of a document's page, with every envelope's window, as a picture in a page of A4.
    /// - Parameter text: drawn over it, in Helvetica as F1.
    func scan(_ document: URL, page: Int = 1, _ manner: Manner, under text: String = "") throws -> URL {
        let base = folder.url.appendingPathComponent(UUID().uuidString).path
        let (across, down) = (210 * manner.dotsPerInch * 10 / 254, 120 * manner.dotsPerInch * 10 / 254)
        let command = """
            pdftoppm -gray -r \(manner.dotsPerInch) -f \(page) -l \(page) -W \(across) -H \(down) -singlefile '\(document.path)' '\(base)' &&
            convert '\(base).pgm' -quality 85 \(manner.changes) -strip '\(base).jpg' && identify -format '%w %h' '\(base).jpg'
            """
        let (status, output) = try TestFiles.run("sh", "-c", command)
        try #require(status == 0)
        let size = String(decoding: output, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        try #require(size.count == 2)
        return try sheet(
            showing: Data(contentsOf: URL(fileURLWithPath: base + ".jpg")), filter: "DCTDecode", width: size[0],
            height: size[1], pointsDown: Double(size[1]) * 72 / Double(manner.dotsPerInch), under: text)
    }

    /// A page of A4 with a picture at its top, as wide as it is.
    func sheet(
        showing bytes: Data, filter: String, width: Int, height: Int, pointsDown: Double, under text: String = ""
    ) throws -> URL {
        let picture =
            "<</Type/XObject/Subtype/Image/Width \(width)/Height \(height)/BitsPerComponent 8/ColorSpace/DeviceGray"
            + "/Filter/\(filter)/Length \(bytes.count)>>stream\n"
        let content = "q 595.276 0 0 \(pointsDown) 0 \(841.89 - pointsDown) cm /I Do Q " + text
        let font =
            text.isEmpty ? "" : "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>"
        return try folder.file(
            "\(UUID().uuidString).pdf",
            TestPDF.document([
                Data("<</Type/Catalog/Pages 2 0 R>>".utf8), Data("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
                Data(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Resources<</XObject<</I 5 0 R>>\(font)>>/Contents 4 0 R>>"
                        .utf8),
                Data(TestPDF.stream(content).utf8), Data(picture.utf8) + bytes + Data("\nendstream".utf8),
            ]))
    }

    /// A letter with these lines in the window, set in one of the fonts every reader knows.
    func letter(_ lines: [String], font: String = "Helvetica", size: Double = 11) throws -> URL {
        var content = Data("BT /F1 \(size) Tf \(size * 1.25) TL 300 690 Td ".utf8)
        for line in lines {
            let bytes = try #require(line.data(using: .windowsCP1252))
            content += Data(
                "<\(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())> Tj T* ".utf8)
        }
        content += Data("ET".utf8)
        return try folder.file(
            "\(UUID().uuidString).pdf",
            TestPDF.document([
                Data("<</Type/Catalog/Pages 2 0 R>>".utf8), Data("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
                Data(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>"
                        .utf8),
                Data("<</Length \(content.count)>>stream\n".utf8) + content + Data("\nendstream".utf8),
                Data("<</Type/Font/Subtype/Type1/BaseFont/\(font)/Encoding/WinAnsiEncoding>>".utf8),
            ]))
    }
}
