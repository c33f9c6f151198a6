package import EventData

/// A question about an event that the rules have answered, with all answers that the report offers.
///
/// A linear model weighs the clues of each answer: the points of its clues are added, and the answer with the
/// most wins; the first is that of the rules.
package struct Choice: Sendable {
    /// What is asked.
    package enum Question: String, Sendable, CaseIterable {
        /// Who does it, and to whom.
        case actor, recipient
        /// Where it is done.
        case place
        /// How many it killed.
        case killed
        /// Whether it is an event at all: yes, as the rules say, or no.
        case event
    }

    /// An answer and what is to be seen of it.
    package struct Option: Sendable {
        /// Whom, where or how many it names; empty where it is nobody, nowhere, no number.
        package var answers: [Answer]
        package var clues: [Clue]
        /// The sum over its clues.
        package var points: Int { clues.reduce(0) { $0 + $1.points } }
    }

    /// Something that is to be seen of an answer.
    package struct Clue: Hashable, Sendable {
        /// In a word or two: "near", "sector MIL".
        package var words: String
        /// In thousandths of a logit.
        package var points: Int
    }

    /// What an answer names, as the output of the coding has it.
    package struct Answer: Hashable, Sendable {
        package var words: String
        package var name: String
        package var country: String?
        package var sector: String?
    }

    package var question: Question
    /// The event's number in the report, as the rules code it.
    package var event: Int
    /// The words that tell it.
    package var trigger: Evidence
    /// What kinds of event it is one of, from the widest to the narrowest: each clue counts for each of them.
    package var levels: [String]
    package var options: [Option]
}
