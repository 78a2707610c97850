import Digests
import Foundation
import Testing

/// Expected values: FIPS 180-4's examples, as published by NIST.
@Suite struct DigestsTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func published(text: String, expected: String) {
        #expect(SHA256Digest.hex(Array(text.utf8)) == expected)
    }

    @Test func partsGiveTheDigestOfTheWhole() {
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var digest = SHA256Digest()
        for part in stride(from: 0, to: bytes.count, by: 77_777) {
            digest.update(Array(bytes[part..<min(part + 77_777, bytes.count)]))
        }
        #expect(Hex.encode(digest.finish()) == SHA256Digest.hex(bytes))
    }

    @Test func aRangeOfAFileLeavesItsPositionAlone() throws {
        let file = try TemporaryFile(Array("xxabcyy".utf8))
        #expect(lseek(file.descriptor, 1, SEEK_SET) == 1)
        #expect(try SHA256Digest.hex(ofFile: file.descriptor, range: 2..<5) == SHA256Digest.hex(Array("abc".utf8)))
        #expect(try SHA256Digest.hex(ofFile: file.descriptor) == SHA256Digest.hex(Array("xxabcyy".utf8)))
        #expect(lseek(file.descriptor, 0, SEEK_CUR) == 1)
    }

    @Test func aFileShorterThanItsRangeHasNoDigest() throws {
        let file = try TemporaryFile(Array("abc".utf8))
        #expect(throws: DigestFailure(osError: EIO)) {
            try SHA256Digest.hex(ofFile: file.descriptor, range: 0..<4)
        }
        #expect(throws: DigestFailure(osError: EBADF)) { try SHA256Digest.hex(ofFile: -1) }
    }

    @Test func hexadecimal() {
        #expect(Hex.encode([0, 15, 255]) == "000fff")
        #expect(Hex.decode("000FfF") == [0, 15, 255])
        #expect(Hex.decode("0") == nil)
        #expect(Hex.decode("0g") == nil)
    }

    @Test func reprDigest() throws {
        let hex = SHA256Digest.hex(Array("abc".utf8))
        let value = try #require(ReprDigest.value(sha256: hex))
        #expect(value == "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:")
        #expect(ReprDigest.sha256(in: value) == hex)
        #expect(ReprDigest.sha256(in: "sha-512=:AAAA:, " + value) == hex)
        #expect(ReprDigest.sha256(in: "sha-256=:AAAA:") == nil)
        #expect(ReprDigest.value(sha256: "ab") == nil)
    }
}

private final class TemporaryFile {
    let descriptor: Int32

    init(_ bytes: [UInt8]) throws {
        var path = Array("/tmp/clickpost-digests.XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        try #require(descriptor >= 0)
        unlink(path)
        try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    }

    deinit { close(descriptor) }
}
