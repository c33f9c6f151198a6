internal import EventData
internal import Grammar

/// Finds the places that a report names, each understood from the others.
struct PlaceFinder {
    let gazetteer: Gazetteer

    func find(in annotated: inout AnnotatedReport, dateline: TextSpan?) {
        let report = annotated.report
        let language = annotated.tree.language
        var context = gazetteer.context(
            of: (report.title.map { $0 + "\n" } ?? "") + report.text,
            language: language
        )
        if let dateline { annotated.dateline = place(of: dateline, annotated, &context) }
        for sentence in annotated.tree.sentences {
            let forms = annotated.tree.nodes[sentence].map(\.form)
            for mention in gazetteer.mentions(in: forms, language: language) {
                let words =
                    mention.range.lowerBound + sentence.lowerBound..<mention.range.upperBound
                    + sentence.lowerBound
                if isPerson(words, in: annotated.tree) { continue }
                guard let place = place(of: words, in: annotated.tree, annotated, &context) else { continue }
                annotated.places.append(MentionedPlace(words: words, place: place))
            }
            addUnknown(in: sentence, to: &annotated, country: context.mainCountry)
        }
        annotated.places.sort { $0.words.lowerBound < $1.words.lowerBound }
    }

    /// "Bulama Geidam": part of a person's name, unless a preposition of place stands before.
    private func isPerson(_ words: Range<Int>, in tree: Tree) -> Bool {
        guard
            tree.entities.contains(where: {
                ($0.label == "PERSON" || $0.label == "PER") && $0.tokens.overlaps(words)
                    && $0.tokens.count > words.count
            })
        else { return false }
        return words.lowerBound == 0
            || !["in", "at", "near", "à"].contains(tree.nodes[words.lowerBound - 1].folded)
    }

    /// Takes a name that follows "in", "near", "à" or "village de" for a place, though no table has it.
    private func addUnknown(in sentence: Range<Int>, to annotated: inout AnnotatedReport, country: String?) {
        let nodes = annotated.tree.nodes
        var index = sentence.lowerBound
        while index + 1 < sentence.upperBound {
            defer { index += 1 }
            guard isStrongLocative(at: index, in: annotated.tree) else { continue }
            var end = index + 1
            while end < sentence.upperBound, nodes[end].form.first?.isUppercase == true,
                nodes[end].wordClass != .determiner
            { end += 1 }
            let words = index + 1..<end
            guard !words.isEmpty, words.count <= 4, !annotated.tree.looksLikeTime(index + 1) else { continue }
            let isTaken =
                annotated.places.contains { $0.words.overlaps(words) }
                || annotated.tree.entities.contains {
                    $0.tokens.overlaps(words) && ["PERSON", "PER", "ORG", "DATE", "NORP"].contains($0.label)
                }
            if isTaken { continue }
            let isNear =
                ["near", "près", "outside"].contains(nodes[index].folded)
                || index > 0 && nodes[index - 1].folded == "près"
            let place = Place(
                name: annotated.evidence(words).words,
                country: country,
                precision: isNear ? .near : .place
            )
            annotated.places.append(MentionedPlace(words: words, place: place))
        }
    }

    private func isStrongLocative(at index: Int, in tree: Tree) -> Bool {
        switch tree.nodes[index].folded {
        case "in", "at", "near", "outside", "à": return tree.nodes[index].wordClass == .adposition
        case "de", "d'", "d’", "of":
            guard index > 0 else { return false }
            return PlaceFinder.levels[tree.nodes[index - 1].folded] != nil
                || ["près", "loin"].contains(tree.nodes[index - 1].folded)
        default: return false
        }
    }

    /// The place in a dateline, up to its first comma or bracket.
    private func place(of span: TextSpan, _ annotated: AnnotatedReport, _ context: inout PlaceContext)
        -> LocatedPlace?
    {
        let whole = annotated.evidence(part: .text, span: span)
        let name = whole.words.utf8.prefix { $0 != 0x2C && $0 != 0x28 && $0 != 0x2F }
        var length = name.count
        while length > 0, Array(name)[length - 1] == 0x20 { length -= 1 }
        guard length > 0 else { return nil }
        let end = TextSpan(start: span.start, end: span.start + length)
        let evidence = annotated.evidence(part: .text, span: end)
        guard let place = gazetteer.place(phrase: evidence.words, in: context).place else { return nil }
        context.add(near: place)
        return LocatedPlace(evidence: evidence, place: place)
    }

    private func place(
        of words: Range<Int>,
        in tree: Tree,
        _ annotated: AnnotatedReport,
        _ context: inout PlaceContext
    ) -> Place? {
        let name = annotated.evidence(words).words
        let before = before(words, in: tree)
        context.isLocative = before.isLocative
        context.precision = before.precision
        defer {
            context.isLocative = false
            context.precision = nil
        }
        guard var place = gazetteer.place(named: name, in: context) else { return nil }
        if place.precision == .place, before.isNear { place.precision = .near }
        context.add(near: place)
        return place
    }

    /// What the words before and after a name say of it.
    private func before(_ words: Range<Int>, in tree: Tree) -> (
        isLocative: Bool, isNear: Bool, precision: Place.Precision?
    ) {
        let sentence = tree.sentences[tree.nodes[words.lowerBound].sentence]
        var isLocative = false
        var isNear = false
        var precision: Place.Precision?
        for index in stride(
            from: words.lowerBound - 1,
            through: max(sentence.lowerBound, words.lowerBound - 4),
            by: -1
        ) {
            let word = Tree.uncontracted(tree.nodes[index].folded)
            if tree.nodes[index].wordClass == .verb || tree.nodes[index].wordClass == .punctuation { break }
            if PlaceFinder.locatives.contains(word) { isLocative = true }
            if PlaceFinder.near.contains(word) { isNear = true }
            if let level = PlaceFinder.levels[word] { precision = precision ?? level }
        }
        if words.upperBound < sentence.upperBound,
            let level = PlaceFinder.levels[tree.nodes[words.upperBound].folded]
        {
            precision = level
        }
        return (isLocative, isNear, precision)
    }

    private static let locatives: Set<String> = [
        "in", "at", "near", "from", "to", "around", "outside", "inside", "across", "into", "of", "on",
        "between", "through", "towards",
        "à", "dans", "en", "de", "près", "vers", "sur", "entre", "autour", "depuis", "chez",
    ]
    private static let near: Set<String> = [
        "near", "outside", "around", "kilometres", "kilometers", "km", "miles", "près", "environs",
        "alentours", "kilomètres", "kilomètre", "proche", "périphérie", "axe",
    ]
    private static let levels: [String: Place.Precision] = [
        "region": .admin1, "province": .admin1, "state": .admin1, "governorate": .admin1, "région": .admin1,
        "gouvernorat": .admin1, "état": .admin1,
        "cercle": .admin2, "district": .admin2, "département": .admin2, "county": .admin2, "village": .place,
        "town": .place, "city": .place, "ville": .place,
        "localité": .place, "commune": .place, "camp": .place, "base": .place,
    ]
}
