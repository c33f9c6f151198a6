internal import Unpacking

extension ActorDirectory {
    /// What the tables of the directory are, in 16 hexadecimal digits: another directory has another digest.
    package static let digest: String = {
        let others = ["places-", "date-", "number-"]
        let tables = Lexicon.tables.filter { table in !others.contains { table.name.hasPrefix($0) } }
        return hexadecimal(tables.reduce(0) { $0 &* 31 ^ checksum(Array($1.text.description.utf8)[...]) })
    }()
}
