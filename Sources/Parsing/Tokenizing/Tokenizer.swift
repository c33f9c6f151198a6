import Layers

/// The tokens of a text, one number a different word.
struct TokenList {
    var lexemes: [Int32] = []
    /// Where each token begins, in bytes.
    var starts: [Int32] = []
    var hasSpaceAfter: [Bool] = []

    var count: Int { lexemes.count }

    mutating func append(_ other: TokenList, _ range: Range<Int>) {
        lexemes += other.lexemes[range]
        starts += other.starts[range]
        hasSpaceAfter += other.hasSpaceAfter[range]
    }

    mutating func removeAll() {
        lexemes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        hasSpaceAfter.removeAll(keepingCapacity: true)
    }
}

/// Cuts text into tokens as spaCy does: at spaces, then by exceptions, prefixes, suffixes and infixes.
struct Tokenizer: Sendable {
    let rules: TokenizerRules
    let tables: LexicalTables
    /// Whether exceptions are looked for; they are not while the special cases are worked out.
    var usesExceptions = true

    private var ids: StringIDs { tables.ids }

    /// Cuts valid UTF-8 into tokens.
    func tokenize(_ text: Span<UInt8>, vocabulary: inout Vocabulary, into tokens: inout TokenList) {
        tokens.removeAll()
        cutAtSpaces(text, vocabulary: &vocabulary, into: &tokens)
        if usesExceptions { rejoinSpecialCases(&tokens, vocabulary: &vocabulary) }
    }

    // MARK: Spaces

    // Runs of white space are tokens, but one ASCII space after a run of anything belongs to it.
    private func cutAtSpaces(_ text: Span<UInt8>, vocabulary: inout Vocabulary, into tokens: inout TokenList)
    {
        guard text.count > 0 else { return }
        var start = 0
        var index = 0
        var inSpace = isSpace(scalar(in: text, at: 0).value)
        while index < text.count {
            let (value, length) = scalar(in: text, at: index)
            if isSpace(value) != inSpace {
                if start < index { cut(text, start..<index, &vocabulary, &tokens) }
                if value == 0x20 {
                    if tokens.count > 0 { tokens.hasSpaceAfter[tokens.count - 1] = true }
                    start = index + 1
                } else {
                    start = index
                }
                inSpace.toggle()
            }
            index += length
        }
        if start < text.count { cut(text, start..<text.count, &vocabulary, &tokens) }
    }

    /// Cuts what stands between spaces, or finds how it was cut before.
    private func cut(
        _ text: Span<UInt8>,
        _ range: Range<Int>,
        _ vocabulary: inout Vocabulary,
        _ tokens: inout TokenList
    ) {
        let chunk = text.extracting(range)
        let hash = murmurHash64(chunk)
        if let known = vocabulary.chunk(hash) {
            append(vocabulary.pieces[known], at: range.lowerBound, vocabulary, &tokens)
            return
        }
        let words = words(in: scalars(chunk), &vocabulary)
        vocabulary.keep(words, hash: hash)
        append(words[...], at: range.lowerBound, vocabulary, &tokens)
    }

    private func append(
        _ words: ArraySlice<Int32>,
        at start: Int,
        _ vocabulary: Vocabulary,
        _ tokens: inout TokenList
    ) {
        var start = Int32(start)
        for word in words {
            tokens.lexemes.append(word)
            tokens.starts.append(start)
            tokens.hasSpaceAfter.append(false)
            start += vocabulary[word].byteCount
        }
    }

    // MARK: One chunk

    private func words(in text: [UInt32], _ vocabulary: inout Vocabulary) -> [Int32] {
        if let pieces = exception(text[...]) { return pieces.map { word($0, &vocabulary) } }
        let (affixes, rest, suffixes) = stripAffixes(text)
        var words = affixes.map { word(text[$0], &vocabulary) }
        if !rest.isEmpty {
            if let pieces = exception(text[rest]) {
                words += pieces.map { word($0, &vocabulary) }
            } else if isWhole(text, rest) {
                words.append(word(text[rest], &vocabulary))
            } else {
                words += cutAtInfixes(text, rest).map { word(text[$0], &vocabulary) }
            }
        }
        return words + suffixes.reversed().map { word(text[$0], &vocabulary) }
    }

    /// Takes prefixes and suffixes off, until what is left is an exception, a whole or nothing.
    private func stripAffixes(
        _ text: [UInt32]
    ) -> (prefixes: [Range<Int>], rest: Range<Int>, suffixes: [Range<Int>]) {
        var rest = 0..<text.count
        var (prefixes, suffixes): ([Range<Int>], [Range<Int>]) = ([], [])
        var lastCount = -1
        while !rest.isEmpty, rest.count != lastCount {
            if rules.tokenMatch?.matchEnd(text, in: rest) != nil || exception(text[rest]) != nil { break }
            lastCount = rest.count
            let prefix = rules.prefix?.firstMatch(text, in: rest)?.count ?? 0
            let afterPrefix = (rest.lowerBound + prefix)..<rest.upperBound
            if prefix > 0, !afterPrefix.isEmpty, exception(text[afterPrefix]) != nil {
                prefixes.append(rest.lowerBound..<afterPrefix.lowerBound)
                rest = afterPrefix
                break
            }
            let suffix = rules.suffix?.firstMatch(text, in: afterPrefix)?.count ?? 0
            let beforeSuffix = rest.lowerBound..<(rest.upperBound - suffix)
            if suffix > 0, !beforeSuffix.isEmpty, exception(text[beforeSuffix]) != nil {
                suffixes.append(beforeSuffix.upperBound..<rest.upperBound)
                rest = beforeSuffix
                break
            }
            if prefix > 0 { prefixes.append(rest.lowerBound..<(rest.lowerBound + prefix)) }
            if suffix > 0 {
                suffixes.append((rest.upperBound - suffix)..<rest.upperBound)
                rest = (rest.lowerBound + prefix)..<(rest.upperBound - suffix)
            } else {
                rest = (rest.lowerBound + prefix)..<rest.upperBound
            }
        }
        return (prefixes, rest, suffixes)
    }

    private func isWhole(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        rules.tokenMatch?.matchEnd(text, in: range) != nil || rules.urlMatch?.matchEnd(text, in: range) != nil
    }

    // An infix at the very beginning is no place to cut.
    private func cutAtInfixes(_ text: [UInt32], _ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for match in rules.infix?.matches(text, in: range) ?? [] where match.lowerBound != range.lowerBound {
            if match.lowerBound != start { parts.append(start..<match.lowerBound) }
            if !match.isEmpty { parts.append(match) }
            start = match.upperBound
        }
        if start < range.upperBound { parts.append(start..<range.upperBound) }
        return parts
    }

    private func exception(_ text: ArraySlice<UInt32>) -> [TokenizerRules.Piece]? {
        usesExceptions ? rules.exception(text, ids: ids) : nil
    }

    // MARK: Words

    private func word(_ text: ArraySlice<UInt32>, _ vocabulary: inout Vocabulary) -> Int32 {
        word(text, orth: ids.id(utf8(text).span), norm: nil, &vocabulary)
    }

    private func word(_ piece: TokenizerRules.Piece, _ vocabulary: inout Vocabulary) -> Int32 {
        word(piece.text[...], orth: piece.orth, norm: piece.norm, &vocabulary)
    }

    private func word(
        _ text: ArraySlice<UInt32>,
        orth: UInt64,
        norm: UInt64?,
        _ vocabulary: inout Vocabulary
    ) -> Int32 {
        vocabulary.index(orth: orth, norm: norm) {
            var lexeme = tables.lexeme(text, orth: orth, norm: norm)
            lexeme.beginsSpecialCase = rules.specialCase(after: 0, token: orth) != nil
            return lexeme
        }
    }

    // MARK: Exceptions across tokens

    private func rejoinSpecialCases(_ tokens: inout TokenList, vocabulary: inout Vocabulary) {
        let matches = specialCases(tokens, vocabulary)
        if matches.isEmpty { return }
        var isSeen = Array(repeating: false, count: tokens.count)
        var accepted: [Range<Int>] = []
        for match in matches.sorted(by: { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }) {
            if !isSeen[match.lowerBound], !isSeen[match.upperBound - 1] { accepted.append(match) }
            for index in match { isSeen[index] = true }
        }
        replace(accepted.sorted { $0.lowerBound < $1.lowerBound }, in: &tokens, vocabulary: &vocabulary)
    }

    private func specialCases(_ tokens: TokenList, _ vocabulary: Vocabulary) -> [Range<Int>] {
        var matches: [Range<Int>] = []
        for start in 0..<tokens.count where vocabulary[tokens.lexemes[start]].beginsSpecialCase {
            var (node, end) = (0, start)
            while end < tokens.count,
                let next = rules.specialCase(after: node, token: vocabulary[tokens.lexemes[end]].orth)
            {
                node = next.node
                end += 1
                if next.isEnd { matches.append(start..<end) }
            }
        }
        return matches
    }

    /// Puts the tokens of exceptions where their parts stand; the ranges run from left to right.
    private func replace(_ ranges: [Range<Int>], in tokens: inout TokenList, vocabulary: inout Vocabulary) {
        var result = TokenList()
        var next = 0
        for range in ranges {
            result.append(tokens, next..<range.lowerBound)
            next = range.upperBound
            guard let pieces = rules.exception(text(of: range, in: tokens, vocabulary)[...], ids: ids) else {
                result.append(tokens, range)
                continue
            }
            let words = pieces.map { word($0, &vocabulary) }
            append(words[...], at: Int(tokens.starts[range.lowerBound]), vocabulary, &result)
            result.hasSpaceAfter[result.count - 1] = tokens.hasSpaceAfter[range.upperBound - 1]
        }
        result.append(tokens, next..<tokens.count)
        tokens = result
    }

    private func text(of range: Range<Int>, in tokens: TokenList, _ vocabulary: Vocabulary) -> [UInt32] {
        var text: [UInt32] = []
        for index in range {
            text += scalars(vocabulary[tokens.lexemes[index]].form)
            if tokens.hasSpaceAfter[index], index < range.upperBound - 1 { text.append(0x20) }
        }
        return text
    }
}
