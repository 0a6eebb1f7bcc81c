"""What staff read about teams, and about why they open what is not theirs."""

from portal.records.accountability import reasons

TEAM = {
    "children": "Children and young people",
    "adults": "Adults",
    "chairs": "Chairs",
    "problems": "Problems",
}
WHY = {
    reasons.COVER: "I am covering for the owner",
    reasons.ADVICE: "I was asked for advice",
    reasons.SAME_PERSON: "I am looking for the same person",
    reasons.SAFE: "I am checking that someone is safe",
    reasons.RANG: "Someone rang about it",
    reasons.OTHER: "Something else",
}
KEPT_WHY = WHY | {reasons.READ_NOW: "It was to be read now, and nobody had"}
OPENED = {reasons.REQUEST: "Opened it", reasons.WRITTEN: "Opened what was written before a no"}
