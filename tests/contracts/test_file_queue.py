"""The queue of files: writers and readers in many threads, tables cut off in the middle, nothing lost or half read."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from kombu import Connection
from kombu.transport.virtual import BrokerState

from lms.running.file_queue import Transport
from lms.settings.tasks import file_queue


@pytest.fixture
def queue(tmp_path):
    """`queue()` connects as a process of its own would: knowing nothing of what others have bound."""

    def connect():
        memory = type("Alone", (Transport,), {"global_state": BrokerState()})
        return Connection("filesystem://localhost", transport=memory, transport_options=file_queue(tmp_path))

    return connect


def test_writers_and_readers_at_once_lose_nothing_and_read_nothing_half(queue):
    def write(number: int) -> None:
        with queue() as connection, connection.SimpleQueue("work") as work:
            for step in range(20):
                work.put({"number": number * 20 + step, "ballast": "学" * 20_000})

    def read(_number: int) -> list[int]:
        found = []
        with queue() as connection, connection.SimpleQueue("work") as work:
            while True:
                try:
                    message = work.get(timeout=1)
                except work.Empty:
                    return found
                found.append(message.payload["number"])
                message.ack()

    with ThreadPoolExecutor(6) as pool:
        writers = [pool.submit(write, number) for number in range(3)]
        readers = [pool.submit(read, number) for number in range(3)]
        for writer in writers:
            writer.result()
        found = [number for reader in readers for number in reader.result()] + read(0)
    assert sorted(found) == list(range(60))


def test_table_cut_off_by_a_power_failure_is_made_anew(queue, tmp_path):
    with queue() as connection, connection.SimpleQueue("work") as work:
        work.put({"number": 1})
    for table in (tmp_path / "control").glob("*.exchange"):
        table.write_text("[[")
    with queue() as connection, connection.SimpleQueue("work") as work:
        assert work.get(timeout=5).payload == {"number": 1}
