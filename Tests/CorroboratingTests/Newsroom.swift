import EventData

@testable import Corroborating

/// A report written in a test.
func report(
    _ id: String,
    _ text: String,
    title: String? = nil,
    published: String? = nil,
    outlet: String? = nil
) -> Report {
    Report(id: id, title: title, text: text, published: published, outlet: outlet)
}

/// The witnesses among reports, a line each: `a, b light a 0.93`.
func witnesses(_ reports: [Report]) -> [String] {
    WitnessFinder().witnesses(among: reports).map { witness in
        witness.members.map { member in
            let id = reports[member.report].id
            guard let copied = member.copied else { return id }
            return "\(id) \(member.label.rawValue) \(reports[copied.of].id) \(copied.containment)"
        }.joined(separator: ", ")
    }
}

/// The same without the shares: `a, b light a`.
func labels(_ reports: [Report]) -> [String] {
    witnesses(reports).map { line in line.replacing(#/ [01]\.\d+/#, with: "") }
}

/// Texts that were written for these tests.
enum Texts {
    static let english = """
        Gunmen on motorcycles attacked a market in the town of Tolbara on Monday morning, killing 14 people and burning \
        dozens of stalls, the regional governor said.
        The attackers arrived from the forest shortly after traders had opened their shops, according to Amina Kone, \
        who sells cloth there and hid behind a well until they left.
        Soldiers from the garrison at Mirel reached the town about two hours later and found the road to the south \
        mined in several places, the governor added.
        No group has claimed the raid. Schools in the district will stay closed until the end of the week, and the \
        prefect has asked for trucks to carry the wounded to the capital.
        """

    static let french = """
        Des hommes armés à moto ont attaqué lundi matin un marché de la localité de Tolbara, tuant 14 personnes et \
        incendiant des dizaines d'étals, a annoncé le gouverneur de la région.
        Les assaillants sont sortis de la forêt peu après l'ouverture des boutiques, selon Amina Koné, qui y vend des \
        tissus et s'est cachée derrière un puits jusqu'à leur départ.
        Les soldats de la garnison de Mirel ont gagné la ville environ deux heures plus tard et ont trouvé la route \
        du sud minée à plusieurs endroits, a ajouté le gouverneur.
        L'attaque n'a pas été revendiquée. Les écoles du département resteront fermées jusqu'à la fin de la semaine et le \
        préfet a demandé des camions pour évacuer les blessés vers la capitale.
        """

    /// The same happening, by somebody who was not given the text.
    static let ownEnglish = """
        Fourteen traders died when armed men raided Tolbara, a market town in the south, residents reached by telephone \
        told this newspaper on Tuesday.
        "We heard shooting and everybody ran," said Moussa Diarra, a butcher, who lost a brother. He counted thirty \
        motorcycles.
        An army convoy came before noon. Its commander declined to comment, but an officer said that explosives had been \
        laid on the way in. Hospitals in the capital were told to expect more than twenty patients.
        """

    static let ownFrench = """
        Quatorze commerçants sont morts dans un raid contre Tolbara, un bourg du sud, ont raconté mardi à notre journal \
        des habitants joints par téléphone.
        « Nous avons entendu des tirs et tout le monde a couru », a dit Moussa Diarra, boucher, qui a perdu un frère. \
        Il a compté une trentaine de motos.
        Un convoi de l'armée est arrivé avant midi. Son chef n'a rien voulu dire, mais un officier a parlé d'explosifs \
        posés à l'entrée. Les hôpitaux de la capitale attendent plus de vingt patients.
        """

    static let background = """
        The country has been shaken since 2012 by an insurgency that began in the north and has since spread to the centre \
        and to neighbouring states, killing thousands of people and driving more than two million from their homes, \
        according to the United Nations.
        """

    /// Ten openings that have nothing in common.
    static let unrelated = [
        "The finance minister presented a budget with lower fuel subsidies to parliament, where deputies of three parties left the hall before he had finished reading it.",
        "Health workers began vaccinating children against measles in the eastern provinces after a doctor at the main hospital warned that cases had doubled within a month.",
        "A court sentenced a former mayor to six years for the theft of cement that had been meant for two bridges, and ordered him to repay the district.",
        "Farmers along the river have started to plant sorghum early because the dam upstream released water weeks before it was expected to do so.",
        "The electoral commission published lists of voters in every prefecture and gave citizens fifteen days to object to names that should not be there.",
        "Rail service between the port and the mines resumed after engineers replaced four kilometres of track that floods had washed away in August.",
        "Teachers called off their strike when the government promised to pay allowances that had been owed to them since the start of last year.",
        "A delegation of elders travelled to the border to ask herders from both sides to keep their cattle away from newly sown fields until the harvest.",
        "Customs officers seized a lorry with two tonnes of fertilizer at a checkpoint and detained its driver, who said that he knew nothing of the load.",
        "The national football team won its last qualifying match by a late goal, and crowds filled the avenues of the capital until after midnight.",
    ]
}
