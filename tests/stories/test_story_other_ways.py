"""Stories of other ways in: a no in three ways, a problem about the chairperson, a lost card, and a call."""

import pytest

from portal.records.staff.accounts import Role
from tests.stories.asking import GROWN, TEXT, asks_to_join, joins, opens_own_page, sends
from tests.stories.table import Somebody
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def test_4_somebody_says_no_on_the_way_and_chooses_what_to_send(somebody: Somebody) -> None:
    with somebody("4 A no on the way to the list", pages=15, words=1050) as sam:
        sam.comes()
        asks_to_join(sam)
        sam.answers("Do you want to be on the list?", "No")
        sam.answers("Your rights")
        sam.answers("What do you want to do now?", "Send only my name, how to reach me, and if I am safe")
        sends(sam)
        assert "You said no." in sam.page.words() and "You said yes" not in sam.page.words()


def test_4_somebody_says_no_by_the_link_of_their_card(somebody: Somebody) -> None:
    with somebody("4 They ask, and take their card", pages=14) as sam:
        sam.comes()
        joins(sam)
        sam.presses("See or print your card")
    with somebody("4 A no by the link of the card", pages=4) as again:
        again.comes(sam.card_link())
        assert "Sam Example" not in again.page.words()
        opens_own_page(again)
        assert "Your answer is hidden." in again.page.words() and again.has("Only I use this phone: show my answers")
        again.follows("Change my answer")
        again.presses("No")
        assert "You said no to the list. We stopped sharing." in again.page.words()
        assert again.has("Change it back")


def test_4_somebody_says_no_from_home_without_a_card(somebody: Somebody) -> None:
    with somebody("4 A no from home without a card", pages=12 + 2, words=850) as sam:
        sam.comes()
        sam.follows("Say yes, say no, or change your mind")
        assert sam.has("I have a card")
        sam.presses("Start")
        sam.answers("Who is this for?", "Me")
        sam.answers("What is your name?", {"Your name": "Sam Example"})
        sam.answers("When is your birthday?", GROWN)
        sam.answers("What is your answer about?", "Both")
        sam.answers("What do you want to say?", "No")
        sam.answers("Your rights")
        sam.answers("Would you like an advocate?", "Yes")
        sam.answers("How can we reach you?", "Text", TEXT)
        sam.answers("Who must we not tell?", "You can tell anyone")
        sends(sam)
        assert "You said no. We do not share it, unless someone is in danger." in sam.page.words()


def test_5_a_problem_about_the_chairperson_is_not_there_for_a_chairperson(somebody: Somebody, office: Office) -> None:
    with somebody("5 A problem about the chairperson", pages=11, words=600) as sam:
        sam.comes()
        sam.follows("Tell us about a problem")
        sam.presses("Start")
        sam.answers("Who is telling us?", "Me")
        sam.answers("Are you safe right now?", "Yes")
        sam.answers("What is it about?", "The chairperson", {"What happened?": "They shouted at me."})
        assert "May we talk to the chairperson" not in sam.page.words()
        sam.answers("What is your name?", {"Your name": "Sam Example"})
        sam.answers("How can we reach you?", "Text", TEXT)
        sam.answers("Who must we not tell?", "You can tell anyone")
        sends(sam)
    reference = sam.page.reference
    chair = office.signs_in(office.hires(Role.CHAIR))
    assert reference not in chair.get("/staff/").text
    refused = chair.get(f"/staff/request/{reference}")
    assert refused.status == 404 and "shouted" not in refused.text and "Sam Example" not in refused.text
    triage = office.signs_in(office.hires(Role.TRIAGE))
    assert reference in triage.get("/staff/").text
    assert "They shouted at me." in triage.get(f"/staff/request/{reference}").words()


def test_6_whoever_lost_their_card_gets_another_and_the_lost_one_ends(somebody: Somebody, office: Office) -> None:
    with somebody("6 They ask, and take their card", pages=14) as sam:
        sam.comes()
        joins(sam)
        reference = sam.page.reference
        sam.presses("See or print your card")
        lost = sam.card_link()
    with somebody("6 They tell us that their card is lost", pages=9) as sam:
        sam.comes()
        sam.follows("Come back")
        sam.follows("I lost my card")
        sam.presses("Start")
        sam.answers("What is your name?", {"Your name": "Sam Example"})
        sam.answers("When is your birthday?", GROWN)
        sam.answers("What was your card for?", "Being on the list")
        sam.answers("Can we still reach you as before?", "Yes")
        sends(sam)
        assert "You asked for a new card." in sam.page.words()
    staff = office.signs_in(office.hires())
    assert sam.page.reference in staff.get("/staff/").text
    given = staff.post(f"/staff/request/{reference}/card/person/give", {"how-person": "In their hand, at school"})
    (_words, numbers) = (each.text_content().split() for each in given.main.xpath(".//strong"))
    with somebody("6 They come back with the new card", pages=4) as sam:
        sam.comes(f"/come-back/{'-'.join(numbers)}")
        opens_own_page(sam)
        assert "You said yes to the list." not in sam.page.words(), "others may look at this phone"
        sam.presses("Only I use this phone: show my answers")
        assert "You said yes to the list." in sam.page.words()
    with somebody("6 Whoever found the lost card") as stranger:
        stranger.comes(lost)
        assert "We could not find that card." in stranger.page.words()


def test_7_somebody_asks_for_a_call(somebody: Somebody, office: Office) -> None:
    with somebody("7 A call", pages=5, words=300) as sam:
        sam.comes()
        sam.follows("Call me")
        sam.answers(
            "Which number can we ring?",
            {
                "Your phone number": "07700 900123",
                "Is it safe to ring it?": "Yes",
                "When is a good time?": "After 4pm",
            },
        )
        sam.answers("What is your name?", {"Your name": "Sam Example"})
        sends(sam)
        assert "You asked us to call you." in sam.page.words()
    asked = office.signs_in(office.hires()).get(f"/staff/request/{sam.page.reference}").words()
    assert "07700 900123" in asked and "After 4pm" in asked
