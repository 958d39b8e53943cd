"""`pacelift check`: every rule of the coach against the current plan."""

from __future__ import annotations

from collections.abc import Iterator

import click
from attrs import asdict

from pacelift.cli.layout import labelled
from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json, print_lines, width
from pacelift.coach.own_moves import runners_own
from pacelift.coach.rules.base import Finding
from pacelift.words.reasons import where_text
from pacelift.words.voice import Voice

BROKEN = 1
"""A broken hard rule is a defect of ours."""


@click.command("check")
@common
@click.pass_context
def command(context: click.Context, given: Given) -> None:
    """Check the current plan against all rules."""
    from pacelift.coach.rules import RULES

    app = given.app()
    plan, findings = app.check()
    checked = sum(rule.check is not None for rule in RULES.values())
    broken = tuple(each for each in findings if each.severity == "hard")
    own = runners_own(broken, plan)
    hard = tuple(each for each in broken if each not in own)
    soft = tuple(each for each in findings if each.severity != "hard")
    voice = app.voice(plan)
    if given.json:
        kinds = {"hard": hard, "own": own, "soft": soft}
        told = {kind: [_document(each, voice) for each in found] for kind, found in kinds.items()}
        print_json({"plan": plan.id, "rules": checked, **told})
    else:
        print_lines(_lines(checked, hard, own, soft, voice))
    if hard:
        context.exit(BROKEN)


def _document(finding: Finding, voice: Voice) -> dict[str, object]:
    told = asdict(finding)
    told["text"] = voice.tell(finding.text)
    told["values"] = dict(finding.values)
    return told


def _lines(
    checked: int,
    hard: tuple[Finding, ...],
    own: tuple[Finding, ...],
    soft: tuple[Finding, ...],
    voice: Voice,
) -> Iterator[str]:
    yield voice.say_n("{n} rule checked.", "{n} rules checked.", checked)
    if hard:
        yield voice.say("Broken, which is a fault of Pacelift's own; please report it:")
        yield from _list(hard, voice)
    elif not own:
        yield voice.say("No hard rule is broken.")
    if own:
        yield voice.say("Broken by what you moved, and kept as you want it:")
        yield from _list(own, voice)
    if soft:
        yield voice.say("Worth knowing:")
        yield from _list(soft, voice)


def _list(findings: tuple[Finding, ...], voice: Voice) -> Iterator[str]:
    for each in findings:
        told = voice.say(
            "{rule}, {where}: {found}",
            rule=each.rule,
            where=where_text(each.where, voice),
            found=voice.tell(each.text),
        )
        yield from labelled("•", (told,), 2, width())
