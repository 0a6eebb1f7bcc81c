"""Questions and rules that several journeys use.

- `agreeing`: The steps in which each voice says yes, no or not sure, with what is shared told before, and what a no
  may lead to.
- `contact`: Questions about how to reach someone, who must not be told, and how to give information.
- `parts`: The parts of a journey, in a word or two each: what its progress says, and how its check page is grouped.
- `passing_on`: Who else gets a card of their own: the person when someone else asks for them, and a helper who asks
  with them.
- `questions`: Questions that several journeys use: who it is for, safe now, name, birthday, who helps.
- `rights`: The rights that people are told when they do not say yes.
- `rows`: Rows that pages to read share: what must say the same wherever it is promised.
- `rules`: Rules that read after "only if", and what the answers say: whose words they are, how soon and with what
  care to read.
- `safe_now`: Is someone safe now, and the help there is when they are not.
- `sharing`: What people read of who sees what they told us, before they say yes or no.
- `where`: Where someone is now: at home, in hospital, and in which town.
"""
