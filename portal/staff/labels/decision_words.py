"""What staff tick when they write a decision: how the person was told, and which reason is nearest. Staff English."""

CALLED = {
    "called": "I rang and told them myself",
    "no_call": "I offered a call, and they did not want one",
    "no_way": "There is no safe way to call them",
}
BECAUSE = {  # only counted: what the person reads is what stands under "why"
    "low_risk": "The risk of going into hospital is low now",
    "other_help": "Other help is enough now",
    "no_yes": "There is no yes to it",
    "not_for_them": "It is not meant for them",
    "elsewhere": "Another area or service sees to it",
    "other": "Another reason",
}
