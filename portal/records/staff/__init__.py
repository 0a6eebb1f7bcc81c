"""Members of staff: their accounts, sessions, cover and what they chose to see.

- `accounts`: Staff accounts and their roles. Address and name are sealed; an account is found by a keyed hash of
  its address.
- `answered_for`: Accounts that whoever holds the machine answers for: those from before there was a MAC, and one that
  was forged.
- `changes`: What an admin may do to an account: each change is written down, and an admin who can sign in is always
  left.
- `colleagues`: Colleagues: the members of staff to whom a request can be given.
- `covers`: Cover for leave: a deputy does someone's work until a day, and then it ends by itself.
- `factors`: The second step of an account, where Flask-Security does not write it itself.
- `genuine`: Is this account as the staff side wrote it? Each has a MAC over itself and its roles, under a key of the
  staff side.
- `pending`: Changes of an account that wait for a second person.
- `saved_views`: What each member of staff chose to see: their last choice, and views that they saved. Their names
  are sealed.
- `sessions`: Signed-in staff browsers: found by a hash of the cookie, sealed with a key made from it, ended when
  idle.
- `sign_in_tries`: Wrong tries to sign in, counted by who and from where; both kept as a keyed hash that changes
  every day.
"""
