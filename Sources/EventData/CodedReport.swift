/// What was found in one report.
public struct CodedReport: Hashable, Sendable {
    /// The language it was read in.
    public var language: Language
    public var claims: [Claim]
    public var quotations: [Quotation]
    public var relations: [Relation]
    public var mentions: [Mention]

    public init(
        language: Language,
        claims: [Claim] = [],
        quotations: [Quotation] = [],
        relations: [Relation] = [],
        mentions: [Mention] = []
    ) {
        self.language = language
        self.claims = claims
        self.quotations = quotations
        self.relations = relations
        self.mentions = mentions
    }

    /// What coded a report, for whoever wants to know how a coding came about.
    public struct Provenance: Hashable, Sendable {
        /// The program's version, and the name and version of the language model.
        public var griot: String
        public var language: String
        /// Digests of the coding tables, of the gazetteer and of the actor directory.
        public var rules: String
        public var gazetteer: String
        public var directory: String

        public init(griot: String, language: String, rules: String, gazetteer: String, directory: String) {
            self.griot = griot
            self.language = language
            self.rules = rules
            self.gazetteer = gazetteer
            self.directory = directory
        }
    }
}

/// Words of somebody, as the report quotes them.
public struct Quotation: Hashable, Sendable {
    /// What stands between the quotation marks.
    public var evidence: Evidence
    /// Who said it.
    public var speaker: Speaker?

    /// Who is quoted: the words, whom they mean, and as what the report presents them.
    public struct Speaker: Hashable, Sendable {
        public var evidence: Evidence
        public var actor: Actor
        /// The words that say what the speaker is: "head of the Sahel program at the Konrad Adenauer Foundation".
        public var role: String?

        public init(evidence: Evidence, actor: Actor, role: String?) {
            self.evidence = evidence
            self.actor = actor
            self.role = role
        }
    }

    public init(evidence: Evidence, speaker: Speaker?) {
        self.evidence = evidence
        self.speaker = speaker
    }
}

/// A role or a tie that a report states: "X, leader of Y".
public struct Relation: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case role, member, affiliated
    }

    public var kind: Kind
    public var subject: Party
    public var object: Party
    /// The role in a word: `head`.
    public var role: String?
    public var since: EventDate?
    public var until: EventDate?
    public var evidence: Evidence

    public init(
        kind: Kind,
        subject: Party,
        object: Party,
        role: String?,
        since: EventDate? = nil,
        until: EventDate? = nil,
        evidence: Evidence
    ) {
        self.kind = kind
        self.subject = subject
        self.object = object
        self.role = role
        self.since = since
        self.until = until
        self.evidence = evidence
    }
}

/// Words that name somebody, somewhere, some day or some number.
public struct Mention: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case actor, place, date, number
    }

    public var evidence: Evidence
    public var kind: Kind
    /// What they name: an id of the directory, a number of GeoNames, a day.
    public var id: String?

    public init(evidence: Evidence, kind: Kind, id: String?) {
        self.evidence = evidence
        self.kind = kind
        self.id = id
    }
}
