"""What staff read for each point that they need before they sort a request. Staff English."""

NAMES = {
    "who": "Who asks, and for whom",
    "age": "Age",
    "reach": "How to reach them",
    "where": "Where they are",
    "now": "Safe now?",
    "happening": "What is happening",
    "consent": "Consent",
    "information": "How to give information",
    "advocate": "Advocate wanted?",
}
HAPPENING = {"advocate": "What they want help with", "problem": "What the problem is", "lost": "What the card was for"}
BEFORE = {  # before an answer that does not say by itself what it is about
    "you_now": "Whoever asks: ",
    "talk": "Talk of hospital now: ",
    "language": "Language: ",
    "interpreter": "Interpreter: ",
}
