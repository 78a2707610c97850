import CCrypto
import FoundationEssentials
import Glibc

/// The sandbox's own certificate authority. It can vouch for localhost and 127.0.0.1 alone, so that trusting it opens nothing else.
public struct Authority: Sendable {
    /// PEM.
    public let certificateFile: String
    private let certificate: [UInt8]
    private let key: [UInt8]

    /// A server's certificate chain and key, PEM.
    public struct ServerIdentity: Sendable {
        public let chain: [UInt8]
        public let key: [UInt8]
    }

    /// Which certificate new connections see; all but the first must be refused by a client.
    public enum Choice: String, Codable, CaseIterable, Sendable {
        case right
        case wrongName = "wrong-name"
        case expired
        case unknownAuthority = "unknown-authority"
    }

    /// The authority of that folder, made when there is none.
    public init(folder: SandboxFolder) throws {
        certificateFile = folder.authority + "/ca.pem"
        let keyFile = folder.authority + "/ca.key"
        // The certificate is written last: where it is, the key is whole.
        if access(certificateFile, F_OK) != 0 {
            let (certificate, key) = try Self.makeAuthority()
            try SandboxFolder.write(key, to: keyFile, mode: 0o600)
            try SandboxFolder.write(certificate, to: certificateFile, mode: 0o644)
        }
        certificate = try SandboxFolder.read(certificateFile)
        key = try SandboxFolder.read(keyFile)
    }

    public func serverIdentity(_ choice: Choice) throws -> ServerIdentity {
        let names = choice == .wrongName ? "DNS:elsewhere.localhost" : "DNS:localhost,IP:127.0.0.1"
        let (issuer, issuerKey) = choice == .unknownAuthority ? try Self.makeAuthority() : (certificate, key)
        let signer = try CryptoKey(pem: issuerKey)
        let own = try CryptoKey()
        var end = 365 * 86_400
        if choice == .expired { end = -3600 }
        let made = try Certificate(key: own, name: "Click & Post SANDBOX server", days: -1, end: end)
        try made.setIssuer(try Certificate(pem: issuer))
        try made.extend(NID_basic_constraints, "critical,CA:FALSE")
        try made.extend(NID_key_usage, "critical,digitalSignature")
        try made.extend(NID_ext_key_usage, "serverAuth")
        try made.extend(NID_subject_alt_name, names)
        try made.sign(signer)
        return ServerIdentity(chain: try made.pem() + issuer, key: try own.pem())
    }

    private static func makeAuthority() throws -> (certificate: [UInt8], key: [UInt8]) {
        let key = try CryptoKey()
        let made = try Certificate(key: key, name: "Click & Post SANDBOX authority", days: -1, end: 3650 * 86_400)
        try made.extend(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        try made.extend(NID_key_usage, "critical,keyCertSign,cRLSign")
        try made.extend(
            NID_name_constraints, "critical,permitted;DNS:localhost,permitted;IP:127.0.0.1/255.255.255.255")
        try made.sign(key)
        return (try made.pem(), try key.pem())
    }
}

/// libcrypto said no; its own words.
struct CryptoError: Error, CustomStringConvertible {
    let description: String

    init(_ what: String) {
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(ERR_get_error(), &text, text.count)
        let words = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        description = "\(what): \(String(decoding: words, as: UTF8.self))"
    }
}

/// A private key on P-256.
private struct CryptoKey: ~Copyable {
    let pointer: OpaquePointer

    init() throws {
        guard let pointer = clickpost_crypto_make_key() else { throw CryptoError("no key could be made") }
        self.pointer = pointer
    }

    init(pem: [UInt8]) throws {
        let bio = try MemoryBIO(pem)
        guard let pointer = PEM_read_bio_PrivateKey(bio.pointer, nil, nil, nil) else { throw CryptoError("not a key") }
        self.pointer = pointer
    }

    deinit { EVP_PKEY_free(pointer) }

    func pem() throws -> [UInt8] {
        let bio = try MemoryBIO()
        guard PEM_write_bio_PrivateKey(bio.pointer, pointer, nil, nil, 0, nil, nil) == 1 else {
            throw CryptoError("a key could not be written")
        }
        return bio.bytes()
    }
}

private struct Certificate: ~Copyable {
    let pointer: OpaquePointer

    /// Self-issued until `setIssuer`; from `days` (negative: ago) to `end` seconds from the present.
    init(key: borrowing CryptoKey, name: String, days: Int, end: Int) throws {
        guard let made = X509_new() else { throw CryptoError("no certificate could be made") }
        var serial = [UInt8](repeating: 0, count: 16)
        let random = RAND_bytes(&serial, 16) == 1
        serial[0] &= 0x7f
        let number = BN_bin2bn(serial, 16, nil)
        defer { BN_free(number) }
        guard random, BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made)) != nil, X509_set_version(made, 2) == 1,
            X509_gmtime_adj(X509_getm_notBefore(made), days * 86_400) != nil,
            X509_gmtime_adj(X509_getm_notAfter(made), end) != nil, X509_set_pubkey(made, key.pointer) == 1,
            let subject = X509_get_subject_name(made),
            X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, name, -1, -1, 0) == 1,
            X509_set_issuer_name(made, subject) == 1
        else {
            X509_free(made)
            throw CryptoError("a certificate could not be filled in")
        }
        pointer = made
    }

    init(pem: [UInt8]) throws {
        let bio = try MemoryBIO(pem)
        guard let pointer = PEM_read_bio_X509(bio.pointer, nil, nil, nil) else {
            throw CryptoError("not a certificate")
        }
        self.pointer = pointer
    }

    deinit { X509_free(pointer) }

    func setIssuer(_ issuer: borrowing Certificate) throws {
        guard X509_set_issuer_name(pointer, X509_get_subject_name(issuer.pointer)) == 1 else {
            throw CryptoError("a certificate could not be filled in")
        }
    }

    func extend(_ kind: Int32, _ value: String) throws {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, pointer, pointer, nil, nil, 0)
        guard let made = X509V3_EXT_conf_nid(nil, &context, kind, value) else { throw CryptoError(value) }
        defer { X509_EXTENSION_free(made) }
        guard X509_add_ext(pointer, made, -1) == 1 else { throw CryptoError(value) }
    }

    func sign(_ key: borrowing CryptoKey) throws {
        guard X509_sign(pointer, key.pointer, EVP_sha256()) > 0 else { throw CryptoError("signing failed") }
    }

    func pem() throws -> [UInt8] {
        let bio = try MemoryBIO()
        guard PEM_write_bio_X509(bio.pointer, pointer) == 1 else {
            throw CryptoError("a certificate could not be written")
        }
        return bio.bytes()
    }
}

private struct MemoryBIO: ~Copyable {
    let pointer: OpaquePointer

    init(_ bytes: [UInt8] = []) throws {
        guard let pointer = BIO_new(BIO_s_mem()), bytes.isEmpty || BIO_write(pointer, bytes, Int32(bytes.count)) > 0
        else { throw CryptoError("no memory") }
        self.pointer = pointer
    }

    deinit { BIO_free(pointer) }

    func bytes() -> [UInt8] {
        var start: UnsafeMutablePointer<CChar>?
        let count = clickpost_crypto_memory(pointer, &start)
        guard let start, count > 0 else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}
