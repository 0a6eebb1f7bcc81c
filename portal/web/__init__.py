"""What holds for every request of both sides: sessions, who may post, headers, limits, errors, health.

- `bodies`: The body of a post is read to its end before anything is held for it, however slowly it comes.
- `cookies`: The two cookies, each an opaque secret: the public one keeps nothing, the staff one finds a sealed
  session.
- `errors`: When something goes wrong: a plain page that says what to do, and a number by which the log finds it.
- `failed_saves`: What was typed into a form that could not be saved: its words, to be copied, and the form, to be sent
  once more.
- `health`: `/healthz`: is the process up. `/readyz`: can it serve.
- `limits`: Coarse limits: a machine that asks far too fast is slowed down. A school or a care home shares one
  address.
- `logs`: What the server and its libraries write into the log: that something happened, where in the code, and no
  value.
- `refusals`: A post that does not count (`g.refusal`) is refused before any view sees it, unless the view shows its
  form again.
- `security`: Response headers, who may post here, and coarse limits. The same for both sides, errors too.
- `short_writes`: A short write of a page that only reads: on its own, so that no other writer waits until the page is
  made.
- `templates`: What every template may use: pictures and built files by name, settings, help lines, the language.
- `unavailable`: When the database cannot serve now: the page that says "try again", at once, and nothing is asked of it
  any more.
"""
