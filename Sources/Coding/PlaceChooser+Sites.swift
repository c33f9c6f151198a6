internal import EventData
internal import Grammar

extension PlaceChooser {
    /// A kind of place where something happened.
    struct Site {
        var place: LocatedPlace
        /// Whether the words name the town that it is in.
        var hasTown: Bool
        /// Whether the words hold a name.
        var isNamed: Bool
    }

    /// A kind of place, with the town it names if it names one: "at the border", "dans le stade, à Conakry".
    func site(of candidate: Candidate) -> Site? {
        let verb = candidate.verb ?? candidate.head
        var heads = coder.arguments(of: verb).obliques.filter {
            !Set($0.prepositions).isDisjoint(with: PlaceChooser.inside)
        }.map(\.head)
        if candidate.isNoun {
            heads += tree.children(of: candidate.head).filter {
                tree.nodes[$0].relation == .nmod
                    && !Set(tree.prepositions(of: $0)).isDisjoint(with: PlaceChooser.inside)
            }
        }
        return site(at: heads)
    }

    /// The building or post that is stormed, held or burned, if it is one.
    func target(of candidate: Candidate) -> Site? {
        guard candidate.type == .assault || candidate.type == .coerce && candidate.modes == ["seize"] else {
            return nil
        }
        let heads = (candidate.recipientHeads + candidate.otherHeads).filter {
            !coder.classes(of: $0).isDisjoint(with: PlaceChooser.targets)
                && !tree.nodes[$0].features.contains(.plural)
        }
        return site(at: heads)
    }

    private func site(at heads: [Int]) -> Site? {
        for head in heads where isSite(head) {
            var words = siteWords(of: head)
            let town = mentions.first { mention in
                guard mention.place.precision.rank <= 1 else { return false }
                if words.contains(mention.words.lowerBound) { return true }
                // "…, à Conakry" right after it.
                return mention.words.lowerBound >= words.upperBound
                    && mention.words.lowerBound - words.upperBound <= 2
                    && tree.nodes[mention.words.lowerBound].sentence == tree.nodes[head].sentence
                    && ["in", "at", "near", "of", "à", "de"].contains(
                        tree.nodes[mention.words.lowerBound - 1].folded
                    )
            }
            // A town is no more exact for being called one.
            if coder.classes(of: head).contains(.town), town != nil { continue }
            if let town {
                words =
                    min(
                        words.lowerBound,
                        town.words.lowerBound
                    )..<max(words.upperBound, town.words.upperBound)
            }
            let evidence = coder.annotated.evidence(words)
            let place =
                town?.place
                ?? Place(name: evidence.words, country: coder.annotated.country, precision: .place)
            return Site(
                place: LocatedPlace(evidence: evidence, place: place),
                hasTown: town != nil,
                isNamed: words.contains { tree.nodes[$0].wordClass == .properNoun }
            )
        }
        return nil
    }

    /// The words of a noun with what tells which it is: "l'hôpital de Talangaï", and no "selon des sources" after it.
    private func siteWords(of head: Int) -> Range<Int> {
        let phrase = tree.phrase(of: head)
        let end = (head + 1..<max(head + 1, phrase.upperBound)).first { index in
            let node = tree.nodes[index]
            return node.wordClass == .punctuation
                || node.wordClass == .adposition
                    && !["of", "de", "d'", "d’", "du", "des"].contains(node.folded)
        }
        return phrase.lowerBound..<(end ?? phrase.upperBound)
    }

    /// Whether a noun is a kind of place that can be found: no "their homes", no bare "road".
    private func isSite(_ head: Int) -> Bool {
        let classes = coder.classes(of: head)
        guard !classes.isDisjoint(with: PlaceChooser.buildings) else { return false }
        if classes.contains(.actor), classes.isDisjoint(with: PlaceChooser.targets) { return false }
        if PlaceChooser.homes.contains(tree.nodes[head].lemma) { return false }
        let isDescribed = tree.children(of: head).contains {
            [.amod, .compound, .nmod, .flat, .appos].contains(tree.nodes[$0].relation)
                && tree.nodes[$0].folded != "toute" && tree.nodes[$0].folded != "whole"
        }
        // "la ville" points back to one that was named.
        if classes.contains(.town), !isDescribed,
            tree.child(of: head, .det).map({
                ["the", "this", "la", "le", "cette", "ce", "toute"].contains(tree.nodes[$0].folded)
            }) == true
        {
            return false
        }
        if classes.isDisjoint(with: PlaceChooser.passages) { return true }
        // A road or a border is a place if something tells which.
        return tree.children(of: head).contains {
            [.amod, .compound, .nmod, .flat].contains(tree.nodes[$0].relation)
        }
    }

    private static let inside: Set<String> = [
        "in", "at", "near", "inside", "outside", "on", "along", "across", "into", "to", "against", "beneath",
        "around", "à", "dans", "près", "sur", "devant", "de", "from", "contre", "autour",
    ]

    private static let buildings: WordClasses = [
        WordClasses(named: "building"), WordClasses(named: "base"), WordClasses(named: "border"),
        WordClasses(named: "road"),
        WordClasses(named: "school"), WordClasses(named: "hospital"), WordClasses(named: "embassy"), .town,
    ]
    /// What can be stormed, held or burned.
    private static let targets: WordClasses = [
        WordClasses(named: "building"), WordClasses(named: "base"), WordClasses(named: "school"),
        WordClasses(named: "hospital"), WordClasses(named: "embassy"),
    ]
    private static let passages: WordClasses = [WordClasses(named: "border"), WordClasses(named: "road")]
    private static let homes: Set<String> = [
        "home", "house", "hut", "dwelling", "maison", "domicile", "case", "habitation", "logement", "office",
        "bureau", "tower", "place", "shop", "boutique", "flat", "track", "voie", "pipeline", "oléoduc",
        "gazoduc",
    ]
}
