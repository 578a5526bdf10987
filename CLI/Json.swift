import ArgumentParser

struct Json: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "json",
        abstract: "Read, change, check and lay out JSON by path.",
        discussion: """
            Paths are gjson's: name.last, friends.0, friends.#.first, friends.#(age>45)#.last, and its modifiers.
            """,
        subcommands: [
            JsonGet.self, JsonSet.self, JsonDelete.self, JsonValidate.self, JsonFormat.self, JsonPatch.self,
            JsonMerge.self,
        ]
    )
}
