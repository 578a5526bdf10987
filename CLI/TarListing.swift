import Mima

/// How entries of an archive are printed.
final class TarListing {
    private let numericOwner: Bool
    /// Columns are as wide as what came before needed, as GNU tar does it.
    private var width = 19

    init(numericOwner: Bool) {
        self.numericOwner = numericOwner
    }

    private func owners(_ entry: Tar.Entry) -> (user: String, group: String) {
        let (user, group) = (entry.ownerName, entry.groupName)
        return (
            numericOwner || user.isEmpty ? "\(entry.owner)" : String(decoding: user, as: UTF8.self).visible(),
            numericOwner || group.isEmpty ? "\(entry.group)" : String(decoding: group, as: UTF8.self).visible()
        )
    }

    /// What stands before the name on a long line.
    func facts(_ entry: Tar.Entry) -> String {
        let (user, group) = owners(entry)
        let isDevice = entry.kind == .blockDevice || entry.kind == .characterDevice
        let size = isDevice ? "\(entry.deviceMajor),\(entry.deviceMinor)" : "\(entry.size)"
        let owners = "\(user)/\(group)"
        width = max(width, owners.count + 1 + size.count)
        let gap = String(repeating: " ", count: width - owners.count - size.count)
        let time = CalendarTime(secondsSinceEpoch: entry.modificationTime.seconds).rfc3339
        return "\(Self.permissions(entry)) \(owners)\(gap)\(size) \(time.prefix(10)) \(time.dropFirst(11).prefix(5)) "
    }

    /// What stands after the name on a long line.
    func appendTarget(of entry: Tar.Entry, to line: inout [UInt8]) {
        switch entry.kind {
        case .symbolicLink: line += Array(" -> ".utf8)
        case .hardLink: line += Array(" link to ".utf8)
        default: return
        }
        Self.append(entry.linkTarget, to: &line)
    }

    private static func permissions(_ entry: Tar.Entry) -> String {
        let bits = entry.permissions
        var text =
            switch entry.kind {
            case .file: "-"
            case .hardLink: "h"
            case .symbolicLink: "l"
            case .characterDevice: "c"
            case .blockDevice: "b"
            case .folder: "d"
            case .pipe: "p"
            }
        for (shift, special, letter) in [(6, UInt16(0o4000), "s"), (3, 0o2000, "s"), (0, 0o1000, "t")] {
            text += bits >> shift & 4 != 0 ? "r" : "-"
            text += bits >> shift & 2 != 0 ? "w" : "-"
            let executes = bits >> shift & 1 != 0
            if bits & special != 0 {
                text += executes ? letter : letter.uppercased()
            } else {
                text += executes ? "x" : "-"
            }
        }
        return text
    }

    /// Appends a name so that it is one line and cannot steer a terminal.
    static func append(_ name: [UInt8], to line: inout [UInt8]) {
        let isPlain = name.allSatisfy { $0 >= 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }
        if isPlain {
            line += name
            return
        }
        let isText = String(decoding: name, as: UTF8.self).utf8.elementsEqual(name)
        for byte in name {
            switch byte {
            case UInt8(ascii: "\\"): line += Array("\\\\".utf8)
            case UInt8(ascii: "\n"): line += Array("\\n".utf8)
            case UInt8(ascii: "\t"): line += Array("\\t".utf8)
            case 0x20..<0x7f: line.append(byte)
            case 0x80... where isText: line.append(byte)
            default:
                let digits = String(byte, radix: 8)
                line += Array("\\\(String(repeating: "0", count: 3 - digits.count))\(digits)".utf8)
            }
        }
    }

    /// An entry as JSON.
    func object(_ entry: Tar.Entry) -> JSONOutput {
        let kind =
            switch entry.kind {
            case .file: "file"
            case .hardLink: "hard link"
            case .symbolicLink: "symbolic link"
            case .characterDevice: "character device"
            case .blockDevice: "block device"
            case .folder: "folder"
            case .pipe: "pipe"
            }
        let (user, group) = owners(entry)
        let target: JSONOutput =
            entry.linkTarget.isEmpty ? .null : .string(String(decoding: entry.linkTarget, as: UTF8.self))
        return .object([
            "path": .string(entry.displayName), "kind": .string(kind), "size": .number(entry.size),
            "mode": .string(String(entry.permissions, radix: 8)), "owner": .string(user), "group": .string(group),
            "time": .string(CalendarTime(secondsSinceEpoch: entry.modificationTime.seconds).rfc3339),
            "nanoseconds": .number(entry.modificationTime.nanoseconds), "target": target,
        ])
    }
}
