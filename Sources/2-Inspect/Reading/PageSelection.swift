import CQpdf
public import Documents
import Glibc
public import Letters

/// A document of chosen pages. qpdf copies the pages' objects: content streams, fonts and pictures stay byte for byte what they were.
public struct PageSelection: ~Copyable {
    private var target: qpdf_data?

    /// Opens the output by name, so it is made before the worker confines itself; no byte of a document is read here.
    /// - Throws: `output` where the descriptor cannot be opened for writing.
    public init(output descriptor: Int32) throws(WorkerFault) {
        target = qpdf_init()
        qpdf_silence_errors(target)
        qpdf_set_suppress_warnings(target, QPDF_BOOL(QPDF_TRUE))
        let failure = qpdf_init_write(target, "/proc/self/fd/\(descriptor)")
        guard failure == 0 else { throw WorkerFault(.output, number: errno) }
    }

    deinit {
        var last = target
        qpdf_cleanup(&last)
    }

    /// - Throws: `pagesBeyond` where the document has none of them; what reading throws; `output`.
    public func write(
        _ ranges: PageRanges, of descriptor: Int32, limits: WorkerLimits, progress: () throws(WorkerFault) -> Void
    ) throws(WorkerFault) -> Int {
        let file = try MappedFile(descriptor: descriptor)
        try FileEnds.check(file.bytes)
        let source = try QPDFDocument(file)
        let count = try source.pageCount()
        guard count <= limits.pages else { throw WorkerFault(.tooManyPages, number: Int32(clamping: count)) }
        let chosen = ranges.pages(of: count)
        guard !chosen.isEmpty else { throw WorkerFault(.pagesBeyond, number: Int32(clamping: count)) }
        guard qpdf_empty_pdf(target) & QPDF_ERRORS == 0 else { throw WorkerFault(.unreadable, .memory) }
        for number in chosen {
            try source.withHandle { handle throws(WorkerFault) in
                let page = qpdf_get_page_n(handle, number - 1)
                let added = qpdf_add_page(target, handle, page, QPDF_BOOL(QPDF_FALSE))
                try source.expectSound(0, .pageTree, page: number)
                guard added & QPDF_ERRORS == 0 else { throw WorkerFault(.damaged, .pageTree, page: number) }
            }
            try progress()
        }
        qpdf_set_stream_data_mode(target, qpdf_s_preserve)
        qpdf_set_object_stream_mode(target, qpdf_o_preserve)
        qpdf_set_deterministic_ID(target, QPDF_BOOL(QPDF_TRUE))
        let written = writing(source, progress: progress)
        guard written & QPDF_ERRORS == 0 else { throw WorkerFault(.output, number: errno) }
        try source.expectSound(0, .pageContent)
        return chosen.count
    }

    /// At each hundredth qpdf tells where it is: a sign of life, and the moment to let go of what is mapped.
    private func writing(
        _ source: borrowing QPDFDocument, progress: () throws(WorkerFault) -> Void
    ) -> QPDF_ERROR_CODE {
        withoutActuallyEscaping(progress) { progress in
            var step = Step(release: source.releaser, progress: { try? progress() })
            return withUnsafeMutablePointer(to: &step) { step in
                qpdf_register_progress_reporter(
                    target,
                    { _, data in
                        guard let step = data?.assumingMemoryBound(to: Step.self) else { return }
                        step.pointee.release.release()
                        step.pointee.progress()
                    }, step)
                return qpdf_write(target)
            }
        }
    }

    private struct Step {
        var release: MappedFile.Releaser
        var progress: () -> Void
    }
}
