"""What each journey asks. One file is one journey; here they stand in the order of the home page."""

from portal.journeys.advocate import ADVOCATE
from portal.journeys.consent import CONSENT
from portal.journeys.join import JOIN
from portal.journeys.problem import PROBLEM
from portal.journeys.review import REVIEW

JOURNEYS = (JOIN, REVIEW, CONSENT, ADVOCATE, PROBLEM)
