public import Documents
import Glibc

/// A document's bytes, mapped and not read: a page of it is in memory only while it is looked at.
struct MappedFile: ~Copyable {
    let bytes: UnsafeRawBufferPointer

    /// - Throws: `empty` for no bytes.
    init(descriptor: Int32) throws(WorkerFault) {
        let size = try fileSize(descriptor)
        guard size > 0 else { throw WorkerFault(.empty) }
        guard let address = mmap(nil, Int(size), PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
        else { throw WorkerFault(.unreadable, .memory) }
        bytes = UnsafeRawBufferPointer(start: address, count: Int(size))
    }

    /// Lets go of the bytes that are in memory: they count as this process' while they are mapped. Not to outlive the file.
    struct Releaser {
        fileprivate let address: UnsafeMutableRawPointer?
        fileprivate let length: Int

        func release() { _ = madvise(address, length, MADV_DONTNEED) }
    }

    var releaser: Releaser {
        Releaser(address: UnsafeMutableRawPointer(mutating: bytes.baseAddress), length: bytes.count)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

/// Bytes in a regular file.
public func fileSize(_ descriptor: Int32) throws(WorkerFault) -> Int64 {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw WorkerFault(.unreadable) }
    return Int64(facts.st_size)
}
