"""The widget on a page, as a visitor uses it. Playwright looks through open shadow roots."""

import json

LONGEST_MS = 60_000  # on a busy machine


class Widget:
    """The widget of one tab."""

    def __init__(self, page):
        self.page = page
        self.launcher = page.locator("vitrine-widget .launcher")
        self.panel = page.locator("vitrine-widget .panel")
        self.input = self.panel.locator("textarea")

    def open(self):
        """Opens the panel, if it is not open from before."""
        self.launcher.wait_for(state="attached")
        if not self.kept().get("open"):
            self.launcher.click()
        self.input.wait_for()
        return self

    def say(self, text):
        """Types a message and waits until its answer is whole."""
        before = len(self.turns())
        self.input.fill(text)
        self.input.press("Enter")
        self.wait_for_turns(before + 1)

    def wait_for_turns(self, count):
        self.page.wait_for_function(
            """count => {
              const root = document.querySelector("vitrine-widget").shadowRoot;
              const turns = [...root.querySelectorAll(".turn [aria-busy]")];
              return turns.length >= count && turns.every((one) => one.ariaBusy === "false");
            }""",
            arg=count,
            timeout=LONGEST_MS,
        )

    def turns(self):
        """What was said, with what was answered, in the order of the log."""
        return self.panel.locator(".turn").evaluate_all(
            """turns => turns.map((turn) => [
              turn.querySelector(".said")?.lastChild.textContent ?? "",
              turn.querySelector(".text")?.textContent ?? "",
            ])"""
        )

    def said(self):
        """What was said, in the order of the log."""
        return [said for said, _ in self.turns() if said]

    def cards(self):
        return self.panel.locator(".turn").last.locator(".card")

    def kept(self):
        """What the widget keeps in the visitor's browser."""
        return json.loads(self.page.evaluate("localStorage.getItem('vitrine:demo')") or "{}")
