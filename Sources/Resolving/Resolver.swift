package import EventData
package import Grammar

/// Tells which actor, which place, which day the words of a report mean.
///
/// It never changes and is shared by all threads.
package struct Resolver: Sendable {
    package let directory: ActorDirectory

    package init(directory: ActorDirectory) {
        self.directory = directory
    }

    /// Fills in the names, places, days and numbers of a report.
    package func annotate(_ annotated: inout AnnotatedReport, dateline: TextSpan?) {
        PhraseResolver(directory: directory).resolve(&annotated, on: nil)
    }
}
