extension Suite {
    /// Files of the age test kit, one case each.
    static let ageTestKit = Suite(
        recognizes: { file in file.data.starts(with: AgeKitFile.start) },
        run: { file in
            var report = FileReport(path: file.path, suite: "age test kit")
            do throws(AgeKitFailure) {
                let test = try AgeKitFile(file.data)
                report.record(file.name, comment: test.comment, .valid, test.run())
            } catch {
                switch error {
                case .malformed(let reason):
                    report.fail(expected: "a file of the age test kit", found: reason)
                case .unknownKey(let key):
                    report.skip(1, because: "needs a reader of the key \"\(key)\"", testCase: file.name)
                }
            }
            return report
        }
    )
}
