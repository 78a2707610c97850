public import Foundation

/// Small PDFs written by hand, for what no producer here writes.
public enum TestPDF {
    public static func stream(_ content: String) -> String {
        "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream"
    }

    /// Objects from 1; the first is the catalogue.
    public static func document(_ objects: [String]) -> Data { document(objects.map { Data($0.utf8) }) }

    public static func document(_ objects: [Data]) -> Data {
        var data = Data("%PDF-1.7\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(data.count)
            data += Data("\(index + 1) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8)
        }
        let table = data.count
        var text = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
        return data + Data(text.utf8)
    }

    /// One page with the line at 100, 700 in points, its dictionary's further entries given.
    public static func page(_ entries: String, line: String = "Hello 9000 Gent") -> Data {
        document([
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R \(entries)>>",
            stream("BT /F1 12 Tf 100 700 Td (\(line)) Tj ET"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ])
    }
}
