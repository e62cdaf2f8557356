"""Masters of Spark: how they are called, and what is looked at before one is asked for work."""

from __future__ import annotations

import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from dragoman.model.errors import InputError

ATTEMPTS = 4  # at a task on this machine; a cluster has a setting of its own, 4 as well
CONNECT_SECONDS = 5
MASTERS = r"local(\[(\d+|\*)(,\d+)?\])?|spark://.+|k8s://.+|yarn"
KNOWN_MASTERS = "Give local[4] for four processors of this machine, spark://HOST:7077, yarn, or k8s://HOST:PORT."


def retrying(master: str) -> str:
    """The master, and where it is this machine, with tasks that are tried again when a worker is lost."""
    if master == "local":
        return f"local[1,{ATTEMPTS}]"
    match = re.fullmatch(r"local\[(\d+|\*)\]", master)
    return f"local[{match[1]},{ATTEMPTS}]" if match else master


@contextmanager
def python_of_workers(path: str) -> Iterator[None]:
    """Workers that Spark starts use this Python, unless a user has named another."""
    name = "PYSPARK_PYTHON"
    if name in os.environ:
        yield
        return
    os.environ[name] = path
    try:
        yield
    finally:
        del os.environ[name]


def check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which(os.path.join(home, "bin", "java") if home else "java") is None:
        where = f"where JAVA_HOME says ({home})" if home else "on the PATH"
        raise InputError(
            f"Spark needs Java, and there is none {where}.",
            "Install Java 17, on Debian with `apt install openjdk-17-jre-headless`, or set JAVA_HOME.",
        )


def check_reachable(master: str | None) -> None:
    """Is there something at the address? Spark itself tries for a minute, and then tells more than anybody reads."""
    if master is None:
        return
    if not re.fullmatch(MASTERS, master):
        raise InputError(f"{master!r} is no address of a Spark master.", KNOWN_MASTERS)
    if not master.startswith("spark://"):
        return
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        with suppress(OSError, ValueError, OverflowError):
            socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS).close()
            return
    raise InputError(
        f"The Spark master {master} cannot be reached.",
        "Look whether it runs and is called so (its page shows its address), or read here with --master local[4].",
    )
