import FuzzSupport
import MimaJSON

/// The parts of paths that gjson has not, and JSONPath: the input is a query and a text, with a zero byte between them.
@main
enum JSONQueries: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        guard let split = bytes.firstIndex(of: 0) else { return }
        let query = Array(bytes[..<split])
        let text = Array(bytes[(split + 1)...])
        let json = JSON(text)
        let isValid = (try? json.validate(depthLimit: 200)) != nil
        paths(query, json, isValid: isValid)
        jsonPath(String(decoding: query, as: UTF8.self), json, isValid: isValid)
        expression(String(decoding: query, as: UTF8.self), String(decoding: text, as: UTF8.self))
    }

    /// Several paths at once, from the end, every match, and in a text that is lent: all find what each finds alone.
    private static func paths(_ query: [UInt8], _ json: JSON, isValid: Bool) {
        let paths = query.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false).map {
            DotPath(bytes: Array($0), countsFromEnd: true)
        }
        let together = json.get(DotPaths(paths))
        for (path, value) in zip(paths, together) {
            let alone = json.get(path)
            if isValid { require(value.raw == alone.raw && value.kind == alone.kind, "one pass finds something else") }
            let lent = JSON.get(path, in: json.bytes.span)
            require(lent.raw == alone.raw && lent.offset == alone.offset, "a text that is lent gives something else")
            for match in json.all(path) {
                guard isValid, let found = match.pathBytes(in: json) else { continue }
                require(json.get(DotPath(bytes: found)).exists, "a path does not lead back")
            }
        }
    }

    private static func jsonPath(_ query: String, _ json: JSON, isValid: Bool) {
        guard let query = try? JSONPath(query) else { return }
        let nodes = query.nodes(in: json)
        let lent = query.nodes(in: json.bytes.span)
        require(nodes.map(\.value.raw) == lent.map(\.value.raw), "a text that is lent gives something else")
        require(query.values(in: json).count == nodes.count, "values without paths are others")
    }

    /// An expression, as a literal and as a value of the text, on a text.
    private static func expression(_ pattern: String, _ text: String) {
        let quoted = JSON.quoted(pattern)
        let json = JSON(
            [UInt8](#"{"p":"#.utf8) + quoted + [0x2C] + [UInt8](#""v":["#.utf8) + JSON.quoted(text) + [0x5D, 0x7D]
        )
        for function in ["match", "search"] {
            let literal = try? JSONPath("$.v[?\(function)(@, \(String(decoding: quoted, as: UTF8.self)))]")
            let computed = try? JSONPath("$.v[?\(function)(@, $.p)]")
            guard let literal, let computed else { continue }
            require(
                literal.values(in: json).count == computed.values(in: json).count,
                "a literal expression is another than a computed one"
            )
        }
    }
}
