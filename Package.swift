// swift-tools-version: 6.2
import PackageDescription

// The rules that every target is built under.
let houseRules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// A room of the house, with the rooms and packages that it may import.
//
// A room with a lexicon has its tables in `Lexicon/`, and reads them as strings.
func room(
    _ name: String,
    imports dependencies: [Target.Dependency],
    hasLexicon: Bool = false
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        exclude: hasLexicon ? ["Lexicon"] : [],
        swiftSettings: houseRules,
        plugins: hasLexicon ? ["EmbedLexicon"] : []
    )
}

// The tests of a room; what they read from files stands in `folders` beside them.
func tests(
    of name: String,
    with others: [Target.Dependency] = [],
    folders: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "GriotTesting"] + others,
        exclude: folders,
        swiftSettings: houseRules
    )
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

// A server and the words that it is spoken of in.
let hummingbird: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "NIOCore", package: "swift-nio"),
]

// What goes to the network, for the command alone, and the words that its failures are told in.
let asyncHTTPClient: [Target.Dependency] = [
    .product(name: "AsyncHTTPClient", package: "async-http-client"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "griot",
    products: [
        .executable(name: "griot", targets: ["GriotCommand"]),
        .library(name: "griot-c", type: .dynamic, targets: ["GriotC"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.36.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // The nouns that every room speaks of.
        room("EventData", imports: [], hasLexicon: true),

        // Bytes: what values stand in them, and where they lie.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        room("Unpacking", imports: ["CZlib"]),

        // The steps, in the order in which a report takes them.
        .target(name: "CLayers"),
        room("Layers", imports: ["CLayers", "Unpacking"]),
        room("Parsing", imports: ["EventData", "Layers", "Unpacking"], hasLexicon: true),

        // The view over both languages that the next steps share, and those steps.
        room("Grammar", imports: ["EventData", "Unpacking"], hasLexicon: true),
        room("Resolving", imports: ["EventData", "Grammar", "Unpacking"], hasLexicon: true),
        room("Coding", imports: ["EventData", "Grammar", "Unpacking"], hasLexicon: true),

        // Pages, feeds and archives, and the reports in them.
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        room("Reading", imports: ["EventData", "Unpacking", "CXML2", crypto], hasLexicon: true),

        // Which reports carry one text.
        room("Corroborating", imports: ["EventData", "Unpacking"], hasLexicon: true),

        // How others write it down.
        room("Exchanging", imports: ["EventData", "Unpacking"], hasLexicon: true),

        // All steps as one.
        room(
            "Griot",
            imports: [
                "EventData", "Unpacking", "Layers", "Grammar", "Parsing", "Resolving", "Coding", "Exchanging",
                crypto,
            ]
        ),

        // The same merge in steps, for an engine that joins and sorts by itself.
        room("Merging", imports: ["EventData", "Unpacking", "Corroborating", "Exchanging", "Griot"]),

        // The record: reports and what was coded of them, in one file.
        room("Archiving", imports: ["EventData", "Unpacking", grdb, crypto]),

        // What the record says now.
        room(
            "Chronicling",
            imports: ["EventData", "Unpacking", "Corroborating", "Exchanging", "Archiving"]
        ),

        // The outside: a browser.
        room(
            "Serving",
            imports: [
                "EventData", "Unpacking", "Corroborating", "Exchanging", "Archiving", "Chronicling", crypto,
            ] + hummingbird,
            hasLexicon: true
        ),

        // The outside: a terminal.
        .executableTarget(
            name: "GriotCommand",
            dependencies: [
                "Archiving", "Chronicling", "Coding", "Corroborating", "EventData", "Exchanging", "Griot",
                "Layers", "Parsing", "Reading", "Resolving", "Serving", "Unpacking",
                argumentParser,
                crypto,
            ] + asyncHTTPClient,
            swiftSettings: houseRules
        ),

        // The outside: other languages.
        .target(name: "CGriot", exclude: ["exports.map"]),
        room(
            "GriotC",
            imports: ["CGriot", "EventData", "Unpacking", "Parsing", "Resolving", "Griot", "Merging"]
        ),

        // The scales: what the language layer costs.
        .executableTarget(
            name: "griot-bench",
            dependencies: ["EventData", "Layers", "Parsing", "Unpacking"],
            swiftSettings: houseRules
        ),

        // The tool that turns a room's tables into Swift strings.
        .executableTarget(name: "embed-lexicon"),
        .plugin(name: "EmbedLexicon", capability: .buildTool(), dependencies: ["embed-lexicon"]),

        // What the tests share, and the tests.
        room("GriotTesting", imports: ["EventData"]),
        tests(of: "EventData"),
        tests(of: "Unpacking"),
        tests(of: "Layers", with: ["CLayers"]),
        tests(of: "Parsing", with: ["EventData", "Layers", "Unpacking"], folders: ["Fixtures"]),
        tests(of: "Grammar", with: ["EventData"], folders: ["Fixtures"]),
        tests(of: "Resolving", with: ["EventData", "Unpacking"], folders: ["Fixtures"]),
        tests(of: "Coding", with: ["EventData", "Grammar", "Unpacking"]),
        tests(
            of: "Griot",
            with: ["Coding", "EventData", "Exchanging", "Layers", "Parsing", "Resolving", "Unpacking"],
            folders: ["Fixtures", "Tables"]
        ),
        tests(of: "Reading", with: ["EventData", "Unpacking"], folders: ["Fixtures"]),
        tests(of: "Corroborating", with: ["EventData"]),
        tests(of: "Merging", with: ["Corroborating", "EventData", "Exchanging", "Griot", "Unpacking"]),
        tests(of: "Exchanging", with: ["EventData", "Unpacking"], folders: ["Golden"]),
        tests(of: "Archiving", with: ["EventData", "Exchanging", "Unpacking", grdb], folders: ["Fixtures"]),
        tests(
            of: "Chronicling",
            with: ["Archiving", "Corroborating", "EventData", "Exchanging", grdb]
        ),
        tests(of: "Serving", with: ["Archiving", "Chronicling", "EventData", "Exchanging", "Unpacking"]),
        tests(
            of: "GriotCommand",
            with: [
                "Archiving", "EventData", "Reading", "Unpacking",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "HouseTests",
            dependencies: ["GriotTesting"],
            exclude: ["Golden"],
            swiftSettings: houseRules
        ),
    ],
    swiftLanguageModes: [.v6]
)
