import EventData
import Testing
import Unpacking

@testable import Reading

@Suite struct `Furniture of a page` {
    private let furniture = Furniture.standard

    @Test func `is known by every example of its table`() {
        for row in rows(of: Lexicon.furniture_tsv) {
            #expect(row.count == 5)
            #expect(furniture.contains(String(row[4])), "\(row[0]): \(row[4])")
        }
    }

    @Test(
        arguments: [
            "Sharing the burden was what the three governments had promised.",
            "Photographers were kept away from the barracks.",
            "Commenting on the attack, the governor said that eleven people had died.",
            "Reading the statement, the colonel paused twice.",
            "Lires de la Banque d'Italie et francs CFA ont été saisis.",
            "Partageant le même avis, les trois ministres ont signé la charte.",
            "Recevant l'ambassadeur, le président a parlé de souveraineté.",
            "Tweets by the ministry were deleted within the hour.",
            "Emailed statements were the only source for the toll.",
            "Five of the 12 wounded were flown to Bamako.",
        ]
    ) func `is no sentence that begins alike`(sentence: String) {
        #expect(!furniture.contains(sentence))
    }

    @Test func `is never long`() {
        #expect(
            !furniture.contains(block("Read more: " + String(repeating: "the villagers left ", count: 30)))
        )
        #expect(furniture.contains(block("Read more: the villagers left")))
    }

    private func block(_ text: String) -> PageBlock {
        PageBlock(
            kind: .paragraph,
            element: 0,
            text: text,
            letters: text.filter { $0 != " " }.count,
            linkedLetters: 0
        )
    }
}

@Suite struct `Names of elements` {
    @Test(
        arguments: [
            ("article-body", "body"), ("articleBody", "body"), ("story_body", "body"),
            ("entry-content clearfix", "body"),
            ("related-posts", "drop"), ("relatedArticles", "drop"), ("social-share", "drop"),
            ("comments", "never"),
            ("cookie-banner", "drop never"), ("twitter-tweet", "keep"), ("article__chapo", "lead"),
            ("post-date", "date"), ("wp-caption", "caption"), ("shareholder-news", ""), ("navigating", ""),
            ("advice", ""), ("tagesschau", ""), ("", ""),
        ]
    ) func `say what is in them`(name: String, roles: String) {
        #expect(
            ClassWords.standard.roles(of: name).all.map(\.rawValue).sorted().joined(separator: " ") == roles
        )
    }
}
