"""analyse.py FOLDER JOBS TOOL...: runs clang-tidy or clazy over every client file named in FOLDER/compile_commands.json.

A file that was clean is remembered by what the tool would see (the preprocessed text with its comments, the tool's
arguments, .clang-tidy), so a second run reads only what changed. Prints each finding once; ends with 1 when there is one.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

TOOLS = {
    "clang-tidy": ["clang-tidy", "-quiet", "-p", "{folder}", "{file}"],
    "clazy": ["clazy-standalone", "-p", "{folder}", "--checks=level1", "--header-filter=^{root}/(app|ui)/",
              "--ignore-included-files", "{file}"],
}
FINDING = re.compile(r"(warning|error): ")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def seen_by_tool(entry, tool, root):
    """The digest of everything the tool's answer depends on, or None when the file cannot be preprocessed."""
    words = shlex.split(entry["command"])
    words = words[words.index(next(w for w in words if w.endswith("clang++"))):]
    for flag, count in (("-o", 2), ("-c", 2)):
        at = words.index(flag)
        del words[at:at + count]
    text = subprocess.run(words + ["-E", "-P", "-C", "-w", entry["file"]], cwd=entry["directory"], capture_output=True)
    if text.returncode != 0:
        return None
    digest = hashlib.sha256(text.stdout)
    digest.update(json.dumps(TOOLS[tool]).encode() + (root / ".clang-tidy").read_bytes())
    return digest.hexdigest()


def analyse(entry, tool, folder, root, memory):
    digest = seen_by_tool(entry, tool, root)
    if digest and (memory / digest).exists():
        return True, set()
    command = [word.format(folder=folder, file=entry["file"], root=root) for word in TOOLS[tool]]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace")
    lines = COLOUR.sub("", ran.stdout + ran.stderr).splitlines()
    found = {line for line in lines if FINDING.search(line)}
    if ran.returncode != 0 and not found:
        found = {f"{entry['file']}: {tool} ended with {ran.returncode}: " + " / ".join(lines[-5:])}
    if digest and not found:
        (memory / digest).touch()
    return False, found


def main():
    folder, jobs, tools = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]), sys.argv[3:]
    root = pathlib.Path(__file__).resolve().parent.parent
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "boxoffice-analysis"
    client = re.compile(rf"^{re.escape(str(root))}/(app|ui)/.*\.cpp$")
    entries = [e for e in json.loads((folder / "compile_commands.json").read_text()) if client.match(e["file"])]
    if not entries:
        sys.exit("no file of app/ or ui/ in compile_commands.json")
    findings = set()
    for tool in tools:
        memory = cache / tool
        memory.mkdir(parents=True, exist_ok=True)
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            answers = list(pool.map(lambda e, t=tool: analyse(e, t, folder, root, memory), entries))
        found = set().union(*(found for _, found in answers))
        print(f"{tool}: {len(entries)} files, {sum(known for known, _ in answers)} clean and unchanged, {len(found)} findings")
        findings |= found
    for line in sorted(findings):
        print(line)
    sys.exit(1 if findings else 0)


main()
