"""What people say in more than one story, word by word under the headings that they read."""

from tests.stories.someone import Someone

GROWN = {"Day": "5", "Month": "3", "Year": "2001"}
TEXT = {"Phone number": "07700 900123", "Is it safe for us to use this number?": "Yes"}
EMAIL = {"Your email": "alex@example.org", "Is it safe for us to write to it?": "Yes"}
RECEIPT = "We have got it"


def asks_to_join(sam: Someone) -> None:
    """From home, for themselves, up to the question whether they want it."""
    sam.follows("Join the list")
    sam.presses("Start")
    sam.answers("Who is this for?", "Me")
    sam.answers("Are you safe right now?", "Yes")
    sam.answers("What is your name?", {"Your name": "Sam Example"})
    sam.answers("When is your birthday?", GROWN)
    sam.answers("Where are you now?", "At home or with family")
    sam.answers("What is happening for you?", "I may lose my home")
    sam.answers("How can we reach you?", "Text", TEXT)
    sam.answers("Who must we not tell?", "You can tell anyone")


def joins(sam: Someone) -> None:
    """From home to the receipt, with a yes."""
    asks_to_join(sam)
    sam.answers("Do you want to be on the list?", "Yes")
    sends(sam)


def sends(sam: Someone) -> None:
    assert sam.page.h1 == sam.reads("Check your answers"), sam.page.h1
    sam.presses("Send")
    assert sam.page.h1 == sam.reads(RECEIPT) and sam.page.reference


def opens_own_page(sam: Someone, label: str = "The name you gave", name: str = "Sam Example") -> None:
    """Past the second check."""
    sam.answers("One more thing", {label: name})
    if sam.page.h1 == "Your card":
        sam.follows("Go to my page")
