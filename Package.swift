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


let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

// A server and the words that it is spoken of in.
let hummingbird: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "NIOCore", package: "swift-nio"),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "griot",
    products: [
        .executable(name: "scratch", targets: ["scratch"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    ],
    targets: [
        // The nouns that every room speaks of.
        room("EventData", imports: []),

        // Bytes: what values stand in them, and where they lie.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        room("Unpacking", imports: ["CZlib"]),

        // Which reports carry one text.
        room("Corroborating", imports: ["EventData", "Unpacking"], hasLexicon: true),

        // How others write it down.
        room("Exchanging", imports: ["EventData", "Unpacking"], hasLexicon: true),

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

        .executableTarget(name: "scratch", dependencies: ["Serving","Archiving","Chronicling","EventData",crypto], swiftSettings: houseRules),
        // The tool that turns a room's tables into Swift strings.
        .executableTarget(name: "embed-lexicon"),
        .plugin(name: "EmbedLexicon", capability: .buildTool(), dependencies: ["embed-lexicon"]),

        // What the tests share, and the tests.
        room("GriotTesting", imports: ["EventData"]),
        tests(of: "EventData"),
        tests(of: "Corroborating", with: ["EventData"]),
        tests(of: "Exchanging", with: ["EventData", "Unpacking"], folders: ["Golden"]),
        tests(of: "Archiving", with: ["EventData", "Exchanging", "Unpacking", grdb], folders: ["Fixtures"]),
        tests(
            of: "Chronicling",
            with: ["Archiving", "Corroborating", "EventData", "Exchanging", grdb]
        ),
        tests(of: "Serving", with: ["Archiving", "Chronicling", "EventData", "Exchanging", "Unpacking"]),
    ],
    swiftLanguageModes: [.v6]
)
