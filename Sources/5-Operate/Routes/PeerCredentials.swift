import Glibc
import NIOCore

/// What the kernel says of the process that connected: `struct ucred` of socket(7).
struct PeerCredentials: Sendable {
    var pid: Int32 = 0
    var uid: UInt32 = .max
    var gid: UInt32 = .max

    /// nil where the channel is no socket.
    static func of(_ channel: any Channel) async throws -> PeerCredentials? {
        guard let provider = channel as? any SocketOptionProvider else { return nil }
        return try await provider.unsafeGetSocketOption(level: .socket, name: .so_peercred).get()
    }
}

extension NIOBSDSocket.Option {
    fileprivate static let so_peercred = NIOBSDSocket.Option(rawValue: SO_PEERCRED)
}

/// The system's users and groups. Calls may ask a directory server: they block.
public enum UserDatabase {
    public static func name(ofUser uid: UInt32) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withBuffer { buffer, size in
            getpwuid_r(uid, &entry, buffer, size, &found)
        } read: {
            found.map { String(cString: $0.pointee.pw_name) }
        }
    }

    public static func user(named name: String) -> UInt32? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withBuffer { buffer, size in
            getpwnam_r(name, &entry, buffer, size, &found)
        } read: {
            found?.pointee.pw_uid
        }
    }

    public static func group(named name: String) -> UInt32? {
        var entry = Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        return withBuffer { buffer, size in
            getgrnam_r(name, &entry, buffer, size, &found)
        } read: {
            found?.pointee.gr_gid
        }
    }

    /// All groups of a user, its own among them.
    public static func groups(ofUser name: String, own: UInt32) -> Set<UInt32> {
        var count: Int32 = 64
        while count <= 65_536 {
            var groups = [gid_t](repeating: 0, count: Int(count))
            var room = count
            if getgrouplist(name, own, &groups, &room) >= 0 { return Set(groups.prefix(Int(room))).union([own]) }
            count = max(room, count * 2)
        }
        return [own]
    }

    static func peer(_ credentials: PeerCredentials) -> Peer {
        let name = name(ofUser: credentials.uid)
        let groups = name.map { Self.groups(ofUser: $0, own: credentials.gid) } ?? [credentials.gid]
        return Peer(uid: credentials.uid, name: name, groups: groups)
    }

    /// The reentrant calls say ERANGE where an entry is longer than the room they were given.
    private static func withBuffer<Value>(
        _ call: (UnsafeMutablePointer<CChar>, Int) -> Int32, read: () -> Value?
    ) -> Value? {
        var size = 4096
        while size <= 1 << 20 {
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: size)
            defer { buffer.deallocate() }
            let code = call(buffer, size)
            if code == 0 { return read() }
            guard code == ERANGE || code == EINTR else { return nil }
            size *= 2
        }
        return nil
    }
}
