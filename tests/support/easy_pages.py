"""Every public page and every way through a journey, and the rules about them that are the same in every language."""

from portal.glossary.search import letters
from portal.public.information import PAGES as INFORMATION
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.easy_words import OPENED, blocks, blocks_in, sentences, words
from tests.support.people import CHILD, Visitor, fill

PAGES = [
    "/",
    "/help",
    "/about",
    *(each.address for each in INFORMATION),
    "/display",
    "/language",
    "/pictures",
    "/accessibility",
    "/cleared",
    "/not-here",
    "/practice",
    "/practice?stopped=1",
    "/words",
    "/words?q=advokat",
    "/words?q=xyz",
    "/words?q=nurse",
    "/words?q=treatment",
    "/words?q=C(E)TR",
    *(f"/words?letter={letter}&page={page}" for letter in letters() for page in (1, 2, 3)),
]
EVERY_WAY = {"reach": ["text", "call", "email", "letter", "someone"], "speak": ["other_language"], "where": "hospital"}
VOICES: dict[str, dict[str, object]] = {
    "me": {"who": "me", "agree": "no", "after": "all", "tell": ["hurt_myself"], **EVERY_WAY},
    "me, deleting": {"who": "me", "agree": "no", "after": "delete"},
    "me, under 16": {"who": "me", "agree": "not_sure", **CHILD},
    "my child": {"who": "my_child", "agree_parent": "no", "after": "all", "here": "yes", **CHILD},
    "someone I help": {"who": "someone_i_help", "here": "no", **EVERY_WAY},
    "a meeting for me": {"start": "/review", "who": "me", "agree": "no", "after": "all", **EVERY_WAY},
    "a meeting for my child": {
        **{"start": "/review", "who": "family", "parent": "yes", "agree_parent": "not_sure", "here": "yes"},
        **CHILD,
    },
    "a meeting for someone": {"start": "/review", "who": "hospital_team", "here": "no", **EVERY_WAY},
    "an advocate for me": {"start": "/advocate", "who": "me", **EVERY_WAY},
    "an advocate for someone": {"start": "/advocate", "who": "someone_i_help", **EVERY_WAY},
    "me, with a helper": {"who": "me_with_help", "agree": "yes"},
    "a change of mind": {"start": "/consent", "answer": "changed_mind"},
    "a change of mind, told by a helper": {"start": "/consent", "who": "someone_i_help", "answer": "changed_mind"},
    "a call": {"start": "/call", "phone-safe": "not_sure"},
    "a lost card": {"start": "/lost", "same": "no"},
    "a problem of mine": {"start": "/problem", "who": "me", "what": ["meeting"], **EVERY_WAY},
    "a problem of someone": {"start": "/problem", "who": "worker", "what": ["chair"]},
}


def screens(client: CheckedClient, wanted: dict[str, object]) -> list[FetchedPage]:
    """Every screen of one way through, and each of them with an error."""
    start = str(wanted.get("start", "/join"))
    visitor = Visitor(client)
    visitor.answers_until_over(visitor.opens(start), wanted)
    found = list(visitor.seen)
    again = Visitor(client)
    page = again.opens(start)
    while not page.address.split("?")[0].endswith(("/check", "/cleared")):
        if page.form.xpath(".//fieldset|.//textarea|.//input[@type='text']"):
            wrong = client.send(page)
            assert wrong.status == 422, page.address
            found.append(wrong)
        page = client.send(page, fill(page, wanted))
    return found


def lengths(page: FetchedPage) -> list[str]:
    """Rule 5: rows, words and choices of a page. Ticks, the check page and the receipt are long by nature.

    The choices are those of one question; and the words, those of a page before anything is answered on it, and those
    that one answer opens.
    """
    main, shown = page.main, blocks(page, folded_too=False, opened_too=False)
    found = []
    choices = [" ".join(each.text_content().split()) for each in main.xpath(".//*[@class='choice__words']")]
    skips = [
        " ".join(each.text_content().split())
        for each in main.xpath(".//button[@name='skip' or @name='tap' or @value='new' or @value='stop']")
    ]
    errors = main.xpath(".//*[@class='nhsuk-error-summary']//*[self::h2 or self::a]|.//*[@class='nhsuk-error-message']")
    numbers = ".//*[@class='rows crisis-lines' or @class='crisis-now']//p"
    help_now = main.xpath(f"{numbers}|.//section[@class='help-first']/p")
    crisis = [" ".join(each.text_content().split()) for each in help_now]
    aside = choices + skips + crisis + [" ".join(each.text_content().split()) for each in errors]
    official = [each.text_content() for each in main.find_class("official")]
    body = sum(len(words(each)) for each in [*shown, *official] if each not in aside)
    is_question = bool(main.xpath(".//form[not(@id)]//fieldset|.//form//textarea|.//form//input[@type='text']"))
    if not page.address.split("?")[0].endswith(("/check", "/sent", "/my-page")) and body > (40 if is_question else 80):
        found.append(f"{page.h1}: {body} words")
    if len(main.xpath(".//*[@class='row']")) > 6:
        found.append(f"{page.h1}: more than 6 rows")
    for question in main.xpath(".//fieldset"):
        inside = question.xpath(".//input[@type='radio' or @type='checkbox']")
        own = [each for each in inside if next(each.iterancestors("fieldset")) is question]
        many = 12 if any(each.get("type") == "checkbox" for each in own) else 8
        if len(own) > many:
            found.append(f"{page.h1}: {len(own)} choices")
    for opened in main.xpath(f".//{OPENED}"):
        said = [each for each in blocks_in(opened) if each not in aside]
        if sum(len(words(each)) for each in said) > 40:
            found.append(f"{page.h1}: {sum(len(words(each)) for each in said)} words that one answer opens")
    found += [f"{page.h1}: a long paragraph" for each in shown if len(words(each)) > 50]
    for row in main.xpath(".//*[@class='row__words']"):
        if len(sentences(row.text_content())) > 2:
            found.append(f"{page.h1}: more than one idea in a row: {row.text_content()}")
    return found


def badly_told(page: FetchedPage, problem: str = "Problem: ") -> list[str]:
    """What is wrong with the errors of a page: each says what to do in 12 words at most, and so does the title."""
    found = [each for each in page.errors() if len(words(each.removeprefix(problem))) > 12]
    if page.status == 422 and not (page.title.startswith(problem) and page.errors()):
        found.append(f"{page.address} does not say what is wrong")
    return found
