"""Writes what Python's `re` makes of many patterns and texts, for the tests of CharacterPattern.

    make-pattern-fixtures.py > Tests/ParsingTests/Fixtures/patterns.jsonl
    make-pattern-fixtures.py --characters > Tests/ParsingTests/Fixtures/characters.jsonl

A line has a pattern, a text, where the first match of `match`, the first of
`search` and all of `finditer` stand, in code points.

With `--characters` it writes what `finditer` finds in the text of all code
points but surrogates, in order, and then words with their lower case. Python
3.11 must run it: later ones know newer characters.
"""

import json
import random
import re
import sys

PATTERNS = [
    r"a", r"ab|a", r"a|ab", r"a*", r"a+b?", r"(?:ab)+", r"(a|b)*c", r"[a-c]+", r"[^a-c]+", r"[a\-z]", r"[]x]+", r"^a", r"a$",
    r"^a$", r"$", r"^", r"\.\.+", r"\d+", r"\w+", r"\S+", r"\s", r"[\w.]+", r"a{2}", r"a{2,}", r"a{1,3}b", r"a{,2}b", r"a{x",
    r"(?<=[0-9])[+\-*](?=[0-9-])", r"(?<=a)b", r"(?<!a)b", r"a(?!b)", r"a(?=b)", r"(?<=[a-z]['’])(?=[a-z])", r"(?<=ab)c",
    r"(?iu)é", r"(?iu)straße", r"(?iu)[a-z]+", r"(?iu)σ", r"(?iu)[σk]+", r"(?iu)ſ", r"(?iu)i", r"(?iu)ı|İ", r"(?u)É",
    r"\u00e9+", r"[\u00e0-\u00ff]+", r"\U0001F600", r"\x41", r"(?:a|ab)(?:c|bcd)", r"(?:a*b)*c", r"(?:a|a)+b", r"x*y*z",
    r"(?:^a|b$)", r"\$|€", r"[a-z]+(?:-[a-z]+){1,}", r"^(?:[a-zé]{1,})-(?:le|la)-[a-z]{1,}$", r"'s|'S|’s", r".", r"..+", r"a|",
    r"(?:)", r"(?=a)", r"\n", r"[\n]$", r"a\n?$", r"[.]{2}", r"[a-c[]+", r"\-\/\:",
    r"[a-z]+$", r"(?:ab|[bc])+$|c$", r"a{,}b", r"a{}", r"a{,3}", r"{a", r"a{,x}", r"[^\n]+$", r"\n*$", r"[\d-]+", r"[^\W\d]+", r"\D+",
    r"(?<![a-z])-|(?<=\d)\.", r"(?:a?b?){2}c", r"(?:|a){0,2}b", r"(?:a|)c", r"(?=(?:a|b)+c)a", r"(?!.*c)a", r"(?<=^)a", r"(?<=\n)$",
    r"(?iu)[^a-z]+", r"(?iu)[\u00e0-\u00ff]+", r"(?iu)[α-ω]+", r"(?iu)ß|ẞ", r"(?iu)\u0130", r"(?iu)[ı]", r"(?i)ab", r"(?iu)µ",
]
TEXTS = [
    "", "a", "b", "aa", "ab", "aab", "abab", "abc", "abcd", "aaaaab", "c", "x", "]x", "a-z", "....", "a..b...", "12+3-4", "1+-2",
    "a1é", "É", "é", "e\u0301", "ß", "STRASSE", "straße", "STRAßE", "Σ", "ς", "σ", "K", "\u212a", "k", "ſ", "S", "s", "İ", "ı", "I",
    "i", "😀", "A", "a\n", "\n", "a\n\n", "l'eau", "l’eau", "d'a'b", "Saint-la-Ville", "saint-la-ville", "$5", "€", "'s", "ab-cd-ef",
    "a b", "a{x", "²³", "٣", "中", "é-le-x", "aaab", "zzz", "xyz", "a[b", "-/:", "ﬁ", "\u00a0", "ab\u2028c", "abc\n", "ABC\n", "b\n\n", "a{}", "a{,x}", "{a", "ΑΒΓ", "Ω\u2126ω", "ẞß", "µμΜ", "i̇İ", "1.2-3", "ÀÿŸ",
]


CHARACTER_PATTERNS = [
    r"\d+", r"\w+", r"\s+", r"(?iu)[a-z]+", r"(?iu)[à-ÿ]+", r"(?iu)[α-ω]+", r"(?iu)[а-я]+", r"(?iu)[\u0100-\u024f]+",
    r"(?iu)[\u13a0-\u13f5]+", r"(?iu)[\u1e00-\u1fff]+",
]
SIGMAS = ["ΑΣ", "ΣΑ", "ΑΣΑ", "Σ", "1Σ", "ΑΣ1", "ΑΣ\u0301", "ΑΣ\u0301Α", "\u0301Σ", "ΑΣΣ", "ΣΣ", "aΣ\u00ad", "ʰΣ", "ªΣ"]


def characters():
    everything = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    text = "".join(everything)
    for source in CHARACTER_PATTERNS:
        found = [list(match.span()) for match in re.compile(source).finditer(text)]
        print(json.dumps({"pattern": source, "all": found}))
    for word in SIGMAS + [character for character in everything if character.lower() != character]:
        print(json.dumps({"text": word, "lower": word.lower()}))


def spans(pattern, text):
    first = pattern.match(text)
    found = pattern.search(text)
    return {
        "match": first and first.end(),
        "search": found and list(found.span()),
        "all": [list(match.span()) for match in pattern.finditer(text)],
    }


def main():
    chance = random.Random(7)
    letters = "aabbc.-'’1é \nSσK"
    texts = TEXTS + ["".join(chance.choice(letters) for _ in range(chance.randrange(1, 14))) for _ in range(60)]
    for source in PATTERNS:
        pattern = re.compile(source)
        for text in texts:
            print(json.dumps({"pattern": source, "text": text} | spans(pattern, text)))


if "--characters" in sys.argv:
    characters()
else:
    main()
