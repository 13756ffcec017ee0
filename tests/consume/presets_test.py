"""toolchains/inheritable-presets.json has the presets of presets.json and workflow-presets.json: presets_test.py <repository>"""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1], "toolchains")
presets, workflows, inheritable = (
    json.loads((folder / name).read_text()) for name in ("presets.json", "workflow-presets.json", "inheritable-presets.json")
)
# From this schema version on ${fileDir} is the folder of the file that it is written in.
assert inheritable["version"] >= 12, inheritable["version"]
for kind in ("configurePresets", "buildPresets", "testPresets"):
    assert inheritable[kind] == presets[kind], f"{kind} differ"
assert inheritable["workflowPresets"] == workflows["workflowPresets"], "workflowPresets differ"
