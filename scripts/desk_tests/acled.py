"""The record as a client of ACLED's reads it."""
import csv
import json
import os
import re
import subprocess

from desk_tests.desk import run


def check_acled(desk, client):
    """A client of ACLED's, unchanged, gets what the export gives."""
    script = """
import json, sys
from acled import AcledClient
client = AcledClient(api_key="x", email="a@b.c")
rows = [json.loads(json.dumps(event, default=str)) for event in client.get_data(limit=5000)]
few = client.get_data(limit=2, page=1, fields="event_id_cnty|fatalities")
country = client.get_data(limit=5000, country=rows[0]["country"]) if rows else []
json.dump([rows, len(few), sorted({event["country"] for event in country}), len(country)], sys.stdout)
"""
    environment = dict(os.environ, ACLED_API_HOST=f"{desk.address}/api", NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
    answer = subprocess.run([client, "-c", script], env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    rows, few, countries, count = json.loads(answer.stdout.splitlines()[-1])
    table = list(csv.DictReader(run("export", desk.record, "--profile", "acled").splitlines()))
    by_id = {row["event_id_cnty"]: row for row in rows}
    assert len(rows) == len(table) and set(by_id) == {row["event_id_cnty"] for row in table}
    for expected in table:
        got = by_id[expected["event_id_cnty"]]
        for column, value in expected.items():
            if column in ("latitude", "longitude", "fatalities", "year", "iso", "time_precision", "geo_precision", "timestamp"):
                assert same_number(got[column], value), (column, got[column], value)
            elif column != "event_date":
                assert (got[column] or "") == value, (column, got[column], value)
        assert str(got["event_date"])[:10] == expected["event_date"]
    assert few == min(2, len(table))
    if table:
        assert countries == [rows[0]["country"]] and count == sum(1 for row in table if row["country"] == countries[0])


def same_number(one, other):
    """Whether two cells are of one number, or both empty; times are not compared."""
    one, other = ("" if value is None else str(value) for value in (one, other))
    try:
        return abs(float(one) - float(other)) < 1e-6
    except ValueError:
        # The client makes a time of a time stamp.
        return one == other or bool(re.match(r"\d{4}-\d{2}-\d{2}", one))
