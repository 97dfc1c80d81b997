"""What the end of a routine does to the desk: by how much was played, and if one got up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import Settled, anew, span_of
from deskbreak.domain.reminder.desk import AGAIN_AFTER, STOOD_STILL, ZERO, Desk, Rules
from deskbreak.domain.reminder.events import Effect, PlayerEnded, SayPlayerFailed, SpanKind
from deskbreak.domain.reminder.sitting import nobody_since
from deskbreak.domain.reminder.states import Playing
from deskbreak.domain.session import ENOUGH, Outcome


def counts(news: PlayerEnded) -> bool:
    """Whether enough of the routine was played for a break."""
    return news.outcome is Outcome.COMPLETED or news.share >= ENOUGH


def ended(desk: Desk, news: PlayerEnded, rules: Rules) -> Settled:
    """The player is closed, just now or while this program did not run."""
    player = desk.player
    if player is None or player.session != news.session:
        return desk, ()
    effects: tuple[Effect, ...] = ()
    end = player.until
    if end is None:
        end = _end(desk, player, news)
        effects = span_of(desk, SpanKind.BREAK, player.since, end)
        desk = replace(desk, since=end)
    if news.outcome is Outcome.FAILED:
        effects += (SayPlayerFailed(),)
    desk = _counted(replace(desk, player=None), news, rules)
    if desk.standing:  # it goes on, after a break
        standing = replace(desk.standing, since=max(end, desk.standing.since))
        desk = replace(desk, standing=replace(standing, before=desk.figures))
    if desk.away:
        return replace(desk, away=replace(desk.away, before=desk.figures)), effects
    if player.until is not None:
        return desk, effects
    after = desk.seen.through - end
    if player.unwatched is None or after <= STOOD_STILL:
        return desk.later(after), effects
    desk, gone = nobody_since(desk, end, rules, ZERO)
    return desk, (*effects, *gone)


def _end(desk: Desk, player: Playing, news: PlayerEnded) -> timedelta:
    """When its break was over: as its row says, else now, or when nobody could see it any more."""
    now = desk.seen
    if news.at is None:
        return now.through if player.unwatched is None else player.unwatched
    return min(max(now.through - (now.at - news.at), player.since), now.through)


def _counted(desk: Desk, news: PlayerEnded, rules: Rules) -> Desk:
    """Half of a routine is a break; less moves the next offer. Who got up has ended the sit."""
    sat = desk.sat
    if counts(news):
        desk = anew(desk, rules)
    else:
        begin = desk.since_break if desk.due else desk.next_offer
        again = max(begin + rules.interval * news.share, desk.since_break + AGAIN_AFTER)
        desk = replace(desk, due=None, next_offer=again, concluded=None)
    return replace(desk, sat=ZERO if news.got_up or rules.stays_seated else sat)
