"""Does what a guide says, in a scratch folder, and compares what is printed with what the guide shows.

Each code block of docs/guides/*.md has a mark on the line above its fence:

<!-- run -->               shell commands; the shell is the same for the whole guide. `<!-- run, exit status 1 -->`: they end so
<!-- output -->            what the commands before it print; `…` stands for any text in a line, or for any lines
<!-- file <path> -->       a file that the reader writes, relative to the scratch folder
<!-- added to <path> -->   lines that the reader adds at that file's end
<!-- from <file> -->       a quotation from the repository (quotes_test.py compares it)
<!-- shown: <reason> -->   not run, and why

A comment `<!-- prepare` … `-->` holds shell commands that the reader does not see.
The scratch folder has the repository as `gocgocross`, and gocgo is on PATH. The commands that the reader does not see also have
$REPOSITORY, and $PYTHON with the packages of tests/setup/requirements.txt.

usage: guide_test.py <repository> <gocgo> <scratch folder> <guide>
"""

import dataclasses
import os
import pathlib
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(
    r"^<!-- prepare\n(?P<prepare>.*?)^-->$"
    r"|^(?:<!-- (?P<mark>[^\n]*) -->\n)?```(?P<language>[^\n]*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclasses.dataclass
class Step:
    line: int
    script: str
    status: int = 0
    shown: str | None = None  # what the guide says that it prints


def steps_of(guide: str) -> list[Step]:
    steps: list[Step] = []
    for block in BLOCK.finditer(guide):
        line = guide.count("\n", 0, block.start()) + 1
        mark, text = block["mark"] or "", block["text"]
        if block["prepare"] is not None:
            steps.append(Step(line, block["prepare"]))
        elif run := re.fullmatch(r"run(?:, exit status (\d+))?", mark):
            steps.append(Step(line, text, int(run[1] or 0)))
        elif mark == "output":
            steps[-1].shown = text
        elif file := re.fullmatch(r"(file|added to) (\S+)", mark):
            path, how = shlex.quote(file[2]), ">" if file[1] == "file" else ">>"
            write = f'mkdir -p "$(dirname "$SCRATCH"/{path})"\ncat {how}"$SCRATCH"/{path} <<\'END OF FILE\'\n{text}END OF FILE\n'
            steps.append(Step(line, write))
        elif not re.match(r"from \S+$|shown: \S", mark) and not block["language"].startswith("{"):
            raise SystemExit(f"line {line}: a code block without a mark: is it run, shown, a file, or quoted from one?")
    return steps


def prints(shown: str, printed: str) -> bool:
    pattern = ""
    for line in shown.splitlines():
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*"
        else:
            pattern += r"[^\n]*".join(re.escape(piece) for piece in line.rstrip().split("…")) + r"[ \t\r]*\n"
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


def script_of(steps: list[Step], log: pathlib.Path) -> str:
    lines = ["set -e"]
    for number, step in enumerate(steps):
        (log / f"{number}.sh").write_text(step.script, encoding="utf-8")
        script, output = shlex.quote(str(log / f"{number}.sh")), shlex.quote(str(log / f"{number}.out"))
        if step.status == 0:
            lines.append(f"source {script} >{output} 2>&1 </dev/null")
        else:
            lines.append(f"set +e; (set -e; source {script}) >{output} 2>&1 </dev/null; ended=$?; set -e")
            lines.append(f"[[ $ended -eq {step.status} ]] || {{ echo ended with $ended >>{output}; exit 1; }}")
    return "\n".join(lines) + "\n"


def main() -> int:
    repository, gocgo, scratch, guide = (pathlib.Path(argument).absolute() for argument in sys.argv[1:5])
    steps = steps_of(guide.read_text(encoding="utf-8"))
    subprocess.run(["rm", "-rf", str(scratch)], check=True)
    work, log = scratch / "work", scratch / "log"
    work.mkdir(parents=True)
    log.mkdir()
    (work / "gocgocross").symlink_to(repository)
    environment = os.environ | {
        "SCRATCH": str(work),
        "REPOSITORY": str(repository),
        "PATH": f"{gocgo.parent}{os.pathsep}{os.environ['PATH']}",
        "GOCGO_HELPER": str(gocgo),
    }
    (log / "all.sh").write_text(script_of(steps, log), encoding="utf-8")
    ended = subprocess.run(["bash", str(log / "all.sh")], cwd=work, env=environment).returncode
    for number, step in enumerate(steps):
        output = log / f"{number}.out"
        if not output.exists():
            break
        printed = output.read_text(encoding="utf-8", errors="replace")
        last = not (log / f"{number + 1}.out").exists()
        if step.shown is not None and not prints(step.shown, printed) and not (last and ended):
            print(f"{guide}:{step.line}: it shows\n{step.shown}\nand this was printed:\n{printed}")
            return 1
        if last and ended:
            print(f"{guide}:{step.line}: this failed:\n{step.script}\nIt printed:\n{printed}")
            return 1
    print(f"{guide.name}: {len(steps)} steps")
    return 0 if ended == 0 and steps else 1


if __name__ == "__main__":
    sys.exit(main())
