import CLinux
public import Documents
import Glibc

/// What a process takes from itself before it reads the first byte of a document. Nothing of it can be undone.
/// Each step that fails ends in a fault: a worker that cannot confine itself opens nothing.
public enum Confinement {
    /// What Poppler, Cairo and fontconfig read by name when a document's fonts are not embedded, found by strace:
    /// fontconfig's files and caches, the fonts, and Poppler's character maps. No other file can be opened.
    public static let readable = [
        "/etc/fonts", "/usr/share/fontconfig", "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/poppler",
        "/usr/share/texmf/fonts", "/usr/share/texlive/texmf-dist/fonts", "/usr/share/ghostscript",
        "/usr/share/xml/fontconfig",
        "/var/cache/fontconfig",
    ]

    /// - Parameter documentSize: bytes that may be mapped beside private memory.
    /// - Parameter writes: whether descriptor 3 is to be written (up to `limits.outputBytes`).
    public static func enter(limits: WorkerLimits, documentSize: Int64, writes: Bool) throws(WorkerFault) {
        try limit(limits, documentSize: documentSize, writes: writes)
        let privileges = clinux_give_up_privileges()
        guard privileges == 0 else { throw WorkerFault(.confinement, .privileges, number: privileges) }
        try lockFiles(readable: readable, allowNoLandlock: limits.allowNoLandlock)
        try SystemCallFilter.install()
    }

    static func limit(
        _ limits: WorkerLimits, documentSize: Int64, writes: Bool
    ) throws(WorkerFault) {
        // The libraries and the runtime map about a quarter of this; private memory is bounded by RLIMIT_DATA.
        let mapped = UInt64(clamping: limits.memoryBytes) + UInt64(clamping: documentSize) + (1 << 30)
        let table: [(__rlimit_resource, UInt64)] = [
            (RLIMIT_AS, mapped),
            (RLIMIT_DATA, UInt64(clamping: limits.memoryBytes)),
            (RLIMIT_CPU, UInt64(clamping: limits.cpuSeconds)),
            (RLIMIT_FSIZE, writes ? UInt64(clamping: limits.outputBytes) : 0),
            (RLIMIT_NOFILE, 64),
        ]
        for (resource, value) in table { try step(clinux_limit(Int32(resource.rawValue), value)) }
        try step(clinux_limit_others())
    }

    private static func step(_ failure: Int32) throws(WorkerFault) {
        guard failure == 0 else { throw WorkerFault(.confinement, .resourceLimits, number: failure) }
    }

    /// - Parameter runnable: programs, which may be read and executed.
    static func lockFiles(
        readable: [String], runnable: [String] = [], allowNoLandlock: Bool
    ) throws(WorkerFault) {
        guard clinux_landlock_version() > 0 else {
            if allowNoLandlock { return }
            throw WorkerFault(.confinement, .landlockMissing)
        }
        var paths: [UnsafePointer<CChar>?] = (readable + runnable).map { strdup($0).map { UnsafePointer($0) } }
        defer { for path in paths { free(UnsafeMutablePointer(mutating: path)) } }
        let failure = clinux_landlock_restrict(&paths, readable.count, paths.count)
        guard failure == 0 else { throw WorkerFault(.confinement, .landlock, number: failure) }
    }
}
