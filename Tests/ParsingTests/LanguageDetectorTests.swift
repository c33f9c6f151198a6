import EventData
import Parsing
import Testing

@Suite struct `A language detector` {
    private static let detector = LanguageDetector()

    private func detect(_ text: String) -> DetectedLanguage { Self.detector.detect(text) }

    // MARK: Languages

    @Test(arguments: english) func `knows English`(text: String) {
        #expect(detect(text).language == .english)
        #expect(detect(text).code == "en")
    }

    @Test(arguments: french) func `knows French`(text: String) {
        #expect(detect(text).language == .french)
        #expect(detect(text).code == "fr")
    }

    @Test(arguments: others) func `takes no other language for English or French`(code: String, text: String)
    {
        #expect(detect(text).language == nil)
        #expect(detect(text).code == code)
    }

    @Test(arguments: strange) func `takes no language that it has no words of for English or French`(
        text: String
    ) {
        #expect(detect(text).language == nil)
    }

    @Test func `is sure of reports in other languages`() {
        for (code, cases) in Dictionary(grouping: others, by: \.code) where cases.count > 2 {
            let detected = detect(cases.map(\.text).joined(separator: ". "))
            #expect(detected.language == nil)
            #expect(detected.code == code)
            #expect(detected.confidence > 0.9)
        }
    }

    // MARK: Laws

    @Test(arguments: english + french + others.map(\.text))
    func `minds neither a full stop nor capitals in a sentence of eight words`(text: String) {
        guard text.split(separator: " ").count >= 8 else { return }
        let language = detect(text).language
        #expect(detect(text + ".").language == language)
        #expect(detect(text.uppercased()).language == language)
    }

    @Test(arguments: french) func `minds no lost accents`(text: String) {
        let accents: [Character: Character] = [
            "é": "e", "è": "e", "ê": "e", "ë": "e", "à": "a", "â": "a", "î": "i", "ï": "i", "ô": "o",
            "û": "u",
            "ù": "u", "ç": "c", "É": "E", "À": "A",
        ]
        #expect(detect(String(text.map { accents[$0] ?? $0 })).language == .french)
    }

    @Test(arguments: english + french) func `minds no line breaks and no addresses`(text: String) {
        let language = detect(text).language
        #expect(detect("\n\n" + text.split(separator: " ").joined(separator: "\n")).language == language)
        #expect(
            detect(text + " https://www.elpais.es/noticias/la-guerra-en-el-sahel-y-las-armas").language
                == language
        )
    }

    // MARK: Confidence

    @Test func `is sure of a report`() {
        #expect(detect(english.joined(separator: ". ")).confidence > 0.99)
        #expect(detect(french.joined(separator: ". ")).confidence > 0.99)
    }

    @Test(arguments: [
        "Boko Haram", "Bamako", "Ouagadougou Niamey", "Idriss Déby", "Al Shabaab", "AFP", "Ansar Dine",
    ])
    func `is not sure of names`(text: String) {
        #expect(detect(text).confidence < 0.6)
    }

    @Test(arguments: [
        "", " \n\t", "12 345 – 7.8 %", "😀🔥", "…?!", "https://www.lefaso.net/spip.php?page=web", "+223 20",
    ])
    func `finds no language where there are no words`(text: String) {
        #expect(detect(text) == DetectedLanguage(language: nil, code: "zxx", confidence: 0))
    }

    @Test(arguments: english + french + others.map(\.text) + strange)
    func `has a confidence between 0 and 1`(text: String) {
        #expect((0...1).contains(detect(text).confidence))
    }

    // MARK: Mixtures and lengths

    @Test func `goes with the majority`() {
        let (first, second) = (
            english.prefix(6).joined(separator: ". "), french.prefix(2).joined(separator: ". ")
        )
        #expect(detect(first + ". « " + second + " »").language == .english)
        let (third, fourth) = (
            french.prefix(6).joined(separator: ". "), english.prefix(2).joined(separator: ". ")
        )
        #expect(detect("“" + fourth + "” " + third).language == .french)
    }

    @Test func `reads decomposed letters`() {
        #expect(detect("L'arme\u{301}e a libe\u{301}re\u{301} les otages enleve\u{301}s").language == .french)
    }

    @Test func `reads the start and the middle of a long text`() {
        let long = String(repeating: english.joined(separator: ". ") + "\n", count: 250)
        #expect(detect(long).language == .english)
        #expect(detect(String(repeating: " \n", count: 500_000) + french[0]).language == .french)
        #expect(detect(String(repeating: "🔥é", count: 200_000)).confidence < 1)
        #expect(detect(String(repeating: "政府军袭击", count: 60_000)).code == "zh")
    }
}

// MARK: Cases

private let english = [
    "Twelve killed in Mali attack",
    "Thousands stranded as Nile bursts banks",
    "Shots heard near palace in Bissau",
    "Gunmen kill 30 villagers in northern Nigeria",
    "Sudan army retakes key town from RSF",
    "Niger junta orders French troops out",
    "UN warns of famine in Darfur",
    "Chad president sworn in",
    "Burkina Faso suspends BBC broadcasts",
    "Protesters clash with police in Nairobi",
    "Rebels seize Goma airport",
    "Two soldiers dead, five hurt in Tillabéri ambush",
    "Ex-president Bazoum still held two years on",
    "Tuareg fighters claim Tinzaouaten victory",
    "Kenya: Opposition leader arrested",
    "Ethiopia and Somalia sign Ankara deal",
    "Ghana votes for new president",
    "Mali hikes gold mining taxes",
    "Senegal's Sonko named prime minister",
    "MALI JUNTA DISSOLVES POLITICAL PARTIES",
    "Suicide bomber strikes Maiduguri market",
    "Ceasefire talks collapse",
    "The army said on Monday that at least twelve people had been killed in an ambush near the border with Niger.",
    "No group immediately claimed responsibility for the attack, which bore the hallmarks of JNIM fighters.",
    "Residents told AFP by telephone that dozens of men on motorbikes had stormed the village of Diallassagou at dawn.",
    "Colonel Assimi Goïta, who took power in August 2020, met Ibrahim Traoré and Abdourahamane Tiani in Niamey.",
    "\"They burned our houses and took our cattle,\" said Aïssata Maïga, a mother of six.",
    "Hundreds of thousands have fled El Fasher since the Rapid Support Forces laid siege to it.",
    "He said: \"La France doit partir\", a slogan that has been heard at every rally in Bamako since the coup.",
    "The Mouvement du 23 mars, known as M23, has denied that it receives weapons from Rwanda.",
    "In Ouagadougou, the Mouvement populaire pour le progrès and the Union pour le changement both rejected the vote.",
    "Health workers began vaccinating children against measles in the Lake Chad region last week.",
    "Heavy rains destroyed more than 10,000 homes across the state, the emergency agency reported.",
    "Police fired tear gas at students who were marching towards parliament.",
    "Wagner mercenaries accused of summary executions",
    "Central bank leaves interest rates unchanged",
    "Aid convoy looted on road to Kaya",
    "Locust swarms threaten harvests, FAO says",
    "Court jails journalist for three years over Facebook post",
    "Traore, Goita and Tiani to meet in Niamey",
    "Benin: eight soldiers killed by suspected jihadists",
    "He was released on bail.",
    "We do not know who did this, but we want justice.",
    "Boko Haram, Iswap, Ansaru: what you should know about them",
    "ECOWAS LIFTS SANCTIONS ON NIGER",
    "Macron's visit to Chad ends without agreement",
    "the soldiers came at night and shot everyone they saw",
]

private let french = [
    "Mali : douze morts dans une attaque",
    "Crue du Nil : des milliers de sans-abri",
    "Tirs entendus à Bissau",
    "Niger : l'armée annonce la mort de 50 terroristes",
    "Burkina Faso : la junte suspend TV5 Monde",
    "Tchad : Mahamat Idriss Déby investi président",
    "Soudan : reprise des combats à Khartoum",
    "RDC : le M23 s'empare de Goma",
    "Attaque meurtrière à Djibo",
    "Deux militaires tués près de Gao",
    "Bénin : huit soldats tués dans le Nord",
    "Sénégal : Ousmane Sonko nommé Premier ministre",
    "Côte d'Ivoire : l'opposition appelle à manifester",
    "Guinée : procès du 28 septembre",
    "Grève générale à Conakry",
    "MALI : LA JUNTE DISSOUT LES PARTIS POLITIQUES",
    "LE GOUVERNEMENT CONDAMNE UN ATTENTAT LACHE",
    "Libération de trois otages italiens",
    "Enlèvement d'un prêtre allemand à Bamako",
    "Cessez-le-feu violé au Tigré",
    "Cameroun : sept enseignants enlevés à Kumbo",
    "Inondations : 200 000 sinistrés au Niger",
    "Douze personnes ont été tuées lundi dans une embuscade près de la frontière avec le Niger, a annoncé l'armée.",
    "L'attaque n'a pas été revendiquée, mais elle porte la marque du JNIM, affilié à Al-Qaïda.",
    "Selon des habitants joints par l'AFP, des hommes armés à moto ont attaqué le village de Diallassagou à l'aube.",
    "Le colonel Assimi Goïta, au pouvoir depuis août 2020, a rencontré Ibrahim Traoré et Abdourahamane Tiani à Niamey.",
    "« Ils ont brûlé nos maisons et emporté notre bétail », raconte Aïssata Maïga, mère de six enfants.",
    "Des centaines de milliers de personnes ont fui El-Fasher depuis que les FSR l'assiègent.",
    "Il a cité Donald Trump, \"make America great again\", avant de quitter la salle sous les applaudissements.",
    "Le porte-parole de Human Rights Watch et celui de l'International Crisis Group ont dénoncé ces exactions.",
    "Les agents de santé ont commencé à vacciner les enfants contre la rougeole autour du lac Tchad.",
    "De fortes pluies ont détruit plus de 10 000 maisons dans l'État, selon l'agence des secours.",
    "La police a tiré des gaz lacrymogènes sur des étudiants qui marchaient vers le Parlement.",
    "Des mercenaires de Wagner accusés d'exécutions sommaires",
    "La banque centrale maintient son taux directeur",
    "Un convoi humanitaire pillé sur la route de Kaya",
    "Criquets pèlerins : la FAO s'inquiète pour les récoltes",
    "Un journaliste condamné à trois ans de prison ferme",
    "Paris rappelle son ambassadeur",
    "Il a été remis en liberté provisoire.",
    "Nous ne savons pas qui a fait cela, mais nous voulons que justice soit faite.",
    "Boko Haram, Iswap, Ansaru : ce qu'il faut savoir",
    "La Cédéao lève les sanctions contre le Niger",
    "Visite de Macron à N'Djamena",
    "les soldats sont venus la nuit et ont tire sur tout le monde",
    "Le president a ete reelu des le premier tour avec 61 % des voix, a declare la commission electorale.",
    "Affrontements entre éleveurs et agriculteurs au Moyen-Chari",
]

private let others: [(code: String, text: String)] = [
    ("es", "Al menos doce muertos en un ataque en Malí"),
    ("es", "Miles de desplazados por la crecida del Nilo"),
    ("pt", "Cheias do Nilo deixam milhares de desalojados"),
    ("it", "Migliaia di sfollati per la piena del Nilo"),
    ("ca", "Un dron mata els convidats d'un casament al Kordofan"),
    ("de", "Tausende obdachlos nach Nilhochwasser"),
    ("nl", "Duizenden daklozen door overstroming van de Nijl"),
    ("sw", "Maelfu wapoteza makazi kufuatia mafuriko ya mto Nile"),
    ("ha", "Ambaliyar ruwa ta raba dubban mutane da muhallansu"),
    ("bm", "Jiba ye mɔgɔ ba caman bɔ u ka so kɔnɔ"),
    ("ht", "Dè milye moun pèdi kay yo apre inondasyon larivyè Nil"),
    ("es", "El presidente de Níger denuncia un intento de golpe de Estado"),
    (
        "es",
        "El ejército dijo el lunes que al menos doce personas murieron en una emboscada cerca de la frontera con Níger."
    ),
    (
        "es",
        "Las autoridades no han confirmado el número de víctimas, pero los vecinos hablan de decenas de desaparecidos."
    ),
    ("pt", "Pelo menos doze mortos em ataque no norte de Moçambique"),
    ("pt", "O Presidente da Guiné-Bissau dissolveu o parlamento e marcou novas eleições"),
    (
        "pt",
        "O exército disse na segunda-feira que doze pessoas foram mortas numa emboscada perto da fronteira com o Níger."
    ),
    ("pt", "A população fugiu para o mato depois de os insurgentes terem incendiado dezenas de casas."),
    ("it", "Almeno dodici morti in un attacco nel nord del Mali"),
    ("it", "Il governo del Niger accusa la Francia di sostenere i terroristi"),
    (
        "it",
        "L'esercito ha detto lunedì che dodici persone sono state uccise in un'imboscata vicino al confine con il Niger."
    ),
    ("ca", "Almenys dotze morts en un atac al nord de Mali"),
    (
        "ca",
        "L'exèrcit va dir dilluns que dotze persones van morir en una emboscada a prop de la frontera amb el Níger."
    ),
    ("ca", "El president ha anunciat que les eleccions es faran l'any vinent i que no s'hi presentarà"),
    ("de", "Mindestens zwölf Tote bei Angriff in Mali"),
    ("de", "Nigers Militärregierung weist französischen Botschafter aus"),
    (
        "de",
        "Die Armee teilte am Montag mit, dass zwölf Menschen in einem Hinterhalt nahe der Grenze getötet wurden."
    ),
    ("de", "Tausende demonstrieren in Bamako gegen die Regierung"),
    ("nl", "Zeker twaalf doden bij aanval in het noorden van Mali"),
    (
        "nl",
        "Het leger zei maandag dat twaalf mensen zijn omgekomen in een hinderlaag bij de grens met Niger."
    ),
    ("nl", "Duizenden mensen op de vlucht voor geweld in Congo"),
    ("ro", "Cel puțin doisprezece morți într-un atac din nordul statului Mali"),
    (
        "ro",
        "Armata a anunțat luni că doisprezece oameni au fost uciși într-o ambuscadă lângă granița cu Niger."
    ),
    ("sv", "Minst tolv döda i attack i norra Mali"),
    ("sv", "Armén sade på måndagen att tolv människor hade dödats i ett bakhåll nära gränsen till Niger."),
    ("no", "Hæren sa mandag at tolv mennesker ble drept i et bakhold ikke langt fra grensen til Niger."),
    ("da", "Hæren sagde mandag, at tolv mennesker blev dræbt i et baghold ikke langt fra grænsen til Niger."),
    ("fi", "Ainakin kaksitoista kuoli hyökkäyksessä Malin pohjoisosassa, kertoi armeija maanantaina."),
    ("hu", "Legalább tizenketten meghaltak egy támadásban Mali északi részén, közölte a hadsereg."),
    ("pl", "Co najmniej dwunastu zabitych w ataku na północy Mali"),
    (
        "pl",
        "Wojsko poinformowało w poniedziałek, że dwanaście osób zginęło w zasadzce w pobliżu granicy z Nigrem."
    ),
    ("cs", "Armáda v pondělí oznámila, že při přepadení u hranic s Nigerem bylo zabito dvanáct lidí."),
    (
        "hr",
        "Vojska je u ponedjeljak rekla da je dvanaest ljudi poginulo u zasjedi u blizini granice s Nigerom."
    ),
    ("sq", "Ushtria tha të hënën se dymbëdhjetë persona u vranë në një pritë pranë kufirit me Nigerin."),
    ("tr", "Mali'nin kuzeyinde düzenlenen saldırıda en az on iki kişi öldü"),
    (
        "tr",
        "Ordu, pazartesi günü sınır yakınında kurulan pusuda on iki askerin hayatını kaybettiğini açıkladı."
    ),
    ("vi", "Ít nhất mười hai người thiệt mạng trong vụ tấn công ở miền bắc Mali"),
    ("id", "Sedikitnya dua belas orang tewas dalam serangan di Mali utara"),
    (
        "id",
        "Tentara mengatakan pada hari Senin bahwa dua belas orang tewas dalam penyergapan di dekat perbatasan Niger."
    ),
    ("tl", "Hindi bababa sa labindalawa ang patay sa pag-atake ng mga rebelde sa hilaga ng Mali"),
    ("sw", "Watu kumi na wawili wauawa katika shambulio kaskazini mwa Mali"),
    (
        "sw",
        "Jeshi limesema Jumatatu kwamba watu kumi na wawili wameuawa katika shambulio karibu na mpaka wa Niger."
    ),
    ("sw", "Rais wa Kenya ametangaza baraza jipya la mawaziri baada ya maandamano ya vijana"),
    ("ha", "Yan bindiga sun kashe mutane goma sha biyu a jihar Zamfara"),
    (
        "ha",
        "Rundunar sojin Najeriya ta ce ta kashe yan ta'adda da dama a wani samame da ta kai a dajin Sambisa."
    ),
    ("ha", "Shugaban kasar Nijar ya gana da takwaransa na Mali domin tattauna batun tsaro a yankin"),
    ("yo", "Àwọn agbébọn ti pa ènìyàn méjìlá ní ìpínlẹ̀ Zamfara, gẹ́gẹ́ bí àwọn ọlọ́pàá ṣe sọ."),
    ("ig", "Ndị ọchịchị kwuru na ndị omekome gburu mmadụ iri na abụọ na steeti Zamfara n'ụbọchị Mọnde."),
    ("wo", "Njiitu réew mi dafa wax ne dañu war a xeex ngir jàmm am ci réew mi"),
    ("bm", "Sɔrɔdasiw ye binkannikɛlaw faga Mali kɔrɔn yanfan fɛ, faama ka kuma la"),
    ("bm", "Mali jamana ɲɛmɔgɔ ye kuma ta ka ɲɛsin jamanadenw ma hɛrɛ kan"),
    ("ff", "Hooreejo leydi Mali wiyi ko konu ngu hawi yimɓe sappo e ɗiɗo nder wuro ngo"),
    ("so", "Ugu yaraan laba iyo toban qof ayaa ku dhintay weerar ka dhacay waqooyiga dalka Mali"),
    ("so", "Madaxweynaha Soomaaliya ayaa sheegay in ciidamada dowladda ay la wareegeen magaalada"),
    ("ln", "Basoda ya leta babomi bato zomi na mibale na engumba Goma, bakonzi bayebisi"),
    ("ln", "Mokonzi ya ekolo alobaki ete kimya ezali kozonga na este ya Kongo"),
    ("rw", "Ingabo z'u Rwanda zavuze ko abantu cumi na babiri bishwe mu gitero cyabereye hafi y'umupaka"),
    ("mg", "Nilaza ny tafika fa olona roa ambin'ny folo no maty tamin'ny fanafihana tany avaratra"),
    (
        "zu",
        "Amaphoyisa athi abantu abayishumi nambili babulewe ngesikhathi kuhlaselwa umuzi, kodwa uhulumeni uthi kunokuthula"
    ),
    ("ht", "Omwen douz moun mouri nan yon atak gang ame fè nan Pòtoprens"),
    ("ht", "Prezidan an di lame a ap travay ak lapolis pou mete lapè nan peyi a"),
    ("ht", "Gouvènman ayisyen an mande kominote entènasyonal la èd pou konbat ensekirite k ap vale teren"),
    ("pcm", "Gunmen don kill twelve pipo for Zamfara, na so police tok"),
    ("pcm", "Di president say im go fight corruption and e don tell di army make dem no dey fear anybodi"),
    ("eo", "La armeo diris lunde, ke dek du homoj estis mortigitaj en embusko apud la limo kun Niĝero."),
    (
        "la",
        "Duodecim homines in insidiis prope fines interfecti sunt, ut exercitus nuntiavit, sed praesides tacent."
    ),
    ("ar", "مقتل اثني عشر شخصا في هجوم شمال مالي"),
    ("ar", "أعلن الجيش (Forces armées maliennes) يوم الاثنين مقتل اثني عشر جنديا في كمين"),
    ("ru", "Не менее двенадцати человек погибли при нападении в Мали"),
    ("zh", "马里北部遭袭至少十二人死亡"),
    ("ja", "マリ北部で襲撃、少なくとも十二人死亡"),
    ("ko", "말리 북부 공격으로 최소 열두 명 사망"),
    ("am", "በማሊ በተፈጸመ ጥቃት አሥራ ሁለት ሰዎች ተገደሉ"),
    ("he", "לפחות שנים עשר הרוגים בהתקפה בצפון מאלי"),
    ("el", "Τουλάχιστον δώδεκα νεκροί σε επίθεση στο Μάλι"),
    ("hi", "माली में हमले में कम से कम बारह लोगों की मौत"),
    ("nqo", "ߡߊ߬ߟߌ ߞߊ߬ߝߏ ߟߊ߫ ߞߍ߬ߟߍ"),
    ("zgh", "ⵜⴰⴳⵍⴷⵉⵜ ⵏ ⵍⵎⵖⵔⵉⴱ"),
    ("th", "มีผู้เสียชีวิตอย่างน้อยสิบสองคนในมาลี"),
    ("ff", "𞤆𞤵𞤤𞤢𞤪 𞤸𞤭𞤲𞤣𞤭"),
]

/// Languages that the table says little or nothing of.
private let strange = [
    "Azul fell-awen, aɣlan n Leqbayel yessarem ad yili wawal gar yimdanen akken ad ffeɣen seg tmuntilt-nni tameqqrant.",
    "Kua tae mai te pirimia ki te whare paremata ki te whakatau i ngā take nui o te motu i tēnei rā.",
    "Askeri hawan do Tillabéri laabo ra, borey kulu zuru ka koy kwaara fo ra zama i humburu.",
    "Sõdurid hukkusid esmaspäeval piiri lähedal varitsuses, teatas kaitsevägi, aga valitsus seda ei kinnitanud.",
]
