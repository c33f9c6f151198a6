internal import EventData
internal import Grammar

/// Finds the places that a report names, each understood from the others.
struct PlaceFinder {
    let gazetteer: Gazetteer

    func find(in annotated: inout AnnotatedReport, dateline: TextSpan?) {
        let report = annotated.report
        let language = annotated.tree.language
        var context = gazetteer.context(of: (report.title.map { $0 + "\n" } ?? "") + report.text, language: language)
        if let dateline { annotated.dateline = place(of: dateline, annotated, &context) }
        for sentence in annotated.tree.sentences {
            let forms = annotated.tree.nodes[sentence].map(\.form)
            for mention in gazetteer.mentions(in: forms, language: language) {
                let words = mention.range.lowerBound + sentence.lowerBound..<mention.range.upperBound + sentence.lowerBound
                guard let place = place(of: words, in: annotated.tree, annotated, &context) else { continue }
                annotated.places.append(MentionedPlace(words: words, place: place))
            }
        }
    }

    /// The place in a dateline, up to its first comma or bracket.
    private func place(of span: TextSpan, _ annotated: AnnotatedReport, _ context: inout PlaceContext) -> LocatedPlace? {
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
    private func before(_ words: Range<Int>, in tree: Tree) -> (isLocative: Bool, isNear: Bool, precision: Place.Precision?) {
        let sentence = tree.sentences[tree.nodes[words.lowerBound].sentence]
        var isLocative = false
        var isNear = false
        var precision: Place.Precision?
        for index in stride(from: words.lowerBound - 1, through: max(sentence.lowerBound, words.lowerBound - 4), by: -1) {
            let word = Tree.uncontracted(tree.nodes[index].folded)
            if tree.nodes[index].wordClass == .verb || tree.nodes[index].wordClass == .punctuation { break }
            if PlaceFinder.locatives.contains(word) { isLocative = true }
            if PlaceFinder.near.contains(word) { isNear = true }
            if let level = PlaceFinder.levels[word] { precision = precision ?? level }
        }
        if words.upperBound < sentence.upperBound, let level = PlaceFinder.levels[tree.nodes[words.upperBound].folded] { precision = level }
        return (isLocative, isNear, precision)
    }

    private static let locatives: Set<String> = [
        "in", "at", "near", "from", "to", "around", "outside", "inside", "across", "into", "of", "on", "between", "through", "towards",
        "à", "dans", "en", "de", "près", "vers", "sur", "entre", "autour", "depuis", "chez",
    ]
    private static let near: Set<String> = [
        "near", "outside", "around", "kilometres", "kilometers", "km", "miles", "près", "environs", "alentours", "kilomètres", "kilomètre", "proche", "périphérie", "axe",
    ]
    private static let levels: [String: Place.Precision] = [
        "region": .admin1, "province": .admin1, "state": .admin1, "governorate": .admin1, "région": .admin1, "gouvernorat": .admin1, "état": .admin1,
        "cercle": .admin2, "district": .admin2, "département": .admin2, "county": .admin2, "village": .place, "town": .place, "city": .place, "ville": .place,
        "localité": .place, "commune": .place, "camp": .place, "base": .place,
    ]
}
