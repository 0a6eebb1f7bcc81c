"""What each journey asks. One file is one journey; here they stand in the order of the home page."""

from portal.journeys.join import JOIN

JOURNEYS = (JOIN,)
