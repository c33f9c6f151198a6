// Measures the language layer alone: `griot-bench MODEL TEXTS [WARM-UP]`.
//
// TEXTS has a JSON object with a "text" a line. After the first WARM-UP texts,
// five where it is not said, all are parsed once, on one thread; the answer is
// a JSON object with the tokens, the seconds and the time it took to load.

import EventData
import Layers
import Parsing
import Unpacking

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    say("usage: griot-bench MODEL TEXTS [WARM-UP]")
    throw CancellationError()
}
let clock = ContinuousClock()
var parsers: [Parser] = []
let kernel = environment("GRIOT_KERNEL").flatMap { Kernel(named: $0) } ?? .best
let loading = try clock.measure { parsers.append(try Parser(path: arguments[1], kernel: kernel)) }
var texts: [String] = []
var reader = try LineReader(path: arguments[2])
while let line = try reader.next() {
    if let text = try JSONReader.read(line.bytes)["text"]?.string { texts.append(text) }
}
let workspace = parsers[0].makeWorkspace()
let warmUp = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
for text in texts.prefix(warmUp) { _ = try parsers[0].parse(text, workspace: workspace) }
var tokens = 0
let parsing = try clock.measure {
    for text in texts { tokens += try parsers[0].parse(text, workspace: workspace).tokens.count }
}
print(
    "{\"kernel\":\"\(kernel.name)\",\"tokens\":\(tokens),\"seconds\":\(parsing / .seconds(1)),"
        + "\"load_seconds\":\(loading / .seconds(1))}"
)

func say(_ line: String) { try? write(Array((line + "\n").utf8), to: 2) }
