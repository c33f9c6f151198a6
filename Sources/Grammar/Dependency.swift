/// A relation of universal dependencies, as far as coding tells them apart.
package enum Dependency: UInt8, Sendable {
    case root
    case nsubj, nsubjPass, obj, iobj, obl, oblAgent, csubj
    case nmod, nmodPoss, appos, amod, nummod, det, compound, compoundPrt, flat, fixed
    case acl, aclRelcl, advcl, ccomp, xcomp, parataxis, conj, cc
    case caseMark, mark, cop, aux, auxPass, advmod, expl, explReflexive, vocative, punct
    case dep

    /// Whether it is a subject, active or passive.
    package var isSubject: Bool {
        self == .nsubj || self == .nsubjPass
    }

    /// Whether it hangs a clause on a word.
    package var isClausal: Bool {
        switch self {
        case .acl, .aclRelcl, .advcl, .ccomp, .xcomp, .parataxis, .csubj: true
        default: false
        }
    }

    /// Reads a label of universal dependencies, as French models give them.
    init(universal label: String) {
        switch label {
        case "ROOT", "root": self = .root
        case "nsubj", "nsubj:caus", "nsubj:outer": self = .nsubj
        case "nsubj:pass": self = .nsubjPass
        case "obj", "obj:agent", "obj:lvc": self = .obj
        case "iobj", "iobj:agent": self = .iobj
        case "obl", "obl:arg", "obl:mod", "obl:tmod": self = .obl
        case "obl:agent": self = .oblAgent
        case "csubj", "csubj:pass": self = .csubj
        case "nmod": self = .nmod
        case "appos": self = .appos
        case "amod": self = .amod
        case "nummod": self = .nummod
        case "det": self = .det
        case "compound": self = .compound
        case "flat", "flat:name", "flat:foreign": self = .flat
        case "fixed", "goeswith": self = .fixed
        case "acl": self = .acl
        case "acl:relcl": self = .aclRelcl
        case "advcl", "advcl:cleft": self = .advcl
        case "ccomp": self = .ccomp
        case "xcomp": self = .xcomp
        case "parataxis", "parataxis:insert", "parataxis:parenth": self = .parataxis
        case "conj": self = .conj
        case "cc": self = .cc
        case "case": self = .caseMark
        case "mark": self = .mark
        case "cop": self = .cop
        case "aux", "aux:tense", "aux:caus": self = .aux
        case "aux:pass": self = .auxPass
        case "advmod": self = .advmod
        case "expl", "expl:subj": self = .expl
        case "expl:comp", "expl:pass", "expl:pv": self = .explReflexive
        case "vocative": self = .vocative
        case "punct": self = .punct
        default: self = .dep
        }
    }

    /// Reads a ClearNLP label, as English models give them; what moves in the tree is moved later.
    init(clearNLP label: String) {
        switch label {
        case "ROOT": self = .root
        case "nsubj": self = .nsubj
        case "nsubjpass": self = .nsubjPass
        case "csubj", "csubjpass": self = .csubj
        case "dobj": self = .obj
        case "dative": self = .iobj
        case "npadvmod": self = .obl
        case "nmod", "nn", "compound": self = .compound
        case "poss": self = .nmodPoss
        case "appos": self = .appos
        case "amod": self = .amod
        case "nummod": self = .nummod
        case "det", "predet": self = .det
        case "prt": self = .compoundPrt
        case "acl": self = .acl
        case "relcl": self = .aclRelcl
        case "advcl": self = .advcl
        case "ccomp": self = .ccomp
        case "xcomp", "oprd", "acomp", "attr": self = .xcomp
        case "parataxis": self = .parataxis
        case "conj": self = .conj
        case "cc", "preconj": self = .cc
        case "case": self = .caseMark
        case "mark": self = .mark
        case "aux": self = .aux
        case "auxpass": self = .auxPass
        case "advmod", "neg", "quantmod", "prep", "agent", "intj": self = .advmod
        case "expl": self = .expl
        case "punct": self = .punct
        default: self = .dep
        }
    }
}

extension Dependency {
    /// Its name as it is written above: "nsubjPass".
    package var name: String { Dependency.names[Int(rawValue)] }

    private static let names = (0...dep.rawValue).map { rawValue in
        Dependency(rawValue: rawValue).map { "\($0)" } ?? ""
    }
}
