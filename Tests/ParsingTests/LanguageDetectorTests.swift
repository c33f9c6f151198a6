import EventData
import Parsing
import Testing

private let english = [
    "Twelve killed in Mali attack", "Army says it repelled a rebel assault near the border",
    "UN calls for calm after protest",
    "Ministers meet to discuss the new border force", "GUNMEN ABDUCT FOUR AID WORKERS IN THE NORTH",
    "No deal yet, mediator says",
    "At least 20 soldiers were killed when gunmen attacked their base on Sunday, two security sources said.",
    "The president of Burkina Faso travelled to Niamey on Tuesday for talks with Abdourahamane Tchiani.",
    "\"Nous sommes prêts\", the minister told reporters in French, before leaving for the summit.",
    "Police fired tear gas to disperse thousands of people who had gathered outside parliament.",
    "The curfew will stay in force until further notice, the governor of Gao said in a statement.",
    "https://news.example/a/b?c=d Residents fled the village after the shelling, a witness said.",
]
private let french = [
    "Mali : douze morts dans une attaque", "Niger: l'armée annonce la mort de treize terroristes",
    "Burkina : reprise des pourparlers",
    "NIGER: L'ARMEE ANNONCE LA MORT DE TREIZE TERRORISTES",
    "Le Tchad suspend son accord de defense avec Paris",
    "Au moins vingt soldats ont été tués dimanche dans l'attaque de leur base, selon deux sources sécuritaires.",
    "Les ministres se sont réunis mardi à Niamey pour discuter de la force conjointe.",
    "Quatre humanitaires auraient été enlevés près de Ménaka, affirme un élu local.",
    "« We will not leave », a déclaré le porte-parole, avant de quitter la salle.",
    "La police a dispersé des milliers de manifestants devant le parlement.",
    "Le couvre-feu reste en vigueur jusqu'a nouvel ordre, a indique le gouverneur.",
    "Des habitants ont fui le village apres les bombardements, selon un temoin.",
]
private let others: [(String, String)] = [
    (
        "es",
        "Al menos doce personas murieron en un ataque contra un convoy militar en el norte de Malí, informó el ejército."
    ),
    (
        "pt",
        "Pelo menos doze pessoas morreram num ataque contra uma coluna militar no norte do Mali, disse o exército."
    ),
    (
        "it",
        "Almeno dodici persone sono morte in un attacco contro un convoglio militare nel nord del Mali, ha detto l'esercito."
    ),
    (
        "de",
        "Bei einem Angriff auf einen Militärkonvoi im Norden Malis sind mindestens zwölf Menschen getötet worden."
    ),
    ("nl", "Bij een aanval op een militair konvooi in het noorden van Mali zijn zeker twaalf mensen gedood."),
    (
        "ca",
        "Almenys dotze persones han mort en un atac contra un comboi militar al nord de Mali, segons l'exèrcit."
    ),
    (
        "ro",
        "Cel puțin doisprezece oameni au murit într-un atac asupra unui convoi militar în nordul statului Mali."
    ),
    ("sv", "Minst tolv personer har dödats i en attack mot en militärkonvoj i norra Mali."),
    ("pl", "Co najmniej dwanaście osób zginęło w ataku na konwój wojskowy na północy Mali, podało wojsko."),
    ("tr", "Mali'nin kuzeyinde askeri konvoya düzenlenen saldırıda en az on iki kişi öldü."),
    ("vi", "Ít nhất mười hai người đã thiệt mạng trong một vụ tấn công vào đoàn xe quân sự ở miền bắc Mali."),
    ("id", "Sedikitnya dua belas orang tewas dalam serangan terhadap konvoi militer di Mali utara."),
    (
        "sw",
        "Watu wasiopungua kumi na wawili wameuawa katika shambulio dhidi ya msafara wa kijeshi kaskazini mwa Mali."
    ),
    (
        "ha",
        "Akalla mutane goma sha biyu ne suka mutu a wani hari da aka kai kan ayarin sojoji a arewacin Mali."
    ),
    ("bm", "Mɔgɔ tan ni fila sara binkanni dɔ senfɛ sɔrɔdasiw ka mɔbiliw kan Mali kɛɲɛka fɛ."),
    ("ht", "Omwen douz moun mouri nan yon atak kont yon konvwa militè nan nò Mali, dapre lame a."),
    ("ln", "Bato zomi na mibale bakufi na bitumba na nɔrdi ya Mali, elobi basoda."),
    ("ar", "قتل اثنا عشر شخصا على الأقل في هجوم على قافلة عسكرية في شمال مالي"),
    ("ru", "По меньшей мере двенадцать человек погибли при нападении на военную колонну на севере Мали"),
    ("zh", "马里北部一支军事车队遭袭，至少十二人死亡"), ("am", "በሰሜን ማሊ በወታደራዊ ኮንቮይ ላይ በተፈጸመ ጥቃት አስራ ሁለት ሰዎች ተገደሉ"),
    ("el", "Τουλάχιστον δώδεκα νεκροί σε επίθεση στο βόρειο Μάλι"),
    ("he", "לפחות שנים עשר הרוגים בתקיפה בצפון מאלי"),
    ("nqo", "ߒߞߏ ߦߋ߫ ߞߊ߲ ߠߋ߬ ߘߌ߫"),
]

@Suite struct `A language detector` {
    private let detector = LanguageDetector()

    @Test(arguments: english) func `knows English`(_ text: String) {
        #expect(detector.detect(text).language == .english)
    }

    @Test(arguments: french) func `knows French`(_ text: String) {
        #expect(detector.detect(text).language == .french)
    }

    @Test(arguments: others) func `knows other languages for others`(_ code: String, _ text: String) {
        let found = detector.detect(text)
        #expect(found.language == nil)
        #expect(found.code == code)
    }

    @Test(arguments: english + french)
    func `does not change its mind for capitals or a full stop`(_ text: String) {
        let before = detector.detect(text).language
        #expect(detector.detect(text.uppercased()).language == before)
        #expect(detector.detect(text + ".").language == before)
    }

    @Test(arguments: ["", "  \n", "12 345", "😀👍", "— … !"]) func `finds no language without words`(
        _ text: String
    ) {
        #expect(detector.detect(text) == DetectedLanguage(language: nil, code: "zxx", confidence: 0))
    }

    @Test func `is sure of a report and not of a name`() {
        #expect(detector.detect(english.joined(separator: " ")).confidence > 0.95)
        #expect(detector.detect(french.joined(separator: " ")).confidence > 0.95)
        #expect(detector.detect("Bamako").confidence < 0.6)
        #expect(detector.detect("Gao, Kidal").confidence < 0.6)
    }

    @Test func `goes by the majority`() {
        let mixed = english.joined(separator: " ") + " " + french[5]
        #expect(detector.detect(mixed).language == .english)
        #expect(detector.detect(french.joined(separator: " ") + " " + english[6]).language == .french)
    }

    @Test func `reads a sample of a long text`() {
        let long = String(repeating: french[5] + "\n", count: 20_000)
        #expect(detector.detect(long).language == .french)
    }
}
