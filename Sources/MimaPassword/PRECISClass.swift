/// How RFC 8264's FreeformClass (§4.3) takes a character.
enum PRECISClass {
    case valid
    case contextual
    case disallowed

    static func of(_ scalar: Unicode.Scalar) -> PRECISClass {
        let properties = scalar.properties
        switch scalar.value {
        // Exceptions (§9.6) that other rules would decide otherwise.
        case 0x0640, 0x07fa, 0x302e, 0x302f, 0x3031...0x3035, 0x303b: return .disallowed
        case 0x00b7, 0x0375, 0x05f3, 0x05f4, 0x30fb, 0x0660...0x0669, 0x06f0...0x06f9: return .contextual
        // Join controls (§9.8).
        case 0x200c, 0x200d: return .contextual
        // Old Hangul jamo (§9.9).
        case 0x1100...0x11ff, 0xa960...0xa97c, 0xd7b0...0xd7c6, 0xd7cb...0xd7fb: return .disallowed
        default: break
        }
        // Ignorable characters (§9.13).
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return .disallowed }
        switch properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .format, .lineSeparator, .paragraphSeparator:
            return .disallowed
        default:
            // Letters, digits, symbols, punctuation, spaces and what has a compatibility form are all valid here.
            return .valid
        }
    }
}
