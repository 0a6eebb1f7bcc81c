"""Commands that make the portal ready and run it."""

import sys
from pathlib import Path

import click
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import ProgrammingError

from portal import calendar, config
from portal.commands import people, samples
from portal.commands.database import after_migrating
from portal.commands.processes import children
from portal.config import NO_TEXTS, ROOT, CannotStart, Settings
from portal.crypto import keys
from portal.database import Database
from portal.engine.steps import Answers, Ask, always, words_for
from portal.journeys import JOURNEYS
from portal.my_page.said import paper
from portal.pictures import building

QUIET = ("--log-level", "warning", "--logger-class", "portal.web.logs.QuietServer", "--no-control-socket")
READ_ONCE = ("templates/**/*.*", "portal/**/*.toml", "static/*.toml", "static/built/*.json", "translations/**/*.mo")


def alembic_config(url: str) -> Config:
    """Alembic's settings for the database at `url`."""
    made = Config(toml_file=str(ROOT / "pyproject.toml"))
    made.attributes["url"] = url
    return made


@click.command()
def migrate() -> None:
    """Bring the database up to the newest migration."""
    _bring_up(config.read_settings())


def _bring_up(settings: Settings) -> None:
    """One machine after the other, where two start at once: the second finds that it is done."""
    database = Database(settings.database)
    try:
        with database.alone("start"):
            command.upgrade(alembic_config(settings.database), "head")
            after_migrating.see_to(settings)
    except ProgrammingError as error:
        raise CannotStart("This role may not change tables: run `portal migrate` as the owner of them.") from error
    finally:
        database.engine.dispose()


@click.command("build-pictures")
def build_pictures() -> None:
    """Compose the pictures from their parts."""
    made = building.build(ROOT)
    click.echo(f"{len(made)} pictures.")


@click.command("new-keys")
@click.argument("folder", type=click.Path(path_type=Path))
def new_keys(folder: Path) -> None:
    """Make every key file that FOLDER lacks. The public side gets only *.public, forms.key and cards.key."""
    keys.make_missing(folder)
    click.echo(f"The keys are in {folder}. Keep a copy of staff.private off line: without it nobody can read anything.")


@click.command()
@click.option("--workers", default=2, help="Web processes.")
def run(workers: int) -> None:
    """Everything at once: migrate, add samples to an empty database, start the worker, and serve.

    A worker that ends is started again. When the server ends, or this process, all of it ends.
    """
    settings = config.read_settings()
    if not Database(settings.database).has_newest_migration():
        _bring_up(settings)
    if settings.development:
        _add_samples(settings)
    _say_where(settings)
    worker = [sys.executable, "-m", "portal", "worker"] if settings.serves_staff else None
    sys.exit(children.run(_server(settings, workers), worker))


def _add_samples(settings: Settings) -> None:
    database = Database(settings.database)
    try:
        with database.alone("start"):
            samples.fill_when_empty(settings)
            people.make_sample_account(settings)
    finally:
        database.engine.dispose()


def _server(settings: Settings, workers: int) -> list[str]:
    """gunicorn, with no log of who asked for what, nor of what they sent.

    In development it serves the code that stands in the files now.
    """
    where = ["--bind", f"{settings.host}:{settings.port}", "--workers", str(workers)]
    gunicorn = [sys.executable, "-m", "gunicorn", "portal:create_app()", *where]
    threads = ["--worker-class", "gthread", "--threads", "4"]  # a half-sent request holds one thread, not the portal
    code = _reloaded() if settings.development else ["--preload"]
    return [*gunicorn, *threads, *code, *QUIET]


def _reloaded() -> list[str]:
    """Web processes start anew when a module changed, or what they read once: pages, lists, catalogues, built files."""
    read_once = [each for pattern in READ_ONCE for each in sorted(ROOT.glob(pattern))]
    return ["--reload", *(part for file in read_once for part in ("--reload-extra-file", str(file)))]


def _say_where(settings: Settings) -> None:
    here = f"http://{settings.host}:{settings.port}"
    if settings.serves_public:
        click.echo(f"Public side: {settings.address or here}/")
    if settings.serves_staff:
        click.echo(f"Staff side:  {settings.staff_url}/staff/")
    if settings.development and settings.serves_staff:
        click.echo(people.how_to_sign_in(settings))
    if not settings.sends_texts:
        click.echo(NO_TEXTS)
    if settings.serves_public and not paper.can_be_made():
        click.echo(paper.NO_FILES)


@click.command("journeys")
def show_journeys() -> None:
    """Show each journey as the list it is: its steps in the order of their pages."""
    nothing = Answers({}, calendar.today())
    for journey in JOURNEYS:
        click.echo(f"/{journey.name}: {words_for(journey.title, nothing)}")
        for step in (*journey.steps, *journey.more):
            kind = step.kind.template if isinstance(step, Ask) else type(step).__name__.lower()
            sometimes = "" if step.only_if is always else " (sometimes)"
            later = " (later)" if step in journey.more else ""
            click.echo(f"  {step.name:12} {kind:12} {words_for(step.title, nothing)}{sometimes}{later}")


COMMANDS = (run, migrate, build_pictures, new_keys, show_journeys)
