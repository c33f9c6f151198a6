"""The example reports as JSON lines."""
import json
import pathlib

examples = pathlib.Path(__file__).parent.parent / "examples"
for path in sorted(examples.glob("*.txt")):
    text = path.read_text(encoding="utf-8")
    first, blank, rest = text.partition("\n\n")
    report = {"id": path.stem, "text": text, "published": "2025-06-03"}
    if blank and "\n" not in first:
        report.update(title=first, text=rest)
    print(json.dumps(report, ensure_ascii=False))
