import Testing
import Unpacking

@Suite struct `A table` {
    @Test func `is cut into rows without its comments, its header and empty lines`() {
        let table = "# What it is.\nword\tkind\na\t\n\n# more\nb b\t1\t2\n"
        #expect(rows(in: table) == [["a", ""], ["b b", "1", "2"]])
        #expect(rows(of: "# What it is.\nword\n").isEmpty && rows(in: "").isEmpty)
    }
}
