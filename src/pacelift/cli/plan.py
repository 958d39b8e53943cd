"""`pacelift plan`: the season as a table; with --week one week as a grid with its cards."""

from __future__ import annotations

import click

from pacelift.app import App, voice_of
from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json
from pacelift.coach.plan import Plan
from pacelift.errors import BadInput, said


@click.command("plan")
@click.option("--week", type=int, metavar="N", help="One week, each session as a card.")
@common
def command(given: Given, week: int | None) -> None:
    """The season week by week, or one week in full."""
    app = given.app()
    plan = app.plan()
    if week is not None and not 1 <= week <= len(plan.weeks):
        raise BadInput(
            "no-such-week",
            said(
                "There is no week {week}: the plan has weeks 1 to {last}.",
                week=week,
                last=len(plan.weeks),
            ),
            said("Name one of them, such as: pacelift plan --week {last}", last=len(plan.weeks)),
        )
    if given.json:
        show_document(app, plan, week)
    elif week is None:
        show_season(plan)
    else:
        show_week(app, plan, week)


def show_document(app: App, plan: Plan, week: int | None = None) -> None:
    """Prints the contract's JSON, with --week only that week and its sessions."""
    from pacelift.words.document import plan_document

    document = plan_document(plan, app.catalogue, app.now, voice_of(plan))
    if week is not None:
        ids = {each.id for each in plan.sessions if each.week == week}
        document["weeks"] = [each for each in document["weeks"] if each["number"] == week]
        document["sessions"] = [each for each in document["sessions"] if each["id"] in ids]
    print_json(document)


def show_season(plan: Plan) -> None:
    """Prints the season table with the race above and the warnings below."""
    from pacelift.cli.season import season
    from pacelift.cli.terminal import show

    show(*season(plan, voice_of(plan)))


def show_week(app: App, plan: Plan, number: int) -> None:
    """Prints one week."""
    from pacelift.cli.terminal import show
    from pacelift.cli.week_grid import week_view

    week = next(each for each in plan.weeks if each.number == number)
    show(*week_view(week, plan, app.catalogue, voice_of(plan)))
