"""The Python package on the installed models: python3 -m unittest discover -s python/tests -p 'test_coder.py'.

REPORTS and EXPECTED in the environment are files of JSON lines, the second what the program answers to the first.
"""
import json
import os
import pathlib
import pickle
import threading
import unittest

import griot

REPORTS = [json.loads(line) for line in pathlib.Path(os.environ["REPORTS"]).read_text(encoding="utf-8").splitlines()]
EXPECTED = pathlib.Path(os.environ["EXPECTED"]).read_bytes().split(b"\n")[:-1]
ATTACK = {"id": "a", "text": "Gunmen killed five farmers in Djibo on Monday.", "published": "2025-06-03"}


class TheCoder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.coder = griot.Coder()

    def test_gives_what_the_program_gives(self):
        self.assertEqual([coding.line for coding in self.coder.code(REPORTS)], EXPECTED)

    def test_gives_types(self):
        coding = self.coder.code(ATTACK)
        event = coding.events[0]
        self.assertEqual((event.type, event.status, event.alleged), ("ASSAULT", "occurred", False))
        self.assertEqual((event.place.name, event.place.country, event.date.from_), ("Djibo", "BFA", "2025-06-02"))
        self.assertEqual([(n.what, n.low, n.high) for n in event.numbers], [("killed", 5.0, 5.0)])
        self.assertEqual(event.actors[0].text, ATTACK["text"][event.actors[0].start : event.actors[0].end])
        self.assertEqual(coding.report["id"], "a")
        self.assertEqual(coding.coder["griot"], griot.__version__)
        self.assertIsNone(coding.error)

    def test_reads_every_field_that_is_printed(self):
        def plain(value):
            if isinstance(value, tuple):
                return [plain(part) for part in value]
            if hasattr(value, "__dataclass_fields__"):
                value = {name.rstrip("_"): part for name, part in vars(value).items()}
            if isinstance(value, list):
                return [plain(part) for part in value]
            if not isinstance(value, dict):
                return value
            return {name: plain(part) for name, part in value.items() if part is not None}

        for coding in self.coder.code(REPORTS):
            for key in ("events", "quotes", "relations", "mentions"):
                self.assertEqual(plain(getattr(coding, key)), plain(coding.raw[key]))

    def test_takes_a_text_alone(self):
        self.assertEqual(self.coder.code(ATTACK["text"]).events[0].type, "ASSAULT")
        self.assertEqual(self.coder.code("").events, ())

    def test_raises_for_one_and_goes_on_among_many(self):
        for report, code in (({"id": 1}, "report.text"), ("\ud800", "json.surrogate")):
            with self.assertRaises(griot.ReportError) as raised:
                self.coder.code(report)
            self.assertEqual(raised.exception.code, code)
        codings = self.coder.code([ATTACK, {"id": "b"}, {"id": "c", "text": "Ruhe.", "lang": "de"}, ATTACK])
        self.assertEqual([coding.error and coding.error.code for coding in codings],
                         [None, "report.text", "language.unsupported", None])
        self.assertEqual(list(codings.to_pandas("errors")["report"]), ["b", "c"])
        with self.assertRaises(TypeError):
            self.coder.code([7])

    def test_streams_in_order_without_reading_ahead_of_itself(self):
        read = 0

        def reports():
            nonlocal read
            for read in range(1, 100_001):
                yield {"id": read, "text": "Calm."}

        stream = self.coder.stream(reports(), batch=4)
        self.assertEqual([next(stream).report["id"] for _ in range(10)], list(range(1, 11)))
        self.assertLess(read, 12 * (self.coder.threads + 1))
        stream.close()

    def test_makes_tables(self):
        codings = self.coder.code([ATTACK])
        events = codings.to_pandas()
        self.assertEqual(list(events.loc[0, ["report", "type", "place", "date_from"]]), ["a", "ASSAULT", "Djibo", "2025-06-02"])
        self.assertEqual(list(codings.to_pandas("numbers")["low"]), [5])
        self.assertEqual(list(codings.to_pandas("actors")["side"]), ["actor", "recipient"])
        self.assertEqual(list(codings[0].to_pandas("reports")["events"]), [1])
        for table in ("attribution", "quotes", "relations", "mentions", "errors"):
            self.assertIn("report", griot.Codings().to_pandas(table).columns)
        with self.assertRaises(ValueError):
            codings.to_pandas("places")

    def test_serves_threads_and_pickles(self):
        again = pickle.loads(pickle.dumps(self.coder))
        answers = [None] * 8

        def work(number):
            answers[number] = [coding.line for coding in again.code(REPORTS)]

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertTrue(all(answer == EXPECTED for answer in answers))

    def test_closes(self):
        with griot.Coder(lang="en", published="2025-06-03") as coder:
            self.assertEqual(coder.code(ATTACK["text"]).events[0].date.from_, "2025-06-02")
        coder.close()
        with self.assertRaises(ValueError):
            coder.code("Calm.")

    def test_says_what_is_missing(self):
        with self.assertRaises(griot.SetupError) as raised:
            griot.Coder("/nowhere", languages=["en"])
        self.assertEqual(raised.exception.code, "model.missing")
        self.assertIn("make models", str(raised.exception))
        with griot.Coder("/nowhere") as coder, self.assertRaises(griot.ReportError) as failed:
            coder.code(ATTACK)
        self.assertEqual(failed.exception.code, "model.missing")
        with self.assertRaises(griot.OptionError) as refused:
            griot.Coder(lang="de")
        self.assertEqual(refused.exception.code, "option.value")


if __name__ == "__main__":
    unittest.main()
