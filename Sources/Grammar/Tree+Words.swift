extension Tree {
    /// Verbs whose object does what follows.
    static let objectControl: Set<String> = [
        "accuse", "allow", "ask", "authorize", "authorise", "beg", "blame", "call", "cause", "charge",
        "coerce", "command", "compel",
        "convince", "criticize", "denounce", "direct", "enable", "encourage", "force", "help", "implore",
        "instruct", "invite",
        "lead", "oblige", "order", "permit", "persuade", "press", "pressure", "prevent", "prohibit", "prompt",
        "push",
        "require", "stop", "suspect", "task", "tell", "urge", "warn",
        "accuser", "aider", "amener", "appeler", "autoriser", "blâmer", "charger", "contraindre",
        "convaincre", "demander",
        "empêcher", "encourager", "exhorter", "forcer", "inciter", "interdire", "inviter", "obliger",
        "ordonner",
        "permettre", "persuader", "pousser", "presser", "prier", "reprocher", "sommer", "soupçonner",
        "suspecter",
    ]

    /// Whether a noun names a time rather than somebody: "by Friday", "par nuit".
    package func looksLikeTime(_ index: Int) -> Bool {
        Tree.timeWords.contains(nodes[index].lemma) || Tree.timeWords.contains(nodes[index].folded)
    }

    static let timeWords: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march",
        "april", "june", "july", "august", "september", "october", "november", "december", "today",
        "tomorrow",
        "yesterday", "day", "week", "month", "year", "night", "morning", "evening", "afternoon", "weekend",
        "noon",
        "nightfall", "daybreak", "sunset", "sunrise", "midday", "gunpoint", "crépuscule",
        "midnight", "dawn", "dusk", "hour", "minute", "end", "time", "lundi", "mardi", "mercredi", "jeudi",
        "vendredi", "samedi",
        "dimanche", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre",
        "novembre", "décembre", "jour", "journée", "semaine", "mois", "an", "année", "nuit", "matin",
        "matinée",
        "soir", "soirée", "aube", "heure", "midi", "minuit", "fin", "fois",
    ]
}
