import FuzzSupport
import MimaJSON

/// JSON by path: the input is a path and a text, with a zero byte between them. Whatever both are, searches and edits
/// come to an end, and what is made of valid JSON is valid.
@main
enum JSONText: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        guard let split = bytes.firstIndex(of: 0) else { return }
        let json = JSON(Array(bytes[(split + 1)...]))
        let path = String(decoding: bytes[..<split], as: UTF8.self)
        let isValid = (try? json.validate(depthLimit: 500)) != nil
        require(!isValid || json.isValid, "strictly valid, but not leniently")

        let value = json.get(DotPath(bytes: Array(bytes[..<split])))
        _ = (value.string, value.int, value.uint, value.double, value.bool, value.path(in: json), value.paths(in: json))
        value.forEach { _, _ in true }
        edit(json, path, isValid: isValid)
        standards(json, path, isValid: isValid)
        if isValid {
            require(JSON(json.minified).isValid, "minifying breaks it")
            require(JSON(json.pretty()).isValid, "laying out breaks it")
            require(
                JSON(json.minified).isEquivalent(to: JSON(json.pretty(PrettyStyle(sortsKeys: true)))),
                "not the same"
            )
        }
    }

    private static func edit(_ json: JSON, _ path: String, isValid: Bool) {
        var changed = json
        if (try? changed.set(path, raw: [0x30])) != nil, isValid { require(changed.isValid, "setting breaks it") }
        changed = json
        if (try? changed.delete(path)) != nil, isValid { require(changed.isValid, "deleting breaks it") }
    }

    private static func standards(_ json: JSON, _ path: String, isValid: Bool) {
        if let query = try? JSONPath(path) {
            for node in query.nodes(in: json) where isValid {
                require((try? JSONPath(node.path))?.values(in: json).count == 1, "a path does not lead back")
            }
        }
        if let pointer = try? JSONPointer(path) { _ = json.get(pointer).string }
        if let patch = try? JSONPatch(JSON(path)) {
            var changed = json
            if (try? changed.apply(patch)) != nil, isValid { require(changed.isValid, "a patch breaks it") }
        }
        if isValid, (try? JSON(path).validate(depthLimit: 500)) != nil {
            var changed = json
            changed.merge(JSON(path))
            require(changed.isValid, "merging breaks it")
        }
    }
}
