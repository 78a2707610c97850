import Addressing
import Documents
import Foundation
import Inspection
import Letters
import TestSupport

enum WindowNames {
    static let all = WindowProfile.all.map(\.name)
}

/// Inspection by the real worker.
enum Inspections {
    /// Tuesday morning.
    static let submitted = BelgianTime(date: CivilDate(year: 2026, month: 11, day: 24), secondOfDay: 9 * 3600)

    static func verdict(
        _ documents: URL..., window: String = "belgium-right", recogniser: Recogniser? = nil, parallel: Int? = nil,
        _ change: (inout Options) -> Void = { _ in }
    ) throws -> Verdict {
        var options = Options()
        options.window = window
        change(&options)
        let handles = try documents.map { try FileHandle(forReadingFrom: $0) }
        let inputs = try zip(documents, handles).map { document, handle in
            let size = try document.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            return InspectionInput(
                name: document.lastPathComponent, descriptor: handle.fileDescriptor, size: Int64(size))
        }
        let workers = WorkerPool(worker: TestFiles.program("clickpost-worker"), parallel: parallel)
        let inspector = Inspector(workers: workers, recogniser: recogniser)
        let verdict = try inspector.inspect(inputs, options: options, submitted: submitted, optionFindings: [])
        withExtendedLifetime(handles) {}
        return verdict
    }
}
