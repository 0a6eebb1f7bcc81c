"""What is asked of several records at once: the inbox, the clock, what is due. Keeps nothing but the blind index.

- `as_sent`: What people sent and what was added to it, as it was when the staff side first saw it: whoever changes the
  sealed words later is found out.
- `audit_search`: Looking in the audit trail: by who, what was done, to which record and when; never more than the
  reader may see.
- `clock`: The clock of the inbox: the first message that nobody has answered. Worked out from what is in the clear,
  each time.
- `counting`: What is counted of each request: its kind, its times, who asked. Never a name, and nothing that a
  folder holds.
- `due`: What must happen to a request by which day, and how late it is. Worked out, never kept: every limit is a
  setting.
- `failed_messages`: Messages that did not leave, for staff: which, since when and why; never an address and never a
  word of them.
- `inbox`: The one list of the inbox: what is shown of it, in which order. `submissions.seen_by` decides who may see
  what.
- `index`: Findings: keyed tokens by which staff find what two requests have in common, without opening them.
- `stale`: Which requests must be made findable again: those with no findings, and those to which anything was added
  since.
- `teams`: Teams: who of the staff is in which, and which requests are whose. A request's team is worked out, never
  kept.
- `tokens`: What a request can be found by, in one form for what was sent and for what staff type into the search
  box. Pure.
- `unread_now`: Requests marked "now" that nobody opened within their limit. Worked out, never kept: the limit is a
  setting.
"""
