"""Why this machine cannot tell, show or do something."""

from __future__ import annotations

from deskbreak.domain.language import _

NOT_RUNNING = _("not running; start it with: deskbreak run")
NO_ANSWER = _("it does not answer")
SCREEN_STAYS_ON = _("A routine is on")
ANSWER_ELSEWHERE = _("Answer in the tray, or by: deskbreak start, snooze, skip.")
AUTOSTART_REFUSED = _("It is switched off in the desktop's own list of startup programs.")
NO_X_ACCESS = _("The X server does not let this program in.")
NO_WAYLAND = _("WAYLAND_DISPLAY names no Wayland compositor.")
NO_FULL_SCREEN = _("The window manager does not tell of full screen.")
NO_WATCHERS = _("X11 does not tell who looks at the screen")
NO_SCREEN = _("a Wayland compositor does not tell whether the screen is dark")
NO_FILM = _("neither logind nor a session manager tells of it")
NO_SESSION = _("logind does not know this session")
NO_SYNTHESIZER = _("speech-dispatcher has no synthesizer")
NO_SOCKETS = _("This Python has no local sockets, so the program cannot be asked.")
NOT_TOLD = _("the system does not tell of it")


def not_asked(why: str) -> str:
    """The running program does not answer."""
    return _("The running program could not be asked: {why}.").format(why=why)


def autostart_trouble(why: str) -> str:
    """The entry cannot be read or written."""
    return _("The desktop's startup entry cannot be used ({why}).").format(why=why)


def not_installed(program: str) -> str:
    """A program that would have been asked."""
    return _("{program} is not installed").format(program=program)


def no_answer_in(program: str, seconds: int) -> str:
    """It was asked, and took too long."""
    return _("{program} gave no answer in {seconds} seconds").format(
        program=program, seconds=seconds
    )


def cannot_be_asked(program: str, why: str) -> str:
    """It was asked, and gave no answer that can be used."""
    return _("{program} cannot be asked: {why}").format(program=program, why=why)


def no_json(program: str, why: str) -> str:
    """It answered in a form of its own."""
    return _("{program} gives no JSON: {why}").format(program=program, why=why)


def silent(name: str) -> str:
    """A service that does not answer."""
    return _("{name} does not answer").format(name=name)


def refused(name: str, what: str, why: str) -> str:
    """A service that answers with an error."""
    return _("{name} refuses {what}: {why}").format(name=name, what=what, why=why)


def no_bus(which: str, why: str) -> str:
    """No D-Bus; `which` is session or system."""
    text = {
        "session": _("No session D-Bus answers: {why}."),
        "system": _("No system D-Bus answers: {why}."),
    }
    return text[which].format(why=why)


def no_x_here(display: str) -> str:
    """DISPLAY names something else."""
    return _("DISPLAY is {display!r}, which is no X server of this machine.").format(
        display=display
    )


def no_display_server(why: str) -> str:
    """The line to the X server or the compositor breaks."""
    return _("The display server does not answer: {why}.").format(why=why)


def not_on_wayland(desktop: str) -> str:
    """What the compositor of this desktop keeps to itself."""
    return _("not knowable on {desktop}").format(desktop=f"{desktop} Wayland".strip())
