import CQpdf
import Documents
import Glibc

/// A document opened by qpdf, which says what it had to repair. Not shared between threads.
struct QPDFDocument: ~Copyable {
    /// nil only inside `deinit`: qpdf_cleanup wants the address of the handle.
    private var handle: qpdf_data?
    private let file: MappedFile
    private let repairs = Repairs()

    private final class Repairs {
        var any = false
        var ofSize = false
    }

    /// - Throws: `empty`, `damaged`, `encrypted`, `unreadable`.
    init(_ mapped: consuming MappedFile) throws(WorkerFault) {
        file = mapped
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, QPDF_BOOL(QPDF_TRUE))
        let bytes = file.bytes
        let result = qpdf_read_memory(
            handle, "document", bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64(bytes.count), nil)
        try expectSound(result, .crossReference)
    }

    deinit {
        var last = handle
        qpdf_cleanup(&last)
    }

    /// Bytes.
    var size: Int { file.bytes.count }

    var isEncrypted: Bool { qpdf_is_encrypted(handle) != 0 }

    /// - Throws: `damaged` where the page tree had to be guessed.
    func pageCount() throws(WorkerFault) -> Int {
        let count = qpdf_get_num_pages(handle)
        try expectSound(count < 0 ? QPDF_ERROR_CODE(QPDF_ERRORS) : 0, .pageTree)
        guard count > 0 else { throw WorkerFault(.empty) }
        return Int(count)
    }

    /// nil where only the list of all pages tells which they are.
    func pageTree(share: PageShare, most: Int) throws(WorkerFault) -> PageTree? {
        let tree = try withHandle { handle in PageTree.walk(handle, share: share, most: most) }
        try expectSound(0, .pageTree)
        return tree
    }

    /// Borrows the handle; what the body obtains is released when it ends.
    func withHandle<Result>(_ body: (qpdf_data?) throws(WorkerFault) -> Result) throws(WorkerFault) -> Result {
        defer { qpdf_oh_release_all(handle) }
        return try body(handle)
    }

    /// What qpdf remarks on and nothing is missing for, and no two readers see differently: loose spelling in tables and names.
    private static let harmless = [
        otherSize, "extraneous whitespace seen before xref", "accepting invalid xref table entry",
        "stream keyword followed by", "stream keyword not followed by", "expected endobj",
        "name with stray #", "/Type key should be /Page but is not; overriding",
    ]

    private static let otherSize = "reported number of objects"

    /// Whether the file has as many objects as it says.
    var statesItsSize: Bool { !repairs.ofSize }

    /// Where a stream's stated length is wrong its end is found by searching. Nothing is known to be missing, but another reader may
    /// find another end.
    private static let repaired = [
        "expected endstream", "attempting to recover stream length", "recovered stream length",
        "input stream is complete but output may still be valid",
    ]

    /// Whether anything had to be found by searching so far.
    var isRepaired: Bool { repairs.any }

    var releaser: MappedFile.Releaser { file.releaser }

    /// One page listed twice in the tree is printed twice by every reader.
    private static let pageTwice = "creating a new page object as a copy"

    /// A warning of qpdf's is a repair: the document is not what its producer wrote.
    func expectSound(
        _ result: QPDF_ERROR_CODE, _ reason: WorkerFault.Reason, page: Int? = nil
    ) throws(WorkerFault) {
        if qpdf_has_error(handle) != 0 {
            let error = qpdf_get_error(handle)
            switch qpdf_get_error_code(handle, error) {
            case qpdf_e_password: throw WorkerFault(.encrypted)
            // qpdf says so of security handlers alone.
            case qpdf_e_unsupported: throw WorkerFault(.encrypted, .protection)
            case qpdf_e_system, qpdf_e_internal: throw WorkerFault(.unreadable, .memory, page: page)
            default: throw WorkerFault(.damaged, reason, page: page)
            }
        }
        while qpdf_more_warnings(handle) != 0 {
            let warning = qpdf_next_warning(handle)
            let text = qpdf_get_error_message_detail(handle, warning).map { String(cString: $0) } ?? ""
            if text.hasPrefix(Self.otherSize) { repairs.ofSize = true }
            if Self.harmless.contains(where: text.hasPrefix) || text.hasSuffix(Self.pageTwice) { continue }
            guard !Self.repaired.contains(where: text.hasPrefix) else {
                repairs.any = true
                continue
            }
            throw WorkerFault(.damaged, reason, page: page)
        }
        guard Int(result) & Int(QPDF_ERRORS) == 0 else { throw WorkerFault(.damaged, reason, page: page) }
    }
}
