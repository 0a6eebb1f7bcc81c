"""What staff tick when they move a request on: how the person was told, which reason is nearest, which review it is."""

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
WHICH = {"ctr": "CTR", "cetr": "C(E)TR"}
IN_WORDS = "another_reason"
WHICH_BECAUSE = {
    "under_18": "They are under 18",
    "adult_plan": "They are 18 or over, and have a school plan (EHC plan)",
    "no_school": "They are not in education now",
    "adult_no_plan": "They are 18 or over, and have no school plan (EHC plan)",
    IN_WORDS: "Another reason, in the words below",
}
ALL_DONE = {
    "all_done": "All that the meeting agreed is done",
    "not_all_done": "Not all that the meeting agreed is done",
}
IS_BETTER = {
    "is_better": "The person told us that it is better",
    "not_better": "The person did not tell us that it is better",
}
TICKED = ALL_DONE | IS_BETTER | CALLED | BECAUSE | WHICH | WHICH_BECAUSE  # each answer of a move that is a key
