import Testing
@testable import MimaJSON
@Suite struct X { @Test func x() { #expect(JSON(#"{"name":{"last":"A"}}"#).get("name.last").string == "A") } }
