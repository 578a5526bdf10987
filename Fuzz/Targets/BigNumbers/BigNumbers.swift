import FuzzSupport
import MimaBigInt

/// Numbers and expressions: texts of numbers are read as what they are written as, and expressions end.
@main
enum BigNumbers: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for radix in [2, 8, 10, 16, 36] {
            guard let number = try? BigInt(parsing: text, radix: radix) else { continue }
            require(BigInt(String(number, radix: radix), radix: radix) == number, "in base \(radix)")
            require(BigInt("\(number)") == number, "in base 10")
        }
        _ = BigRational(text)
        var expression = Expression(bitLimit: 1 << 12)
        _ = try? expression.evaluate(text)
    }
}
