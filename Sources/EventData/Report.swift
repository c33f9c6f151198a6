/// One published text, exactly as it was received; everything else points into it.
public struct Report: Hashable, Sendable {
    /// The name that whoever sent the report gave it.
    public var id: String
    /// The headline, never edited.
    public var title: String?
    /// The body, never edited.
    public var text: String
    /// The language that the sender states, in BCP 47 (`en`, `fr-BF`); `nil` to have it detected.
    public var language: String?
    /// The day or time of publication as the sender wrote it, in ISO 8601; it may be only a year or a month.
    public var published: String?
    /// Who published it, as the sender wrote it.
    public var outlet: String?
    public var url: String?
    /// Who wrote it, as it says.
    public var byline: String?
    /// The news agency that it names as where it comes from: `AFP`.
    public var agency: String?
    /// The day or time of its last change, in ISO 8601.
    public var modified: String?

    public init(
        id: String,
        title: String? = nil,
        text: String,
        language: String? = nil,
        published: String? = nil,
        outlet: String? = nil,
        url: String? = nil,
        byline: String? = nil,
        agency: String? = nil,
        modified: String? = nil
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.language = language
        self.published = published
        self.outlet = outlet
        self.url = url
        self.byline = byline
        self.agency = agency
        self.modified = modified
    }
}
