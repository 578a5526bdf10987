import Foundation

/// The WHATWG Encoding Standard's own tables, where they lie beside the checkout.
struct StandardIndexes: Sendable {
    private let tables: [String: [UInt32?]]
    /// The first pointer and code point of each range.
    let gb18030Ranges: [(UInt32, UInt32)]

    static let shared = StandardIndexes()
    static var isPresent: Bool { shared != nil }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/vectors/charset").standardizedFileURL

    private init?() {
        guard let data = try? Data(contentsOf: Self.folder.appending(path: "indexes.json")),
            let tables = try? JSONSerialization.jsonObject(with: data) as? [String: [Any]]
        else { return nil }
        self.tables = tables.mapValues { $0.map { ($0 as? NSNumber)?.uint32Value } }
        gb18030Ranges = (tables["gb18030-ranges"] ?? []).compactMap { row in
            guard let row = row as? [NSNumber], row.count == 2 else { return nil }
            return (row[0].uint32Value, row[1].uint32Value)
        }
    }

    /// The code point of each pointer.
    func index(_ name: String) -> [UInt32?] {
        tables[name] ?? []
    }

    /// The labels of each encoding.
    static func labels() -> [String: [String]] {
        guard let data = try? Data(contentsOf: folder.appending(path: "encodings.json")),
            let groups = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
        else { return [:] }
        var labels: [String: [String]] = [:]
        for group in groups {
            for encoding in group["encodings"] as? [[String: Any]] ?? [] {
                guard let name = encoding["name"] as? String else { continue }
                labels[name] = encoding["labels"] as? [String]
            }
        }
        return labels
    }
}
