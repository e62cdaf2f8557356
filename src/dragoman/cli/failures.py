"""Errors as a reader of the terminal meets them: one message, the next step, an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any

import click

from dragoman.export.visible import visible
from dragoman.model.errors import DiskFull, DragomanError, RecordError, UnreadableFile, WorkerLost

DOCUMENT_FAILED = 1  # or the check found a fault
MISUSED = 2
NOT_WRITTEN = 3
INTERRUPTED = 130  # what shells give a command that Ctrl-C ended
NOT_READ_ON = 141  # and one whose reader went away
DEBUG = "DRAGOMAN_DEBUG"


def reported(ctx: click.Context, run: Callable[[click.Context], Any]) -> Any:
    """Run a command; an error becomes a message on standard error and an exit code, and no traceback.

    With DRAGOMAN_DEBUG set, errors pass as they are.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # what the terminal cannot spell is no reason to fail
    try:
        return run(ctx)
    except (click.ClickException, click.exceptions.Exit):
        raise
    except KeyboardInterrupt:
        click.echo(err=True)
        kept = " What was read until now is kept; the same command goes on from there."
        say(f"Stopped.{kept if ctx.invoked_subcommand == 'read' else ''}")
        ctx.exit(INTERRUPTED)
    except BrokenPipeError:
        leave_pipe()
        ctx.exit(NOT_READ_ON)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        message, code = explained(error)
        say(message)
        ctx.exit(code)


def explained(error: Exception) -> tuple[str, int]:
    """What to say of an error, and the exit code."""
    if isinstance(error, RecordError | DiskFull):
        return f"{error}", NOT_WRITTEN
    if isinstance(error, UnreadableFile | WorkerLost):
        return f"{error}", DOCUMENT_FAILED
    if isinstance(error, DragomanError):
        return f"{error}", MISUSED
    if isinstance(error, OSError) and error.filename is not None:
        return f"{os.fspath(error.filename)!s} cannot be used ({error.strerror}).", NOT_WRITTEN
    if isinstance(error, OSError):
        return f"The disk or the system refused: {error.strerror or error}.", NOT_WRITTEN
    return (
        f"dragoman failed, and should not have: {type(error).__name__}: {error}. "
        f"What was recorded is kept. Run it again with {DEBUG}=1 and report what it prints.",
        DOCUMENT_FAILED,
    )


def say(message: str) -> None:
    """One message on standard error."""
    click.echo(f"dragoman: {visible(message)}", err=True)


def leave_pipe() -> None:
    """Send what is still to be printed nowhere, so that Python does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
