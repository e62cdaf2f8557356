"""A command that ends while it looks for shared wording: ``python -m tests.reuse.ended HOW WHERE ARGUMENT...``.

HOW is ``killed`` (SIGKILL) or ``full`` (no room for temporary files), else nothing happens; WHERE is the function
of the engine that it happens in, and after a colon how many calls of it are let pass. The corpus is cut up as a large
one is.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from itertools import count
from typing import Any

from dragoman.cli import main
from dragoman.reuse import engine


def end(how: str, where: str) -> None:
    where, _, passed = where.partition(":")
    kernel = getattr(engine, where)
    calls = count()

    def ends(*given: Any) -> Any:
        if next(calls) < int(passed or 0):
            return kernel(*given)
        if how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if how == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return kernel(*given)

    setattr(engine, where, ends)
    engine.WORD_BYTES = 1 << 21  # so that a few hundred words are cut up into a few parts


if __name__ == "__main__":
    end(*sys.argv[1:3])
    sys.argv = ["dragoman", *sys.argv[3:]]
    main()
