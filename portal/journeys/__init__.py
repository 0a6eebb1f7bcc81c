"""What each journey asks. One file is one journey; here they stand in the order of the first page."""

from portal.journeys.advocate import ADVOCATE
from portal.journeys.call import CALL
from portal.journeys.consent import CONSENT
from portal.journeys.join import JOIN
from portal.journeys.lost import LOST
from portal.journeys.problem import PROBLEM
from portal.journeys.review import REVIEW

ON_THE_FIRST_PAGE = (JOIN, REVIEW, CONSENT, ADVOCATE, PROBLEM)
JOURNEYS = (*ON_THE_FIRST_PAGE, LOST, CALL)
