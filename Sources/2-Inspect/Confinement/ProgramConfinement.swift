import CLinux
public import Documents
import Glibc

/// What a worker takes from itself before it becomes another program that reads a picture: the same as before a document, but that it may
/// execute this one program, and that the program's libraries may be loaded.
extension Confinement {
    /// What Tesseract reads by name, found by strace: its libraries and its languages.
    static let readableByRecogniser = [
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/tesseract-ocr",
    ]
    /// What the kernel starts a program with.
    private static let loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"]

    /// The program reads descriptor 0 and writes to descriptor 1, a pipe; it can write no file. Returns only by throwing.
    /// - Throws: `confinement`; `unreadable` where the program cannot be started.
    public static func become(
        _ program: String, arguments: [String], limits: WorkerLimits
    ) throws(WorkerFault) {
        try limit(limits, documentSize: 0, writes: false)
        let privileges = clinux_give_up_privileges()
        guard privileges == 0 else { throw WorkerFault(.confinement, .privileges, number: privileges) }
        try lockFiles(
            readable: readableByRecogniser, runnable: [program] + loaders, allowNoLandlock: limits.allowNoLandlock)
        var vector: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        vector.append(nil)
        try execute(program, &vector)
    }

    private static func execute(
        _ program: String, _ vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    ) throws(WorkerFault) {
        guard let path = strdup(program) else { throw WorkerFault(.unreadable, .memory) }
        try SystemCallFilter.install(
            before: SystemCallFilter.Execution(
                path: UInt(bitPattern: path), arguments: UInt(bitPattern: vector),
                environment: UInt(bitPattern: environ)))
        execve(path, vector, environ)
        throw WorkerFault(.unreadable, .arguments, number: errno)
    }
}
