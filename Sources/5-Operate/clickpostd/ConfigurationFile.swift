import Glibc

/// The settings' file as text.
enum ConfigurationFile {
    case text(String)
    case absent
    case unreadable(String)

    private static let limit = 1 << 20

    static func read(_ path: String) -> ConfigurationFile {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            return errno == ENOENT ? .absent : .unreadable(String(cString: strerror(errno)))
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= limit {
            let count = Glibc.read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .unreadable(String(cString: strerror(errno))) }
            if count == 0 {
                return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .unreadable("UTF-8")
            }
            bytes += piece[..<count]
        }
        return .unreadable("EFBIG")
    }
}
