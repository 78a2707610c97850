import Foundation

/// SplitMix64: chance that comes again with its seed, so that a failure can be looked at.
public struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// `CLICKPOST_FUZZ_SEED`; without one always the same: a test that fails by chance helps nobody.
    public static let seed = ProcessInfo.processInfo.environment["CLICKPOST_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    public static var ofThisRun: SeededNumbers { SeededNumbers(seed: seed) }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
