"""Who gets in, and who may do what.

- `fresh`: A fresh sign-in for whatever leaves the staff side: old ones type the password again, in the same form.
- `gate`: Default deny: everything under /staff is closed to whoever has not given both a password and a code.
- `own_sign_in`: One's own sign-in: when it was used, signing out everywhere, staying signed in, and what was typed
  meanwhile.
- `permissions`: Who may do what on the staff side, in one table. A page that is not in it is opened by nobody.
- `security_accounts`: What Flask-Security uses in place of its own: our accounts, time codes that work once, and no
  e-mail.
- `set_up`: `/staff/set-up/<secret>`: the one-time link with which a new member of staff chooses a password.
- `sign_in`: Flask-Security on the staff side: a password, then a code, on our pages. No registration, no e-mail, no
  JSON.
- `sign_in_forms`: The forms of signing in: Flask-Security's, which heed where a post comes from and slow wrong
  tries down.
- `unsent`: What was typed into a form whose session had ended: kept, sealed in the session, for the same account
  alone.
"""
