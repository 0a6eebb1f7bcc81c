"""What the tests of the staff side share.

- `accounts`: An admin who looks after accounts, and what is written down of it.
- `capacity`: Capacity, best interests and override records, as staff write them.
- `consent_records`: What staff write down about consent: the forms, what they need, what is kept; and a child before
  a parent.
- `copies`: A copy for the person: made by one member of staff, let go by another, and fetched.
- `counts`: Requests to be counted, and the file of their counts.
- `exports`: Sharing one request outside and making a copy for the person, as staff do it.
- `inbox`: Requests as the inbox shows them, and changed while nobody looks.
- `moves`: Moving a request on, with all that a form of it may need.
- `reasons`: Opening what is somebody else's, or what was written before a no: the question why, and what is kept of
  it.
- `request_pages`: A request as staff see it: its page, its points, a part of it, what is posted there, and each staff
  address.
- `shapes`: Records as the exports read them, without a database.
- `tasks`: Tasks as staff see them: offered, taken, due, late; and the notes that they follow from.
"""
