/// What every program says of itself.
public enum Product {
    /// Semantic version; the same in all programs of a build.
    public static let version = "0.1.0"
}
