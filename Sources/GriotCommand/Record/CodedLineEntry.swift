import Archiving
import Exchanging
import Griot
import Unpacking

extension CodedEntry {
    /// What a record keeps of a report that was coded elsewhere.
    init(_ coded: CodedLine) {
        var written: [UInt8] = []
        CodedReportJSON().append(
            coded.read.coded,
            of: coded.report,
            id: coded.id,
            digest: coded.digest,
            provenance: coded.read.provenance,
            to: &written
        )
        self.init(
            report: coded.report,
            given: coded.id.written,
            coded: coded.read.coded,
            provenance: coded.read.provenance,
            line: String(decoding: written.dropLast(), as: UTF8.self)
        )
    }
}
