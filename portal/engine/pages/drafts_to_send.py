"""The drafts that are sent: kept for this browser, carried on with, stopped with a card, and gone on Send."""

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.engine import submitting
from portal.engine.journey import Journey
from portal.engine.pages import checking, walking
from portal.engine.pages.answering import keep_what_was_typed
from portal.engine.pages.later import from_receipt
from portal.engine.pages.page import KEPT_NONE, KEPT_ONE, Page, mark
from portal.languages import chosen
from portal.records.consent import events as consent_events
from portal.records.correspondence import reachable
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.standing.consent_now import PURPOSES
from portal.records.voices import cards, drafts, folders, invitations, receipts
from portal.records.voices.contents import by_meaning
from portal.records.voices.drafts import Draft
from portal.web.cookies import visit


class DraftsToSend:
    """The drafts of a journey, at `/<name>`."""

    may_stop = True

    def __init__(self, journey: Journey) -> None:
        self.journey, self.at, self.address = journey, journey.name, f"/{journey.name}"

    @property
    def secret(self) -> bytes:
        return visit().secret

    def waiting(self) -> Draft | None:
        return None if visit().is_new else drafts.newest(db(), self.secret, kind=self.journey.name)

    def find(self) -> Draft | None:
        if mark():
            return drafts.find(db(), self.secret, mark(), kind=self.journey.name)
        return None if request.method == "POST" else drafts.newest(db(), self.secret, kind=self.journey.name)

    def find_to_send(self) -> Draft | None:
        return drafts.find_and_hold(db(), self.secret, mark(), kind=self.journey.name) if mark() else None

    def begin(self) -> Draft:
        """A new draft, or the one there is when they want to carry on."""
        existing = self.find() if request.form.get("do") == "carry_on" else None
        if existing:
            return existing
        draft = drafts.begin(db(), self.secret, kind=self.journey.name, language=chosen())
        visit().keep(own_device=False)
        return draft

    def write(self, page: Page) -> None:
        drafts.write(
            page.draft,
            self.secret,
            page.saved,
            said_on=page.said_on,
            own_device=page.own_device,
            language=chosen(),
        )
        visit().keep(own_device=page.own_device)

    def own_device(self, page: Page) -> bool:
        return walking.is_own_device(page.saved)

    def nothing_to_show(self) -> ResponseReturnValue:
        return self._receipt() or redirect(url_for(f"{self.at}.start"), 303)

    def nothing_to_answer(self, name: str) -> ResponseReturnValue:
        return self._receipt() or (abort(400) if g.keeps_nothing else self._save_what_is_left(name))

    def nothing_to_send(self) -> ResponseReturnValue:
        return self.nothing_to_show()

    def stop(self, page: Page) -> ResponseReturnValue:
        """Stop for now: give a card to come back with."""
        held = drafts.find_and_hold(db(), self.secret, page.draft.mark, kind=self.journey.name)
        if held is None:
            return redirect(url_for(f"{self.at}.start"), 303)
        all_of_it = all(map(page.may_show, page.saved))
        walk = "" if page.own_device and all_of_it else page.walk
        cards.for_draft(db(), settings().keys, held, self.secret, walk=walk, shows_all=all_of_it)
        ticket = walking.ticket(f"card draft={held.mark}", page.walk)
        return redirect(url_for("my_page.card", draft=held.mark, ticket=ticket), 303)

    def clear(self, page: Page) -> ResponseReturnValue:
        drafts.forget(db(), page.draft)
        return redirect(url_for("public.cleared"), 303)

    def send(self, page: Page) -> ResponseReturnValue:
        looks_automatic = bool(request.form.get("leave_empty"))
        submission = submitting.send(
            self.journey,
            page.route,
            page.draft,
            settings(),
            looks_automatic=looks_automatic,
            own_device=page.own_device,
            early=page.early,
        )
        from_receipt.offer(self.journey, page.route, submission)
        return self._to_receipt(page.draft.mark)

    def sent(self) -> ResponseReturnValue:
        """The receipt."""
        found = submissions.find(db(), drafts.id_of(self.secret, mark())) if mark() else None
        if not found:
            return redirect(url_for(f"{self.at}.start"), 303)
        own_device = receipts.is_own_device(db(), found.id)
        shows = own_device or bool(walking.spent(f"sent {mark()}"))
        told = self._told(found) if shows else None
        card = cards.shown_to_browser(db(), found.id, self.secret) if shows else None
        passes_on = shows and invitations.shown_to_browser(db(), found.id, self.secret) is not None
        return render_template(
            "journey/sent.html",
            journey=self.journey,
            submission=found,
            told=checking.receipt(found, self.journey, settings(), told),
            has_no_way=told is not None and told.reach.has_none,
            card=card,
            passes_on=passes_on,
            mark=mark(),
            own_device=own_device,
            tells_more="" if card or passes_on else from_receipt.address(self.journey),
            may_add=receipts.adds_to(db(), found.id) is not None,
            added="added" in request.args,
            proof=walking.proof(f"sent {mark()}") if shows else "",
        )

    def _told(self, found: Submission) -> checking.Sent | None:
        """What was sent, while this browser still opens it: until Continue, or for some minutes."""
        own = receipts.opened(db(), found.id, self.secret)
        if own is None:
            return None
        contents = folders.open_folder(*own)
        answers = [event["answer"] for event in consent_events.history(db(), *own) if event["purpose"] in PURPOSES]
        reach = reachable.reach(by_meaning(contents), texts=settings().sends_texts)
        return checking.Sent(voice=own[0].voice, answer=answers[-1] if answers else "", reach=reach)

    def _receipt(self) -> ResponseReturnValue | None:
        """Where to go when this draft was sent already: a second Send finds the first one's receipt."""
        if not mark() or submissions.find(db(), drafts.id_of(self.secret, mark())) is None:
            return None
        return self._to_receipt(mark())

    def _to_receipt(self, sent: str) -> ResponseReturnValue:
        """To the receipt of the draft with this mark; after Send it shows the card, once."""
        if request.method != "POST":
            return redirect(url_for(f"{self.at}.sent", draft=sent), 303)
        return redirect(url_for(f"{self.at}.sent", draft=sent, ticket=walking.receipt_ticket(f"sent {sent}")), 303)

    def _save_what_is_left(self, name: str) -> ResponseReturnValue:
        """The draft of this page ran out, or the browser forgot it: keep the answer that was typed, and go on."""
        begun = drafts.begin(db(), self.secret, kind=self.journey.name, language=chosen(), mark=mark())
        page = Page(self, begun)
        step = next((each for each in self.journey.steps if each.name == name), None)
        may = not g.refusal and not getattr(step, "handed_over", False)
        kept = may and keep_what_was_typed(page, step)
        visit().keep(own_device=False)
        return page.onward(lost=KEPT_ONE if kept else KEPT_NONE)
