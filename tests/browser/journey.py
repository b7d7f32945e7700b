"""What every journey can do, in words: the steps hold the locators, the tests none."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from PIL import Image

PASSWORD = "three random words here"
PICTURES = os.environ.get("COLONNADE_PICTURES", "")
WIDE = {"width": 1180, "height": 900}
NARROW = {"width": 320, "height": 700}


class Journey:
    """One person's browser, watched: no fault in its console, nothing asked of another host."""

    def __init__(self, browser, site, *, scripts=True, viewport=None):
        self.site = site
        self.context = browser.new_context(java_script_enabled=scripts, viewport=viewport or WIDE)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.scripts = scripts
        self.watch(self.page)

    def watch(self, page):
        """Note faults and requests that leave the site."""
        page.on(
            "console",
            lambda said: (
                self.faults.append(said.text) if said.type == "error" and "status of 4" not in said.text else None
            ),
        )
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._ask(request.url))

    def _ask(self, url):
        if not url.startswith((self.site.address, "data:", "blob:")):
            self.faults.append(f"asked {url}")

    # Going about

    def goes_to(self, path):
        """Open a page of the organisation, or of the site where the path begins with /."""
        full = path if path.startswith("/") else f"/o/{self.site.code}/{path}"
        self.page.goto(self.site.address + full)
        return self

    def follows(self, text):
        """Follow a link, or press a button, by its words."""
        self.page.get_by_role("link", name=text).first.click()
        self.page.wait_for_load_state()
        return self

    def presses(self, text):
        """Press a button (the design system also has links that look like one)."""
        self.page.locator("main").get_by_role("button", name=text).first.click()
        self.page.wait_for_load_state()
        return self

    def writes(self, label, text):
        """Write into a field, by its label."""
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def chooses(self, text):
        """Choose a radio or a tick box, by its label."""
        self.page.get_by_label(text, exact=True).check()
        return self

    def signs_in(self, who, password=PASSWORD):
        """Sign in through the page."""
        self.goes_to("/accounts/login/")
        self.writes("E-mail address", who if "@" in who else f"{who}@example.org")
        self.page.locator("input[type=password]").fill(password)
        self.presses("Sign in")
        self.page.wait_for_url(re.compile(r"/o/|/$"))
        return self

    # Looking

    def sees(self, *texts):
        """The page says all of these."""
        body = self.page.locator("main").inner_text()
        for text in texts:
            assert text in body, f"'{text}' is not in:\n{body[:1500]}"
        return self

    def sees_no(self, text):
        """The page does not say this."""
        assert text not in self.page.locator("main").inner_text()
        return self

    def finds_it_accessible(self):
        """Axe finds nothing, there is one first-level heading, and nothing sticks out at the side."""
        assert self.page.locator("h1").count() == 1
        width = self.page.viewport_size["width"]
        if self.scripts:
            found = Axe().run(self.page)
            assert found.violations_count == 0, found.generate_report()
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width
        return self

    def finds_it_accessible_when_narrow(self):
        """The same at 320 pixels."""
        self.page.set_viewport_size(NARROW)
        self.finds_it_accessible()
        self.page.set_viewport_size(WIDE)
        return self

    def takes_a_picture(self, name, *, tall=1400):
        """Keep a picture of the page for the documents, where they are asked for (`make pictures`)."""
        if PICTURES and self.scripts:
            taken = Image.open(io.BytesIO(self.page.screenshot(full_page=True))).convert("RGB")
            part = taken.crop((0, 0, taken.width, min(taken.height, tall)))
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            # A page has few colours, and a repository keeps every picture for ever.
            part.quantize(64, dither=Image.Dither.NONE).save(Path(PICTURES) / f"{name}.png", optimize=True)
        return self

    def ends_without_a_fault(self):
        """Nothing was wrong in the console, and nothing was asked of another host."""
        assert not self.faults, "\n".join(self.faults)
        self.context.close()
