"""How much the tests look at: enough to tell that all is well, or everything, as long as it takes: `make drills`."""

import os

DRILLS = "PORTAL_DRILLS" in os.environ
