"""A headless Chromium, driven with Python's standard library alone.

    with Browser(width=1280, height=900) as browser:
        browser.open("http://127.0.0.1:8000/events")
        browser.press("j")
        assert browser.eval("document.activeElement.closest('.ev') !== null")
        browser.screenshot("events.png")
        assert browser.console() == []

Chromium is spoken to over two pipes (`--remote-debugging-pipe`: it reads JSON from descriptor 3 and writes to 4, each
message ended by a zero byte), so that there is no port to find and no WebSocket to speak.
https://chromedevtools.github.io/devtools-protocol/
"""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-pipe",
]

# The key's name in a KeyboardEvent: its code, its Windows key code, and the text that it types.
KEYS = {
    "Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, ""), "Backspace": ("Backspace", 8, ""),
    "Tab": ("Tab", 9, ""), " ": ("Space", 32, " "), "ArrowLeft": ("ArrowLeft", 37, ""), "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowRight": ("ArrowRight", 39, ""), "ArrowDown": ("ArrowDown", 40, ""), "End": ("End", 35, ""),
    "Home": ("Home", 36, ""),
}
MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}


class BrowserError(Exception):
    """What the browser, or the page's script, refused."""


class Browser:
    """One page in a Chromium of its own, with an empty profile that is removed at the end."""

    def __init__(self, width=1280, height=900, dark=False, touch=False, language="en", executable=None, seconds=20):
        self.seconds = seconds
        self.messages = []
        self.events = []
        self.number = 0
        self.buffer = b""
        self.session = None
        self.profile = tempfile.mkdtemp(prefix="griot-browser-")
        self._start(executable or shutil.which("chromium") or shutil.which("chromium-browser"), language)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.size(width, height, touch)
        self.media(dark=dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def open(self, url):
        """Goes to an address and waits until the page and what it loads are there."""
        self.events = [event for event in self.events if event["method"] != "Page.loadEventFired"]
        answer = self.call("Page.navigate", url=url)
        if answer.get("errorText"):
            raise BrowserError(f"{url}: {answer['errorText']}")
        self._await_event("Page.loadEventFired")

    def eval(self, script):
        """What a script gives, as JSON has it; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True,
                           userGesture=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def wait(self, condition, seconds=None):
        """Waits until a script's expression holds, and gives its value."""
        end = time.monotonic() + (seconds or self.seconds)
        while time.monotonic() < end:
            value = self.eval(condition)
            # An element has nothing that JSON could hold, and is there all the same.
            if value or value == {}:
                return value
            time.sleep(0.03)
        raise BrowserError(f"never held: {condition}")

    def press(self, key, *modifiers):
        """Presses a key by its name in a KeyboardEvent ('j', '?', 'Enter'), with 'Shift', 'Control', 'Alt' or 'Meta'."""
        code, number, text = KEYS.get(key, ("", ord(key.upper()) if len(key) == 1 else 0, key))
        held = sum(MODIFIERS[modifier] for modifier in modifiers)
        if held & ~MODIFIERS["Shift"]:
            text = ""
        event = dict(key=key, code=code, windowsVirtualKeyCode=number, modifiers=held)
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text):
        for character in text:
            self.press(character)

    def box(self, selector):
        """Where an element stands in the window, after it has been scrolled into sight."""
        found = self.eval(
            "(() => { const e = document.querySelector(%s); if (!e) return null;"
            " e.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});"
            " const b = e.getClientRects()[0] ?? e.getBoundingClientRect();"
            " return [b.left, b.top, b.width, b.height]; })()" % json.dumps(selector))
        if found is None:
            raise BrowserError(f"nothing matches '{selector}'")
        return found

    def click(self, selector, *modifiers):
        """Presses the middle of an element with the mouse; what lies over it gets the press, as it would."""
        left, top, width, height = self.box(selector)
        self._mouse("mouseMoved", left + width / 2, top + height / 2)
        held = sum(MODIFIERS[modifier] for modifier in modifiers)
        for kind in ("mousePressed", "mouseReleased"):
            self._mouse(kind, left + width / 2, top + height / 2, button="left", clickCount=1, modifiers=held)

    def hover(self, selector):
        left, top, width, height = self.box(selector)
        self._mouse("mouseMoved", left + width / 2, top + height / 2)

    def drag(self, selector, start, end, steps=8):
        """Drags over an element; start and end are (x, y) as shares of its width and height."""
        left, top, width, height = self.box(selector)
        x, y = left + start[0] * width, top + start[1] * height
        self._mouse("mouseMoved", x, y)
        self._mouse("mousePressed", x, y, button="left", clickCount=1)
        for step in range(1, steps + 1):
            share = step / steps
            x = left + (start[0] + (end[0] - start[0]) * share) * width
            y = top + (start[1] + (end[1] - start[1]) * share) * height
            self._mouse("mouseMoved", x, y, button="left", buttons=1)
        self._mouse("mouseReleased", x, y, button="left", clickCount=1)

    def tap(self, selector):
        """Touches an element, as a finger does; the browser must have been made with touch."""
        left, top, width, height = self.box(selector)
        point = dict(x=left + width / 2, y=top + height / 2)
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[point])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def size(self, width, height, touch=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.call("Emulation.setTouchEmulationEnabled", enabled=touch)

    def media(self, dark=False, contrast=False, still=True, print=False):
        """Sets what the page's media queries see."""
        features = [("prefers-color-scheme", "dark" if dark else "light"),
                    ("prefers-contrast", "more" if contrast else "no-preference"),
                    ("prefers-reduced-motion", "reduce" if still else "no-preference")]
        self.call("Emulation.setEmulatedMedia", media="print" if print else "",
                  features=[dict(name=name, value=value) for name, value in features])

    def offline(self, yes=True, latency=0):
        """Cuts the page off, or slows it by a latency in milliseconds."""
        self.call("Network.emulateNetworkConditions", offline=yes, latency=latency, downloadThroughput=-1,
                  uploadThroughput=-1)

    def screenshot(self, path, whole=False):
        """Takes the window, or the whole page."""
        picture = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole,
                            **(dict(clip=self._whole()) if whole else {}))
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))

    def console(self):
        """What the page complained of since it was last asked: console messages, errors, breaches of its policy."""
        self._read(0.05)
        told = []
        for event in self.events:
            parameters = event["params"]
            if event["method"] == "Runtime.consoleAPICalled":
                texts = [str(each.get("value", each.get("description", ""))) for each in parameters["args"]]
                told.append(f"{parameters['type']}: {' '.join(texts)}")
            elif event["method"] == "Runtime.exceptionThrown":
                details = parameters["exceptionDetails"]
                told.append("exception: " + (details.get("exception", {}).get("description") or details["text"]))
            elif event["method"] == "Log.entryAdded":
                entry = parameters["entry"]
                told.append(f"{entry['level']}: {entry['text']} {entry.get('url', '')}".rstrip())
        self.events = []
        return told

    def close(self):
        """Ends this Chromium and removes its profile."""
        try:
            self.session = None
            self.call("Browser.close")
            self.process.wait(5)
        except (BrowserError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.input)
        os.close(self.output)
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, **parameters):
        """Calls a method of the protocol and gives its answer."""
        self.number += 1
        message = dict(id=self.number, method=method, params=parameters)
        if self.session:
            message["sessionId"] = self.session
        os.write(self.input, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            for answer in self.messages:
                if answer.get("id") == self.number:
                    self.messages = []
                    if "error" in answer:
                        raise BrowserError(f"{method}: {answer['error']['message']}")
                    return answer["result"]
            self._read(0.5)
        raise BrowserError(f"{method}: no answer in {self.seconds} s")

    def _start(self, executable, language):
        if not executable:
            raise BrowserError("no chromium on PATH; Debian has it in the package 'chromium'")
        theirs_in, self.input = os.pipe()
        self.output, theirs_out = os.pipe()
        # The shell puts the pipes where Chromium looks for them: Popen itself keeps a descriptor among 3 and 4.
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}', executable, *FLAGS,
             f"--user-data-dir={self.profile}", f"--lang={language}", "about:blank"],
            pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)

    def _read(self, seconds):
        while select.select([self.output], [], [], seconds)[0]:
            piece = os.read(self.output, 1 << 20)
            if not piece:
                raise BrowserError("the browser has ended")
            self.buffer += piece
            *whole, self.buffer = self.buffer.split(b"\0")
            for text in whole:
                message = json.loads(text)
                (self.messages if "id" in message else self.events).append(message)
            if whole:
                return

    def _await_event(self, name):
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            if any(event["method"] == name for event in self.events):
                return
            self._read(0.2)
        raise BrowserError(f"{name} never came")

    def _mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def _whole(self):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        return dict(x=0, y=0, width=size["width"], height=size["height"], scale=1)
