"""A week as stories: real browsers, a real portal, and the days one after the other."""

from datetime import date

from portal.records.staff.accounts import Role
from tests.stories.people import AtADesk, OnAPhone
from tests.stories.week import Week
from tests.support.people import CHILD

MAIL = {"reach": ["email"], "email": "sam@example.com", "email-safe": "yes", "private": ["anyone"], "private-words": ""}


def born(day: date) -> dict[str, str]:
    return {"birthday": str(day.day), "birthday-month": f"{day:%B}", "birthday-year": str(day.year)}


def test_monday_someone_is_not_safe_and_is_read_owned_and_answered_first(
    phone: OnAPhone, desk: AtADesk, week: Week
) -> None:
    with week.at("Monday", 8, 40):
        desk.office.receives(about="Waited Longer")
        phone.asks("/join", now="no", **MAIL)
    with week.at("Monday", 9):
        desk.worker_runs()
        desk.signs_in(desk.office.hires(name="Robin Reader"))
        assert desk.references()[0] == phone.reference
        assert "Said they are not safe" in desk.reads("table")
        desk.follows(phone.reference)
        desk.presses("Take it")
        desk.presses("Mark as acknowledged")
        desk.types(words_person="Hello Sam.\nI am Robin. I ring you at 10.")
        desk.presses("See it as they read it")
        assert "The rules find nothing to change." in desk.reads("#preview-person")
        desk.presses("Send the message")
        assert "Sent. We tell them by email" in desk.reads()
    with week.at("Monday", 9, 10):
        phone.comes_back()
        assert "We have read it." in phone.reads()
        phone.goes_to("Read the message")
        assert "I ring you at 10." in phone.reads()
        phone.goes_to("I understand")
    with week.at("Monday", 9, 15):
        desk.opens_request(phone.reference)
        assert "I understand" in desk.reads("section[aria-labelledby=messages-person]")
        assert "Owner You" in desk.reads()


def test_thursday_what_came_on_monday_and_nobody_read_is_late(phone: OnAPhone, desk: AtADesk, week: Week) -> None:
    with week.at("Monday", 9):
        phone.asks("/join", **MAIL)
    with week.at("Wednesday", 16):
        later = desk.office.receives(about="Came Later")
        desk.worker_runs()
        desk.signs_in(desk.office.hires())
        desk.opens("/staff/?late=yes")
        assert desk.references() == [], "the two working days to read it are not over"
    with week.at("Thursday", 9):
        desk.worker_runs()
        desk.signs_in(desk.office.hires())
        assert desk.references() == [phone.reference, later.shown_reference], "the longest unanswered first"
        desk.opens("/staff/?late=yes")
        assert desk.references() == [phone.reference]
        assert "1 day late" in desk.reads("table"), desk.reads("table")


def test_wednesday_someone_says_no_while_papers_are_out(phone: OnAPhone, desk: AtADesk, week: Week) -> None:
    with week.at("Monday", 9):
        phone.asks("/review", **MAIL)
    with week.at("Monday", 10):
        lead = desk.office.hires(Role.CASE_LEAD, name="Casey Lead")
        desk.signs_in(lead)
        desk.opens_request(phone.reference)
        desk.follows("Write down that you spoke to them")
        desk.ticks("alone")
        desk.picks_the_day("on", week.day("Monday"))
        desk.goes_on()
        assert "Given" in desk.reads("#stands-meeting"), desk.reads()
        desk.presses("Being looked at")
        desk.follows("Review agreed")
        desk.ticks("which")
        desk.ticks("which_because")
        desk.goes_on()
        desk.follows("Review planned")
        panel = {"chair": "Robin One", "expert": "Robin Two", "clinical": "Robin Three"}
        desk.picks_the_day("on", week.day("Friday"))
        desk.types(**panel)
        desk.goes_on()
        assert "It is now: Review planned." in desk.reads()
    with week.at("Wednesday", 18):
        phone.comes_back()
        phone.goes_to("Change my answer")
        phone.goes_to("No")
        assert "You said no to the meeting." in phone.reads(), phone.reads()
    with week.at("Thursday", 9):
        desk.worker_runs()
        desk.signs_in(lead)
        assert desk.references()[0] == phone.reference and "Review: Withdrawn" in desk.reads("table")
        assert "Speak to the person, in the way they said: someone said no" in desk.reads("[aria-labelledby=tasks]")
        desk.opens_request(phone.reference)
        desk.ticks("why")
        desk.presses("Lift the pause")
        assert "What was said stands against this" in desk.reads()
        desk.follows("Review held")
        desk.picks_the_day("on", week.day("Thursday"))
        desk.goes_on()
        assert "There is no confirmed consent for this." in desk.reads()


def test_a_problem_about_the_chair_is_nowhere_for_a_chair(phone: OnAPhone, desk: AtADesk, week: Week) -> None:
    with week.at("Tuesday", 10):
        phone.asks("/problem", what=["chair"], **MAIL)
        desk.worker_runs()
        desk.signs_in(desk.office.hires(Role.CHAIR))
        assert desk.references() == []
        desk.types(words=phone.reference)
        desk.presses("Search")
        assert "Nothing was found" in desk.reads(), desk.reads()
        desk.opens_request(phone.reference)
        assert "We could not find that page" in desk.reads()
    with week.at("Tuesday", 11):
        desk.signs_in(desk.office.hires())
        assert desk.references() == [phone.reference]


def test_a_parent_and_a_young_person_who_differ(phone: OnAPhone, desk: AtADesk, week: Week) -> None:
    with week.at("Tuesday", 19):
        phone.asks("/join", who="my_child", agree_parent="yes", here="no", **CHILD, **MAIL)
        parents, childs = phone.words, phone.card_to_give()
    with week.at("Tuesday", 20):
        phone.clears()
        phone.comes_back(childs, **CHILD)
        phone.goes_to("Go to my page")
        phone.goes_to("Say yes or no")
        phone.goes_to("No")
        assert "You said no to the list." in phone.reads()
        phone.clears()
        phone.comes_back(parents, **CHILD)
        assert "You said yes to the list." in phone.reads() and "no to the list" not in phone.reads()
    with week.at("Wednesday", 9):
        desk.worker_runs()
        desk.signs_in(desk.office.hires())
        assert "They differ" in desk.reads("table")


def test_wednesday_a_child_turns_16(phone: OnAPhone, desk: AtADesk, week: Week) -> None:
    wednesday = week.day("Wednesday")
    task = (
        f"They turn 16: from then on only they decide. Ask them for their own yes or no. By {wednesday:%A %-d %B %Y}."
    )
    with week.at("Monday", 10):
        phone.asks("/join", **born(wednesday.replace(year=wednesday.year - 16)), **MAIL)
        desk.worker_runs()
        desk.signs_in(desk.office.hires())
        assert task in desk.reads("[aria-labelledby=tasks]")
        assert "Under 16" in desk.reads("table")
    with week.at("Wednesday", 10):
        desk.worker_runs()
        desk.signs_in(desk.office.hires())
        assert "16 or 17" in desk.reads("table")
        desk.opens_request(phone.reference)
        assert task in desk.reads("[aria-labelledby=tasks]")
        assert "Age today: 16." in desk.reads("[aria-labelledby=stands]")
        desk.presses("Done")
        desk.opens("/staff/")
        assert "They turn 16" not in desk.reads()
