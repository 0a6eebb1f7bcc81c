"""The colours that a person may choose, and a page that wears them."""

from portal.public.display_choices import LOOKS

SCHEMES = {look.name: look.values for look in LOOKS}["colours"]


# One page of each template; True: with its problem.
KINDS = [
    ("/", False),
    ("/about/list", False),
    ("/words", False),
    ("/display", False),
    ("/join/agree", True),
    ("/join/tell", True),
    ("/join/name", True),
    ("/join/birthday", True),
    ("/join/reach", True),
    ("/join/check", False),
    ("/join/sent", False),
    ("/come-back: my page", False),
    ("/come-back: card of a draft", False),
    ("/come-back: words", True),
]
WEAR = """
const { documentElement: page } = document;
page.className = page.className.replace(/colours-\\w+/, `colours-${arguments[0]}`);
const isDark = ["dark", "strong"].includes(arguments[0]);
document.querySelector("meta[name=color-scheme]").content = isDark ? "dark" : "light";
"""
