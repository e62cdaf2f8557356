"""The command line: ``dragoman COMMAND``.

A command's module is loaded when the command is asked for, and what it needs when it runs,
so that ``dragoman --help`` costs little more than Python's own start.
"""

from __future__ import annotations

from importlib import import_module

import click

from dragoman import __version__
from dragoman.cli.failures import reported

MODULES = {  # of each command, in the order in which they are listed
    "read": "read",
    "contacts": "contacts",
    "show": "contact",
    "compare": "contact",
    "formulas": "formulas",
    "timeline": "contacts",
    "trace": "words",
    "search": "words",
    "export": "write",
    "report": "write",
    "decide": "decide",
    "link": "keep",
    "check": "keep",
    "forget": "keep",
    "passages": "passages",
    "model": "model",
}

EPILOG = """\b
Begin with:
  dragoman read FOLDER
  dragoman contacts
  dragoman compare CONTACT

\b
Exit codes:
  0  all well
  1  something went wrong with at least one document (the others were read),
     or the check found a fault
  2  the command was not understood, or names a path or id that cannot be used
  3  the record cannot be opened or written

\b
Completion of commands, options and contacts in your shell:
  bash  eval "$(_DRAGOMAN_COMPLETE=bash_source dragoman)"
  zsh   eval "$(_DRAGOMAN_COMPLETE=zsh_source dragoman)"
  fish  _DRAGOMAN_COMPLETE=fish_source dragoman | source
"""


class Commands(click.Group):
    """Loads a command when it is asked for, and turns errors into one message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        command: click.Command = getattr(import_module(f"dragoman.cli.{MODULES[cmd_name]}"), f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        return reported(ctx, super().invoke)


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Read what was published about conversations between leaders, and keep a record of who said what, to whom, by
    whose account, and in which words.

    The record is one file. Every command but passages and model works on the one that --record names, by default
    dragoman.db in the folder you are in. `dragoman COMMAND --help` tells what a command answers.
    """
