"""What the tests of words share.

- `catalogues`: The catalogues of the other languages, and the sentences in them.
- `citations`: Where code, templates and documents name a document, and whether the part that they name is there.
- `page_checks`: What is wrong with the words of one public page, by all the rules of easy read, and what is left in
  English on it.
"""
