import CLinux
import Glibc
import Letters

/// One daemon for a spool: held as long as the queue is open; the kernel lets go of it however the process ends.
struct SpoolLock: ~Copyable, Sendable {
    private let file: Descriptor

    /// - Throws: `spool.in-use`; `spool.network` where the file system's locks and syncs are another machine's word.
    static func take(_ folders: SpoolFolders) throws(Status) -> SpoolLock {
        let file = try Files.open(folders.lock, O_RDWR | O_CREAT)
        guard !isNetwork(clinux_filesystem_type(file.number)) else {
            throw Status(.spoolNetwork, [.path: folders.root])
        }
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw Files.failure("flock", folders.lock) }
            throw Status(.spoolInUse, [.path: folders.root])
        }
        return SpoolLock(file: file)
    }

    /// Said, not left to closing: a program that another thread is just starting has every descriptor until its exec, this one too, and
    /// would keep the lock.
    deinit { _ = flock(file.number, LOCK_UN) }

    /// File systems whose locks and syncs another machine answers for; numbers as in linux/magic.h and statfs(2).
    static func isNetwork(_ type: Int64) -> Bool {
        // NFS, SMB, CIFS, SMB 2, AFS of two kinds, Ceph, 9P, Coda, NCP.
        let known: Set<Int64> = [
            0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x6B41_4653, 0x00C3_6400, 0x0102_1997, 0x7375_7245,
            0x564C,
        ]
        return known.contains(type & 0xFFFF_FFFF)
    }
}
