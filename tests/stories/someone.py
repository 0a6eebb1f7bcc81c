"""A new user: someone who knows what they want to say, and of the portal only what its pages show them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.stories.counting import Walk, only_opened
from tests.support.checked_client import FetchedPage

Said = dict[str, str]  # the words of a question or a box, and the answer to it


@dataclass
class Someone:
    """They read headings, labels and buttons, and come by no address but the home page and the link of a card."""

    walk: Walk
    reads: Callable[[str], str] = str  # the words of a story in the language of this person
    seen: list[FetchedPage] = field(default_factory=list)

    @property
    def page(self) -> FetchedPage:
        return self.seen[-1]

    def comes(self, link: str = "/") -> None:
        assert link == "/" or link.startswith("/come-back/"), f"no page and no card gave them {link}"
        self._sees(self.walk.client.get(link))

    def follows(self, words: str) -> None:
        """The link with these words; inside a journey it is a button, so that nothing typed is lost."""
        links = self._with(words, "a[@href]")
        if not links:
            return self.presses(words)
        self._leaves()
        return self._sees(self.walk.client.get(links[0].get("href")))

    def presses(self, words: str) -> None:
        """The button with these words, wherever it stands, without an answer."""
        buttons = self._with(words, "button")
        assert buttons, f"nothing says {self.reads(words)!r} on {self.page.h1}: {self.page.words()}"
        self._leaves()
        self._sees(self.walk.client.press(buttons[0]))

    def has(self, words: str) -> bool:
        """Whether the page has a link or a button with these words."""
        return bool(self._with(words, "a[@href]") or self._with(words, "button"))

    def card_link(self) -> str:
        """The link on the card that they are shown, to be opened on any phone."""
        (link,) = self.page.main.xpath(".//a[contains(@href,'://')][contains(@href,'/come-back/')]/@href")
        return str(link[link.index("/come-back/") :])

    def answers(self, question: str, *said: str | Said) -> None:
        """Under this heading: choices of its first question, and by their labels what else is said; then on."""
        assert self.page.h1 == self.reads(question), (self.page.h1, self.page.errors())
        assert len(self.page.main.xpath(".//button[contains(@class,'main-button')]")) == 1, "one main button"
        answers: dict[str, Any] = {}
        for each in said:
            for label, words in {"": each}.items() if isinstance(each, str) else each.items():
                self._says(answers, self.reads(label) if label else "", words)
        assert only_opened(self.page, answers) == answers, f"not all of these are seen on {self.page.h1}"
        self._leaves(answers)
        self._sees(self.walk.client.send(self.page, answers))
        assert not self.page.errors(), (question, self.page.errors())

    def _says(self, answers: dict[str, Any], label: str, words: str) -> None:
        """Words in the box with this label, or a choice under the question with these words."""
        for control in self.page.form.xpath(".//input[@type='text']|.//textarea"):
            if label and self.page.label_of(control) == label:
                answers[control.get("name")] = words
                return
        (chosen,) = [each for each in self._choices(label) if self.page.label_of(each) == self.reads(words)]
        ticked = answers.get(chosen.get("name"), []) if chosen.get("type") == "checkbox" else []
        answers[chosen.get("name")] = [*ticked, chosen.get("value")]

    def _choices(self, question: str) -> list[Any]:
        """The choices of the question with these words; of the first question of the page without them."""
        asked = [each for each in self.page.form.xpath(".//fieldset") if not question or _words(each[0]) == question]
        assert asked, f"{question!r} is not asked on {self.page.h1}"
        choices = asked[0].xpath(".//input[@type='radio' or @type='checkbox']")
        return [each for each in choices if each.get("name") == choices[0].get("name")]

    def _with(self, words: str, kind: str) -> list[Any]:
        """With these words, whole or as the name above a line that explains it."""
        wanted, found = self.reads(words), self.page.tree.xpath(f"//{kind}")
        return [each for each in found if wanted in (_words(each), *map(_words, each.xpath(".//span")))]

    def _sees(self, page: FetchedPage) -> None:
        assert page.status == 200 or page.errors(), (page.status, page.address, page.h1)
        self.seen.append(page)

    def _leaves(self, answers: dict[str, Any] | None = None) -> None:
        """Each choice, each box that they type in and the button or link is one tap."""
        self.walk.sees(self.page, answers)
        self.walk.taps += 1 + sum(len(each) if isinstance(each, list) else 1 for each in (answers or {}).values())


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
