"""Who may do what on the staff side, in one table. A page that is not in it is opened by nobody."""

from collections.abc import Iterable
from enum import StrEnum

from portal.records.roles import READING
from portal.records.staff.accounts import Role

EVERYONE = frozenset(Role)
READERS = READING
WRITERS = READERS - {Role.CHAIR}  # whoever leads the meeting does not decide that there is consent for it


class May(StrEnum):
    """One thing to do."""

    SEE_THE_INBOX = "see the inbox"
    READ_A_REQUEST = "read a request"
    ACKNOWLEDGE_A_REQUEST = "acknowledge a request"
    TAKE_A_REQUEST = "take a request"
    MOVE_A_REQUEST_ON = "move a request on"  # which moves, and by whom: records/requests/flows.py
    GIVE_REQUESTS = "give requests to a colleague"
    WRITE_TO_A_VOICE = "write to a voice"
    LINK_REQUESTS = "link requests"
    DO_TASKS = "do tasks"
    WRITE_ON_A_REQUEST = "write on a request"  # notes, the colour, the level, tasks: for staff alone
    SEE_THE_REGISTER = "see the register"
    WRITE_IN_THE_REGISTER = "write in the register"  # who goes on and comes off, and what is done meanwhile
    OPEN_LOCKED_NOTES = "open locked notes"
    RECORD_CONSENT = "record consent"
    RECORD_A_COMPLAINT = "record a complaint"  # each step of it
    RECORD_AN_OVERRIDE = "record an override"  # to keep someone safe, without consent
    SEE_THE_OVERRIDES = "see the overrides"  # which requests have one, by whom: never the words of a request
    LIFT_A_PAUSE = "lift a pause"
    SHARE_A_REQUEST = "share a request"  # outside, with consent or under an override
    EXPORT_THE_LIST = "export the list"
    MAKE_A_COPY = "make a copy for the person"  # who makes it never lets it go
    READ_THE_AUDIT_TRAIL = "read the audit trail"  # who did what: never the words of a request
    SEE_THE_COUNTS = "see the counts"  # numbers without a name; in a file, none that is small
    SEE_TO_FAILED_MESSAGES = "see to failed messages"
    MANAGE_STAFF = "look after staff"  # accounts and roles: never a request
    DECIDE_ABOUT_ACCOUNTS = "decide about accounts"  # as the second person
    NAME_THEIR_DEPUTY = "name their deputy"  # and see their own teams
    SEE_THE_HELP_LINES = "see the help lines"
    SEE_THE_OWNERS_SETTINGS = "see the owner's settings"
    LOOK_AFTER_THEIR_OWN_SIGN_IN = "look after their own sign-in"


# An admin looks after accounts and reads no request; audit reads the trail and no request.
WHO_MAY: dict[May, frozenset[Role]] = {
    May.SEE_THE_INBOX: READERS,
    May.READ_A_REQUEST: READERS,
    May.ACKNOWLEDGE_A_REQUEST: READERS,
    May.TAKE_A_REQUEST: READERS,
    May.MOVE_A_REQUEST_ON: READERS,
    May.GIVE_REQUESTS: READERS,
    May.WRITE_TO_A_VOICE: READERS,
    May.LINK_REQUESTS: READERS,
    May.DO_TASKS: READERS,
    May.WRITE_ON_A_REQUEST: WRITERS,
    May.SEE_THE_REGISTER: READERS,
    May.WRITE_IN_THE_REGISTER: WRITERS,
    May.OPEN_LOCKED_NOTES: frozenset({Role.SAFEGUARDING}),
    May.RECORD_CONSENT: WRITERS,
    May.RECORD_A_COMPLAINT: WRITERS,
    May.RECORD_AN_OVERRIDE: frozenset({Role.SAFEGUARDING}),
    May.SEE_THE_OVERRIDES: frozenset({Role.SAFEGUARDING, Role.AUDIT}),
    May.LIFT_A_PAUSE: WRITERS,
    May.SHARE_A_REQUEST: WRITERS,
    May.EXPORT_THE_LIST: frozenset({Role.TRIAGE, Role.CASE_LEAD}),
    May.MAKE_A_COPY: WRITERS,
    May.READ_THE_AUDIT_TRAIL: frozenset({Role.AUDIT}),
    May.SEE_THE_COUNTS: READERS | {Role.AUDIT},
    May.SEE_TO_FAILED_MESSAGES: READERS,
    May.MANAGE_STAFF: frozenset({Role.ADMIN}),
    May.DECIDE_ABOUT_ACCOUNTS: frozenset({Role.ADMIN, Role.SAFEGUARDING}),
    May.NAME_THEIR_DEPUTY: READERS,
    May.SEE_THE_HELP_LINES: EVERYONE,
    May.SEE_THE_OWNERS_SETTINGS: EVERYONE,
    May.LOOK_AFTER_THEIR_OWN_SIGN_IN: EVERYONE,
}

# Every page that needs signing in, and what one must be allowed to do to open it.
PAGES: dict[str, May] = {
    "staff.inbox": May.SEE_THE_INBOX,
    "staff.several": May.GIVE_REQUESTS,
    "staff.do_several": May.GIVE_REQUESTS,
    "staff.undo_several": May.GIVE_REQUESTS,
    "staff.hand_over": May.GIVE_REQUESTS,
    "staff.search": May.SEE_THE_INBOX,
    "staff.save_view": May.SEE_THE_INBOX,
    "staff.delete_view": May.SEE_THE_INBOX,
    "staff.request_page": May.READ_A_REQUEST,
    "staff.why": May.READ_A_REQUEST,
    "staff.acknowledge": May.ACKNOWLEDGE_A_REQUEST,
    "staff.take": May.TAKE_A_REQUEST,
    "staff.move_page": May.MOVE_A_REQUEST_ON,
    "staff.move": May.MOVE_A_REQUEST_ON,
    "staff.write_to": May.WRITE_TO_A_VOICE,
    "staff.send_card": May.WRITE_TO_A_VOICE,
    "staff.give_card": May.WRITE_TO_A_VOICE,
    "staff.talk": May.WRITE_TO_A_VOICE,
    "staff.keep_talk": May.WRITE_TO_A_VOICE,
    "staff.person": May.READ_A_REQUEST,
    "staff.link": May.LINK_REQUESTS,
    "staff.unlink": May.LINK_REQUESTS,
    "staff.task_done": May.DO_TASKS,
    "staff.down": May.WRITE_ON_A_REQUEST,
    "staff.keep_down": May.WRITE_ON_A_REQUEST,
    "staff.take_offered": May.WRITE_ON_A_REQUEST,
    "staff.register": May.SEE_THE_REGISTER,
    "staff.register_person": May.SEE_THE_REGISTER,
    "staff.meeting_today": May.SEE_THE_REGISTER,
    "staff.meeting": May.SEE_THE_REGISTER,
    "staff.meeting_person": May.SEE_THE_REGISTER,
    "staff.meeting_after": May.SEE_THE_REGISTER,
    "staff.decide_at_meeting": May.WRITE_IN_THE_REGISTER,
    "staff.meeting_end": May.SEE_THE_REGISTER,
    "staff.end_meeting": May.WRITE_IN_THE_REGISTER,
    "staff.register_file": May.EXPORT_THE_LIST,
    "staff.get_register_file": May.EXPORT_THE_LIST,
    "staff.register_entry": May.WRITE_IN_THE_REGISTER,
    "staff.keep_register_entry": May.WRITE_IN_THE_REGISTER,
    "staff.locked": May.OPEN_LOCKED_NOTES,
    "staff.unlock": May.OPEN_LOCKED_NOTES,
    "staff.child_first": May.WRITE_ON_A_REQUEST,
    "staff.keep_child_first": May.WRITE_ON_A_REQUEST,
    "staff.record": May.RECORD_CONSENT,
    "staff.keep_record": May.RECORD_CONSENT,
    "staff.decide": May.RECORD_CONSENT,
    "staff.keep_decide": May.RECORD_CONSENT,
    "staff.complaint": May.RECORD_A_COMPLAINT,
    "staff.keep_complaint": May.RECORD_A_COMPLAINT,
    "staff.override": May.RECORD_AN_OVERRIDE,
    "staff.keep_override": May.RECORD_AN_OVERRIDE,
    "staff.review_override": May.RECORD_AN_OVERRIDE,
    "staff.keep_review": May.RECORD_AN_OVERRIDE,
    "staff.overrides": May.SEE_THE_OVERRIDES,
    "staff.written": May.READ_A_REQUEST,
    "staff.lift": May.LIFT_A_PAUSE,
    "staff.share": May.SHARE_A_REQUEST,
    "staff.do_share": May.SHARE_A_REQUEST,
    "staff.list_file": May.EXPORT_THE_LIST,
    "staff.get_list_file": May.EXPORT_THE_LIST,
    "staff.copies": May.MAKE_A_COPY,
    "staff.make_copy": May.MAKE_A_COPY,
    "staff.leave_out": May.MAKE_A_COPY,  # about a locked note: safeguarding alone
    "staff.keep_left_out": May.MAKE_A_COPY,
    "staff.copy": May.MAKE_A_COPY,
    "staff.check_copy": May.MAKE_A_COPY,
    "staff.fetch_copy": May.MAKE_A_COPY,
    "staff.trail": May.READ_THE_AUDIT_TRAIL,
    "staff.counts": May.SEE_THE_COUNTS,
    "staff.counts_file": May.SEE_THE_COUNTS,
    "staff.failed_messages": May.SEE_TO_FAILED_MESSAGES,
    "staff.try_again": May.SEE_TO_FAILED_MESSAGES,
    "staff.see_to": May.SEE_TO_FAILED_MESSAGES,
    "staff.colleagues": May.MANAGE_STAFF,
    "staff.colleague": May.MANAGE_STAFF,
    "staff.add_colleague": May.MANAGE_STAFF,
    "staff.change_roles": May.MANAGE_STAFF,
    "staff.change_colleague": May.MANAGE_STAFF,
    "staff.change_teams": May.MANAGE_STAFF,
    "staff.away_of": May.MANAGE_STAFF,
    "staff.waiting_changes": May.DECIDE_ABOUT_ACCOUNTS,
    "staff.decide_change": May.DECIDE_ABOUT_ACCOUNTS,
    "staff.away": May.NAME_THEIR_DEPUTY,
    "staff.help_lines": May.SEE_THE_HELP_LINES,
    "staff.owner": May.SEE_THE_OWNERS_SETTINGS,
    "staff.still_here": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "staff.unsent": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "staff.throw_away": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "staff.own_sign_in": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "staff.sign_out_everywhere": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "staff.sign_out": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "security.verify": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "security.mf_recovery_codes": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
    "security.two_factor_setup_validate": May.LOOK_AFTER_THEIR_OWN_SIGN_IN,
}

# The steps of signing in: opened by anyone, and each asks for what comes before it.
STEPS_OF_SIGNING_IN = frozenset(
    {
        "security.login",
        "security.two_factor_setup",
        "security.two_factor_token_validation",
        "security.mf_recovery",
        "staff.set_up",
        "staff.choose_password",
    }
)


def allowed(roles: Iterable[Role]) -> frozenset[May]:
    """All that someone with these roles may do."""
    held = frozenset(roles)
    return frozenset(may for may, who in WHO_MAY.items() if who & held)
