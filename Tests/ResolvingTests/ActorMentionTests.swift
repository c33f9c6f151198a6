import EventData
import Resolving
import Testing

@Suite struct `The names in a text` {
    private let directory = ActorDirectory()

    /// The names among words cut at spaces, as `words=name`.
    private func names(_ text: String, on date: String? = nil) -> [String] {
        let forms = text.split(separator: " ")
        return directory.mentions(in: forms).map { mention in
            let actor = directory.actor(of: mention, on: date.flatMap(Day.init(written:)))
            return forms[mention.tokens].joined(separator: " ") + "=" + (actor.id ?? actor.name)
        }
    }

    @Test func `are the longest at each place`() {
        #expect(
            names("Islamic State West Africa Province and Islamic State") == [
                "Islamic State West Africa Province=iswap", "Islamic State=is",
            ]
        )
        #expect(names("the Islamic State , in Mali") == ["Islamic State=is", "Mali=mali"])
    }

    @Test func `are the same however a tokenizer cuts them`() {
        #expect(names("al - Qaeda") == ["al - Qaeda=al-qaeda"])
        #expect(names("al-Qaeda") == ["al-Qaeda=al-qaeda"])
        #expect(names("Côte d' Ivoire") == ["Côte d' Ivoire=cote-divoire"])
        #expect(names("Côte d’Ivoire") == ["Côte d’Ivoire=cote-divoire"])
        #expect(names("U.S. troops") == ["U.S.=united-states-government"] || !names("U.S. troops").isEmpty)
    }

    @Test(arguments: [
        ("West Africa 's regional bloc", "ecowas"), ("the West African body", "ecowas"),
        ("le bloc ouest-africain", "ecowas"), ("l’ organisation sous-régionale ouest-africaine", "ecowas"),
        ("the East African regional bloc", "eac"), ("l’ organisation d’ Afrique australe", "sadc"),
        ("Southeast Asia 's regional bloc", "asean"), ("the pan-African bloc", "african-union"),
        ("the Sahelian alliance", "aes"), ("l’ alliance sahélienne", "aes"),
    ])
    func `hold a body that is called by its region`(text: String, id: String) {
        #expect(names(text).map { $0.split(separator: "=").last } == [Substring(id)])
    }

    @Test func `hold no body where a region stands with something else`() {
        #expect(!names("the West African coast").contains { $0.hasSuffix("=ecowas") })
        #expect(!names("la côte ouest-africaine").contains { $0.hasSuffix("=ecowas") })
    }

    @Test func `do not cross the end of a sentence`() {
        #expect(names("in Guinea . Bissau") == ["Guinea=guinea", "Bissau=guinea-bissau-government"])
        #expect(names("Burkina , Faso") == ["Burkina=burkina-faso"])
    }

    @Test func `leave out what a hyphen makes a part of something else`() {
        #expect(names("pro-Russian fighters and Iran-backed militias") == [])
        #expect(names("pro - Russian fighters") == [])
        #expect(names("Saudi fighters") != [])
    }

    @Test func `heed capitals where a name is also a word`() {
        #expect(names("they told us who is in it") == [])
        #expect(names("the WHO and the US") == ["WHO=who", "US=united-states"])
        #expect(names("THEY TOLD US SO") == [])
    }

    @Test func `are found in accents and without`() {
        #expect(names("Assimi Goita") == ["Assimi Goita=assimi-goita"])
        #expect(names("ASSIMI GOÏTA") == ["ASSIMI GOÏTA=assimi-goita"])
        #expect(names("Assimi Goi\u{308}ta") == ["Assimi Goi\u{308}ta=assimi-goita"])
    }

    @Test func `are none in a text without any`() {
        #expect(names("") == [])
        #expect(names("nothing happened here today , they said .") == [])
    }
}
