// swift-tools-version: 6.2
import PackageDescription

/// The settings every Swift target shares.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func library(_ name: String, on dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

func tests(_ name: String, of dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let package = Package(
    name: "mima",
    products: [
        .library(name: "Mima", targets: ["Mima"]),
        .library(name: "MimaBytes", targets: ["MimaBytes"]),
        .library(name: "MimaBigInt", targets: ["MimaBigInt"]),
        .library(name: "MimaBigIntFoundation", targets: ["MimaBigIntFoundation"]),
        .library(name: "MimaCharset", targets: ["MimaCharset"]),
        .library(name: "MimaCrypto", targets: ["MimaCrypto"]),
        .library(name: "MimaCryptoKit", targets: ["MimaCryptoKit"]),
        .library(name: "MimaArchive", targets: ["MimaArchive"]),
        .library(name: "MimaFiles", targets: ["MimaFiles"]),
        .library(name: "MimaGob", targets: ["MimaGob"]),
        .library(name: "MimaJSON", targets: ["MimaJSON"]),
        .library(name: "MimaIO", targets: ["MimaIO"]),
        .library(name: "MimaPassword", targets: ["MimaPassword"]),
        .library(name: "MimaVectors", targets: ["MimaVectors"]),
        .executable(name: "mima", targets: ["MimaCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLinux"),
        library("MimaBytes"),
        library("MimaBigInt"),
        // Apart, so that neither integers nor who imports everything links Foundation.
        library("MimaBigIntFoundation", on: ["MimaBigInt"]),
        library("MimaCharset", exclude: ["DETECTION.md", "DIFFERENCES.md"]),
        library("MimaIO", on: ["CLinux", "MimaBytes"]),
        library("OpenSSLBridge", on: ["COpenSSL", "MimaBytes"], exclude: ["SAFETY.md"]),
        library("MimaCrypto", on: ["OpenSSLBridge", "MimaBytes", "MimaIO"]),
        library("MimaCryptoKit", on: ["MimaCrypto", "MimaBytes", "OpenSSLBridge"]),
        library("MimaArchive", on: ["CZlib", "MimaBytes", "MimaIO"], exclude: ["SAFETY.md"]),
        library("MimaGob"),
        library("MimaJSON", exclude: ["GoDifferences.md"]),
        library("MimaFiles", on: ["MimaCrypto", "MimaBytes", "MimaIO"]),
        library(
            "MimaVectors",
            on: [
                "MimaBytes", "MimaIO", "MimaCrypto", "MimaArchive", "MimaFiles", "MimaJSON", "MimaGob", "MimaCharset",
                "MimaBigInt",
            ]
        ),
        library("MimaPassword", on: ["MimaCrypto", "MimaBytes", "MimaIO", "OpenSSLBridge"]),
        library(
            "Mima",
            on: [
                "MimaBytes", "MimaIO", "MimaCrypto", "MimaArchive", "MimaFiles", "MimaPassword", "MimaGob",
                "MimaBigInt",
                "MimaCharset",
                "MimaJSON",
            ]
        ),
        .executableTarget(
            name: "MimaCLI",
            dependencies: ["Mima", "MimaVectors", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "CLI",
            swiftSettings: house
        ),
        // The programs that tests compare with, and the files that those programs made.
        .target(
            name: "TestPeers",
            dependencies: ["MimaBytes"],
            path: "Tests/TestPeers",
            exclude: ["Keys"],
            swiftSettings: house
        ),
        tests("MimaBigIntFoundationTests", of: ["MimaBigIntFoundation", "MimaBigInt"]),
        tests("MimaBigIntTests", of: ["MimaBigInt", "TestPeers"], exclude: ["Oracle/oracle.py"]),
        tests("MimaCharsetTests", of: ["MimaCharset", "TestPeers"]),
        tests("MimaBytesTests", of: ["MimaBytes"]),
        tests("MimaFilesTests", of: ["MimaFiles", "MimaCrypto", "MimaBytes", "MimaIO", "TestPeers"]),
        tests("MimaCryptoTests", of: ["MimaCrypto", "MimaBytes", "OpenSSLBridge", "TestPeers"]),
        tests("MimaCryptoKitTests", of: ["MimaCryptoKit", "TestPeers"]),
        tests("MimaArchiveTests", of: ["MimaArchive", "MimaBytes", "MimaIO", "TestPeers"]),
        tests("MimaJSONTests", of: ["MimaJSON", "TestPeers"]),
        tests("MimaGobTests", of: ["MimaGob", "TestPeers"]),
        tests("MimaVectorsTests", of: ["MimaVectors", "MimaGob", "TestPeers"]),
        tests("OpenSSLBridgeTests", of: ["OpenSSLBridge", "MimaBytes"]),
        tests("MimaPasswordTests", of: ["MimaPassword", "MimaCrypto", "MimaBytes", "TestPeers"]),
        // The tool is not imported but run; the dependency builds it.
        tests("CLITests", of: ["MimaCLI"], exclude: ["Scripts"]),
        tests("MimaIOTests", of: ["MimaIO", "MimaBytes"]),
    ]
)
