// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: language mode 6, explicit imports, warnings are errors.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let http = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let services = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

/// A module of ours: `folder` is the stage it belongs to, so that a listing of Sources shows the path of a letter.
func module(_ name: String, _ folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(folder)/\(name)", swiftSettings: strict)
}

func program(_ name: String, _ folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Sources/\(folder)/\(name)", swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

let package = Package(
    name: "clickpost",
    products: [
        .executable(name: "clickpost-filter", targets: ["clickpost-filter"]),
        .executable(name: "clickpost-backend", targets: ["clickpost-backend"]),
        .executable(name: "clickpost-worker", targets: ["clickpost-worker"]),
        .executable(name: "clickpostd", targets: ["clickpostd"]),
        .executable(name: "clickpost", targets: ["clickpost"]),
        .executable(name: "clickpost-sandbox", targets: ["clickpost-sandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // The system's libraries, one tiny module each.
        system("CCups"),
        system("CPoppler", pkgConfig: "poppler-glib"),
        system("CCurl", pkgConfig: "libcurl"),
        system("CCrypto", pkgConfig: "libcrypto"),
        system("CSystemd", pkgConfig: "libsystemd"),
        system("CSeccomp", pkgConfig: "libseccomp"),
        system("CQpdf", pkgConfig: "libqpdf"),
        .target(name: "CLinux", path: "Sources/System/CLinux"),

        // 0: what every stage speaks of.
        .target(
            name: "Letters", path: "Sources/0-Letters/Letters", swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m")]),
        module("Wording", "0-Letters", ["Letters"]),
        module("Settings", "0-Letters", ["Letters", toml]),
        module("Digests", "0-Letters", ["CCrypto"]),
        module("Transport", "0-Letters", ["Letters", "CCurl"]),

        // 1: the CUPS side.
        module("Printing", "1-Print", ["Letters", "CCups", "CLinux"]),
        program("clickpost-filter", "1-Print", ["Letters", "Printing"]),
        program(
            "clickpost-backend", "1-Print",
            ["Letters", "Wording", "Printing", "Documents", "Inspection", "Control", "Transport", "Digests", "CLinux"]),

        // 2: inspect, split, address, judge.
        module("Documents", "2-Inspect", ["Letters", "CLinux"]),
        module("Reading", "2-Inspect", ["Letters", "Documents", "CPoppler", "CQpdf", "CLinux"]),
        module("Confinement", "2-Inspect", ["Documents", "CSeccomp", "CLinux"]),
        program("clickpost-worker", "2-Inspect", ["Letters", "Documents", "Confinement", "Reading"]),
        module("Addressing", "2-Inspect", ["Letters"]),
        module("Preflight", "2-Inspect", ["Letters", "Addressing"]),
        module(
            "Inspection", "2-Inspect",
            ["Letters", "Wording", "Documents", "Addressing", "Preflight", "Digests"]),

        // 3: the durable queue.
        module("Spool", "3-Accept", ["Letters", "Digests", "CLinux", database, log]),

        // 4: to the platform, and following it.
        module("Contract", "4-Deliver", ["Letters"]),
        module("Platform", "4-Deliver", ["Letters", "Contract", "Transport", "Digests"]),
        module("Delivery", "4-Deliver", ["Letters", "Contract", "Spool", "Platform", log, services]),

        // 5: seeing and steering.
        module("Control", "5-Operate", ["Letters", "Transport"]),
        module(
            "Routes", "5-Operate",
            ["Letters", "Wording", "Control", "Spool", "Delivery", http, httpTypes, nio, nioPosix, log]),
        program(
            "clickpostd", "5-Operate",
            [
                "Letters", "Wording", "Settings", "Printing", "Transport", "Digests", "Spool", "Contract", "Platform",
                "Delivery", "Control", "Routes", "CSystemd", "CLinux", log, services, signals, http, nioPosix,
            ]),
        program(
            "clickpost", "5-Operate",
            ["Letters", "Wording", "Printing", "Inspection", "Documents", "Control", "CLinux", arguments]),

        // The same contract on loopback, for trying and testing.
        module(
            "SandboxPlatform", "Sandbox",
            ["Letters", "Contract", "Digests", "CCrypto", "CLinux", database, http, httpTypes, nio, log, services]),
        program(
            "clickpost-sandbox", "Sandbox",
            ["SandboxPlatform", arguments, http, httpTLS, nio, nioSSL, log, services, signals]),

        tests("DigestsTests", ["Digests"]),
        .testTarget(
            name: "TransportTests", dependencies: ["Transport", "Digests"], path: "Tests/TransportTests",
            exclude: ["server.py", "proxy.py"], swiftSettings: strict),
        tests(
            "PlatformTests", ["Letters", "Contract", "Digests", "Transport", "Platform", "clickpost-sandbox"]),
        tests("SandboxTests", ["Letters", "Contract", "Digests", "SandboxPlatform", database]),
        // Helpers of the tests: no products.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .executableTarget(
            name: "hostile-worker", dependencies: ["Letters", "Documents", "Confinement", "CLinux"],
            path: "Tests/HostileWorker", swiftSettings: strict),
        tests("DocumentsTests", ["Letters", "Documents", "TestSupport", "hostile-worker", "clickpost-worker"]),
        tests(
            "ReadingTests", ["Letters", "Documents", "Reading", "CQpdf", "CPoppler", "TestSupport", "clickpost-worker"]),
        // The accepting side of Benchmarks/accepts: no product.
        .executableTarget(
            name: "accept-clients", dependencies: ["Letters", "Digests", "Spool", log],
            path: "Benchmarks/AcceptClients",
            swiftSettings: strict),
        tests("CommandTests", ["clickpost", "clickpost-worker", "clickpostd", "TestSupport"]),
        tests(
            "PrintingTests",
            ["Letters", "Printing", "clickpost-filter", "clickpost-backend"]),
        tests("LettersTests", ["Letters"]),
        tests("WordingTests", ["Letters", "Wording"]),
        tests("AddressingTests", ["Letters", "Addressing", "TestSupport"]),
        tests("PreflightTests", ["Letters", "Addressing", "Preflight", "TestSupport"]),
        tests(
            "InspectionTests",
            [
                "Letters", "Wording", "Documents", "Addressing", "Preflight", "Inspection", "TestSupport",
                "clickpost-worker",
            ]),
        tests("SpoolTests", ["Letters", "Digests", "Spool", database]),
        tests("DeliveryTests", ["Letters", "Digests", "Contract", "Platform", "Spool", "Delivery", log, services]),
        tests(
            "DaemonTests",
            ["Letters", "Settings", "Platform", "Delivery", "clickpostd", log, services]),
        tests("SettingsTests", ["Letters", "Settings"]),
        tests("ControlTests", ["Letters", "Transport", "Control"]),
        tests(
            "RoutesTests",
            [
                "Letters", "Digests", "Transport", "Control", "Spool", "Platform", "Delivery", "Routes", nioPosix,
                http, httpTypes, log,
                services,
            ]),
    ]
)
