// The functions here carry the names that griot.h gives them, and it says what they do.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

internal import CGriot
internal import Griot
internal import Merging
internal import Unpacking

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

@c @implementation
public func griot_abi_version() -> Int32 { GRIOT_ABI_VERSION }

@c @implementation
public func griot_version() -> UnsafePointer<CChar>? {
    // A literal stands in the library itself and ends with a NUL.
    UnsafeRawPointer(Pipeline.versionLiteral.utf8Start).assumingMemoryBound(to: CChar.self)
}

@c @implementation
public func griot_coder_open(
    _ options: UnsafePointer<CChar>?,
    _ length: Int,
    _ coder: UnsafeMutablePointer<OpaquePointer?>?,
    _ problem: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
    problem?.pointee = nil
    guard let coder else {
        tell(SetupProblem(code: "argument.missing", message: "there is nowhere to put the coder"), problem)
        return Int32(GRIOT_MISUSE)
    }
    coder.pointee = nil
    let read: CoderOptions
    do throws(SetupProblem) {
        read = options == nil ? CoderOptions() : try CoderOptions(bytes(options, length) ?? [])
    } catch {
        tell(error, problem)
        return Int32(GRIOT_MISUSE)
    }
    do {
        coder.pointee = OpaquePointer(Unmanaged.passRetained(try CoderHandle(read)).toOpaque())
        return Int32(GRIOT_OK)
    } catch {
        tell(error, problem)
        return Int32(GRIOT_NO_SETUP)
    }
}

@c @implementation
public func griot_coder_code(
    _ coder: OpaquePointer?,
    _ report: UnsafePointer<CChar>?,
    _ length: Int,
    _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ answerLength: UnsafeMutablePointer<Int>?
) -> Int32 {
    answered(handle(coder), report, length, answer, answerLength, nil) { $0.answer(to: $1) }
}

@c @implementation
public func griot_coder_code_lines(
    _ coder: OpaquePointer?,
    _ lines: UnsafePointer<CChar>?,
    _ length: Int,
    _ answers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ answersLength: UnsafeMutablePointer<Int>?,
    _ failures: UnsafeMutablePointer<Int>?
) -> Int32 {
    answered(handle(coder), lines, length, answers, answersLength, failures) { $0.answer(toLines: $1) }
}

@c @implementation
public func griot_coder_close(_ coder: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let coder, let closed = coder.pointee else { return }
    coder.pointee = nil
    Unmanaged<CoderHandle>.fromOpaque(UnsafeRawPointer(closed)).release()
}

@c @implementation
public func griot_merge_step(
    _ step: UnsafePointer<CChar>?,
    _ lines: UnsafePointer<CChar>?,
    _ length: Int,
    _ answers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ answersLength: UnsafeMutablePointer<Int>?,
    _ failures: UnsafeMutablePointer<Int>?
) -> Int32 {
    let known = step.flatMap { MergeStep(rawValue: String(cString: $0)) }
    return answered(known, lines, length, answers, answersLength, failures) { step, lines in
        Answer(toLines: lines) { step.answer(to: $0) }
    }
}

@c @implementation
public func griot_free(_ memory: UnsafeMutableRawPointer?) { free(memory) }

// MARK: Over the border and back

private func answered<Worker>(
    _ worker: Worker?,
    _ input: UnsafePointer<CChar>?,
    _ length: Int,
    _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ answerLength: UnsafeMutablePointer<Int>?,
    _ failures: UnsafeMutablePointer<Int>?,
    by work: (Worker, [UInt8]) -> Answer
) -> Int32 {
    give(nil, answer, answerLength)
    failures?.pointee = 0
    guard let worker, let answer, let input = bytes(input, length) else {
        return Int32(GRIOT_MISUSE)
    }
    let found = work(worker, input)
    guard give(found.bytes, answer, answerLength) else { return Int32(GRIOT_NO_MEMORY) }
    failures?.pointee = found.failures
    return Int32(found.failures == 0 ? GRIOT_OK : GRIOT_FAILED)
}

private func handle(_ coder: OpaquePointer?) -> CoderHandle? {
    coder.map { Unmanaged<CoderHandle>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
}

/// A copy of what a caller handed in, whose it is again after the call; no bytes need no pointer.
private func bytes(_ start: UnsafePointer<CChar>?, _ length: Int) -> [UInt8]? {
    guard length >= 0 else { return nil }
    guard let start else { return length == 0 ? [] : nil }
    return Array(UnsafeRawBufferPointer(start: start, count: length))
}

/// Hands bytes to a caller, who frees them; whether there was memory for them.
@discardableResult
private func give(
    _ bytes: [UInt8]?,
    _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ length: UnsafeMutablePointer<Int>?
) -> Bool {
    answer?.pointee = nil
    length?.pointee = 0
    guard let bytes else { return true }
    guard let memory = malloc(bytes.count + 1) else { return false }
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    memory.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
    answer?.pointee = memory.assumingMemoryBound(to: CChar.self)
    length?.pointee = bytes.count
    return true
}

private func tell(
    _ problem: SetupProblem,
    _ place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) {
    guard place != nil else { return }
    var line: [UInt8] = []
    JSONText.append(raw: "{\"code\":", to: &line)
    JSONText.append(problem.code, to: &line)
    JSONText.append(raw: ",\"message\":", to: &line)
    JSONText.append(problem.message, to: &line)
    JSONText.append(raw: "}", to: &line)
    give(line, place, nil)
}
