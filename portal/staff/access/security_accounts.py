"""What Flask-Security uses in place of its own: our accounts, time codes that work once, and no e-mail."""

from typing import Any

from flask import session
from flask_security.core import Security, UserMixin
from flask_security.datastore import UserDatastore
from flask_security.mail_util import MailUtil
from flask_security.totp import Totp
from markupsafe import Markup
from passlib.totp import TotpMatch
from segno import make_qr

from portal.config import Settings
from portal.database import db
from portal.records.staff import accounts, factors
from portal.records.staff.accounts import StaffAccount


class Accounts(UserDatastore):
    """Flask-Security's way to our accounts. Its commit is a flush: one web request is one transaction."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(StaffAccount, accounts.StaffRole)  # type: ignore[arg-type] # its roles are not used
        self.settings = settings

    def find_user(self, case_insensitive: bool = False, **by: Any) -> StaffAccount | None:
        if "email" in by:
            return accounts.find(db(), self.settings.keys, by["email"])
        return accounts.find_by_uniquifier(db(), self.settings.keys, by["fs_uniquifier"])

    def put(self, model: Any) -> Any:
        db().add(model)
        return model

    def commit(self) -> None:
        db().flush()


class TimeCodes(Totp):
    """Time codes that work once, and a picture of the secret that asks no other address."""

    settings: Settings

    def fetch_setup_values(self, totp: str, user: UserMixin) -> dict[str, Any]:
        address = accounts.opened(_account(user), self.settings.keys)["address"]
        picture = make_qr(self.get_totp_uri(address, totp)).svg_inline(scale=5, border=4)
        return {
            "username": address,
            "key": self.get_totp_pretty_key(totp),
            "b32key": self.get_totp_b32_key(totp),
            "issuer": self._totp.issuer,
            "image": Markup(picture),
            "uri": "",
        }

    def verify_totp(self, token: str, totp_secret: str, user: UserMixin, window: int = 0) -> bool:
        right = super().verify_totp(token, totp_secret, user, window)
        if right:
            passed_second_step(_account(user))
        return right

    def get_last_counter(self, user: UserMixin) -> int | None:
        return _account(user).tf_last_counter

    def set_last_counter(self, user: UserMixin, tmatch: TotpMatch) -> None:
        factors.use_code(_account(user), tmatch.counter)


def _account(user: UserMixin) -> StaffAccount:
    found = getattr(user, "_get_current_object", lambda: user)()
    if not isinstance(found, StaffAccount):
        raise TypeError("Not a staff account.")
    return found


def passed_second_step(account: StaffAccount) -> None:
    """Only a right code or a right recovery code leads here. The gate looks for it."""
    session["second_step"] = account.fs_uniquifier


class NoMail(MailUtil):
    """Normalises addresses and never sends anything."""

    def send_mail(self, *_args: object, **_more: object) -> None:
        raise RuntimeError("The sign-in sends no e-mail.")


class StaffSecurity(Security):
    """Flask-Security without the package `qrcode`: segno draws the picture."""

    def _check_modules(self, module: str, config_name: str) -> Any:
        return module == "qrcode" or super()._check_modules(module, config_name)  # type: ignore[no-untyped-call]
