"""The steps of a merge, put together in memory as docs/reference/merge-steps.md has it, against what the program finds.

This is what `griot.spark.merge` does on Spark, without Spark: dictionaries and sorted lists in place of joins. See
test_coder.py for the environment; MERGED is a folder with the reports, their codings and what `griot merge` made of them.
"""
import collections
import json
import os
import pathlib
import random
import re
import unittest

from griot._library import merge_step
from griot.errors import GriotError
from griot.spark._work import neighbours
from griot.spark._steps import Made, packed, step, task, unpacked

FOLDER = pathlib.Path(os.environ["MERGED"])
SETTINGS = step("settings", ["{}"])[0]


def lines(name):
    return (FOLDER / name).read_text(encoding="utf-8").split("\n")[:-1]


# A short task of each step that was done, to be damaged.
DONE = {}


def one(name, **members):
    line = task(**members)
    if len(line) < len(DONE.get(name, "-" * 200_000)):
        DONE[name] = line
    return step(name, [line])[0]


def triples(numbers, width):
    return [tuple(numbers[start : start + width]) for start in range(0, len(numbers), width)]


def flat(rows):
    return [number for row in rows for number in row]


def components(edges):
    """The least of all that each node hangs together with."""
    root = {}

    def find(node):
        while root.setdefault(node, node) != node:
            node = root[node]
        return node

    for a, b in edges:
        a, b = find(a), find(b)
        root[max(a, b)] = min(a, b)
    return {node: find(node) for node in list(root)}


def cut(roots, edges, length):
    """Groups in the order of their nodes, cut around each multiple of a length where the fewest edges are parted."""
    groups, found = collections.defaultdict(list), dict(roots)
    for node in sorted(roots):
        groups[roots[node]].append(node)
    for nodes in groups.values():
        places = {node: place for place, node in enumerate(nodes)}
        ends = [(places[one], places[other]) for one, other, *_ in edges if one in places]

        def parted(place):
            return sum(min(pair) < place <= max(pair) for pair in ends)

        multiples = range(length, len(nodes) - length // 2 + 1, length)
        cuts = [min(range(near - length // 4, near + length // 4), key=lambda place: (parted(place), place)) for near in multiples]
        for start, end in zip([0, *cuts], [*cuts, len(nodes)]):
            found.update((node, nodes[start]) for node in nodes[start:end])
    return found


class InMemory:
    """One merge of reports that are coded."""

    def __init__(self, coded):
        self.reports = sorted(step("read", coded), key=lambda report: report["standing"])
        assert len({report["id"] for report in self.reports}) == len(self.reports)
        for place, report in enumerate(sorted(self.reports, key=lambda report: report["publication"])):
            report["r"] = place

    def witnesses(self):
        firsts, edges, seen = [], [], {}
        for n, report in enumerate(self.reports):
            first = n if report["twins"] is None else seen.setdefault(report["twins"], n)
            if first == n:
                firsts.append(n)
            else:
                edges.append((n, first))
        met = collections.defaultdict(list)
        for n in firsts:
            for key in unpacked(self.reports[n]["keys"]).tolist():
                met[key].append(n)
        pairs = set()
        for group in met.values():
            reach = len(group) if len(group) <= SETTINGS["all_pairs"] else SETTINGS["reports"]
            pairs |= {(a, b) for place, a in enumerate(group) for b in group[place + 1 : place + 1 + reach]}
        texts = Made.list(report["report"] for report in self.reports)
        sketches = Made.list(task(**json.loads(report["sketch"]), shingles=report["shingles"]) for report in self.reports)
        shingles = {n: set(unpacked(self.reports[n]["shingles"]).tolist()) for n in firsts}

        def counts(family):
            found = collections.defaultdict(set)
            for n in firsts:
                for shingle in shingles[n]:
                    found[shingle].add(family.get(n, n))
            usual = {shingle: len(who) for shingle, who in found.items() if len(who) > SETTINGS["families"]}
            return {"shingles": packed(list(usual)), "families": packed(list(usual.values()), 32)}

        pairs = flat(sorted(pairs))
        families = components(triples(one("families", sketches=sketches, pairs=pairs, **counts({}))["families"], 2))
        likely = one("likely", sketches=sketches, pairs=pairs, **counts(families))["likely"]
        ties = triples(one("ties", reports=texts, pairs=likely, **counts(families))["ties"], 9)
        groups = collections.defaultdict(list)
        for n, root in components([tie[:2] for tie in ties] + edges).items():
            groups[root].append(n)
        standings = {n: (n, "independent", None, None) for n in range(len(self.reports))}
        for group in groups.values():
            places = {n: place for place, n in enumerate(group)}
            tied = [(places[a], places[b], *rest) for a, b, *rest in ties if a in places]
            told = Made.list(self.reports[n]["report"] for n in group)
            for members in one("witnesses", reports=told, ties=flat(tied))["witnesses"]:
                for member in members:
                    of = None if member["of"] is None else group[member["of"]]
                    standings[group[member["report"]]] = (
                        group[members[0]["report"]], member["label"], of, member["containment"]
                    )
        return standings

    def stories(self, standings, span=SETTINGS["span"]):
        members = collections.defaultdict(list)
        for report, n in sorted((report, n) for n, report in enumerate(r["r"] for r in self.reports)):
            members[standings[n][0]].append(n)
        texts = sorted(members.values(), key=lambda group: self.reports[group[0]]["r"])
        terms = [one("union", texts=[self.reports[n]["terms"] for n in group])["terms"] for group in texts]
        days = [next((self.reports[n]["days"] for n in group if self.reports[n]["days"]), None) for group in texts]
        counts = collections.Counter(term for text in terms for term in unpacked(text, 32)[::2].tolist())
        weighed = [
            one("weigh", terms=text, counts=packed([counts[term] for term in unpacked(text, 32)[::2].tolist()], 32),
                total=len(texts))
            for text in terms
        ]
        entries = sorted(
            (term, place, weight) for place, text in enumerate(weighed)
            for term, weight in triples(unpacked(text["heaviest"], 32).tolist(), 2)
        )
        near = one("near", count=len(texts), texts=list(range(len(texts))), entries=packed(flat(entries), 32))["near"]
        vectors = [text["vector"] for text in weighed]
        pairs = triples(one("neighbours", texts=vectors, pairs=near)["pairs"], 3)
        spans = cut(components([pair[:2] for pair in pairs]), pairs, span)
        pairs = flat(pair for pair in pairs if spans[pair[0]] == spans[pair[1]])
        told = Made.list(task(vector=vector, days=day) for vector, day in zip(vectors, days))
        story = {}
        for place, found in enumerate(one("stories", texts=told, pairs=pairs)["stories"]):
            for text in found:
                story.update((n, (place, self.reports[texts[found[0]][0]]["story"])) for n in texts[text])
        return story

    def events(self, standings, story):
        claims = [
            (report["day"] is None, report["day"] or 0, claim, n, account)
            for n, report in enumerate(self.reports) for claim, account in zip(report["claims"], report["accounts"])
        ]
        claims.sort(key=lambda claim: claim[:4])
        told = {
            "reports": Made.list(
                task(given=report["given"], day=report["day"], outlet=report["outlet"], witness=standings[n][0],
                     story=story[n][0], story_name=story[n][1])
                for n, report in enumerate(self.reports)
            ),
            "accounts": Made.list(task(report=n, account=Made(account)) for *_, n, account in claims),
        }
        met = collections.defaultdict(list)
        for place, found in enumerate(one("keys", **told)["accounts"]):
            for key in unpacked(found["keys"]).tolist():
                met[key].append((found["day"], place))
        pairs = set()
        for group in met.values():
            group = [place for _, place in sorted(group)]
            for start, a in enumerate(group):
                nexts = group[start + 1 : start + 1 + SETTINGS["accounts"]]
                pairs |= {(min(a, b), max(a, b)) for b in nexts if a != b}
        links = one("links", **told, pairs=flat(sorted(pairs)))["links"]
        return [event["line"] for event in one("events", **told, links=links)["events"]]

    def links(self, standings, story):
        """The ties between the witnesses of each story."""
        casts, found = collections.defaultdict(list), []
        for n, report in enumerate(self.reports):
            if standings[n][0] == n:
                casts[story[n][0]].append(report)
        for cast in casts.values():
            if len(cast) > 1:
                accounts = [task(report=n, account=Made(told)) for n, report in enumerate(cast) for told in report["accounts"]]
                told = {"reports": Made.list(report["report"] for report in cast), "accounts": Made.list(accounts)}
                for link in one("origins", **told)["links"]:
                    found.append({**link, "report": cast[link["report"]]["id"], "other": cast[link["other"]]["id"]})
        return found


class StepsInMemory(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.merge = InMemory(lines("coded-reports.jsonl"))
        cls.standings = cls.merge.witnesses()
        cls.story = cls.merge.stories(cls.standings)

    def named(self, n):
        return None if n is None else self.merge.reports[n]["id"]

    def test_find_the_witnesses_of_the_program(self):
        expected = {
            (member["id"], witness["group"], member["label"], member["of"], member["containment"])
            for witness in map(json.loads, lines("witnesses.jsonl")) for member in witness["reports"]
        }
        found = {
            (self.named(n), self.named(witness), label, self.named(of), containment)
            for n, (witness, label, of, containment) in self.standings.items()
        }
        self.assertGreater(len({row[1] for row in expected}), 100)
        self.assertGreater(len({row[2] for row in expected}), 3)
        self.assertEqual(found, expected)

    def test_find_the_stories_of_the_program(self):
        expected = {(id, story["story"]) for story in map(json.loads, lines("stories.jsonl")) for id in story["reports"]}
        self.assertGreater(len({story for _, story in expected}), 10)
        self.assertEqual({(self.merge.reports[n]["id"], name) for n, (_, name) in self.story.items()}, expected)

    def test_find_the_events_of_the_program(self):
        expected = sorted(lines("events.jsonl"))
        self.assertTrue(any(json.loads(line)["witnesses"] > 1 for line in expected))
        self.assertEqual(sorted(self.merge.events(self.standings, self.story)), expected)

    def test_find_the_links_of_the_program(self):
        expected = [json.loads(line) for line in lines("links.jsonl")]
        self.assertEqual({link["kind"] for link in expected}, {"translation", "attribution"})

        def ordered(links):
            return sorted(links, key=lambda link: sorted(map(str, link.items())))

        self.assertEqual(ordered(self.merge.links(self.standings, self.story)), ordered(expected))

    def test_keep_the_earlier_of_neighbours_that_are_as_alike(self):
        import pandas

        vector = step("weigh", [task(terms="000000013f800000", counts="00000003", total=9)])[0]["vector"]
        texts = pandas.DataFrame({"t": range(7, 67), "vector": vector})
        pairs = pandas.DataFrame({"one": 7, "other": range(8, 67)})
        for seed in range(3):
            found = neighbours(texts.sample(frac=1, random_state=seed), pairs.sample(frac=1, random_state=seed))
            self.assertEqual(sorted(found["other"]), list(range(8, 8 + 48)))

    def test_meet_reports_that_are_odd(self):
        days = [(report["day"], report["days"], report["twins"]) for report in self.merge.reports]
        self.assertTrue(any(day is None and told is None and twins is not None for day, told, twins in days))
        self.assertTrue(any(told and told[0] < told[1] for _, told, _ in days))
        self.assertTrue(any(twins is None for _, _, twins in days))

    def test_say_what_is_not_of_its_form(self):
        for name, line in [
            ("read", '{"id":"a","text":"b"}'), ("families", "{}"), ("likely", '{"sketches":[{"shingles":"00"}]}'), ("ties", '{"reports":[],"shingles":"0"}'),
            ("witnesses", '{"reports":[{"text":"a"}],"ties":[0,1,0,0,0,0,0,0,0]}'), ("union", '{"texts":["xyz"]}'),
            ("weigh", '{"terms":"","counts":"00000001","total":1}'), ("near", '{"count":9,"texts":[],"entries":""}'),
            ("neighbours", '{"texts":[""],"pairs":[0,0]}'), ("stories", '{"texts":[{"vector":"","days":[2,1]}],"pairs":[]}'),
            ("keys", '{"reports":[],"accounts":[{"report":0,"account":{}}]}'), ("links", "[]"), ("events", "nothing"),
            ("origins", '{"reports":[{"title":"a"}],"accounts":[]}'),
        ]:
            answer, failures = merge_step(name, line.encode())
            error = json.loads(answer)["error"]
            self.assertEqual((failures, error["line"]), (1, 1), name)
            self.assertRegex(error["code"], "^(merge.form|coding.missing|json..+)$", name)
        with self.assertRaises(ValueError):
            merge_step("nothing", b"{}")
        with self.assertRaises(GriotError):
            step("likely", ["{}"])

    def test_survive_damaged_tasks(self):
        # The tasks for all claims at once are long: those of a few tell as much.
        small = InMemory(lines("coded-reports.jsonl")[:8])
        standings = small.witnesses()
        small.events(standings, small.stories(standings))
        odd = [line for line in lines("coded-reports.jsonl") if '"id":"odd-' in line.replace('": "', '":"')]
        self.assertGreater(len(odd), 8)
        strange = InMemory(odd)
        strange.links(strange.witnesses(), strange.stories(strange.witnesses()))
        every = set("families likely ties witnesses union weigh near neighbours stories keys links events origins".split())
        self.assertEqual(set(DONE), every)
        dice = random.Random(7)
        numbers = ["-1", "0", "1", "9", "1000000000000", str(2**63 - 1), str(-(2**63)), str(2**64), "1e300", "null", '"x"']
        for name, line in sorted(DONE.items()):
            places = [found.span() for found in re.finditer(r"-?\d+(\.\d+)?", line)]
            # Each kind of number once in each of these, and then by chance.
            keys = {re.search(r'"(\w+)":\W*$', line[:start]).group(1): (start, end) for start, end in places
                    if re.search(r'"(\w+)":\W*$', line[:start])}
            damaged = [line[:start] + number + line[end:] for start, end in keys.values() for number in numbers]
            for _ in range(300):
                if places and dice.random() < 0.7:
                    start, end = dice.choice(places)
                    damaged.append(line[:start] + dice.choice(numbers) + line[end:])
                else:
                    place = dice.randrange(len(line))
                    damaged.append(line[:place] + chr(dice.randrange(0x20, 0x7F)) + line[place + 1 :])
            answers, _ = merge_step(name, "\n".join(damaged).encode())
            self.assertEqual(answers.count(b"\n"), len(damaged), name)


if __name__ == "__main__":
    unittest.main()
