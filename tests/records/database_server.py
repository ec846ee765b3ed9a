"""A real PostgreSQL server on loopback in a temporary folder, stopped whatever happens."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

OWNER = "postgres"


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def owner() -> dict[str, Any]:
    """The server refuses to run as root, so there it runs as the user that Debian made for it."""
    return {"user": OWNER, "group": OWNER, "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def running_server(program: Path) -> Iterator[str]:
    """Run a server, and give the address of its databases up to the last slash."""
    # Not pytest's own folder, which only root can enter.
    folder = Path(tempfile.mkdtemp(prefix="attendance-postgresql-"))
    try:
        if owner():
            shutil.chown(folder, OWNER, OWNER)
        data, port = folder / "data", free_port()
        make = [program.with_name("initdb"), "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(make, check=True, capture_output=True, cwd=folder, **owner())
        settings = ("listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}", "fsync=off")
        start = [program, "-D", data, *(word for setting in settings for word in ("-c", setting))]
        with (folder / "log").open("wb") as log, subprocess.Popen(start, stderr=log, cwd=folder, **owner()) as server:
            try:
                wait_until_ready(server, f"postgresql://{OWNER}@127.0.0.1:{port}/{OWNER}")
                yield f"postgresql://{OWNER}@127.0.0.1:{port}/"
            finally:
                server.terminate()
                server.wait(timeout=30)
    finally:
        shutil.rmtree(folder)


def wait_until_ready(server: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(300):
        assert server.poll() is None, "The database server stopped at once."
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("The database server did not answer in 30 seconds.")


def new_database(server: str, name: str) -> str:
    with psycopg.connect(server + OWNER, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server + name
