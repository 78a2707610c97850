import Glibc
import Letters
import Synchronization

/// The places where the spool syncs; docs/queue.md says what each keeps.
enum SyncPoint: String, CaseIterable, Sendable {
    case document, sidecar
    case stagedFolder = "staged-folder"
    case documentsFolder = "documents-folder"
    case installation
    case rootFolder = "root-folder"
    case quarantineFolder = "quarantine-folder"
    case export
    case exportFolder = "export-folder"
}

/// Every fsync of the spool's files. A failed one is final: the kernel may have dropped the pages, and a second call would report
/// success for what is lost. From then on nothing is accepted; the alarm says why.
final class Durability: Sendable {
    private let broken = Mutex<Status?>(nil)
    private let alarms: Alarms

    init(alarms: Alarms) { self.alarms = alarms }

    /// Throws where an earlier write could not be made durable.
    func check() throws(Status) {
        if let status = broken.withLock({ $0 }) { throw status }
    }

    func sync(_ file: borrowing Descriptor, _ path: String, _ point: SyncPoint) throws(Status) {
        #if DEBUG
            if Self.skipped.contains(point) { return }
        #endif
        if fsync(file.number) != 0 { throw fail(Files.failure("fsync", path)) }
    }

    func syncFolder(_ path: String, _ point: SyncPoint) throws(Status) {
        let folder = try Files.open(path, O_RDONLY | O_DIRECTORY)
        try sync(folder, path, point)
    }

    #if DEBUG
        /// What an experiment leaves out, to see a test fail: `CLICKPOST_WITHOUT_SYNC=document,staged-folder`. Not in a release.
        private static let skipped: Set<SyncPoint> = {
            let names = getenv("CLICKPOST_WITHOUT_SYNC").map { String(cString: $0) } ?? ""
            return Set(names.split(separator: ",").compactMap { SyncPoint(rawValue: String($0)) })
        }()
    #endif

    /// Notes a failure after which the disk can't be believed.
    @discardableResult
    func fail(_ status: Status) -> Status {
        let status = Status(.spoolFailed, status.values)
        broken.withLock { $0 = $0 ?? status }
        alarms.raise(status)
        return status
    }
}
