internal import EventData
internal import Unpacking

/// What the desk answers to programs, in OpenAPI 3.1.
struct OpenAPI {
    let version: String

    func answer() -> Answer {
        Answer(type: "application/json", body: document.bytes + [0x0A])
    }

    private var document: JSONValue {
        .object([
            JSONMember(key: "openapi", value: .string("3.1.0")),
            JSONMember(
                key: "info",
                value: object([
                    "title": "griot", "version": version, "summary": "A record of who did what to whom",
                ])
            ),
            JSONMember(key: "paths", value: .object(Self.routes.map(path))),
            JSONMember(key: "components", value: .object([JSONMember(key: "schemas", value: schemas)])),
        ])
    }

    // MARK: Routes

    private struct Route {
        var path: String
        var summary: String
        var type: String
        var parameters: [String] = []
    }

    private static let filters = EventQuery.names + ["radius", "sort", "limit", "page"]

    /// Each list in each of its forms, then what there is but once.
    private static let routes: [Route] =
        lists.flatMap { list in
            let forms = [
                ("json", "application/json"), ("csv", "text/csv"), ("geojson", "application/geo+json"),
                ("atom", "application/atom+xml"),
            ]
            return forms.map { form, type in
                Route(
                    path: "/\(list.name).\(form)",
                    summary: list.summary,
                    type: type,
                    parameters: list.parameters
                )
            }
        } + single

    private static let lists: [(name: String, summary: String, parameters: [String])] = [
        ("events", "Events, a page of them", filters), ("stories", "Stories", filters),
        ("actors", "Who acts, and to whom something is done", filters),
        ("places", "Places of events", filters),
        ("outlets", "Who publishes", ["page"]), ("reports", "Reports", ["q", "outlet", "language", "page"]),
        ("relations", "Who acts on whom", ["from", "to", "actor", "by"]),
    ]

    private static let single = [
        Route(path: "/events/{id}.json", summary: "One event", type: "application/json"),
        Route(path: "/events/{id}.md", summary: "One event as a brief", type: "text/markdown"),
        Route(path: "/reports/{id}.json", summary: "The newest coding of a report", type: "application/json"),
        Route(
            path: "/api/acled/read",
            summary: "Events as ACLED's service answers",
            type: "application/json",
            parameters: [
                "country", "iso", "year", "event_date", "event_date_where", "event_type", "timestamp",
                "fields", "limit", "page", "_format",
            ]
        ),
        Route(
            path: "/api/gedevents/{version}",
            summary: "Events as UCDP's service answers",
            type: "application/json",
            parameters: [
                "pagesize", "page", "Country", "StartDate", "EndDate", "TypeOfViolence", "Geography",
            ]
        ),
    ]

    private func path(_ route: Route) -> JSONMember {
        let inPath = route.path.split(separator: "{").dropFirst().compactMap {
            $0.split(separator: "}").first
        }
        let parameters =
            inPath.map { parameter(String($0), in: "path") }
            + route.parameters.map { parameter($0, in: "query") }
        let content = JSONValue.object([
            JSONMember(key: route.type, value: .object([JSONMember(key: "schema", value: object([:]))]))
        ])
        let found = JSONValue.object([
            JSONMember(key: "description", value: .string(route.summary)),
            JSONMember(key: "content", value: content),
        ])
        let problem = JSONValue.object([
            JSONMember(key: "$ref", value: .string("#/components/schemas/Problem"))
        ])
        let refused = JSONValue.object([
            JSONMember(key: "description", value: .string("Why it cannot be answered")),
            JSONMember(
                key: "content",
                value: .object([
                    JSONMember(
                        key: "application/json",
                        value: .object([JSONMember(key: "schema", value: problem)])
                    )
                ])
            ),
        ])
        let get = JSONValue.object([
            JSONMember(key: "summary", value: .string(route.summary)),
            JSONMember(key: "parameters", value: .array(parameters)),
            JSONMember(
                key: "responses",
                value: .object([
                    JSONMember(key: "200", value: found),
                    JSONMember(key: "304", value: object(["description": "Not changed"])),
                    JSONMember(key: "default", value: refused),
                ])
            ),
        ])
        return JSONMember(key: route.path, value: .object([JSONMember(key: "get", value: get)]))
    }

    private func parameter(_ name: String, in place: String) -> JSONValue {
        .object([
            JSONMember(key: "name", value: .string(name)), JSONMember(key: "in", value: .string(place)),
            JSONMember(key: "required", value: .bool(place == "path")),
            JSONMember(key: "schema", value: object(["type": "string"])),
        ])
    }

    private var schemas: JSONValue {
        let error = JSONValue.object([
            JSONMember(key: "type", value: .string("object")),
            JSONMember(
                key: "properties",
                value: .object([
                    JSONMember(key: "code", value: object(["type": "string"])),
                    JSONMember(key: "message", value: object(["type": "string"])),
                ])
            ),
        ])
        let problem = JSONValue.object([
            JSONMember(key: "type", value: .string("object")),
            JSONMember(key: "properties", value: .object([JSONMember(key: "error", value: error)])),
        ])
        return .object([JSONMember(key: "Problem", value: problem)])
    }

    private func object(_ members: [String: String]) -> JSONValue {
        .object(members.sorted { $0.key < $1.key }.map { JSONMember(key: $0.key, value: .string($0.value)) })
    }
}
