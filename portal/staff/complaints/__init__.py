"""What staff write down about a problem that is a complaint.

- `forms`: What staff are asked at each step of a complaint, and what does not fit the rules.
- `steps`: Staff write down a step of a complaint: only one that makes sense next, and each once.
"""
