internal import Glibc

/// The names of users and groups, asked for once each. For one thread at a time.
public final class AccountNames {
    private var users: [Int: [UInt8]] = [:]
    private var groups: [Int: [UInt8]] = [:]
    private var userNumbers: [[UInt8]: Int?] = [:]
    private var groupNumbers: [[UInt8]: Int?] = [:]

    /// No names yet.
    public init() {}

    /// The name of the user with this number; empty when there is none.
    public func user(_ number: Int) -> [UInt8] {
        if let known = users[number] { return known }
        let name = unsafe getpwuid(uid_t(truncatingIfNeeded: number)).flatMap { unsafe Self.bytes($0.pointee.pw_name) }
        users[number] = name ?? []
        return name ?? []
    }

    /// The name of the group with this number; empty when there is none.
    public func group(_ number: Int) -> [UInt8] {
        if let known = groups[number] { return known }
        let name = unsafe getgrgid(gid_t(truncatingIfNeeded: number)).flatMap { unsafe Self.bytes($0.pointee.gr_name) }
        groups[number] = name ?? []
        return name ?? []
    }

    /// The number of the user with this name; nil when there is none.
    public func number(ofUser name: [UInt8]) -> Int? {
        if let known = userNumbers[name] { return known }
        let number =
            name.isEmpty || name.contains(0)
            ? nil
            : unsafe withCString(name) { name in
                unsafe getpwnam(name).map { unsafe Int($0.pointee.pw_uid) }
            }
        userNumbers[name] = .some(number)
        return number
    }

    /// The number of the group with this name; nil when there is none.
    public func number(ofGroup name: [UInt8]) -> Int? {
        if let known = groupNumbers[name] { return known }
        let number =
            name.isEmpty || name.contains(0)
            ? nil
            : unsafe withCString(name) { name in
                unsafe getgrnam(name).map { unsafe Int($0.pointee.gr_gid) }
            }
        groupNumbers[name] = .some(number)
        return number
    }

    private static func bytes(_ text: UnsafeMutablePointer<CChar>?) -> [UInt8]? {
        guard let text = unsafe text else { return nil }
        return unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
}
