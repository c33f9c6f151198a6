import EventData
import Testing

@testable import Corroborating

@Suite struct `A retelling` {
    private static let english = [
        """
        The presidents of Kesso, Tamara and Wendou said on Friday that 2,500 soldiers would patrol their borders from \
        March 12.
        Issa Barkoum of Kesso, who leads the League of Dry Lands, gave the news in Dorgane after a summit of nine hours.
        Gunmen of the Red Scarf have killed 340 people around Lake Suma since 2019.
        Hadiza Moulaye, the foreign minister of Tamara, said that the Union of Coast States would not be asked for help.
        In Wendou, Captain Ousseni Tall told reporters that Turkey would lend six drones.
        Paul Okeyo of the Nairobi Peace Centre doubts that the League of Dry Lands can pay the 80 million dollars a year.
        """,
        """
        Kesso, Tamara and Wendou are to guard their frontiers with 2,500 men as of March 12, according to their heads of \
        state.
        It was Issa Barkoum of Kesso, chairman of the League of Dry Lands, who let it be known at Dorgane when the talks \
        were over.
        On the shores of Lake Suma the movement called Red Scarf is blamed for 340 deaths from 2019 on.
        Tamara's diplomacy is run by Hadiza Moulaye, who ruled out any appeal to the Union of Coast States.
        Unmanned aircraft, half a dozen, are coming to Wendou on loan from Turkey, Captain Ousseni Tall let the press know.
        An analyst at the Nairobi Peace Centre, Paul Okeyo, wonders where the League of Dry Lands will find 80 million \
        dollars every year.
        """,
    ]

    private static let french = [
        """
        Les présidents du Kesso, de la Tamara et du Wendou ont annoncé vendredi que 2 500 soldats patrouilleraient à leurs \
        frontières dès le 12 mars.
        Issa Barkoum, du Kesso, qui dirige la Ligue des Terres sèches, a donné la nouvelle à Dorgane après un sommet de neuf \
        heures.
        Des hommes du Foulard Rouge ont tué 340 personnes autour du lac Suma depuis 2019.
        Hadiza Moulaye, ministre des affaires étrangères de la Tamara, a dit que l'Union des États Côtiers ne serait pas \
        sollicitée.
        Au Wendou, le capitaine Ousseni Tall a indiqué aux journalistes que la Turquie prêterait six drones.
        Paul Okeyo, du Centre Nairobi Paix, doute que la Ligue des Terres sèches puisse payer les 80 millions de dollars par an.
        """,
        """
        Trois pays, le Kesso, la Tamara et le Wendou, feront garder leurs confins par 2 500 hommes à compter du 12 mars, selon \
        leurs chefs d'État.
        C'est un Kessois, Issa Barkoum, à la tête de la Ligue des Terres sèches, qui l'a fait savoir à Dorgane, les entretiens \
        terminés.
        Au bord du Suma, le mouvement Foulard Rouge passe pour avoir fait 340 morts à partir de 2019.
        La cheffe de la diplomatie, Hadiza Moulaye, a exclu tout appel à l'Union des États Côtiers.
        Des appareils sans pilote arriveront bientôt au Wendou, a confié à la presse le capitaine Ousseni Tall : la Turquie \
        en cède une demi-douzaine.
        Un chercheur du Centre Nairobi Paix, Paul Okeyo, se demande où la Ligue des Terres sèches trouvera 80 millions de \
        dollars chaque année.
        """,
    ]

    static let pairs = [english, french]

    @Test(arguments: pairs)
    func `finds a text that was put into other words from beginning to end`(pair: [String]) {
        let reports = [
            report("a", pair[0], published: "2025-03-07"), report("b", pair[1], published: "2025-03-09"),
        ]
        #expect(labels(reports) == ["a, b rewrite a"])
    }

    @Test(arguments: pairs)
    func `is not found where the names stand in another order`(pair: [String]) {
        let turned = pair[1].split(separator: "\n").reversed().joined(separator: "\n")
        #expect(labels([report("a", pair[0]), report("b", turned)]).count == 2)
    }

    @Test func `is not found where a writer has names and figures of his own`() {
        let own = ["Kesso": "Bassila", "Dorgane": "Teriya", "340": "512", "Okeyo": "Wanjala", "Tall": "Sow"]
        let text = own.reduce(Self.english[1]) { $0.replacing($1.key, with: $1.value) }
        let other = text.replacing("2019", with: "2021").replacing("Moulaye", with: "Abdou")
        #expect(labels([report("a", Self.english[0]), report("b", other)]).count == 2)
    }

    @Test func `is not found in a few names`() {
        let lines = Self.english.map { $0.split(separator: "\n").prefix(2).joined(separator: "\n") }
        #expect(labels([report("a", lines[0]), report("b", lines[1])]).count == 2)
    }

    @Test func `is not found in a paragraph that both have word for word`() {
        let reports = (0..<2).map { index in
            let lead = Texts.unrelated[index * 5..<index * 5 + 5].joined(separator: "\n")
            return report("\(index)", lead + "\n" + Self.english[0])
        }
        #expect(labels(reports).count == 2)
    }
}

@Suite struct `Names and figures in order` {
    @Test func `take the words of a name as one, and know it at the start of a sentence`() {
        let words = WordFolder.words(of: "On Monday Amina Koné met 14 men. Koné left Mirel.")
        let text = (words: words.map(\.number), roles: words.map(\.role.rawValue))
        let mentions = Mentions(text, Mentions.names(of: text))
        let heads = ["Koné", "14", "Koné", "Mirel"].map { WordFolder.words(of: $0)[0].number }
        #expect(mentions.heads == heads)
    }
}
