"""Running the office: accounts, teams, absences, the audit trail, settings, messages that did not leave.

- `absences`: When someone is away: they, or an admin for them, name a deputy until a day. It ends by itself after
  that day.
- `account_notices`: Who is told that an account changes or waits for it: the person, and the safeguarding lead.
- `accounts`: People who work here, for admins: make accounts, change roles, lock, remove. Each change is asked
  about once more.
- `audit_trail`: The audit trail for those who read it: who did what, when, to which record. Never the words of a
  request.
- `covers`: Who is away, and who covers, in words.
- `failed_messages`: Messages that did not leave: a page to see to them, and a notice on every page while nothing
  leaves.
- `help_lines`: The other pages behind the gate: help lines, and signing out.
- `new_accounts`: A new account, by an admin: typed, seen once more, and then a set-up link to pass on, which is
  shown once.
- `roles`: The roles of a colleague, for admins: choose, see what changes, by name, and then it is so.
- `settings`: Owner's settings: the questions that only the owner can answer, and what is not set yet. Never a
  secret's value.
- `teams`: The teams of a colleague, for admins.
- `waiting_changes`: Changes of accounts that wait for a second person, who accepts or refuses them.
"""
