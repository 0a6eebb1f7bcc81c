"""One request: what staff see of it, and why they may.

- `complaint`: Where the complaint of a request stands: its steps, its days, and what can be written down next.
- `disclosures`: The short list on a request's page of what left, and what stayed out of a copy: when, who, for whom,
  and why.
- `in_register`: A person as the register knows them, opened for staff: their requests, where consent stands, and
  their entries.
- `lookup`: One request as this member of staff may see it, with all that is linked to it.
- `other_teams`: Requests of other teams: which they are for this member of staff, and who is told when one of them is
  opened.
- `page`: One request: what to know before contacting anyone, what each voice said, consent, and what was done with
  it.
- `parts`: The parts of a request's page that look beyond it: consent now, the same person, a pause, and what is to be
  done.
- `points`: The ten points that staff need before they sort a request (`domain.md` 3c), each with what was said of it.
- `reasons`: Opening a request that is not one's own: a reason is asked first, here alone, whatever page of it is
  asked for.
- `redaction`: What someone wrote before they said no stays closed, until a member of staff says why they open it.
- `voices`: What an opened request says, sorted for staff: why it is urgent, and what to know before contacting
  anyone.
- `which_review`: What was said that helps staff choose between a CTR and a C(E)TR. The tests conflict: nothing here
  chooses.
"""
