// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "mima", path: ".."),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibargon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CLibcrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
        .systemLibrary(name: "CGMP", providers: [.apt(["libgmp-dev"])]),
        .target(
            name: "CPeers",
            dependencies: ["CLibcrypto", "CLibargon2", "CLibcrypt"],
            cSettings: [.unsafeFlags(["-O2"])],
            cxxSettings: [.unsafeFlags(["-O2"])],
            linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CPeers",
                .product(name: "MimaBytes", package: "mima"),
                .product(name: "MimaCharset", package: "mima"),
                .product(name: "MimaCrypto", package: "mima"),
                .product(name: "MimaCryptoKit", package: "mima"),
                .product(name: "MimaGob", package: "mima"),
                .product(name: "MimaJSON", package: "mima"),
                .product(name: "MimaPassword", package: "mima"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
        ),
        .executableTarget(
            name: "BigIntBenchmarks",
            dependencies: [
                "CGMP",
                .product(name: "MimaBigInt", package: "mima"),
                .product(name: "BigInt", package: "BigInt"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
        ),
    ]
)
