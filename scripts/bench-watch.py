#!/usr/bin/env python3
"""Watches a thousand feeds on loopback, many of them slow, broken or lying, and compares what griot says with what was done to it.

scripts/bench-watch.py [--griot .build/release/griot] [--feeds 1000] [--json]

Each feed has a host of its own, 127.1.x.y, so that none waits for another. Prints how many were polled fully, how
many requests there were, how many of the second round were saved by validators, and the errors by kind. Exits with 1
where griot and the server do not agree, or where anything was fetched twice.
"""

import argparse
import asyncio
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

# What is done to a feed of a hundred, and what griot should call it; the others are well.
TRICKS = {
    3: ("torn", None), 7: ("page", "not-a-feed"), 11: ("missing", "status 404"), 13: ("gone", "status 410"),
    17: ("busy", "status 503"), 19: ("drip", "too-slow"), 23: ("late", None), 29: ("bomb", "too-large"),
    31: ("endless", "too-large"), 37: ("loop", "redirect-loop"), 41: ("moved", None), 43: ("latin", None),
    47: ("short", "broken"), 53: ("noise", "broken"), 59: ("plain", None), 61: ("closed", "refused"),
    67: ("forbidden", "robots"), 71: ("text", "not-a-feed"), 73: ("empty", "not-a-feed"), 79: ("chunks", "broken"),
    83: ("long", None), 89: ("cut", "broken"), 97: ("hangup", "refused"),
}
TOWNS = ["Djibo", "Ménaka", "Kidal", "Gao", "Tillabéri", "Dori", "Sévaré", "Diffa", "Bankass", "Arbinda"]


def trick(number):
    """What is done to a feed; one that drips takes a minute, so that there are few of them."""
    name, kind = TRICKS.get(number % 100, ("well", None))
    return ("well", None) if name == "drip" and number > 200 else (name, kind)


def host(number):
    return f"127.1.{number // 250}.{number % 250 + 1}"


def page(number):
    town = TOWNS[number % len(TOWNS)]
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Attack near {town} ({number})</title></head><body><article>"
        f"<h1>Attack near {town} ({number})</h1><p>Gunmen killed {number % 9 + 2} soldiers near {town} on Tuesday, "
        f"the army said in statement number {number}. A convoy was on its way to the town when it was attacked, "
        f"according to residents who asked not to be named.</p></article></body></html>"
    ).encode()


def feed(number):
    town = TOWNS[number % len(TOWNS)]
    item = (
        f"<item><title>Attack near {town} ({number})</title><link>/page/{number}?utm_source=rss</link>"
        f"<guid isPermaLink=\"false\">{number}</guid><pubDate>Tue, 23 Dec 2025 08:30:00 GMT</pubDate></item>"
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Journal {number} – {town}</title>{item}</channel></rss>'


class Server:
    def __init__(self):
        self.requests = collections.Counter()
        self.statuses = collections.Counter()
        self.pages = collections.Counter()
        self.ready = threading.Event()
        self.port = 0
        threading.Thread(target=lambda: asyncio.run(self.serve()), daemon=True).start()
        self.ready.wait()

    async def serve(self):
        server = await asyncio.start_server(self.answer, "0.0.0.0", 0, backlog=1024)
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        await server.serve_forever()

    async def answer(self, reader, writer):
        try:
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)).decode("latin-1").split("\r\n")
            path = head[0].split(" ")[1]
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
            await self.reply(path, headers, writer)
        except (ConnectionError, asyncio.TimeoutError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def send(self, writer, status, body=b"", extra="", length=None):
        self.statuses[status] += 1
        length = len(body) if length is None else length
        writer.write(f"HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n{extra}\r\n".encode() + body)
        await writer.drain()

    async def reply(self, path, headers, writer):
        parts = path.split("?")[0].split("/")
        self.requests[parts[1]] += 1
        if parts[1] == "robots.txt":
            address = [int(part) for part in headers["host"].split(":")[0].split(".")]
            number = address[2] * 250 + address[3] - 1
            rules = b"User-agent: *\nDisallow: /feed/\n" if trick(number)[0] == "forbidden" else None
            return await self.send(writer, 200 if rules else 404, rules or b"")
        number = int(parts[2])
        if parts[1] == "page":
            self.pages[number] += 1
            return await self.send(writer, 200, page(number), "Content-Type: text/html; charset=utf-8\r\n")
        await self.feed(number, trick(number)[0], parts, headers, writer)

    async def feed(self, number, name, parts, headers, writer):
        body, kind = feed(number).encode(), "Content-Type: application/rss+xml; charset=utf-8\r\n"
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        match name:
            case "page": return await self.send(writer, 200, b"<!doctype html><html><body>Site</body></html>")
            case "missing": return await self.send(writer, 404, b"no")
            case "gone": return await self.send(writer, 410)
            case "busy": return await self.send(writer, 503, extra="Retry-After: 7200\r\n")
            case "text": return await self.send(writer, 200, b"Error establishing a database connection", kind)
            case "empty": return await self.send(writer, 200, b"", kind)
            case "loop": return await self.send(writer, 302, extra=f"Location: /feed/{number}/{'' if len(parts) > 3 else 'x'}\r\n")
            case "moved" if len(parts) == 3: return await self.send(writer, 301, extra=f"Location: /feed/{number}/new\r\n")
            case "bomb":
                return await self.send(writer, 200, BOMB, kind + "Content-Encoding: gzip\r\n")
            case "short": return await self.send(writer, 200, body, kind, len(body) + 500)
            case "noise": return writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
            case "hangup": return None
            case "chunks": return writer.write(chunked + b"5\r\n<rss>\r\nZZ\r\n")
            case "cut": return writer.write(chunked + b"500\r\n<rss>")
            case "drip" | "endless":
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n<rss>")
                while True:
                    writer.write(b" " if name == "drip" else b" " * (1 << 20))
                    await writer.drain()
                    await asyncio.sleep(1 if name == "drip" else 0)
            case "late": await asyncio.sleep(2)
            case "torn": body = body[: body.rindex(b"</channel>")]
            case "latin": body = feed(number).replace("–", "-").encode("latin-1", "ignore")
            case "long": body = body.replace(b"</channel>", b" " * 1_000_000 + b"</channel>")
        if name == "plain": return await self.send(writer, 200, body, kind)
        tag = f'"{number}"'
        if headers.get("if-none-match") == tag: return await self.send(writer, 304, extra=f"ETag: {tag}\r\n", length=0)
        await self.send(writer, 200, body, kind + f"ETag: {tag}\r\n")


BOMB = gzip.compress(b"\0" * (64 << 20), 6)


def watch(griot, record, listing):
    begun = time.time()
    run = subprocess.run(
        [griot, "watch", record, "--feeds", listing, "--once", "--allow-local", "--json", "--limit-pages", "100000"],
        capture_output=True, text=True,
    )
    events = [json.loads(line) for line in run.stdout.splitlines()]
    return events, run, time.time() - begun


def told(events):
    kinds = {}
    for event in events:
        if event["kind"] == "feed":
            problem = event["problem"]
            kinds[int(event["url"].split("/")[4])] = f"status {event['status']}" if problem == "status" else problem
    return kinds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--griot", default=".build/release/griot")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    server = Server()
    with tempfile.TemporaryDirectory() as folder:
        record, listing = f"{folder}/watch.griot", f"{folder}/feeds.txt"
        subprocess.run([options.griot, "init", record], check=True, capture_output=True)
        with open(listing, "w") as file:
            for number in range(options.feeds):
                port = 1 if trick(number)[0] == "closed" else server.port
                print(f"http://{host(number)}:{port}/feed/{number}", file=file)
        rounds = []
        for _ in range(2):
            before = (sum(server.requests.values()), server.statuses[304])
            events, run, seconds = watch(options.griot, record, listing)
            rounds.append({
                "told": told(events), "seconds": round(seconds, 1), "exit": run.returncode,
                "requests": sum(server.requests.values()) - before[0], "saved": server.statuses[304] - before[1],
                "summary": run.stderr.strip().splitlines()[-1:],
            })
    expected = {number: trick(number)[1] for number in range(options.feeds)}
    wrong = {
        number: (kind, rounds[0]["told"].get(number, "nothing")) for number, kind in expected.items()
        if rounds[0]["told"].get(number, "nothing") != kind
    }
    twice = {number: count for number, count in server.pages.items() if count > 1}
    figures = {
        "feeds": options.feeds,
        "polled": len(rounds[0]["told"]),
        "well": sum(kind is None for kind in rounds[0]["told"].values()),
        "should_be_well": sum(kind is None for kind in expected.values()),
        "pages": len(server.pages), "pages_fetched_twice": len(twice),
        "requests": [one["requests"] for one in rounds],
        "saved_by_validators": rounds[1]["saved"],
        "seconds": [one["seconds"] for one in rounds],
        "errors": dict(collections.Counter(kind for kind in rounds[0]["told"].values() if kind)),
        "errors_done": dict(collections.Counter(kind for kind in expected.values() if kind)),
        "told_wrong": len(wrong),
    }
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            if not name.startswith("errors"): print(f"{name:22} {value}")
        print("\nkind            done  told")
        for kind in sorted(set(figures["errors"]) | set(figures["errors_done"])):
            print(f"{kind:14} {figures['errors_done'].get(kind, 0):5} {figures['errors'].get(kind, 0):5}")
        for one in rounds: print(*one["summary"])
    for number, (should, did) in list(wrong.items())[:20]:
        print(f"feed {number} ({trick(number)[0]}): expected {should}, told {did}", file=sys.stderr)
    sys.exit(1 if wrong or twice else 0)


if __name__ == "__main__":
    main()
