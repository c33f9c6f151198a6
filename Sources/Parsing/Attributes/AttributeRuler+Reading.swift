import Unpacking

extension AttributeRuler {
    /// Reads the rules of a package's `attribute_ruler/patterns`.
    init(_ bytes: [UInt8], ids: StringIDs) throws(ParsingError) {
        guard let entries = (try? MessagePackReader.read(bytes))?.array else {
            throw .damaged("attribute_ruler/patterns", "is not a list of rules")
        }
        var rules: [Rule] = []
        for entry in entries {
            var patterns: [[Condition]] = []
            for pattern in entry["patterns"]?.array ?? [] {
                var conditions: [Condition] = []
                for token in pattern.array ?? [] { conditions.append(try Condition(token, ids: ids)) }
                guard !conditions.isEmpty else { throw .unknown("the model has a rule for no token") }
                patterns.append(conditions)
            }
            let target = entry["index"]?.int ?? 0
            guard target >= 0, patterns.allSatisfy({ target < $0.count }) else {
                throw .unknown("the model has a rule that sets a token outside its pattern")
            }
            rules.append(
                Rule(attributes: try RuledAttributes(entry["attrs"]), target: target, patterns: patterns)
            )
        }
        try self.init(rules: rules)
    }
}

extension RuledAttributes {
    fileprivate init(_ value: MessagePackValue?) throws(ParsingError) {
        for member in value?.members ?? [] {
            guard let text = member.value.string else {
                throw .unknown("the model has a rule that sets no string")
            }
            switch member.key.string {
            case "TAG": tag = text
            case "POS": kind = text
            case "MORPH": features = text == "_" ? "" : text
            case "DEP": label = text
            case "LEMMA": lemma = text
            default: throw .unknown("the model has a rule that sets '\(member.key.string ?? "")'")
            }
        }
    }
}

extension AttributeRuler.Condition {
    fileprivate init(_ token: MessagePackValue, ids: StringIDs) throws(ParsingError) {
        tests = []
        for member in token.members ?? [] {
            let key = member.key.string ?? ""
            switch (key, member.value) {
            case ("IS_SPACE", .bool(let value)): tests.append(.isSpace(value))
            case (_, .string(let value)): tests.append(try .values(key, [value], isNegated: false, ids: ids))
            case (_, .map(let operations)):
                for operation in operations { tests.append(try .operation(key, operation, ids: ids)) }
            default: throw .unknown("the model has a rule that asks for '\(key)'")
            }
        }
    }
}

extension AttributeRuler.Test {
    fileprivate static func operation(
        _ key: String,
        _ operation: MessagePackMember,
        ids: StringIDs
    ) throws(ParsingError) -> Self {
        switch operation.key.string {
        case "IN": try values(key, strings(operation.value), isNegated: false, ids: ids)
        case "NOT_IN": try values(key, strings(operation.value), isNegated: true, ids: ids)
        case "REGEX" where key == "LOWER": try pattern(operation.value.string ?? "")
        default: throw .unknown("the model has a rule with '\(operation.key.string ?? "")' for '\(key)'")
        }
    }

    private static func strings(_ value: MessagePackValue) -> [String] {
        (value.array ?? []).compactMap(\.string)
    }

    fileprivate static func values(
        _ key: String,
        _ values: [String],
        isNegated: Bool,
        ids: StringIDs
    ) throws(ParsingError) -> Self {
        let list = AttributeRuler.Values(strings: values, isNegated: isNegated)
        return switch key {
        case "TAG": .tag(list)
        case "POS": .kind(list)
        case "DEP": .label(list)
        case "LOWER": .lower(ids: values.map { ids.id($0) }, isNegated: isNegated)
        default: throw .unknown("the model has a rule that asks for '\(key)'")
        }
    }

    // Few rules have a pattern, and none ignores case: the empty folding will do.
    private static func pattern(_ text: String) throws(ParsingError) -> Self {
        do {
            let program = try PatternProgram(compiling: text, folding: .none)
            return .lowerMatches(CharacterPattern(program))
        } catch {
            throw .unknown("the model has a rule with a pattern that griot cannot run: \(error.message)")
        }
    }
}
