"""Flask-Security on the staff side: a password, then a code, on our pages. No registration, no e-mail, no JSON."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask, g, render_template
from flask_security import user_authenticated, user_failed_authn

from portal.config import Settings
from portal.crypto import credentials, sealing
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.staff.accounts import StaffAccount
from portal.staff.access import sign_in_forms as forms
from portal.staff.access.security_accounts import Accounts, NoMail, StaffSecurity, TimeCodes

FRESH_FOR = timedelta(minutes=15)  # for recovery codes and changes of the second step

WORDS = {
    "GENERIC_AUTHN_FAILED": "The email address or the password is not right.",
    "TWO_FACTOR_INVALID_TOKEN": "This code is not right. Wait for the next one and try again.",
    "TWO_FACTOR_LOGIN_SUCCESSFUL": "",
    "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": "Your authenticator app is changed.",
    "TWO_FACTOR_PERMISSION_DENIED": "Type your email address and password first.",
    "TWO_FACTOR_SETUP_EXPIRED": "That took too long. Start again.",
    "REAUTHENTICATION_REQUIRED": "Type your password again to go on.",
    "REAUTHENTICATION_SUCCESSFUL": "",
    "INVALID_REDIRECT": "",
}


def configure(app: Flask, settings: Settings) -> None:
    """Everything that Flask-Security reads from the settings of the application."""
    app.config.update(
        SECRET_KEY=sealing.key_from(settings.keys.accounts, "signatures"),  # no public process can sign for staff
        WTF_CSRF_SECRET_KEY=settings.keys.forms,
        SESSION_PROTECTION=None,  # a phone's address changes; the cookie's secret is what counts
        SECURITY_URL_PREFIX="/staff",
        SECURITY_LOGIN_URL="/sign-in",
        SECURITY_LOGOUT_METHODS=None,  # `/staff/sign-out` is ours: it ends the whole session
        SECURITY_VERIFY_URL="/password-again",
        SECURITY_TWO_FACTOR_SETUP_URL="/second-step",
        SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL="/code",
        SECURITY_TWO_FACTOR_RESCUE_URL="/not-used/rescue",
        SECURITY_TWO_FACTOR_SELECT_URL="/not-used/select",
        SECURITY_MULTI_FACTOR_RECOVERY_URL="/recovery-code",
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_URL="/recovery-codes",
        SECURITY_POST_LOGIN_VIEW="/staff/",
        SECURITY_TWO_FACTOR_POST_SETUP_VIEW="/staff/",
        SECURITY_LOGIN_USER_TEMPLATE="staff/access/password.html",
        SECURITY_VERIFY_TEMPLATE="staff/access/password_again.html",
        SECURITY_TWO_FACTOR_SETUP_TEMPLATE="staff/access/second_step.html",
        SECURITY_TWO_FACTOR_VERIFY_CODE_TEMPLATE="staff/access/code.html",
        SECURITY_MULTI_FACTOR_RECOVERY_TEMPLATE="staff/access/recovery_code.html",
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_TEMPLATE="staff/access/recovery_codes.html",
        SECURITY_STATIC_FOLDER=None,
        SECURITY_CACHE_CONTROL=None,  # web/security.py puts the same headers on every response
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
        SECURITY_API_ENABLED_METHODS=["session"],
        SECURITY_PASSWORD_HASH="argon2",
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=credentials.ARGON2,
        SECURITY_PASSWORD_SALT=credentials.pepper(settings.keys),
        SECURITY_PASSWORD_NORMALIZE_FORM=credentials.NORMAL_FORM,
        SECURITY_PASSWORD_LENGTH_MIN=credentials.SHORTEST,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_FRESHNESS=FRESH_FOR,
        SECURITY_FRESHNESS_GRACE_PERIOD=timedelta(minutes=5),
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_REQUIRED=True,
        SECURITY_TWO_FACTOR_ALWAYS_VALIDATE=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_TWO_FACTOR_IMPLEMENTATIONS={"code": "flask_security.twofactor.CodeTfPlugin"},
        SECURITY_TWO_FACTOR_AUTHENTICATOR_VALIDITY=30,  # seconds a clock may be off
        SECURITY_TWO_FACTOR_RESCUE_EMAIL=False,
        SECURITY_MULTI_FACTOR_RECOVERY_CODES=True,
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_N=8,
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS=[credentials.recovery_key(settings.keys)],
        SECURITY_TOTP_SECRETS=credentials.factor_secrets(settings.keys),
        SECURITY_TOTP_ISSUER=settings.service_name,
    )
    app.config.update({f"SECURITY_MSG_{name}": (words, "info") for name, words in WORDS.items()})


def draw(template: str, **more: object) -> str:
    """Render one of our pages; Flask-Security's own are never shown."""
    if not template.startswith("staff/"):
        raise RuntimeError(f"{template} is not ours.")
    return render_template(template, **more)


def add_sign_in(app: Flask, settings: Settings) -> None:
    """Put the steps of signing in under /staff."""
    configure(app, settings)
    codes = type("OurTimeCodes", (TimeCodes,), {"settings": settings})
    security = StaffSecurity(
        app,
        Accounts(settings),
        login_form=forms.Password,
        verify_form=forms.PasswordAgain,
        two_factor_setup_form=forms.SecondStep,
        two_factor_verify_code_form=forms.Code,
        two_factor_rescue_form=forms.NoRescue,
        mf_recovery_form=forms.RecoveryCode,
        mf_recovery_codes_form=forms.RecoveryCodes,
        totp_cls=codes,
        mail_util_cls=NoMail,
        render_template=draw,
    )
    never: Callable[[object], bool] = lambda _request: False  # noqa: E731 - a name for the type checker
    security.want_json(never)
    app.login_manager._request_callback = None  # type: ignore[attr-defined] # no tokens: a session or nothing
    user_authenticated.connect(_signed_in, app)
    user_failed_authn.connect(_not_right, app)


def _signed_in(_app: Flask, user: StaffAccount, **_more: object) -> None:
    g.new_staff_secret = True
    forms.forgive(user)
    audit.write(db(), actor=user.actor, did=Did.SIGNED_IN, record=Ref.staff(user.id))


def _not_right(_app: Flask, user: StaffAccount, tfa: bool = False, **_more: object) -> None:
    audit.write(db(), actor=Actor.UNKNOWN, did=Did.WRONG_CODE if tfa else Did.WRONG_PASSWORD, record=Ref.staff(user.id))
