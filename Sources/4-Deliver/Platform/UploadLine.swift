import Transport

/// The connection that the creation of one document's upload and its parts share. Either may be sent twice without harm: a creation
/// has its key, and finds the upload it made before; a part names its offset, and the platform answers 409 where it has moved on.
public struct UploadLine: Sendable {
    let connection = HTTPConnection()

    public init() {}
}
