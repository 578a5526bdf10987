/// The tag of a DER element (ITU-T X.680 §8.4).
package struct DERTag: Equatable, Sendable {
    package let rawValue: UInt8

    package static let integer = DERTag(rawValue: 0x02)
    package static let bitString = DERTag(rawValue: 0x03)
    package static let octetString = DERTag(rawValue: 0x04)
    package static let null = DERTag(rawValue: 0x05)
    package static let objectIdentifier = DERTag(rawValue: 0x06)
    package static let bmpString = DERTag(rawValue: 0x1e)
    package static let sequence = DERTag(rawValue: 0x30)
    package static let set = DERTag(rawValue: 0x31)

    /// The tag of an element that is told from others by its place, around the element's own.
    package static func explicit(_ number: UInt8) -> DERTag { DERTag(rawValue: 0xa0 | number) }

    /// The tag of an element that is told from others by its place, instead of its own; not of one that has parts.
    package static func implicit(_ number: UInt8) -> DERTag { DERTag(rawValue: 0x80 | number) }

    /// A name for messages.
    var name: String {
        switch self {
        case .integer: "integer"
        case .bitString: "bit string"
        case .octetString: "octet string"
        case .null: "null"
        case .objectIdentifier: "object identifier"
        case .bmpString: "string of UCS-2"
        case .sequence: "sequence"
        case .set: "set"
        default: "element with tag \(rawValue)"
        }
    }
}
