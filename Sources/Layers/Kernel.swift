internal import CLayers

/// The code that runs the hot loops, for one set of processor instructions.
// The table it points to is a constant of the program.
package struct Kernel: @unchecked Sendable {
    let table: UnsafePointer<layers_kernel>

    /// The names that may be asked for, whether or not this machine can run them.
    package static let names = ["plain", "avx2", "avx512", "neon", "wide"]

    /// The fastest kernel that this machine can run.
    package static var best: Kernel { Kernel(table: layers_kernel_best()) }

    /// The kernel that every machine has.
    static var plain: Kernel {
        guard let kernel = Kernel(named: "plain") else {
            preconditionFailure("every machine has the plain kernel")
        }
        return kernel
    }

    /// Chooses a kernel by name; `nil` where this machine cannot run it.
    package init?(named name: String) {
        guard let table = layers_kernel_named(name) else { return nil }
        self.table = table
    }

    private init(table: UnsafePointer<layers_kernel>) { self.table = table }

    package var name: String { String(cString: table.pointee.name) }

    /// The floats that one vector holds; packed weights have this width.
    var lanes: Int { Int(table.pointee.lanes) }
    var code: layers_kernel { table.pointee }
}
