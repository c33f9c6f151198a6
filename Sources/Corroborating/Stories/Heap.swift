/// Keeps the greatest of its elements at hand (Williams 1964).
struct Heap<Element: Comparable> {
    private var elements: [Element] = []

    /// Adds an element; O(log n).
    mutating func insert(_ element: Element) {
        elements.append(element)
        var place = elements.count - 1
        while place > 0, elements[(place - 1) / 2] < elements[place] {
            elements.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes the greatest element out; O(log n).
    mutating func popGreatest() -> Element? {
        guard let greatest = elements.first, let last = elements.popLast() else { return nil }
        guard !elements.isEmpty else { return greatest }
        elements[0] = last
        var place = 0
        while true {
            var largest = place
            for child in 2 * place + 1...2 * place + 2 where child < elements.count {
                if elements[largest] < elements[child] { largest = child }
            }
            guard largest != place else { return greatest }
            elements.swapAt(place, largest)
            place = largest
        }
    }
}
