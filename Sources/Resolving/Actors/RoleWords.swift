internal import Unpacking

/// A word for a role or an institution, and what it points to.
package struct RoleWord: Hashable, Sendable {
    /// What the word names.
    package enum Kind: String, Hashable, Sendable {
        /// People in a role: `gunmen`, `nurse`.
        case person
        /// An office of the state: `minister`.
        case office
        /// An institution or a group: `court`, `armée`.
        case body
        /// The armed forces of a country, or its soldiers.
        case army
        /// The government of a country.
        case government
        /// The police of a country.
        case police
        /// A role that takes the side of the body it stands with: `army spokesman`, `chef rebelle`.
        case title
    }

    /// PLOVER's sectors, the main one first.
    package var sectors: [String]
    package var kind: Kind
}

/// The table of role words.
struct RoleWords: Sendable {
    struct Role: Sendable {
        var sectors: UInt16
        var kind: RoleWord.Kind
        var isFrench: Bool
        /// The country in which it means this; none where it does so everywhere.
        var country: CountryCode
    }

    var roles: [Role] = []
    var index = NameIndex(capacity: 1 << 14, heedsAccents: true)
    /// The words like `pro` in `pro-Russian`.
    let prefixes = Modifiers.keys(of: "prefix")
    /// The words like `backed` in `Iran-backed`.
    let participles = Modifiers.keys(of: "participle")
    /// The words like `former`.
    let former = Modifiers.keys(of: "former")
    /// The words after which stands what describes the word before.
    let prepositions = Modifiers.keys(of: "preposition")
    /// The prepositions that say whose: `of`, `du`.
    let belongings = Modifiers.keys(of: "belongs")
    /// The words between two parties.
    let conjunctions = Modifiers.keys(of: "and")
    /// The words that stand with the name of a place: `province`, `northern`.
    let areas = Modifiers.keys(of: "area")
    /// The words that say nothing of who it is: `the`, `dozens`.
    let plainWords = Modifiers.keys(of: "plain")
    /// Those that only French has.
    let frenchWords = Modifiers.keys(of: "preposition", language: "fr").union(
        Modifiers.keys(of: "article", language: "fr")
    )
}

/// The table of words that change what stands beside them.
enum Modifiers {
    /// The keys of the words that do something, with accents: `à` is no `a`.
    static func keys(of task: String, language: String? = nil) -> Set<UInt64> {
        var folder = WordFolder()
        for row in rows(of: Lexicon.modifiers_tsv)
        where row[1] == task && (language.map { $0 == row[0] } ?? true) {
            folder.append(row[2].utf8, token: 0)
        }
        return Set(folder.words.map(\.accentedKey))
    }
}

/// A membership of a state in an organisation, or of a group in a coalition.
struct Membership: Sendable {
    var member: TextRange
    var organisation: TextRange
    var first: Int32
    var last: Int32
    var isSuspension: Bool
    var isMember: Bool
}

/// How a state is spoken of.
struct StateNames: Sendable {
    /// Of the state's entry: `mali`.
    var id: String
    /// In English, without an article: `Mali`.
    var name: String
    /// Whether it takes `the`.
    var needsArticle: Bool
    var entry: Int32
}
