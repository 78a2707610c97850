/// What the administrator's settings say to whoever judges documents: the daemon holds them, backend and command line ask for them.
public struct InspectionSettings: Codable, Equatable, Sendable {
    /// Own address windows, beside those that are shipped.
    public var windows: [WindowProfile]
    public var tariff: Tariff

    public init(windows: [WindowProfile] = [], tariff: Tariff = Tariff()) {
        self.windows = windows
        self.tariff = tariff
    }

    /// Every name an address window has here, for a reader who gave another.
    public var windowNames: String { (windows + WindowProfile.all).map(\.name).joined(separator: ", ") }
}
