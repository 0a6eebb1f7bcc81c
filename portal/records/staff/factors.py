"""The second step of an account, where Flask-Security does not write it itself."""

from portal.records.staff.accounts import StaffAccount


def set_factor(account: StaffAccount, encrypted: str) -> None:
    """Keep a time-code secret that Flask-Security did not make itself."""
    account.tf_primary_method, account.tf_totp_secret = "authenticator", encrypted


def use_code(account: StaffAccount, counter: int) -> None:
    """Remember which time code was used, so that it is never used again."""
    account.tf_last_counter = counter
