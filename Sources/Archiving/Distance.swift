internal import GRDB
private import Glibc

/// Kilometres in a degree of latitude, on a sphere of the earth's mean radius of 6,371.0088 km (IUGG).
let kilometresADegree = 6_371.0088 * Double.pi / 180

func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }

func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }

/// The way between two places on a sphere, in kilometres, by the haversine formula.
private func kilometres(_ one: (Double, Double), _ other: (Double, Double)) -> Double {
    let height = sin((other.0 - one.0) * .pi / 360)
    let width = sin((other.1 - one.1) * .pi / 360)
    let share = height * height + cosine(degrees: one.0) * cosine(degrees: other.0) * width * width
    return 2 * 180 / .pi * kilometresADegree * asin(min(1, share.squareRoot()))
}

extension Configuration {
    /// Gives SQL the function `kilometres(latitude, longitude, latitude, longitude)`; NULL where one is missing.
    mutating func knowsDistances() {
        prepareDatabase { db in
            db.add(
                function: DatabaseFunction("kilometres", argumentCount: 4, pure: true) { values in
                    let numbers = values.compactMap { Double.fromDatabaseValue($0) }
                    guard numbers.count == 4 else { return nil }
                    return kilometres((numbers[0], numbers[1]), (numbers[2], numbers[3]))
                }
            )
        }
    }
}
