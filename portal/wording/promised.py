"""Sentences that bind us, each written once: they say the same on every page, in journeys and on one's own page.

Where they come from: `domain.md` 2b, 2f, section 9, and the source document, lines 17, 76, 78 and 80.
"""

from flask_babel import lazy_gettext as _

UNLESS_IN_DANGER = _("We do not tell them, unless someone is in danger. Then we try to tell you first.")
ASK_FOR_AN_ADVOCATE = _("You can ask for an advocate. We try to find one.")
WITHOUT_THE_LIST = _("You still get the care you have. Some extra help comes only with the list.")
ASKED_BACK = _("What we gave out before, we ask back. We cannot be sure to get all of it.")
WITHOUT_A_YES = _("Without a yes, only our team sees it. Others see it in danger, or if someone must decide for you.")
EXPECTED_IN_HOSPITAL = _("In a mental health hospital, a meeting is expected if you say yes.")
