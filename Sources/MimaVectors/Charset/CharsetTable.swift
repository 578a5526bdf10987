internal import MimaCharset

/// A table of the Encoding Standard: code points by pointer, or the beginnings of ranges.
enum CharsetTable: Decodable {
    case codePoints([UInt32?])
    case ranges([[UInt32]])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let points = try? container.decode([UInt32?].self) {
            self = .codePoints(points)
        } else {
            self = .ranges(try container.decode([[UInt32]].self))
        }
    }

    /// Runs the table of this name in all encodings that use it.
    func run(_ name: String, _ report: inout FileReport) {
        switch self {
        case .ranges(let ranges): run(ranges: ranges, name, &report)
        case .codePoints(let points) where name == "iso-2022-jp-katakana": run(katakana: points, &report)
        case .codePoints(let points):
            let forms = PointerForm.forms(ofTable: name)
            if forms.isEmpty { return report.skip(points.count, because: "needs an encoder for \(name)") }
            // An encoder takes the first pointer of a code point, but for what the standard leaves out of its table.
            for form in forms {
                var first: [UInt32: Int] = [:]
                for (pointer, point) in points.enumerated() where form.isEncoded(pointer) {
                    guard let point else { continue }
                    if form.takesLast(point) || first[point] == nil { first[point] = pointer }
                }
                for (pointer, point) in points.enumerated() where pointer < form.pointerCount {
                    // A pointer without a code point may be defined outside of the table, and is malformed else.
                    guard let point else { continue }
                    let (test, bytes) = ("\(form.charset.name) pointer \(pointer)", form.bytes(pointer))
                    report.record(test, comment: "decode", .valid, form.charset.decoding(bytes, to: point))
                    if first[point] == pointer {
                        report.record(
                            test,
                            comment: "encode",
                            .valid,
                            form.charset.encoding(point, to: form.encoded(pointer))
                        )
                    }
                }
            }
        }
    }

    /// What ISO-2022-JP writes for the half-width characters: the same as for the full-width ones in the table.
    private func run(katakana points: [UInt32?], _ report: inout FileReport) {
        for (number, point) in points.enumerated() {
            guard let point, let full = Unicode.Scalar(point) else { continue }
            let verdict: Verdict
            do throws(CharsetError) {
                let bytes = try Charset.iso2022JP.encode(String(full))
                verdict = Charset.iso2022JP.encoding(0xFF61 + UInt32(number), to: bytes)
            } catch {
                verdict = .rejected("\(error)")
            }
            report.record("half-width \(number)", comment: "encode", .valid, verdict)
        }
    }

    /// The four bytes of gb18030 at the beginning and at the end of each range.
    private func run(ranges: [[UInt32]], _ name: String, _ report: inout FileReport) {
        for (number, range) in ranges.enumerated() {
            guard range.count == 2 else {
                report.fail(expected: "pairs in \(name)", found: "\(range.count) numbers")
                continue
            }
            var pairs = [(range[0], range[1])]
            if number + 1 < ranges.count, let end = ranges[number + 1].first, end > range[0], end <= 39394 {
                pairs.append((end - 1, range[1] + (end - 1 - range[0])))
            }
            for (pointer, point) in pairs {
                let bytes = [
                    UInt8(truncatingIfNeeded: pointer / 12600 + 0x81), UInt8(pointer / 1260 % 10 + 0x30),
                    UInt8(pointer / 10 % 126 + 0x81), UInt8(pointer % 10 + 0x30),
                ]
                let test = "gb18030 range pointer \(pointer)"
                report.record(test, comment: "decode", .valid, Charset.gb18030.decoding(bytes, to: point))
                report.record(test, comment: "encode", .valid, Charset.gb18030.encoding(point, to: bytes))
            }
        }
    }
}

extension Charset {
    fileprivate func decoding(_ bytes: [UInt8], to point: UInt32) -> Verdict {
        do throws(CharsetError) {
            let found = try decode(bytes, malformed: .fail, byteOrderMark: .keep)
            let scalars = found.unicodeScalars.map(\.value)
            return scalars == [point] ? .accepted : .wrong(expected: "\(point)", found: "\(scalars)")
        } catch {
            return .rejected("\(error)")
        }
    }

    fileprivate func encoding(_ point: UInt32, to bytes: [UInt8]) -> Verdict {
        guard let scalar = Unicode.Scalar(point) else { return .wrong(expected: "a code point", found: "\(point)") }
        do throws(CharsetError) {
            return .comparing("bytes", expected: bytes, found: try encode(String(scalar)))
        } catch {
            return .rejected("\(error)")
        }
    }
}
