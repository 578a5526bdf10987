/// Throws ``PasswordError/parameterOutOfRange(_:found:allowed:)`` unless `value` is in `allowed`.
func require(_ value: Int, _ what: String, in allowed: ClosedRange<Int>) throws(PasswordError) {
    if !allowed.contains(value) { throw .parameterOutOfRange(what, found: value, allowed: allowed) }
}
