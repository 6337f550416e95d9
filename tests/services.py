"""The whole suite against the services that the environment names; one that was named must answer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

NAMES = ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL", "ELASTICSEARCH_URL")


def ask_database(url: str) -> None:
    import psycopg

    psycopg.connect(url, connect_timeout=5).close()


def ask_broker(url: str) -> None:
    from kombu import Connection

    with Connection(url, connect_timeout=5) as connection:
        connection.ensure_connection(max_retries=1, timeout=5)


def ask_redis(url: str) -> None:
    import redis

    redis.Redis.from_url(url, socket_connect_timeout=5).ping()


def ask_elasticsearch(url: str) -> None:
    from elasticsearch import Elasticsearch

    Elasticsearch(url, request_timeout=5, max_retries=0).info()


ASK: dict[str, Callable[[str], None]] = dict(
    zip(NAMES, (ask_database, ask_redis, ask_broker, ask_elasticsearch), strict=True)
)


def answers(name: str, url: str) -> bool:
    try:
        ASK[name](url)
    except Exception as error:
        print(f"{name}: named, but it does not answer ({type(error).__name__})")
        return False
    print(f"{name}: answers")
    return True


def main() -> int:
    named = {name: url for name in NAMES if (url := os.environ.get(name))}
    for name in NAMES:
        if name not in named:
            print(f"{name}: not set, the embedded default is used")
    if False in [answers(name, url) for name, url in named.items()]:
        return 1
    return subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "2"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
