"""A fresh sign-in for whatever leaves the staff side: old ones type the password again, in the same form."""

import time
from datetime import timedelta

from flask import request, session
from flask_login import current_user
from flask_security.utils import check_and_update_authn_fresh, set_request_attr

from portal.staff.access.sign_in import FRESH_FOR
from portal.staff.access.sign_in_forms import PasswordAgain

AGAIN = "You signed in a while ago: type your password again"


def is_fresh() -> bool:
    """Did they sign in, or type their password again, a short while ago? Going on working does not make it longer."""
    session.pop("fs_gexp", None)
    return bool(check_and_update_authn_fresh(FRESH_FOR, timedelta(0), "session"))


def wrong() -> dict[str, str]:
    """What is wrong with the sign-in of whoever sent this form: nothing, or what to do. Tries are counted."""
    if is_fresh():
        return {}
    form = PasswordAgain(request.form, user=current_user)
    if not form.password.data:
        return {"password": AGAIN}
    if not form.validate():
        return {"password": str(form.form_errors[0]) if form.form_errors else "The password is not right."}
    session["fs_paa"] = time.time()
    set_request_attr("fs_paa", session["fs_paa"])
    return {}
