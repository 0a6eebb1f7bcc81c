"""What a guess at a password or a time code's secret costs outside of the tests."""

import json
import subprocess
import sys
from pathlib import Path

from portal.config import ROOT

# A process of its own: in this one the hashes are cheap.
COSTS = """
import json, sys
from pathlib import Path
from portal.config import Settings
from portal.crypto import credentials, keys
from portal import create_app
folder = Path(sys.argv[1])
keys.make_missing(folder)
held = keys.read(folder, staff=True)
app = create_app(Settings(mode="development", instance=folder, keys=held))
with app.app_context():
    from flask_security.utils import hash_password
    web = hash_password("purple otter envelope 71")
factor = json.loads(credentials.new_factor(held, issuer="test"))
print(json.dumps([credentials.hashed(held, "purple otter envelope 71"), web, factor["enckey"]["c"]]))
"""
REAL = "$argon2id$v=19$m=19456,t=2,p=1$"


def test_a_password_and_a_secret_are_as_slow_to_guess_as_they_should_be(tmp_path: Path) -> None:
    asked = [sys.executable, "-c", COSTS, str(tmp_path)]
    said = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    typed, on_the_web, rounds = json.loads(said.splitlines()[-1])
    assert typed.startswith(REAL) and on_the_web.startswith(REAL)
    assert rounds == 14
