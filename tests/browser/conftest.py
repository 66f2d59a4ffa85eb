"""Pages in a real browser: Debian's chromium, driven by Playwright, over the test's own database on this machine."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk import PICTURE
from hands import Keyboard
from playwright.sync_api import Browser, Page, sync_playwright
from served import Ask, served

from graph.store import Store

LOCAL = {"127.0.0.1", ""}  # the pages' own server, and files and data: addresses
OpenPage = Callable[..., Page]
CheckAccess = Callable[[Page], None]
Canonical = Callable[[Store], str]
Check = Callable[[], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for the run; without it tests are skipped, or fail where CI=true."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop("No chromium was found: install it by apt-get install chromium.")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path)


@pytest.fixture
def site(store: Store, own_home: Path) -> Iterator[str]:
    """The address of the pages over the database, which is emptied before."""
    assert own_home
    with served(store) as client:
        yield str(client.base_url)


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[OpenPage]:
    """Open an empty page whose relative addresses are the site's: `open_page(width=375, javascript=False)`.

    Other keywords are Playwright's own (`color_scheme="dark"`, `offline=True`). After the test nothing may have been
    asked of another machine, and no script may have failed or been stopped by the content security policy.
    """
    faults: list[str] = []
    contexts = []

    def opened(*, width: int = 1280, height: int = 900, javascript: bool = True, **options: object) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(base_url=site, viewport=size, java_script_enabled=javascript, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda asked: _outside(asked.url) and faults.append(f"asked of another: {asked.url}"))
        page.on("pageerror", lambda error: faults.append(f"a script failed: {error}"))
        page.on("console", lambda said: _refused(said.text) and faults.append(f"refused: {said.text}"))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of 1280 by 900 pixels."""
    return open_page()


@pytest.fixture(scope="session")
def check_access() -> CheckAccess:
    """Check a page as it stands with axe-core, by all its rules: `check_access(page)` fails with what axe finds."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()
        assert found.response["passes"], "axe-core looked at nothing"

    return check


def _outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in {"data", "blob", "about"} and (parts.hostname or "") not in LOCAL


def _refused(said: str) -> bool:
    return "Content Security Policy" in said


@pytest.fixture(params=["with scripts", "without scripts"])
def hands(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Keyboard:
    """Somebody who uses the keyboard alone."""
    return Keyboard(open_page(javascript=request.param == "with scripts"))


@pytest.fixture
def check(request: pytest.FixtureRequest, hands: Keyboard, check_access: Callable[[Page], None]) -> Check:
    """Check the page as it stands with axe, which is a script itself."""
    with_scripts = "with scripts" in request.node.name
    return lambda: check_access(hands.page) if with_scripts else None


@pytest.fixture
def ways(
    drawn: Callable[..., Store], asking: Callable[[Store], Ask], canonical: Canonical
) -> Callable[[Callable[[], None], list[tuple[str, ...]]], None]:
    """Do the same by page and by commands on the same ground, and compare all that is held afterwards."""

    def compared(by_page: Callable[[], None], commands: list[tuple[str, ...]]) -> None:
        store = drawn(PICTURE)
        before = canonical(store)
        by_page()
        after = canonical(store)
        assert after != before
        store.command("MATCH (n) DETACH DELETE n")
        drawn(PICTURE)
        ask = asking(store)
        for words in commands:
            done = ask(*words)
            assert done.code == 0, done.err
        assert canonical(store) == after

    return compared
