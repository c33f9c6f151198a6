#!/usr/bin/env python3
"""Reads a folder of exports as those who use them would, and says what they would trip over.

    scripts/check-exports.py FOLDER [--r]

What is there is read, by these names:

    acled.csv ucdp.csv polecat.tsv hxl.csv plover.jsonl events.geojson followthemoney.jsonl
    events.csv claims.csv reports.csv event_reports.csv codings.csv, with datapackage.json

Every table is read by Python's csv with strict quotation, by a reader with the rules of R's `read.csv`
and `read.delim` (written here), by pandas where it is installed, and with --r by Rscript. All must find
the same rows. The types of columns are those that the first reader of a data set expects; for the native
tables, those of datapackage.json. The exit code is 1 where anything is wrong, 66 where there is nothing.
"""

import csv
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys

csv.field_size_limit(sys.maxsize)

ACLED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
    assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1
    admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags
    timestamp""".split()
UCDP = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
    conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id
    side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
    source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt
    priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b
    deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
POLECAT = """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|
    Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|
    Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|
    Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|
    GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|
    Story Locations|Language|Version"""
POLECAT = [name.strip() for name in POLECAT.replace("\n", "").split("|")]

# For each table of others: columns, separator, and which columns are numbers, days and never empty.
FOREIGN = {
    "acled.csv": (
        ACLED,
        ",",
        {"year": int, "time_precision": (1, 3), "iso": int, "latitude": (-90.0, 90.0),
         "longitude": (-180.0, 180.0), "geo_precision": (1, 3), "fatalities": int, "timestamp": int,
         "event_date": datetime.date},
        ["event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
         "sub_event_type", "actor1", "inter1", "region", "country", "location", "latitude", "longitude",
         "geo_precision", "notes", "fatalities"],
        ["event_id_cnty"],
    ),
    "ucdp.csv": (
        UCDP,
        ",",
        {"id": int, "year": int, "type_of_violence": (1, 3), "number_of_sources": int, "where_prec": (1, 7),
         "latitude": (-90.0, 90.0), "longitude": (-180.0, 180.0), "priogrid_gid": (1, 259200),
         "country_id": int, "event_clarity": (1, 2), "date_prec": (1, 5), "date_start": datetime.date,
         "date_end": datetime.date, "deaths_a": int, "deaths_b": int, "deaths_civilians": int,
         "deaths_unknown": int, "best": int, "high": int, "low": int, "gwnoa": int, "gwnob": int},
        ["id", "relid", "year", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude",
         "geom_wkt", "priogrid_gid", "country", "date_start", "date_end", "best", "high", "low"],
        ["id"],
    ),
    "polecat.tsv": (
        POLECAT,
        "\t",
        {"Event Date": datetime.date, "Intensity": (-10.0, 10.0), "Latitude": (-90.0, 90.0),
         "Longitude": (-180.0, 180.0), "GeoNames ID": int},
        ["Event ID", "Event Type", "Intensity", "Quad Code", "Actor Name", "Primary Actor Sector"],
        ["Event ID"],
    ),
}
HXL = {"event_date": "#date+occurred", "event_type": "#event+type", "sub_event_type": "#event+type+sub",
       "actor1": "#group+name+first", "actor2": "#group+name+second", "admin1": "#adm1+name",
       "admin2": "#adm2+name", "admin3": "#adm3+name", "location": "#loc+name", "latitude": "#geo+lat",
       "longitude": "#geo+lon", "notes": "#description", "fatalities": "#affected+killed"}
DAY_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

problems = []


def problem(name, text):
    if len(problems) < 200:
        problems.append(f"{name}: {text}")


def rows_as_python(path, separator):
    """What Python's csv reads; a table between tabs has no quotation marks at all."""
    quoting = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=separator, quoting=quoting, strict=True))


def rows_as_r(path, separator):
    """What R's read.csv and read.delim read: a quotation mark opens at the start of a field only where the
    separator is no white space, two in a quotation are one, and a zero ends the line."""
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    if "\0" in text:
        problem(path.name, "has a zero, at which R ends a line")
    rows, row, field, quoted, start, index = [], [], [], False, True, 0
    while index < len(text):
        letter = text[index]
        index += 1
        if quoted:
            if letter != '"':
                field.append(letter)
            elif text[index : index + 1] == '"':
                field.append('"')
                index += 1
            else:
                quoted = False
        elif letter == '"' and start:
            quoted, start = True, False
        elif letter == separator or letter == "\n":
            row.append("".join(field))
            field, start = [], True
            if letter == "\n":
                rows.append(row)
                row = []
        else:
            field.append(letter)
            start = False
    if quoted:
        problem(path.name, "ends within a quotation")
    if row or field:
        problem(path.name, "does not end with a line's end")
    return rows


def check_pandas(path, separator, rows):
    try:
        import pandas
    except ImportError:
        return False
    plain = {"sep": separator, "dtype": str, "keep_default_na": False}
    frame = pandas.read_csv(path, **plain)
    if list(frame.columns) != rows[0] or len(frame) != len(rows) - 1:
        problem(path.name, f"pandas reads {len(frame)} rows of {len(frame.columns)} columns")
    else:
        for number, (left, right) in enumerate(zip(frame.itertuples(index=False), rows[1:]), 2):
            if [value.replace("\r\n", "\n") for value in left] != [v.replace("\r\n", "\n") for v in right]:
                problem(path.name, f"pandas reads record {number} as something else")
    guessed = pandas.read_csv(path, sep=separator, keep_default_na=False, na_values=[""], low_memory=False)
    return {name: str(kind) for name, kind in guessed.dtypes.items()}


def check_r(path, separator, rows):
    script = (
        'a <- commandArgs(TRUE); d <- if (a[2] == ",") read.csv(a[1], encoding="UTF-8", check.names=FALSE) '
        'else read.delim(a[1], encoding="UTF-8", check.names=FALSE); cat(nrow(d), ncol(d))'
    )
    run = subprocess.run(["Rscript", "-e", script, path, separator], capture_output=True, text=True)
    if run.stdout.split()[-2:] != [str(len(rows) - 1), str(len(rows[0]))]:
        problem(path.name, f"R reads {run.stdout.strip() or run.stderr.strip()}")


def check_value(name, where, value, kind):
    try:
        if kind is datetime.date:
            datetime.date.fromisoformat(value)
        elif kind is int:
            if not re.fullmatch(r"-?\d+", value) or abs(int(value)) >= 2**53:
                raise ValueError
        elif kind == "number":
            if not re.fullmatch(r"-?\d+(\.\d+)?", value):
                raise ValueError
        elif kind == "time":
            if not DAY_TIME.fullmatch(value):
                raise ValueError
        elif kind == "boolean":
            if value not in ("0", "1"):
                raise ValueError
        elif isinstance(kind, tuple):
            check_value(name, where, value, int if isinstance(kind[0], int) else "number")
            if not kind[0] <= float(value) <= kind[1]:
                raise ValueError
        if value in ("-99", "-999", "None", "nil", "null", "NaN", "Optional"):
            raise ValueError
    except ValueError:
        problem(name, f"{where}: '{value}' is not what readers expect")


def check_dtypes(name, dtypes, kinds, rows):
    """A column of numbers must be numbers for pandas, unless it is empty."""
    for column, kind in kinds.items():
        isNumber = kind in (int, "number") or isinstance(kind, tuple)
        index = rows[0].index(column) if column in rows[0] else None
        if not isNumber or index is None or not any(row[index] for row in rows[1:]):
            continue
        if not dtypes.get(column, "").startswith(("int", "float")):
            problem(name, f"pandas takes {column} for {dtypes.get(column)}")


def check_table(path, separator, columns, kinds, filled, key, options, skipped=0):
    name = path.name
    rows = rows_as_python(path, separator)
    if not rows or (columns and rows[0] != columns):
        problem(name, "the header is not to the letter")
        return []
    likeR = [[field.replace("\r\n", "\n") for field in row] for row in rows]
    if rows_as_r(path, separator) != likeR:
        problem(name, "R would read other rows than Python")
    if any(len(row) != len(rows[0]) for row in rows):
        problem(name, "not every row has every column")
        return rows
    dtypes = {} if skipped else check_pandas(path, separator, rows)
    if options["r"]:
        check_r(path, separator, rows)
    records = [dict(zip(rows[0], row)) for row in rows[1 + skipped :]]
    for number, record in enumerate(records, 2 + skipped):
        for column, kind in kinds.items():
            if record.get(column):
                check_value(name, f"record {number}, {column}", record[column], kind)
        for column in filled:
            if not record[column]:
                problem(name, f"record {number}: {column} is empty")
    if dtypes:
        check_dtypes(name, dtypes, kinds, rows)
    keys = [tuple(record[part] for part in key) for record in records]
    if len(set(keys)) != len(keys):
        problem(name, f"{' and '.join(key)} do not name one row each")
    options["read"].append(f"{name} {len(records)}")
    return records


def check_foreign(folder, options):
    for name, (columns, separator, kinds, filled, key) in FOREIGN.items():
        if (folder / name).is_file():
            records = check_table(folder / name, separator, columns, kinds, filled, key, options)
            if name == "ucdp.csv":
                check_deaths(name, records)
    if (folder / "hxl.csv").is_file():
        columns, separator, kinds, filled, key = FOREIGN["acled.csv"]
        check_table(folder / "hxl.csv", separator, columns, kinds, filled, key, options, skipped=1)
        tags = rows_as_python(folder / "hxl.csv", ",")[1]
        if tags != [HXL.get(column, "") for column in columns]:
            problem("hxl.csv", "the hashtags are not to the letter")


def check_deaths(name, records):
    for record in records:
        parts = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]
        if sum(int(record[part]) for part in parts) != int(record["best"]):
            problem(name, f"{record['id']}: the four do not add up to best")
        if not 0 <= int(record["low"]) <= int(record["best"]) <= int(record["high"]):
            problem(name, f"{record['id']}: low, best and high are not in order")


def check_native(folder, options):
    codebook = folder / "datapackage.json"
    if not codebook.is_file():
        return
    kinds = {"integer": int, "number": "number", "date": datetime.date, "datetime": "time",
             "boolean": "boolean"}
    for resource in json.loads(codebook.read_text(encoding="utf-8"))["resources"]:
        path = folder / resource["path"]
        if not path.is_file():
            problem("datapackage.json", f"{resource['path']} is not there")
            continue
        schema = resource["schema"]
        columns = [field["name"] for field in schema["fields"]]
        typed = {field["name"]: kinds[field["type"]] for field in schema["fields"] if field["type"] in kinds}
        if any(len(column) > 32 or not re.fullmatch(r"[a-z][a-z0-9_]*", column) for column in columns):
            problem(path.name, "a column's name is none for Stata")
        key = schema["primaryKey"]
        check_table(path, ",", columns, typed, key, key, options)
    check_links(folder)


def check_links(folder):
    def column(name, *columns):
        if not (folder / name).is_file():
            return None
        rows = rows_as_python(folder / name, ",")
        places = [rows[0].index(column) for column in columns]
        return {tuple(row[place] for place in places) for row in rows[1:]}

    links = [("claims.csv", "events.csv", "event_id"), ("event_reports.csv", "events.csv", "event_id"),
             ("claims.csv", "reports.csv", "report_id"), ("event_reports.csv", "reports.csv", "report_id")]
    for left, right, name in links:
        here, there = column(left, name), column(right, name)
        if here is not None and there is not None and not here <= there:
            problem(left, f"{len(here - there)} of {name} are not in {right}")


def check_json(folder, options):
    for name in ["plover.jsonl", "followthemoney.jsonl"]:
        if not (folder / name).is_file():
            continue
        lines = (folder / name).read_bytes().split(b"\n")
        values = [json.loads(line) for line in lines if line]
        ids = [value["id"] for value in values]
        if len(set(ids)) != len(ids):
            problem(name, "an id stands twice")
        if name == "followthemoney.jsonl":
            check_entities(name, values)
        options["read"].append(f"{name} {len(values)}")
    if (folder / "events.geojson").is_file():
        collection = json.loads((folder / "events.geojson").read_text(encoding="utf-8"))
        if collection["type"] != "FeatureCollection":
            problem("events.geojson", "is no FeatureCollection")
        for feature in collection["features"]:
            geometry, precision = feature["geometry"], feature["properties"]["place_precision"]
            if geometry and not (abs(geometry["coordinates"][0]) <= 180 and abs(geometry["coordinates"][1]) <= 90):
                problem("events.geojson", f"{feature['id']} is not on the earth")
            if geometry and precision in (None, "country", "region"):
                problem("events.geojson", f"{feature['id']} has a pin, and only {precision} is known")
        options["read"].append(f"events.geojson {len(collection['features'])}")


def check_entities(name, values):
    """With the package followthemoney installed, each entity is held against its model."""
    ids = {value["id"] for value in values}
    for value in values:
        for part in ["involved", "proof", "document", "resolved"]:
            if not set(value["properties"].get(part, [])) <= ids:
                problem(name, f"{value['id']}: {part} leads nowhere")
    try:
        from followthemoney import model
    except ImportError:
        return
    for value in values:
        schema = model.schemata[value["schema"]]
        unknown = [part for part in value["properties"] if part not in schema.properties]
        if unknown:
            problem(name, f"{value['schema']} has no {', '.join(unknown)}")


def main(arguments):
    folders = [argument for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1:
        print(__doc__)
        return 64
    folder = pathlib.Path(folders[0])
    options = {"r": "--r" in arguments and shutil.which("Rscript"), "read": []}
    check_foreign(folder, options)
    check_native(folder, options)
    check_json(folder, options)
    for text in problems:
        print(text)
    print(f"read {', '.join(options['read']) or 'nothing'}; {len(problems)} problems")
    return 66 if not options["read"] else 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
