"""What staff are asked: the questions of a form, what they give, and the page they stand on.

- `fields`: The questions that staff answer: a choice, a list, ticks, a day, a line, some lines, a password. Each gives
  a typed value.
- `form`: A form of the staff side: its questions in their order, what was said, and what is wrong with it.
- `marks`: What goes along with a form and is not asked: a button, a number or a word of the page, some ticks, a
  last yes.
- `page`: The page of a form about one request.
"""
