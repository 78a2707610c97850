import Glibc
import Letters

/// Where things are in the spool's folder, all of it 0700 and 0600.
struct SpoolFolders: Sendable {
    let root: String

    init(_ directory: String) { root = directory }

    var lock: String { root + "/lock" }
    var installation: String { root + "/installation" }
    var database: String { root + "/queue.sqlite" }
    /// Space that is given up when the disk is full.
    var ballast: String { root + "/ballast" }
    /// How far the queue had come.
    var witness: String { root + "/witness" }
    /// What is being received: `JOB.N.TOKEN.tmp`; then a folder for each job, its documents named `N.SHA256`.
    var incoming: String { root + "/incoming" }
    /// A folder for each accepted submission: its documents and its sidecar.
    var documents: String { root + "/documents" }
    /// What was damaged, for a person to look at; never deleted.
    var quarantine: String { root + "/quarantine" }

    /// A folder for each export and import, by name.
    var exports: String { root + "/exports" }
    var imports: String { root + "/imports" }

    func incoming(job: String) -> String { incoming + "/" + job }
    func documents(submission: String) -> String { documents + "/" + submission }
    func document(submission: String, number: Int, sha256: String) -> String {
        documents(submission: submission) + "/" + Self.name(number, sha256)
    }
    static func name(_ number: Int, _ sha256: String) -> String { "\(number).\(sha256)" }
    static let sidecar = "handover.json"

    /// Their names are durable once the root is synced.
    func make() throws(Status) {
        for folder in [incoming, documents, quarantine, exports, imports] { try Files.makeFolder(folder) }
    }

    /// A whole file, made beside its place and renamed into it, its bytes synced; the folder's sync is the caller's.
    func writeFile(_ path: String, _ bytes: [UInt8], _ durability: Durability, _ point: SyncPoint) throws(Status) {
        let temporary = path + ".tmp"
        try Files.remove(temporary)
        do throws(Status) {
            let file = try Files.open(temporary, O_WRONLY | O_CREAT | O_EXCL)
            try Files.writeAll(bytes, to: file)
            try durability.sync(file, temporary, point)
        } catch {
            try? Files.remove(temporary)
            throw error
        }
        try Files.rename(temporary, to: path)
    }

    /// Moves something damaged aside under a name of its own.
    func moveToQuarantine(_ path: String, name: String, now: Double, _ durability: Durability) throws(Status) {
        var target = "\(quarantine)/\(name).\(Int64(now))"
        var count = 1
        while Files.exists(target) {
            target = "\(quarantine)/\(name).\(Int64(now)).\(count)"
            count += 1
        }
        try Files.rename(path, to: target)
        try durability.syncFolder(quarantine, .quarantineFolder)
    }
}
