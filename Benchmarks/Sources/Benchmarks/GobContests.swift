import Foundation
import MimaGob

/// gob against Go's own coders on the same 10,000 records of mixed fields, and Codable against Foundation's JSON coders.
///
/// Where Codable's cost goes: every struct needs a container, which Swift allocates and whose type it looks up at run
/// time, and every field is a call through two tables of witnesses, with a key that is an unspecialised generic value
/// and has to give its name as a string. A schema has neither: it writes and reads stored properties where they lie.
enum GobContests {
    struct Place: Codable, Sendable {
        var x = 0
        var y = 0
    }

    struct Record: Codable, Sendable {
        var id: Int64 = 0
        var name = ""
        var email = ""
        var age = 0
        var score = 0.0
        var active = false
        var tags: [String] = []
        var created = GobTime.zero
        var attrs: [String: String] = [:]
        var data: [UInt8] = []
        var scores: [Int] = []
        var notes = ""
        var loc: Place?

        enum CodingKeys: String, CodingKey {
            case id = "ID"
            case name, email, age, score, active, tags, created, attrs, data, scores, notes, loc
        }
    }

    /// The same for JSON, whose coders know Data and Date.
    struct JSONRecord: Codable {
        var id: Int64
        var name: String
        var email: String
        var age: Int
        var score: Double
        var active: Bool
        var tags: [String]
        var created: Date
        var attrs: [String: String]
        var data: Data
        var scores: [Int]
        var notes: String
        var loc: Place?

        init(_ record: Record) {
            id = record.id
            name = record.name
            email = record.email
            age = record.age
            score = record.score
            active = record.active
            tags = record.tags
            created = Date(timeIntervalSince1970: Double(record.created.seconds))
            attrs = record.attrs
            data = Data(record.data)
            scores = record.scores
            notes = record.notes
            loc = record.loc
        }
    }

    static let placeSchema = GobSchema<Place>(
        name: "Place",
        zero: Place(),
        fields: [.field("X", \.x), .field("Y", \.y)]
    )

    static let schema = GobSchema<Record>(
        name: "Record",
        zero: Record(),
        fields: [
            .field("ID", \.id), .field("Name", \.name), .field("Email", \.email), .field("Age", \.age),
            .field("Score", \.score), .field("Active", \.active), .field("Tags", \.tags),
            .field("Created", \.created), .field("Attrs", \.attrs), .field("Data", \.data),
            .field("Scores", \.scores), .field("Notes", \.notes),
            .field("Loc", \.loc, .optional(.structure(placeSchema))),
        ]
    )

    /// The contests with Go's program, none where it was not built.
    static func all(peer program: String?) throws -> [Contest] {
        guard let go = try GoPeer(program: program) else { return [] }
        return try all(go)
    }

    static func all(_ go: GoPeer) throws -> [Contest] {
        let (slice, stream, one) = (try go.file("slice.gob"), try go.file("stream.gob"), try go.file("one.gob"))
        let records = try schema.decode(slice)
        let (sliceDocument, streamDocument) = (try GobDocument(stream: slice), try GobDocument(stream: stream))
        let jsonRecords = records.map { JSONRecord($0) }
        let json = try JSONEncoder().encode(jsonRecords)

        func contest(_ name: String, _ command: String, _ ours: @escaping () throws -> Void) -> Contest {
            Contest(name: "gob, 10,000 records, \(name)", ours: ours, peers: [("Go", { go.run(command) })])
        }
        func againstJSON(_ contest: Contest, _ json: @escaping () throws -> Void) -> Contest {
            Contest(name: contest.name, ours: contest.ours, peers: contest.peers + [("Foundation's JSON", json)])
        }
        func cold(_ name: String, _ ours: @escaping () throws -> Void) -> Contest {
            Contest(
                name: "gob, a new decoder for each of 1,000 records, \(name)",
                ours: { for _ in 0..<1_000 { try ours() } },
                peers: [("Go", { go.run("decode cold") })]
            )
        }
        return [
            contest("encode a slice by schema", "encode slice") { _ = try schema.encodeSlice(records) },
            contest("encode a stream by schema", "encode stream") { _ = try schema.encode(records) },
            contest("decode a slice by schema", "decode slice") { _ = try schema.decode(slice) },
            contest("decode a stream by schema", "decode stream") { _ = try schema.decode(stream) },
            contest("encode a slice as GobValue", "encode slice") { _ = try sliceDocument.stream() },
            contest("encode a stream as GobValue", "encode stream") { _ = try streamDocument.stream() },
            contest("decode a slice as GobValue", "decode slice") { _ = try GobReader.items(in: slice) },
            contest("decode a stream as GobValue", "decode stream") { _ = try GobReader.items(in: stream) },
            againstJSON(
                contest("encode a slice by Codable", "encode slice") { _ = try GobEncoder.encode(records) },
                { _ = try JSONEncoder().encode(jsonRecords) }
            ),
            contest("encode a stream by Codable", "encode stream") {
                var encoder = GobEncoder()
                for record in records { try encoder.append(record) }
                _ = encoder.takeBytes()
            },
            againstJSON(
                contest("decode a slice by Codable", "decode slice") {
                    _ = try GobDecoder().decode([Record].self, from: slice)
                },
                { _ = try JSONDecoder().decode([JSONRecord].self, from: json) }
            ),
            contest("decode a stream by Codable", "decode stream") {
                _ = try GobDecoder().decodeAll(Record.self, from: stream)
            },
            cold("by schema") { _ = try schema.decode(one) },
            cold("as GobValue") { _ = try GobReader.items(in: one) },
            cold("by Codable") { _ = try GobDecoder().decode(Record.self, from: one) },
        ]
    }
}
