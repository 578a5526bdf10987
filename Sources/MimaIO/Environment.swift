import Glibc
public import MimaBytes

/// The process's environment variables, as far as the tool and its library ask for them.
public enum Environment {
    /// Whether the user wants text without colours: `NO_COLOR` is set and not empty (https://no-color.org).
    public static var refusesColor: Bool {
        guard let value = unsafe getenv("NO_COLOR") else { return false }
        return unsafe value.pointee != 0
    }

    /// Takes a secret out of the environment: the variable's value, or nil when it is not set.
    ///
    /// The value is overwritten and the variable removed, so that programs started later do not inherit it and a look
    /// into /proc does not find it; a second call returns nil. The environment belongs to all threads without a lock,
    /// so this is for a tool's start, before there are others.
    public static func secret(named name: String) -> SecretBytes? {
        guard let value = unsafe getenv(name) else { return nil }
        let count = unsafe strlen(value)
        let secret = SecretBytes(count: count) { output in
            unsafe value.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
                output.append(copying: unsafe Span(_unsafeStart: bytes, count: count))
            }
        }
        unsafe explicit_bzero(value, count)
        unsafe unsetenv(name)
        return secret
    }
}
