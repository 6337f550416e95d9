"""100,000 people out of a workbook, twice: time of preview and import, memory of the worker and the reading process.

Exits with 1 when a limit is passed, or when the second time changes anything."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import django

from bench import temporary  # its own database, before Django is set up

django.setup()

from django.core.files import File  # noqa: E402  # after the settings
from django.core.management import call_command  # noqa: E402

from accounts.actions import create_person, create_union, grant_role  # noqa: E402
from accounts.enums import Role  # noqa: E402
from accounts.identity.eighteen import check_character  # noqa: E402
from accounts.models import Membership, Person, Union  # noqa: E402
from records import outbox  # noqa: E402
from rosters.actions import apply_roster, upload_roster  # noqa: E402
from rosters.enums import State  # noqa: E402
from rosters.models import RosterImport  # noqa: E402

ROWS = 100_000
COMPANIES = 200
PREVIEW, APPLY, MEMORY = 30, 120, 500  # seconds, seconds, MB: of the worker and of the reading process
TITLES = ["序号", "姓名", "身份证号", "性别", "手机号", "单位", "部门", "入会日期", "备注"]
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文辉力"


def write_workbook(path: str, rows: int) -> None:
    """Plausible people with computed numbers; in a process of its own, so that its memory is not the worker's."""
    import xlsxwriter

    chance = random.Random(19)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("名册")
        sheet.write_row(0, 0, TITLES)
        for number in range(rows):
            sheet.write_row(number + 1, 0, person(number, chance))


def person(number: int, chance: random.Random) -> list:
    year, month, day = 1966 + number % 40, 1 + number // 40 % 12, 1 + number // 480 % 28
    body = f"510802{year}{month:02d}{day:02d}{number // 13440 % 1000:03d}"
    name = chance.choice(FAMILY) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
    gender = "男" if int(body[16]) % 2 else "女"
    union = f"第{number % COMPANIES + 1}厂工会"
    return [number + 1, name, body + check_character(body), gender, f"199{number:08d}", union, "一班", "2020-03-01", ""]


def officer() -> Person:
    city = create_union(parent=None, by=None, key="city", name="市总工会", kind="city")
    for number in range(1, COMPANIES + 1):
        parent = Union.objects.get(pk=city.pk)
        create_union(parent=parent, by=None, key=f"c{number}", name=f"第{number}厂工会", kind="enterprise")
    found = create_person(name="何市", phone="+8619800000000", by=None)
    grant_role(person=found, role=Role.OFFICER, union=city, by=None)
    return found


class Memory(threading.Thread):
    """The highest resident memory of this process since `peak` was set; the kernel's own mark never falls."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0

    def run(self) -> None:
        while True:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            self.peak = max(self.peak, pages * resource.getpagesize() / 1e6)
            time.sleep(0.05)


def measured(name: str, state: State, roster: RosterImport, most: int, memory: Memory) -> bool:
    """Lets the worker work until the roster stands where it should; True when that took too long or too much."""
    memory.peak, began, cpu = 0.0, time.perf_counter(), time.process_time()
    while outbox.deliver_due():
        pass
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    found = RosterImport.objects.get(pk=roster.pk)
    if found.state != state:
        raise SystemExit(f"the roster is {found.state} ({found.refusal_code}), not {state}")
    shares = f"{seconds / most:>7.0%} of {most:>3} s{memory.peak / MEMORY:>7.0%} of {MEMORY} MB"
    print(f"{name:<24}{ROWS:>9,}{seconds:>9.1f}{cpu:>9.1f}{memory.peak:>9.0f}  {shares}", flush=True)
    return seconds > most or memory.peak > MEMORY


def main() -> int:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    path = f"{temporary.FOLDER}/roster.xlsx"
    subprocess.run([sys.executable, "-m", "bench.rosters", "write", path], check=True)
    writer = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{ROWS:,} rows, {os.path.getsize(path) / 1e6:.1f} MB, load of the machine {os.getloadavg()[0]:.1f}")
    print(f"{'':<24}{'rows':>9}{'s':>9}{'s CPU':>9}{'MB':>9}")
    by, over = officer(), False
    memory = Memory()
    memory.start()
    for name in ("", "second "):
        with open(path, "rb") as file:
            roster = upload_roster(file=File(file, name="roster.xlsx"), union=Union.objects.get(key="city"), by=by)
        over |= measured(f"{name}preview", State.PREVIEWED, roster, PREVIEW, memory)
        roster.refresh_from_db()
        print("   ", {outcome: count for outcome, count in roster.counts.items() if count})
        apply_roster(roster=roster, by=by)
        over |= measured(f"{name}apply", State.APPLIED, roster, APPLY, memory)
    roster.refresh_from_db()
    over |= Membership.objects.count() != ROWS or roster.counts["same"] != ROWS
    over |= reader_is_over(writer)
    return int(over)


def reader_is_over(writer: resource.struct_rusage) -> bool:
    """The reading processes ran beside the worker; the highest memory is that of all children, of the writer too."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, memory = found.ru_utime + found.ru_stime - writer.ru_utime - writer.ru_stime, found.ru_maxrss / 1e3
    print(f"{'reading processes, both':<42}{cpu:>9.1f}{memory:>9.0f}  {memory / MEMORY:>24.0%} of {MEMORY} MB")
    return memory > MEMORY


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write_workbook(sys.argv[2], ROWS)
    else:
        sys.exit(main())
