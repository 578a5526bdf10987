/// A JSONPath query (RFC 9535), ready for use many times.
///
///     let query = try JSONPath("$.store.book[?@.price < 10].title")
///     for node in query.nodes(in: json) { print(node.path, node.value.string) }
public struct JSONPath: Sendable {
    let segments: [JSONPathSegment]

    /// Reads a query.
    ///
    /// - Throws: `JSONError.badQuery`, with the offset of what is wrong.
    public init(_ text: String) throws(JSONError) {
        var parser = JSONPathParser([UInt8](text.utf8))
        segments = try parser.query()
    }

    /// A value that a query found, and where it is.
    public struct Node: Sendable {
        /// The value.
        public let value: JSONValue
        /// The normalised path (§2.7), such as `$['store']['book'][0]`.
        public let path: String

        /// A node of a value and its path.
        public init(value: JSONValue, path: String) {
            self.value = value
            self.path = path
        }
    }

    /// The values that the query finds, in its order, with their paths.
    public func nodes(in json: JSON) -> [Node] {
        withBytes(json.bytes) { text in
            let run = JSONPathRun(text: text, wantsPaths: true)
            return run.run(segments).map { node in
                Node(
                    value: JSONValue(text: json.bytes, node.found),
                    path: "$" + String(decoding: node.path, as: UTF8.self)
                )
            }
        }
    }

    /// The values that the query finds, in its order.
    public func values(in json: JSON) -> [JSONValue] {
        withBytes(json.bytes) { text in
            let run = JSONPathRun(text: text, wantsPaths: false)
            return run.run(segments).map { JSONValue(text: json.bytes, $0.found) }
        }
    }

    /// The values that the query finds in a text that is lent, such as `data.span`, in its order, with their paths;
    /// the values alone are copied.
    public func nodes(in text: Span<UInt8>) -> [Node] {
        withBytes(text) { text in
            JSONPathRun(text: text, wantsPaths: true).run(segments).map { node in
                Node(
                    value: JSONValue(copying: node.found, of: text),
                    path: "$" + String(decoding: node.path, as: UTF8.self)
                )
            }
        }
    }
}
