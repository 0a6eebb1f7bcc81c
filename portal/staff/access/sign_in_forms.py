"""The forms of signing in: Flask-Security's, which heed where a post comes from and slow wrong tries down."""

from datetime import timedelta

from flask import g, request, session
from flask_login import current_user
from flask_security.forms import LoginForm, TwoFactorRescueForm, TwoFactorSetupForm, TwoFactorVerifyCodeForm, VerifyForm
from flask_security.recovery_codes import MfRecoveryCodesForm, MfRecoveryForm
from wtforms import RadioField, StringField

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.staff import accounts, sign_in_tries
from portal.staff.responses import PRESS_AGAIN


def _limits(step: str, account: bytes) -> dict[bytes, int]:
    place = request.remote_addr or ""
    return sign_in_tries.limits(settings().keys, step=step, account=account, place=place, today=calendar.now().date())


def forgive(account: accounts.StaffAccount) -> None:
    """This person signed in from here."""
    for step in ("password", "code"):
        sign_in_tries.forgive(db(), _limits(step, account.address_token))


def in_words(wait: timedelta) -> str:
    """How long that is, rounded up."""
    seconds = int(wait.total_seconds()) + 1
    if seconds <= 90:
        return f"{seconds} seconds"
    return f"{-(-seconds // 60)} minutes"


class Heeding:
    """A form that does nothing when `g.refusal` says that the post does not count."""

    form_errors: list[str]

    def validate(self, **more: object) -> bool:
        if g.refusal:
            return self.say(400, PRESS_AGAIN)
        return bool(super().validate(**more)) or self.say(422)  # type: ignore[misc]

    def say(self, status: int, sentence: str = "") -> bool:
        """Not valid: `g.page_status` is the status of the page that says so."""
        g.page_status = status
        if sentence:
            self.form_errors = [sentence]
        return False


class Counted(Heeding):
    """A form whose tries are counted before anything is compared."""

    step: str

    def account(self) -> bytes:
        """Whose sign-in this is, as a keyed hash of their address, whether or not there is such an account."""
        raise NotImplementedError

    def validate(self, **more: object) -> bool:
        if g.refusal:
            return self.say(400, PRESS_AGAIN)
        wait = sign_in_tries.begin(db(), _limits(self.step, self.account()))
        if wait:
            return self.say(429, f"There were too many tries. Wait {in_words(wait)}, then try again.")
        return super().validate(**more)


class Password(Counted, LoginForm):
    """Step one. Nobody is remembered on a device."""

    step = "password"
    remember = None

    def account(self) -> bytes:
        return accounts.token_of(settings().keys, self.email.data or "")

    def validate(self, **more: object) -> bool:
        right = super().validate(**more)
        if right:
            g.new_staff_secret = True
        return right


class PasswordAgain(Counted, VerifyForm):
    """The password once more, for what needs a fresh sign-in."""

    step = "password"

    def account(self) -> bytes:
        token: bytes = current_user.address_token
        return token


def _half_signed_in() -> bytes:
    """The account that gave its password, or is signed in and changes its second step."""
    if current_user.is_authenticated:
        return bytes(current_user.address_token)
    account = accounts.find_by_uniquifier(db(), settings().keys, session.get("tf_user_id", ""))
    return account.address_token if account else b""


class SecondStep(Heeding, TwoFactorSetupForm):
    """Asks for a new secret for the authenticator app: the one method there is."""

    setup = StringField()  # in place of choices that WTForms no longer likes


class NoRescue(TwoFactorRescueForm):
    """Flask-Security makes this form on the page for the code. Ours shows a link to the recovery codes instead."""

    help_setup = RadioField(choices=[])


class Code(Counted, TwoFactorVerifyCodeForm):
    """The six digits, typed with or without a space."""

    step = "code"

    def account(self) -> bytes:
        return _half_signed_in()

    def validate(self, **more: object) -> bool:
        self.code.data = "".join((self.code.data or "").split())
        return super().validate(**more)


class RecoveryCode(Counted, MfRecoveryForm):
    """One of the codes kept on paper."""

    step = "code"

    def account(self) -> bytes:
        return _half_signed_in()

    def validate(self, **more: object) -> bool:
        self.code.data = (self.code.data or "").strip().lower()
        right = super().validate(**more)
        if right and isinstance(self.user, accounts.StaffAccount):
            session["second_step"] = self.user.fs_uniquifier
            audit.write(db(), actor=self.user.actor, did=Did.USED_RECOVERY_CODE, record=Ref.staff(self.user.id))
        return right


class RecoveryCodes(Heeding, MfRecoveryCodesForm):
    """Asks for new recovery codes; the old ones end."""

    def validate(self, **more: object) -> bool:
        right = super().validate(**more)
        if right:
            audit.write(db(), actor=current_user.actor, did=Did.MADE_RECOVERY_CODES, record=Ref.staff(current_user.id))
        return right
