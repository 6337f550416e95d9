"""The only place that reads the environment. `MODE=local` (default) needs nothing, production its secrets."""

import os
import secrets
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

MODE = env.str("MODE", default="local")
PRODUCTION = MODE == "production"
DEBUG = env.bool("DEBUG", default=False)
VAR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR.mkdir(parents=True, exist_ok=True)


def local_secret(name: str = "secret-key", size: int = 50) -> str:
    """A key made once for this machine, so that nobody is signed out by a restart and none is committed.

    Written beside and linked: of two processes that start together one wins, and nobody reads half a key."""
    path = VAR / name
    if not path.exists():
        beside = path.with_name(f"{name}.{os.getpid()}")
        beside.touch(mode=0o600)
        beside.write_text(secrets.token_urlsafe(size))
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    return path.read_text().strip()


def secret(name: str, file: str) -> str:
    """A key of 32 bytes from the environment; without one this machine makes its own, production has none."""
    return env.str(name, default="") or ("" if PRODUCTION else local_secret(file, 32))


SECRET_KEY = env.str("SECRET_KEY") if PRODUCTION else env.str("SECRET_KEY", default="") or local_secret()
PORT = env.int("PORT", default=8000)
# Books and media live on a second origin: another host name of the same server where there is no nginx.
PUBLIC_ORIGIN = env.str("PUBLIC_ORIGIN", default=f"http://localhost:{PORT}").rstrip("/")
CONTENT_ORIGIN = env.str("CONTENT_ORIGIN", default=f"http://127.0.0.1:{PORT}").rstrip("/")
