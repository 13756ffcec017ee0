#!/usr/bin/env python3
"""Validates what gocgo prints as JSON against docs/*.schema.json.

usage: schema_test.py GOCGO DOCS_FOLDER
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

import jsonschema


def run(gocgo, *words):
    done = subprocess.run([gocgo, *words], capture_output=True, check=False)
    assert done.returncode in (0, 1, 3), (words, done.returncode, done.stderr)
    return json.loads(done.stdout.decode("utf-8"))


def main():
    gocgo, docs = sys.argv[1:]
    schemas = {}
    for name in ("inspect", "check"):
        with open(os.path.join(docs, f"{name}.schema.json"), encoding="utf-8") as file:
            schemas[name] = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schemas[name])

    with tempfile.TemporaryDirectory() as folder:
        odd = os.path.join(folder, 'a "quoted" name\n')
        with open(odd, "wb") as file:
            file.write(b"\x7fELF\x02\x01\x01")
        script = os.path.join(folder, "script")
        with open(script, "w", encoding="ascii") as file:
            file.write("#!/bin/sh\n")
        corpus = sorted(glob.glob(os.path.join(os.path.dirname(__file__), "..", "fuzz", "corpus", "*", "*")))
        files = [gocgo, sys.executable, odd, script, folder, os.path.join(folder, "missing"), *corpus]
        for words, name in ((["inspect"], "inspect"), (["check", "--linkage", "static"], "check"),
                            (["check", "--target", "linux-amd64-musl", "--max-glibc", "2.5", "--require-cgo"], "check")):
            for i in range(0, len(files), 100):
                printed = run(gocgo, *words, "--format", "json", "--", *files[i : i + 100])
                jsonschema.validate(printed, schemas[name])
                assert len(printed) == len(files[i : i + 100])
    print(f"{len(files)} files: what inspect and check print keeps to the schemas")


if __name__ == "__main__":
    main()
