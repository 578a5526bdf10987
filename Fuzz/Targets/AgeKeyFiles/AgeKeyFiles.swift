import FuzzSupport
import MimaBytes
import MimaFiles
import MimaIO

/// Recipients files and identity files of age, SSH keys among them.
@main
enum AgeKeyFiles: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        if let recipients = try? Age.recipients(inFile: bytes) {
            for recipient in recipients {
                // The comment of an SSH key may lose characters that cannot be shown; the key may not.
                let again = try? Age.recipient("\(recipient)")
                require(again.map { key("\($0)") } == key("\(recipient)"), "a recipient is not read as it is written")
            }
        }
        let identities = try? Age.identities(inFile: SecretBytes(copying: bytes), name: "fuzz") {
            _ throws(FilesError) in
            throw .io(.notATerminal)
        }
        for identity in identities ?? [] {
            if let recipients = try? identity.recipients() {
                for recipient in recipients { _ = try? recipient.wrap(Age.FileKey()) }
            }
            _ = try? identity.unwrap([])
        }
    }
}

/// The recipient's line without a comment.
private func key(_ line: String) -> [Substring] {
    Array(line.split(separator: " ").prefix(2))
}
