"""Codings as tidy tables."""
from __future__ import annotations

_TABLES = {
    "reports": ["report", "lang", "published", "outlet", "url", "text_sha256", "events"],
    "errors": ["report", "code", "message"],
    "events": [
        "report", "event", "type", "modes", "contexts", "quad", "score", "cameo", "status", "alleged", "salience",
        "actors", "recipients", "place", "country", "admin1", "lat", "lon", "geonames", "place_precision", "date_from",
        "date_to", "date_precision", "date_basis", "trigger", "in", "start", "end", "confidence",
    ],
    "actors": ["report", "event", "side", "text", "in", "start", "end", "name", "id", "country", "sector", "basis"],
    "numbers": [
        "report", "event", "what", "low", "high", "operator", "of", "of_sector", "of_country", "claimant", "text", "in",
        "start", "end",
    ],
    "attribution": ["report", "event", "text", "kind", "in", "start", "end"],
    "quotes": ["report", "text", "in", "start", "end", "speaker", "speaker_id", "speaker_role"],
    "relations": [
        "report", "kind", "subject", "subject_id", "object", "object_id", "role", "since", "until", "text", "in", "start",
        "end",
    ],
    "mentions": ["report", "kind", "id", "text", "in", "start", "end"],
}  # fmt: skip


def frame(codings, table: str):
    """A table of codings as a pandas `DataFrame`."""
    if table not in _TABLES:
        raise ValueError(f"there is no table '{table}'; expected one of {', '.join(_TABLES)}")
    try:
        import pandas
    except ImportError:
        raise ImportError("to_pandas() needs pandas: pip install 'griot[pandas]'") from None
    columns = _TABLES[table]
    rows = [row for coding in codings for row in _ROWS[table](coding)]
    return pandas.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns)


def _reports(coding):
    if "error" not in coding.raw:
        told = {key: coding.report.get(key) for key in ("lang", "published", "outlet", "url", "text_sha256")}
        yield {"report": coding.report["id"], **told, "events": len(coding.raw["events"])}


def _errors(coding):
    if "error" in coding.raw:
        yield {"report": coding.report["id"], **coding.raw["error"]}


def _names(parties):
    """Parties as one cell: their names, or the words that stand for them."""
    return "; ".join(party["name"] or party["text"] for party in parties)


def _events(coding):
    for event in coding.raw.get("events", ()):
        place, date = event["place"] or {}, event["date"] or {}
        yield {
            "report": coding.report["id"],
            "event": event["id"],
            **{key: event[key] for key in ("type", "quad", "score", "cameo", "status", "alleged", "salience")},
            "modes": "; ".join(event["modes"]),
            "contexts": "; ".join(event["contexts"]),
            "actors": _names(event["actors"]),
            "recipients": _names(event["recipients"]),
            "place": place.get("name") or place.get("text"),
            **{key: place.get(key) for key in ("country", "admin1", "lat", "lon", "geonames")},
            "place_precision": place.get("precision"),
            "date_from": date.get("from"),
            "date_to": date.get("to"),
            "date_precision": date.get("precision"),
            "date_basis": date.get("basis"),
            "trigger": event["trigger"]["text"],
            **{key: event["trigger"][key] for key in ("in", "start", "end")},
            "confidence": event["confidence"],
        }


def _actors(coding):
    for event in coding.raw.get("events", ()):
        for side, parties in (("actor", event["actors"]), ("recipient", event["recipients"])):
            for party in parties:
                yield {"report": coding.report["id"], "event": event["id"], "side": side, **party}


def _numbers(coding):
    for event in coding.raw.get("events", ()):
        for number in event["numbers"]:
            of = number["of"] or {}
            counted = {"of": of.get("text"), "of_sector": of.get("sector"), "of_country": of.get("country")}
            yield {"report": coding.report["id"], "event": event["id"], **number, **counted}


def _attribution(coding):
    for event in coding.raw.get("events", ()):
        for link in event["attribution"]:
            yield {"report": coding.report["id"], "event": event["id"], **link}


def _quotes(coding):
    for quote in coding.raw.get("quotes", ()):
        speaker = quote["speaker"] or {}
        said = {
            "speaker": speaker.get("name") or speaker.get("text"),
            "speaker_id": speaker.get("id"),
            "speaker_role": speaker.get("role"),
        }
        yield {"report": coding.report["id"], **quote, **said}


def _relations(coding):
    for relation in coding.raw.get("relations", ()):
        told = {}
        for side in ("subject", "object"):
            party = relation[side] or {}
            told[side] = party.get("name") or party.get("text")
            told[f"{side}_id"] = party.get("id")
        for side in ("since", "until"):
            told[side] = (relation[side] or {}).get("from" if side == "since" else "to")
        yield {"report": coding.report["id"], **relation, **told}


def _mentions(coding):
    for mention in coding.raw.get("mentions", ()):
        yield {"report": coding.report["id"], **mention}


_ROWS = {
    "reports": _reports,
    "errors": _errors,
    "events": _events,
    "actors": _actors,
    "numbers": _numbers,
    "attribution": _attribution,
    "quotes": _quotes,
    "relations": _relations,
    "mentions": _mentions,
}
