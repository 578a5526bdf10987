// swift-tools-version: 6.2
import PackageDescription

/// A program for each parser, named after the folder in Targets/ that its code is in.
let targets = [
    "AgeFile", "AgeKeyFiles", "Bech32Text", "BigNumbers", "ChecksumFile", "Encodings", "GobStream", "GobText",
    "Inspection", "JSONText", "MinisignFiles", "PasswordText", "ZlibStream",
    "GzipStream",
    "TarArchive",
    "CharsetText",
    "KeyFormats",
    "SSHSignatureFiles",
    "OpenSSLEncFile",
    "CipherPieces",
    "JSONQueries",
    "JSONStreams",
    "CMSMessages",
    "PKCS12Files",
]

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "mima-fuzz",
    dependencies: [.package(name: "mima", path: "..")],
    targets: [
        .systemLibrary(name: "CFuzzer", path: "CFuzzer"),
        .target(
            name: "FuzzSupport",
            dependencies: ["CFuzzer", .product(name: "MimaIO", package: "mima")],
            path: "Support",
            swiftSettings: house
        ),
    ]
        + targets.map { name in
            .executableTarget(
                name: name,
                dependencies: [
                    "FuzzSupport",
                    .product(name: "MimaArchive", package: "mima"),
                    .product(name: "MimaBigInt", package: "mima"),
                    .product(name: "MimaBytes", package: "mima"),
                    .product(name: "MimaCharset", package: "mima"),
                    .product(name: "MimaCrypto", package: "mima"),
                    .product(name: "MimaFiles", package: "mima"),
                    .product(name: "MimaGob", package: "mima"),
                    .product(name: "MimaIO", package: "mima"),
                    .product(name: "MimaJSON", package: "mima"),
                    .product(name: "MimaPassword", package: "mima"),
                ],
                path: "Targets/\(name)",
                swiftSettings: house
            )
        }
)
