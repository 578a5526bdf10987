/// The words of a progress line.
enum ProgressText {
    /// "label  45%  460 MiB of 1.0 GiB  250 MiB/s  0:03 left", cut to fit into `columns`; the label gives way first.
    static func line(label: String, done: Int, total: Int?, seconds: Double, columns: Int) -> String {
        let rate = seconds > 0 ? Double(done) / seconds : 0
        var parts: [String] = []
        if let total, total > 0, done <= total {
            parts.append("\(Int(Double(done) / Double(total) * 100))%")
            parts.append("\(size(Double(done))) of \(size(Double(total)))")
            parts.append("\(size(rate))/s")
            if rate > 0 { parts.append("\(duration(Double(total - done) / rate)) left") }
        } else {
            parts.append(size(Double(done)))
            parts.append("\(size(rate))/s")
        }
        return line(label: label, facts: parts.joined(separator: "  "), columns: columns)
    }

    /// "label  0:03": how long it has taken so far.
    static func line(label: String, seconds: Double, columns: Int) -> String {
        line(label: label, facts: duration(seconds.rounded(.down)), columns: columns)
    }

    private static func line(label: String, facts: String, columns: Int) -> String {
        // The last column stays free: some terminals go to the next line when it is written.
        let room = columns - 1 - facts.utf8.count - 2
        let name = DisplayText.prefix(DisplayText.escaped(label), width: max(0, room))
        return name.isEmpty ? DisplayText.prefix(facts, width: max(0, columns - 1)) : "\(name)  \(facts)"
    }

    /// A number of bytes with three or so digits: "512 B", "1.5 MiB", "87 GiB".
    static func size(_ count: Double) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
        var value = min(max(0, count), 1e30)
        var unit = 0
        while value >= 1000, unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        if unit == 0 || value >= 99.95 { return "\(Int(value.rounded())) \(units[unit])" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }

    /// "0:07", "12:34" or "3:00:00".
    static func duration(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds.rounded(.up)), 359_999))
        let minutes = whole / 60 % 60
        let rest = whole % 60
        let clock = "\(minutes):\(rest < 10 ? "0" : "")\(rest)"
        return whole < 3600 ? clock : "\(whole / 3600):\(minutes < 10 ? "0" : "")\(clock)"
    }
}
