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
                if isPartOfName(words, in: annotated.tree) { continue }
                guard let place = place(of: words, in: annotated.tree, annotated, &context) else { continue }
                annotated.places.append(MentionedPlace(words: words, place: place))
            }
            addCapitals(in: sentence, to: &annotated)
            addUnknown(in: sentence, to: &annotated, country: context.mainCountry)
        }
        annotated.places.sort { $0.words.lowerBound < $1.words.lowerBound }
    }

    /// "Bulama Geidam", "Operation Hadin Kai": the last word of a longer name, unless a preposition of place stands before.
    private func isPartOfName(_ words: Range<Int>, in tree: Tree) -> Bool {
        let before = words.lowerBound - 1
        if before >= 0, PlaceFinder.strong.contains(tree.nodes[before].folded) { return false }
        if tree.entities.contains(where: {
            ($0.label == "PERSON" || $0.label == "PER") && $0.tokens.overlaps(words)
                && $0.tokens.count > words.count
        }) {
            return true
        }
        // "Beni Slimane": the first word of a name that no table has.
        if tree.entities.contains(where: { entity in
            ["LOC", "GPE", "FAC"].contains(entity.label) && entity.tokens.lowerBound == words.lowerBound
                && entity.tokens.upperBound > words.upperBound
                && entity.tokens.suffix(from: words.upperBound).allSatisfy {
                    isName(tree.nodes[$0].form) && tree.nodes[$0].wordClass == .properNoun
                        && PlaceFinder.levels[tree.nodes[$0].folded] == nil
                        && !gazetteer.isCountry(tree.nodes[$0].form)
                }
        }) {
            return true
        }
        guard before >= tree.sentences[tree.nodes[words.lowerBound].sentence].lowerBound,
            tree.nodes[before].wordClass == .properNoun, isName(tree.nodes[before].form),
            !isHeadlineCased(tree.sentences[tree.nodes[before].sentence], in: tree),
            !PlaceFinder.firstNames.contains(tree.nodes[before].folded),
            !gazetteer.isCountry(tree.nodes[before].form)
        else { return false }
        let (left, right) = (tree.nodes[before], tree.nodes[words.upperBound - 1])
        let isJoined =
            words.contains(left.head) || right.head == before
            || left.head == right.head && (left.relation == .compound || left.relation == .flat)
        return isJoined && !(before > 0 && PlaceFinder.strong.contains(tree.nodes[before - 1].folded))
    }

    /// "Troops Attack Village": a heading in which every word has a capital.
    private func isHeadlineCased(_ sentence: Range<Int>, in tree: Tree) -> Bool {
        guard tree.nodes[sentence.lowerBound].part == .title else { return false }
        let long = tree.nodes[sentence].filter { $0.form.count > 3 && $0.form.first?.isLetter == true }
        return long.count > 2 && long.filter { $0.form.first?.isUppercase == true }.count * 4 > long.count * 3
    }

    private func isName(_ form: String) -> Bool { form.first?.isUppercase == true }

    /// Adds "the Malian capital", "la capitale malienne": capitals that no name tells.
    private func addCapitals(in sentence: Range<Int>, to annotated: inout AnnotatedReport) {
        let tree = annotated.tree
        for index in sentence where ["capital", "capitale"].contains(tree.nodes[index].folded) {
            guard tree.nodes[index].wordClass == .noun, tree.child(of: index, .det) != nil,
                let adjective = tree.children(of: index).first(where: {
                    abs($0 - index) == 1 && gazetteer.isDemonym(tree.nodes[$0].form)
                }),
                let country = gazetteer.country(ofAdjective: NameKey(tree.nodes[adjective].form)),
                let place = gazetteer.capital(of: country)
            else { continue }
            let words = min(index, adjective)..<max(index, adjective) + 1
            annotated.places.append(MentionedPlace(words: words, place: place))
        }
    }

    /// Takes a name that follows "in", "near", "à" or "village de" for a place, though no table has it.
    private func addUnknown(in sentence: Range<Int>, to annotated: inout AnnotatedReport, country: String?) {
        if isHeadlineCased(sentence, in: annotated.tree) { return }
        let nodes = annotated.tree.nodes
        var index = sentence.lowerBound
        var continues = false
        while index + 1 < sentence.upperBound {
            defer { index += 1 }
            guard let force = continues ? .some(.joined) : locativeForce(at: index, in: annotated.tree)
            else { continue }
            continues = false
            var end = index + 1
            while end < sentence.upperBound, isName(nodes[end].form), nodes[end].wordClass != .determiner,
                nodes[end].wordClass != .adposition
            { end += 1 }
            let words = index + 1..<end
            guard !words.isEmpty, words.count <= 4, !annotated.tree.looksLikeTime(index + 1) else { continue }
            if !annotated.places.contains(where: { $0.words.overlaps(words) }) {
                guard mayBePlace(words, after: index, force, in: annotated.tree) else { continue }
                let isNear =
                    ["near", "près", "outside"].contains(nodes[index].folded)
                    || index > 0 && ["près", "loin"].contains(nodes[index - 1].folded)
                let place = Place(
                    name: annotated.evidence(words).words,
                    country: country,
                    precision: isNear ? .near : .place
                )
                annotated.places.append(MentionedPlace(words: words, place: place))
            }
            // "à Kita, Nioro et Intalayene": what is joined to a place is one too.
            continues =
                end + 1 < sentence.upperBound && [",", "and", "et", "or", "ou"].contains(nodes[end].folded)
                && nodes[end + 1].relation == .conj && nodes[end + 1].wordClass == .properNoun
                && words.contains(nodes[end + 1].head)
            if continues { index = end - 1 }
        }
    }

    /// How surely a name after a word is a place.
    private enum Force {
        /// After "near", "in", "village de".
        case strong
        /// After "à" or "at", that take people and bodies as well.
        case middling
        /// After "from", "vers", "dans": only if the parser takes it for a place too.
        case weak
        /// Joined to a place by "and" or a comma.
        case joined
    }

    private func locativeForce(at index: Int, in tree: Tree) -> Force? {
        let word = tree.nodes[index].folded
        switch word {
        case "in", "near", "outside": return tree.nodes[index].wordClass == .adposition ? .strong : nil
        case "at", "à": return tree.nodes[index].wordClass == .adposition ? .middling : nil
        case "de", "d'", "d’", "of":
            guard index > 0 else { return nil }
            let before = tree.nodes[index - 1].folded
            return PlaceFinder.levels[before] != nil || PlaceFinder.ofPlaces.contains(before) ? .strong : nil
        case "from", "to", "into", "towards", "toward", "around", "through", "vers", "sur", "dans", "depuis",
            "par":
            return .weak
        default: return nil
        }
    }

    private func mayBePlace(_ words: Range<Int>, after index: Int, _ force: Force, in tree: Tree) -> Bool {
        let labels = Set(tree.entities.filter { $0.tokens.overlaps(words) }.map(\.label))
        if !labels.isDisjoint(with: ["DATE", "NORP", "TIME"]) { return false }
        // "une dizaine de Maliens" are people.
        if words.contains(where: { gazetteer.isDemonym(tree.nodes[$0].form) }) { return false }
        let isLabelled = !labels.isDisjoint(with: ["GPE", "LOC", "FAC"])
        if words.upperBound < tree.nodes.count, ["'s", "’s"].contains(tree.nodes[words.upperBound].folded),
            !isLabelled
        {
            return false
        }
        let isAcronym = tree.nodes[words.lowerBound].form.dropFirst().allSatisfy { $0.isUppercase }
        switch force {
        case .weak: return isLabelled && !isAcronym
        case .joined: return !isAcronym && labels.isDisjoint(with: ["PERSON", "PER", "ORG"])
        case .strong: return isLabelled || !isAcronym && !(labels.contains("ORG") && words.count > 1)
        case .middling:
            if isLabelled || labels.isEmpty { return true }
            let governor = tree.nodes[tree.nodes[words.lowerBound].head]
            return !isAcronym && words.count == 1 && !PlaceFinder.datives.contains(governor.lemma)
        }
    }

    /// The words of a dateline's place, with the country after its comma: "BAMAKO, Mali".
    private func withCountry(_ span: TextSpan, of whole: Evidence) -> TextSpan {
        let rest = whole.words.utf8.dropFirst(span.end - span.start)
        guard rest.first == 0x2C,
            let words = String(rest.dropFirst().prefix { $0 != 0x28 && $0 != 0x2C && $0 != 0x2F })
        else { return span }
        let name = words.split(separator: " ").joined(separator: " ")
        guard gazetteer.isCountry(name) else { return span }
        let skipped = words.utf8.prefix { $0 == 0x20 }.count
        return TextSpan(start: span.start, end: span.end + 1 + skipped + name.utf8.count)
    }

    /// The place in a dateline, up to its first comma or bracket.
    private func place(of span: TextSpan, _ annotated: AnnotatedReport, _ context: inout PlaceContext)
        -> LocatedPlace?
    {
        let whole = annotated.evidence(part: .text, span: span)
        let town = whole.words.utf8.prefix { $0 != 0x2C && $0 != 0x28 && $0 != 0x2F }
        var length = town.count
        while length > 0, Array(town)[length - 1] == 0x20 { length -= 1 }
        guard length > 0 else { return nil }
        let end = TextSpan(start: span.start, end: span.start + length)
        let name = annotated.evidence(part: .text, span: end).words
        let evidence = annotated.evidence(part: .text, span: withCountry(end, of: whole))
        guard let place = gazetteer.place(phrase: name, in: context).place else {
            // "BELLAVISTA, Colombia —": no table has it.
            guard !name.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
            return LocatedPlace(
                evidence: evidence,
                place: Place(name: name, country: context.mainCountry, precision: .place)
            )
        }
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
        "localité": .place, "commune": .place, "camp": .place, "base": .place, "hamlet": .place,
        "hameau": .place, "settlement": .place, "bourg": .place, "bourgade": .place, "island": .place,
        "île": .place, "port": .place, "suburb": .place, "neighbourhood": .place, "neighborhood": .place,
        "quartier": .place, "faubourg": .place, "wilaya": .admin1, "préfecture": .admin2,
        "subdistrict": .admin2, "oblast": .admin1, "raion": .admin2,
    ]
    /// After which "of" or "de" brings a place.
    private static let ofPlaces: Set<String> = [
        "près", "loin", "autour", "north", "south", "east", "west", "km", "kilometres",
        "kilometers", "miles", "kilomètres", "kilomètre", "outskirts", "vicinity", "abords", "environs",
        "alentours", "periphery", "périphérie", "area", "zone", "secteur", "sector", "nord", "sud", "est",
        "ouest", "forêt", "forest", "axe", "gouverneur", "maire", "mayor", "governor", "préfet", "habitants",
        "residents", "villageois", "hôpital", "aéroport", "airport", "hospital", "prison", "marché",
    ]
    private static let strong: Set<String> = ["in", "at", "near", "outside", "à", "dans"]
    /// First words of names of places that tables have without them.
    private static let firstNames: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper",
        "lower", "greater", "new", "old", "inner", "outer", "downtown", "camp", "port", "fort", "lake",
        "mount", "cape", "saint", "sainte", "st", "st.", "el", "al", "san", "santa", "lac", "mont", "grand",
        "petit", "haut", "bas", "nord", "sud", "ouest", "est",
    ]
    /// What takes "à" with a person or a body.
    private static let datives: Set<String> = [
        "dire", "déclarer", "annoncer", "affirmer", "confier", "expliquer", "raconter", "indiquer",
        "préciser",
        "parler", "répondre", "demander", "donner", "remettre", "livrer", "céder", "succéder", "accorder",
        "offrir", "fournir", "envoyer", "adresser", "imputer", "attribuer", "opposer", "affilier", "lier",
        "allier", "rallier", "associer", "appartenir", "obéir", "résister", "joindre", "promettre",
        "reprocher",
        "soutien", "hommage", "aide", "appel", "réponse", "opposition", "loyauté", "fidélité", "allégeance",
        "lien", "visite", "message", "lettre", "grâce", "face", "proche", "fidèle", "loyal", "favorable",
        "hostile", "look", "fire", "shoot", "aim", "anger",
    ]
}
