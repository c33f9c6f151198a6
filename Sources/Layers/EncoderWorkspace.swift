/// Where one thread encodes: scratch space, and the words met lately.
///
/// A word's own part of the work (its embedding, the mixer, its products with
/// the first window) is kept, for as many words as there is room.
package final class EncoderWorkspace {
    /// Room for so many words takes 4 × 10 × width bytes a word, 31 MB at spaCy's width of 96.
    package static let defaultWords = 8192
    static let batchSize = 64

    let scratch: FloatBuffer
    let embedded: FloatBuffer
    let batchMixed: FloatBuffer
    let batchProducts: FloatBuffer
    let rows: (FloatBuffer, FloatBuffer)
    /// The slots whose word was not held when the current block began.
    private(set) var missing: [Int32] = []

    private let width: Int
    private let mixedRows: FloatBuffer
    private let productRows: FloatBuffer
    /// The slot of each key, -1 where it has none.
    private var slotOfKey: [Int32] = []
    private var keyOfSlot: [Int32]
    private var wasUsed: [Bool]
    /// The block in which a slot was last needed; a slot of the current block is never given away.
    private var blockOfSlot: [UInt64]
    private var block: UInt64 = 0
    private var hand = 0
    /// The slots of the current block's tokens, in order.
    private var slots: [Int32] = []

    init(words: Int, width: Int, mixerInputs: Int, reach: Int) {
        let longestBlock = ContextEncoder.blockSize + 2 * reach
        let capacity = max(words, longestBlock + 1)
        self.width = width
        scratch = FloatBuffer(count: longestBlock * width)
        embedded = FloatBuffer(count: Self.batchSize * mixerInputs)
        batchMixed = FloatBuffer(count: Self.batchSize * width)
        batchProducts = FloatBuffer(count: Self.batchSize * 9 * width)
        rows = (FloatBuffer(count: longestBlock * width), FloatBuffer(count: longestBlock * width))
        mixedRows = FloatBuffer(count: capacity * width)
        productRows = FloatBuffer(count: capacity * 9 * width)
        keyOfSlot = Array(repeating: -1, count: capacity)
        wasUsed = Array(repeating: false, count: capacity)
        blockOfSlot = Array(repeating: 0, count: capacity)
    }

    /// Forgets all words; keys may stand for other words from here on.
    package func forgetWords() {
        slotOfKey.removeAll(keepingCapacity: true)
        for slot in keyOfSlot.indices { keyOfSlot[slot] = -1 }
    }

    /// Finds a slot for each token of a block, and lists those that wait to be filled.
    func hold(_ keys: ArraySlice<Int32>) {
        block += 1
        missing.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
        for key in keys { slots.append(slot(for: key)) }
    }

    private func slot(for key: Int32) -> Int32 {
        let index = Int(key)
        while slotOfKey.count <= index {
            slotOfKey.append(contentsOf: repeatElement(-1, count: max(1024, slotOfKey.count)))
        }
        var slot = slotOfKey[index]
        if slot < 0 {
            slot = freeSlot()
            keyOfSlot[Int(slot)] = key
            slotOfKey[index] = slot
            missing.append(slot)
        }
        wasUsed[Int(slot)] = true
        blockOfSlot[Int(slot)] = block
        return slot
    }

    /// Takes the next slot that was not used since the hand last passed it.
    private func freeSlot() -> Int32 {
        while true {
            let slot = hand
            hand = hand + 1 == keyOfSlot.count ? 0 : hand + 1
            if blockOfSlot[slot] == block { continue }
            if wasUsed[slot] {
                wasUsed[slot] = false
                continue
            }
            let former = keyOfSlot[slot]
            if former >= 0 { slotOfKey[Int(former)] = -1 }
            return Int32(slot)
        }
    }

    func key(at slot: Int32) -> Int32 { keyOfSlot[Int(slot)] }

    /// Moves a batch that was just computed into its slots.
    func store(_ slots: ArraySlice<Int32>) {
        for (row, slot) in slots.enumerated() {
            let slot = Int(slot)
            (mixedRows.start + slot * width).update(from: batchMixed.start + row * width, count: width)
            (productRows.start + slot * 9 * width)
                .update(from: batchProducts.start + row * 9 * width, count: 9 * width)
        }
    }

    /// The mixed embedding of the block's token at `position`.
    func mixed(_ position: Int) -> UnsafePointer<Float> {
        UnsafePointer(mixedRows.start + Int(slots[position]) * width)
    }

    /// The product of the block's token at `position` with one part of the first window.
    func product(_ position: Int, part: Int) -> UnsafePointer<Float> {
        UnsafePointer(productRows.start + (Int(slots[position]) * 9 + part * 3) * width)
    }
}
