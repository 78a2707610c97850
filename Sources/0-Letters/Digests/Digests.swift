import CCrypto
import Glibc

/// SHA-256 as bytes come in. One instance belongs to one thread at a time; it can't be copied, because libcrypto's context can't.
public struct SHA256Digest: ~Copyable {
    private let context: OpaquePointer

    public init() {
        // libcrypto fails here only when memory for its few hundred bytes is missing, where Swift's own allocations end the
        // program too; going on without a digest would let damaged bytes pass.
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            fatalError("libcrypto has no SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        let done = EVP_DigestUpdate(context, start, bytes.count)
        precondition(done == 1, "libcrypto's SHA-256 takes any bytes")
    }

    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The 32 bytes; ends this digest.
    public consuming func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            var length: UInt32 = 0
            let done = EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
            precondition(done == 1, "libcrypto's SHA-256 ends once")
            count = Int(length)
        }
    }

    public static let byteCount = 32

    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var digest = SHA256Digest()
        digest.update(bytes)
        return digest.finish()
    }

    /// Lower case hexadecimal, 64 characters.
    public static func hex(_ bytes: [UInt8]) -> String { Hex.encode(hash(bytes)) }

    /// The digest of a file, or of the bytes `range` of it. Reads with `pread`: the descriptor's own position is left alone.
    /// A file shorter than the range is an error (EIO), never a digest of less.
    public static func hash(ofFile descriptor: Int32, range: Range<Int64>? = nil) throws(DigestFailure) -> [UInt8] {
        var digest = SHA256Digest()
        var position = range?.lowerBound ?? 0
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let wanted = range.map { Int(min(Int64(buffer.count), $0.upperBound - position)) } ?? buffer.count
            if wanted == 0 { break }
            let got = pread(descriptor, buffer.baseAddress, wanted, off_t(position))
            if got < 0 {
                if errno == EINTR { continue }
                throw DigestFailure(osError: errno)
            }
            if got == 0 {
                if range != nil { throw DigestFailure(osError: EIO) }
                break
            }
            digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
            position += Int64(got)
        }
        return digest.finish()
    }

    public static func hex(ofFile descriptor: Int32, range: Range<Int64>? = nil) throws(DigestFailure) -> String {
        Hex.encode(try hash(ofFile: descriptor, range: range))
    }
}

/// A file could not be read: the system's own error number.
public struct DigestFailure: Error, Equatable, Sendable {
    public var osError: Int32

    public init(osError: Int32) { self.osError = osError }
}
