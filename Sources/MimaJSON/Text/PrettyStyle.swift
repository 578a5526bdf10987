/// How a JSON text is laid out for people.
public struct PrettyStyle: Hashable, Sendable {
    /// Arrays without objects in them that fit into this many columns stay on one line; zero or less: none does.
    public var width: Int
    /// What each line begins with.
    public var prefix: String
    /// What each level adds.
    public var indent: String
    /// Members in the order of their keys' bytes.
    public var sortsKeys: Bool

    /// Two spaces a level, arrays of up to 80 columns on one line, members in their order: what gjson does.
    public static let standard = PrettyStyle()

    /// A layout.
    public init(width: Int = 80, prefix: String = "", indent: String = "  ", sortsKeys: Bool = false) {
        self.width = width
        self.prefix = prefix
        self.indent = indent
        self.sortsKeys = sortsKeys
    }

    /// The layout that the argument of `@pretty` asks for.
    init(gjsonArgument: Bytes) {
        self.init()
        var style = self
        gjsonArgument.forEach(gjsonArgument.parsed) { key, value in
            guard let key else { return true }
            let text = withBytes(value.text(in: gjsonArgument)) { $0.string }
            switch key.withString(in: gjsonArgument, { $0.string }) {
            case "sortKeys": style.sortsKeys = value.truth(in: gjsonArgument) == true
            case "indent": style.indent = Self.spaceOnly(text)
            case "prefix": style.prefix = Self.spaceOnly(text)
            case "width": style.width = Int(value.integer(in: gjsonArgument))
            default: break
            }
            return true
        }
        self = style
    }

    private static func spaceOnly(_ text: String) -> String {
        text.filter { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    }
}
