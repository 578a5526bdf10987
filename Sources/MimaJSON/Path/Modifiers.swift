/// The modifiers that a path may use: those that are built in, and a program's own.
///
/// A modifier `@name:argument` turns the JSON text of a value into another. A program's own come before the
/// built-in ones of the same name.
public struct Modifiers: Sendable {
    /// Makes a JSON text of a JSON text and the argument behind the colon, which may be empty.
    public typealias Modifier = @Sendable (_ json: [UInt8], _ argument: [UInt8]) -> [UInt8]

    /// The built-in modifiers alone.
    public static let standard = Modifiers()
    /// None at all: `@` is an ordinary character, and a multipath stands only at the beginning of a path or behind `|`.
    public static let none = Modifiers(isEnabled: false)

    /// A program's own, of which few have any.
    final class Own: Sendable {
        let named: [String: Modifier]
        init(_ named: [String: Modifier]) { self.named = named }
    }

    let own: Own?
    let isEnabled: Bool

    /// The built-in modifiers and those of `own`, by their names without the `@`.
    public init(_ own: [String: Modifier] = [:]) {
        self.own = own.isEmpty ? nil : Own(own)
        isEnabled = true
    }

    private init(isEnabled: Bool) {
        own = nil
        self.isEnabled = isEnabled
    }
}

extension SearchContext {
    private func own(_ name: Bytes) -> Modifiers.Modifier? {
        unsafe own?._withUnsafeGuaranteedRef { $0.named[name.string] }
    }

    /// A program's own or built-in modifier of this name, applied; nil when it leaves the text as it is.
    func apply(_ name: Bytes, to json: Bytes, _ argument: Bytes) -> [UInt8]? {
        if let modifier = own(name) { return modifier(json.array, argument.array) }
        return BuiltInModifier(name)?.apply(json, argument, self)
    }

    func hasModifier(_ name: Bytes) -> Bool {
        hasModifiers && (own(name) != nil || BuiltInModifier(name) != nil)
    }
}

/// The modifiers that gjson has, and `@unique` and `@match`, which it has not.
enum BuiltInModifier: String {
    case pretty, ugly, reverse, this, flatten, join, valid, keys, values, tostr, fromstr, group, dig
    case unique, match

    init?(_ name: Bytes) {
        guard 3...7 ~= name.count else { return nil }
        self.init(rawValue: name.string)
    }
}

extension Bytes {
    /// What a path that begins with a modifier makes; nil when there is no modifier of that name.
    func findModified(_ path: Bytes, _ context: SearchContext) -> Found? {
        var i = 1
        while i < path.count, path[i] != 0x3A, path[i] != 0x7C, path[i] != 0x2E { i += 1 }
        let name = path[1..<i]
        guard context.hasModifier(name) else { return nil }
        var argument = path[0..<0]
        var rest = path.from(i)
        if path[i] == 0x3A {
            rest = path.from(i + 1)
            (argument, rest) = rest.modifierArgument
        }
        guard let made = context.apply(name, to: self, argument) else { return continuedUnchanged(rest, context) }
        return continued(made, rest, context)
    }

    /// A modifier's argument at the beginning of the path, and what follows it.
    private var modifierArgument: (argument: Bytes, rest: Bytes) {
        switch self[0] {
        case 0x7B, 0x5B, 0x22:
            let end = squashedEnd
            return (self[0..<end], from(end))
        default:
            let end = firstIndex(of: 0x7C) ?? count
            return (self[0..<end], from(end))
        }
    }
}
