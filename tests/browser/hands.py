"""Ways to use a page: with a mouse, or with the keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

MOST_TABS = 600
KEY, THOUGHT = 0.28, 1.35  # seconds: one key of an average typist, and getting ready for the next step


@dataclass
class Mouse:
    """Clicks, chooses and types."""

    page: Page

    def follow(self, role: str, name: str) -> None:
        """Use a link or a button."""
        self._find(role, name).click()

    def fill(self, label: str, text: str) -> None:
        """Write into a field."""
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, name: str) -> None:
        """Choose from a list."""
        self.page.get_by_label(label, exact=True).select_option(label=name)

    def _find(self, role: str, name: str) -> Locator:
        return self.page.get_by_role(role, name=name).first  # type: ignore[arg-type]


@dataclass
class Keyboard(Mouse):
    """Goes by Tab alone, as somebody does who cannot use a mouse; counts the keys and the steps to think about."""

    keys: int = 0
    thoughts: int = 0

    @property
    def seconds(self) -> float:
        """Give how long a person takes who types as most do (Card, Moran and Newell 1980, keystroke-level model)."""
        return KEY * self.keys + THOUGHT * self.thoughts

    def press(self, key: str) -> None:
        """Press one key."""
        self.keys += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Press a key for each letter."""
        self.keys += len(text)
        self.page.keyboard.type(text)

    def follow(self, role: str, name: str) -> None:
        """Go to a link or a button, and press Enter."""
        self.reach(self._find(role, name))
        with self.page.expect_event("domcontentloaded") if role == "link" else self.page.expect_navigation():
            self.press("Enter")

    def fill(self, label: str, text: str) -> None:
        """Go to a field and type over what it holds."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.press("Control+a")
        self.type(text)

    def choose(self, label: str, name: str) -> None:
        """Go to a list and type the beginning of what is wanted."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.type(name)

    def reach(self, wanted: Locator) -> None:
        """Go to something by Tab."""
        self.thoughts += 1
        for _ in range(MOST_TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {wanted}.")
