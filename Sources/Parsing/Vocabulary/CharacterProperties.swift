// What Python's `str` says of a character, as of the Unicode 14.0 of Python 3.11.
//
// Swift's tables are newer: a character that a later Unicode assigned is
// unassigned here. Each function takes a code point.

/// The properties of an assigned character.
private func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    guard let properties = Unicode.Scalar(scalar)?.properties, let age = properties.age, age.major <= 14
    else {
        return nil
    }
    return properties
}

/// Python's `isspace`, which has the four separators U+001C to U+001F that Unicode does not call white.
func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
        0x3000:
        true
    default: false
    }
}

/// Python's `isalpha`.
func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIILetter(scalar) }
    return switch properties(scalar)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
}

/// Python's `isupper` of one character.
func isUppercase(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
    return properties(scalar)?.isUppercase ?? false
}

/// Python's `isdigit`: also superscripts.
func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 }
    return switch properties(scalar)?.numericType {
    case .decimal, .digit: true
    default: false
    }
}

/// What `\d` matches.
func isDecimalDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 }
    return properties(scalar)?.generalCategory == .decimalNumber
}

/// What `\w` matches.
func isWordCharacter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIILetter(scalar) || scalar == 0x5F || isDigit(scalar) }
    return isLetter(scalar) || properties(scalar)?.numericType != nil
}

private func isASCIILetter(_ scalar: UInt32) -> Bool {
    (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A
}

/// One character's lower case as one character, as Python's `re` has it.
func simpleLowercase(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar }
    return properties(scalar)?.lowercaseMapping.unicodeScalars.first?.value ?? scalar
}

/// Python's `str.lower`: the full mapping, with the rule for a sigma that ends a word.
func lowercase(_ scalars: ArraySlice<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    for index in scalars.indices {
        let scalar = scalars[index]
        if scalar < 0x80 {
            result.append(simpleLowercase(scalar))
        } else if scalar == 0x3A3 {
            result.append(endsWord(scalars, at: index) ? 0x3C2 : 0x3C3)
        } else if let mapping = properties(scalar)?.lowercaseMapping {
            result.append(contentsOf: mapping.unicodeScalars.lazy.map(\.value))
        } else {
            result.append(scalar)
        }
    }
    return result
}

/// Whether a letter has a cased one before it and none after it, marks and the like not counted.
private func endsWord(_ scalars: ArraySlice<UInt32>, at index: Int) -> Bool {
    let before = scalars[..<index].last { !isCaseIgnorable($0) }
    let after = scalars[(index + 1)...].first { !isCaseIgnorable($0) }
    return before.map(isCased) ?? false && !(after.map(isCased) ?? false)
}

private func isCaseIgnorable(_ scalar: UInt32) -> Bool { properties(scalar)?.isCaseIgnorable ?? false }

private func isCased(_ scalar: UInt32) -> Bool { properties(scalar)?.isCased ?? false }
