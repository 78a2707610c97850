import Digests

/// The submission's id: UUIDv8 (RFC 9562, section 5.8) from the installation, the CUPS job and the send-again count. The same job gives
/// the same id for ever, also after a lost database, so that the platform's memory catches the duplicate.
public enum SubmissionIdentity {
    public static func derive(installation: String, job: String, sendAgain: Int) -> String {
        let text = "clickpost-submission\0\(installation)\0\(job)\0\(sendAgain)"
        var bytes = Array(SHA256Digest.hash(Array(text.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return uuid(bytes)
    }

    /// A random UUIDv4, for the installation itself.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        return uuid(bytes)
    }

    /// Lower case, 8-4-4-4-12: what may become part of a path.
    public static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.joined().utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    private static func uuid(_ bytes: [UInt8]) -> String {
        let hex = Array(Hex.encode(bytes).utf8)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            .map { String(decoding: hex[$0], as: UTF8.self) }.joined(separator: "-")
    }
}
