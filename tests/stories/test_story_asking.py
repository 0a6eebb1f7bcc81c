"""Stories of asking, as somebody new lives them: a child alone, a mother, an advocate and the person they ask for."""

import pytest

from tests.stories.asking import EMAIL, GROWN, RECEIPT, TEXT, opens_own_page, sends
from tests.stories.table import Somebody
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages

NOT_MUM = "We do not tell your mum, unless someone is in danger."


def test_1_a_child_of_15_alone_joins_the_list_and_her_mum_is_not_told(somebody: Somebody, office: Office) -> None:
    with somebody("1 A child of 15 alone joins the list", pages=14, words=850) as kim:
        kim.comes()
        kim.follows("Join the list")
        kim.presses("Start")
        kim.answers("Who is this for?", "Me")
        kim.answers("Are you safe right now?", "No")
        assert "You can get help now" in kim.page.words() and "Childline on 0800 1111" in kim.page.words()
        kim.answers("What is your name?", {"Your name": "Kim Example"})
        kim.answers("When is your birthday?", {"Or write how old, in years": "15"})
        kim.answers("Where are you now?", "At home or with family")
        kim.answers("What is happening for you?", "I feel very upset or ill in my mind")
        kim.answers("How can we reach you?", "I come back here to read it")
        kim.answers("Who must we not tell?", "Mum")
        assert NOT_MUM in kim.page.words()
        kim.answers("We talk to you first")
        kim.answers("Do you want to be on the list?", "Yes")
        assert "Mum" not in kim.page.words(), "who looks over her shoulder reads nothing of it"
        sends(kim)
        reference = kim.page.reference
        assert "mum" not in kim.page.words().lower() and "You said yes." in kim.page.words()
    with somebody("1 She tells two things later", after=kim) as kim:
        kim.presses("Continue")
        kim.follows("Tell us more, if you like")
        kim.answers("Which town are you in?", {"Which town are you in?": "Worthing"})
        kim.answers("What is true for you?", "I am autistic")
        kim.presses("Stop here")
        assert kim.page.h1 == RECEIPT
    told = office.signs_in(office.hires()).get(f"/staff/request/{reference}").words()
    assert "Worthing" in told and "I am autistic" in told


def test_2_a_mother_asks_for_a_meeting_for_her_child_in_hospital(somebody: Somebody) -> None:
    with somebody("2 A mother asks for a meeting for her child in hospital", pages=15, words=950) as jo:
        jo.comes()
        jo.follows("A meeting about my care")
        jo.presses("Start")
        jo.answers(
            "Who is asking?",
            "Family or carer",
            {"Are you their parent or guardian?": "Yes", "What is your own name?": "Jo Example"},
        )
        jo.answers("Are they safe right now?", "I am not sure", {"And are you safe right now?": "Yes"})
        jo.answers("What is their name?", {"Their name": "Sam Example"})
        jo.answers("When is their birthday?", {"Day": "5", "Month": "May", "Year": "2014"})
        jo.answers(
            "Where are they now?",
            "In hospital",
            {
                "Is it a mental health hospital?": "Yes",
                "Which hospital?": "Example Hospital",
                "Which ward?": "Ward 2",
            },
        )
        jo.answers("How can we reach you?", "Phone call", TEXT | {"When are you alone and can talk?": "After 7pm"})
        jo.answers("Who must we not tell?", "You can tell anyone")
        jo.answers("Do you want a meeting about your child's care?", "Yes")
        jo.answers("Are they with you, and can they answer now?", "No", {"May they read what you wrote?": "No"})
        assert "Ward 2" in jo.page.words() and "After 7pm" in jo.page.words()
        sends(jo)
        assert "You asked for a meeting about their care." in jo.page.words()
        assert jo.has("A card for the other person"), "her child answers for themselves"


def test_3_an_advocate_asks_and_the_person_gives_their_own_yes(somebody: Somebody, office: Office) -> None:
    with somebody("3 An advocate asks for someone", pages=13, words=850) as alex:
        alex.comes()
        alex.follows("Join the list")
        alex.presses("Start")
        alex.answers(
            "Who is this for?",
            "Someone I help",
            {"What is your own name?": "Alex Example", "Who are you to them?": "Advocate"},
        )
        alex.answers("Are they safe right now?", "Yes", {"And are you safe right now?": "Yes"})
        alex.answers("What is their name?", {"Their name": "Sam Example"})
        alex.answers("When is their birthday?", GROWN)
        alex.answers("Where are they now?", "A home where they get support")
        alex.answers("What is happening for them?", "They may lose their home")
        alex.answers("How can we reach you?", "Email", EMAIL)
        alex.answers("Who must we not tell?", "You can tell anyone")
        alex.answers("Are they with you, and can they answer now?", "No", {"May they read what you wrote?": "No"})
        assert "Do you want to be on the list?" not in alex.page.words(), "nobody answers for someone else"
        sends(alex)
        reference = alex.page.reference
        assert "You said yes" not in alex.page.words()
    alex.presses("A card for the other person")
    # One more than by the link of one's own card: it becomes a card of their own.
    with somebody("3 The person answers with the card that was passed on", pages=5) as sam:
        sam.comes(alex.card_link())
        assert "They may lose their home" not in sam.page.words() and "Someone gave you this card." in sam.page.words()
        opens_own_page(sam, "Your name")
        assert "Alex Example asked for you." in sam.page.words()
        assert "You have not said yes or no." in sam.page.words()
        sam.follows("Say yes or no")
        sam.presses("Yes")
        assert "You said yes to the list." in sam.page.words()
    staff = office.signs_in(office.hires())
    assert "The person: Yes, not confirmed" in staff.get(f"/staff/request/{reference}").words()
    with somebody("3 The card that was passed on opens nothing more") as stranger:
        stranger.comes(alex.card_link())
        assert "We could not find that card." in stranger.page.words()
