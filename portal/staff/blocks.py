"""Ready sentences for messages to a person: easy to read, one idea each. Staff put them in and change them."""

BLOCKS = {
    "call": (
        "We want to talk to you",
        ("We want to talk to you.", "We ring you on [day] at [time].", "You can have someone with you."),
    ),
    "waiting": (
        "We are waiting for something",
        ("We asked [who] for something.", "We are waiting for it.", "We write to you again by [day]."),
    ),
    "need": (
        "We need to know more",
        (
            "We want to help you in the right way.",
            "We need to know more about [what].",
            "You can write it here, or we can ring you.",
        ),
    ),
    "date": (
        "There is a day for the meeting",
        (
            "The meeting is on [day] at [time].",
            "It is at [place].",
            "You can bring someone you trust.",
            "Tell us what would help you there.",
        ),
    ),
    "advocate": (
        "About an advocate",
        ("An advocate can help you speak up.", "The advocate is called [name].", "They ring you on [day]."),
    ),
}
