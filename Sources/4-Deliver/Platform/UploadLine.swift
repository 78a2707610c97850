import Transport

/// The connection that the parts of one document share. A part that is sent twice does no harm: it names its offset, and the
/// platform answers 409 where it has moved on.
public struct UploadLine: Sendable {
    let connection = HTTPConnection()

    public init() {}
}
