"""How any journey works. Knows no particular journey.

- `asked`: As what a step was shown: in which words, to which voice. An answer holds only for the question it was
  given to.
- `by_picture`: Questions that are answered by a picture: feelings on five faces, how big, and when. Staff see the
  same picture.
- `dates`: The question for a birthday: three boxes, or an age, or "I do not know".
- `journey`: A journey is a list of steps, and what it says about its answers. No Flask, no database.
- `pages`: The pages of any journey, and of its practice, which is the same pages with other drafts.
- `questions`: The kinds of question: each knows its fields, its template, how its answer is stored and reads, and
  samples.
- `reaching`: The questions for a place and for a way to reach someone, with whether that way is safe.
- `route`: One way through a journey: its steps and pages, as far as the answers tell. A pure function of them.
- `steps`: The steps that a journey is made of: pages to read, questions, and ends. No Flask, no database.
- `submitting`: What happens on Send: one transaction keeps words, consents, audit row and messages, and ends the
  draft.
- `taps`: Three answers that every question takes in one tap, and that no typed words can be mistaken for.
- `telling`: A message to the team that there is something to read. It says nothing about the person.
- `writing`: The questions people answer in writing: own words, and a name with the name they like.
"""
