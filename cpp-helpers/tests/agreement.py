#!/usr/bin/env python3
"""Compares `gocgo inspect --format json` with independent readers on every ELF and PE file of some folders.

usage: agreement.py GOCGO [--sample N] FOLDER...

ELF files are read by pyelftools (through section headers where gocgo goes by addresses), PE files by pefile.
Prints each difference, then a line that CTest can show. Status 1 if anything differs, 77 if there was no file.
"""

import argparse
import json
import os
import subprocess
import sys

import pefile
from elftools.elf.dynamic import DynamicSegment
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection, GNUVerSymSection

BATCH = 50


def find_files(folders):
    elf, pe = [], []
    for folder in folders:
        for where, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(where, name)
                if os.path.islink(path) or not os.path.isfile(path):
                    continue
                try:
                    with open(path, "rb") as file:
                        start = file.read(4)
                except OSError:
                    continue
                if start == b"\x7fELF":
                    elf.append(path)
                elif start[:2] == b"MZ":
                    pe.append(path)
    return sorted(elf), sorted(pe)


def inspect(gocgo, paths):
    """path -> what gocgo says."""
    facts = {}
    for i in range(0, len(paths), BATCH):
        run = subprocess.run([gocgo, "inspect", "--format", "json", "--", *paths[i : i + BATCH]],
                             capture_output=True, check=False)
        if run.returncode not in (0, 3):
            sys.exit(f"gocgo ended with {run.returncode} on one of {paths[i:i + BATCH]}")
        for entry in json.loads(run.stdout):
            facts[entry["file"]] = entry
    return facts


def numbers(version):
    return [int(part) for part in version.split(".")]


def highest(needs):
    """{family: highest numeric version}, by the rules of docs/inspect.schema.json."""
    best = {}
    for need in needs:
        name = "GLIBC_2.36" if need["version"] == "GLIBC_ABI_DT_RELR" else need["version"]
        family, _, version = name.rpartition("_")
        if need["weak"] or not version.replace(".", "").isdigit():
            continue
        if family not in best or numbers(best[family]) < numbers(version):
            best[family] = version
    return best


def shown(text):
    """A name that is no UTF-8 is shown with \\xNN by gocgo: compare those by their printable part only."""
    return text if isinstance(text, str) else text.decode("utf-8", "replace")


ELF_MACHINES = {"x86-64": "EM_X86_64", "x86": "EM_386", "aarch64": "EM_AARCH64", "arm": "EM_ARM", "bpf": "EM_BPF",
                "riscv": "EM_RISCV", "powerpc64": "EM_PPC64", "s390": "EM_S390", "mips": "EM_MIPS", "powerpc": "EM_PPC",
                "sparc": "EM_SPARC", "sparc64": "EM_SPARCV9", "loongarch": "EM_LOONGARCH"}


def read_elf(path):
    with open(path, "rb") as file:
        elf = ELFFile(file)
        result = {"bits": elf.elfclass, "byte_order": "little" if elf.little_endian else "big",
                  "machine": elf["e_machine"], "e_type": elf["e_type"], "interpreter": None, "needed": [],
                  "version_needs": []}
        if elf["e_type"] not in ("ET_EXEC", "ET_DYN"):
            return result
        for segment in elf.iter_segments():
            if segment["p_type"] == "PT_INTERP":
                result["interpreter"] = segment.get_interp_name()
            if isinstance(segment, DynamicSegment):
                result["needed"] = [tag.needed for tag in segment.iter_tags() if tag.entry.d_tag == "DT_NEEDED"]
        by_index = {}
        for section in elf.iter_sections():
            if isinstance(section, GNUVerNeedSection):
                for need, auxiliaries in section.iter_versions():
                    for aux in auxiliaries:
                        entry = {"library": need.name, "version": aux.name, "weak": bool(aux["vna_flags"] & 2),
                                 "symbols": []}
                        by_index[aux["vna_other"]] = entry
                        result["version_needs"].append(entry)
        for section in elf.iter_sections():
            if isinstance(section, GNUVerSymSection):
                symbols = elf.get_section(section["sh_link"])
                for i in range(1, section.num_symbols()):
                    index = section.get_symbol(i)["ndx"]
                    if isinstance(index, int) and (index & 0x7FFF) in by_index:
                        by_index[index & 0x7FFF]["symbols"].append(symbols.get_symbol(i).name)
        return result


def differences_elf(mine, other):
    """The keys where the two readers disagree."""
    wrong = []
    for key in ("bits", "byte_order", "interpreter", "needed"):
        if mine[key] != other[key]:
            wrong.append((key, mine[key], other[key]))
    if mine["machine"] in ELF_MACHINES:
        if ELF_MACHINES[mine["machine"]] != other["machine"]:
            wrong.append(("machine", mine["machine"], other["machine"]))
    elif str(other["machine"]).startswith("EM_") and mine["machine_code"] == 0:
        wrong.append(("machine", mine["machine"], other["machine"]))
    types = {"ET_REL": ["object"], "ET_EXEC": ["executable"], "ET_CORE": ["core"],
             "ET_DYN": ["pie", "static-pie", "shared-library"]}.get(other["e_type"], ["other"])
    if mine["type"] not in types:
        wrong.append(("type", mine["type"], other["e_type"]))
    needs = [{key: need[key] for key in ("library", "version", "weak", "symbols")} for need in mine["version_needs"]]
    if needs != other["version_needs"]:
        wrong.append(("version_needs", needs, other["version_needs"]))
    if mine["versions"] != highest(other["version_needs"]):
        wrong.append(("versions", mine["versions"], highest(other["version_needs"])))
    return wrong


PE_MACHINES = {"x86-64": 0x8664, "x86": 0x14C, "aarch64": 0xAA64, "arm": 0x1C4}


def read_pe(path):
    pe = pefile.PE(path, fast_load=True)
    wanted = [pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{name}"] for name in ("IMPORT", "DELAY_IMPORT")]
    pe.parse_data_directories(directories=wanted)

    def imports(attribute, delay):
        for entry in getattr(pe, attribute, []):
            names = [shown(f.name) if f.name is not None else f"#{f.ordinal}" for f in entry.imports]
            yield {"dll": shown(entry.dll), "delay": delay, "functions": names}

    result = {"bits": 64 if pe.OPTIONAL_HEADER.Magic == 0x20B else 32, "machine": pe.FILE_HEADER.Machine,
              # wine's placeholders for DLLs have no IMAGE_FILE_EXECUTABLE_IMAGE: nothing loads them.
              "type": ("other" if not pe.FILE_HEADER.Characteristics & 2
                       else "dll" if pe.FILE_HEADER.Characteristics & 0x2000 else "executable"),
              "cut": any(s.PointerToRawData + min(s.SizeOfRawData, s.Misc_VirtualSize) > os.path.getsize(path)
                         for s in pe.sections),
              "imports": [*imports("DIRECTORY_ENTRY_IMPORT", False), *imports("DIRECTORY_ENTRY_DELAY_IMPORT", True)],
              "hardening": {"high_entropy_bit": bool(pe.OPTIONAL_HEADER.DllCharacteristics & 0x20),
                            "nx": bool(pe.OPTIONAL_HEADER.DllCharacteristics & 0x100)}}
    pe.close()
    return result


def differences_pe(mine, other):
    wrong = [(key, mine[key], other[key]) for key in ("bits", "imports") if mine[key] != other[key]]
    if PE_MACHINES.get(mine["machine"], mine["machine_code"]) != other["machine"]:
        wrong.append(("machine", mine["machine"], other["machine"]))
    if mine["type"] != other["type"]:
        wrong.append(("type", mine["type"], other["type"]))
    if mine["hardening"] is not None and mine["hardening"]["nx"] != other["hardening"]["nx"]:
        wrong.append(("nx", mine["hardening"]["nx"], other["hardening"]["nx"]))
    return wrong


def compare(facts, paths, read, difference):
    compared = differing = 0
    for path in paths:
        mine = facts[path]
        try:
            other = read(path)
        except Exception as problem:  # both readers end in any of several ways on a damaged file
            if mine["error"] is None and mine["format"] != "other":
                print(f"{path}: only gocgo reads it; the other says {type(problem).__name__}: {problem}")
            continue
        if mine["error"] is not None and other.get("cut"):
            continue
        if mine["error"] is not None or mine["format"] == "other":
            print(f"{path}: gocgo does not read it: {mine['error'] or mine['kind']}")
            differing += 1
            continue
        if mine["kind"].startswith("separate debug file"):
            continue  # the other readers show the bytes that happen to stand where the program's would
        compared += 1
        wrong = difference(mine, other)
        differing += bool(wrong)
        for key, ours, theirs in wrong:
            print(f"{path}: {key}\n    gocgo: {ours}\n    other: {theirs}")
    return compared, differing


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gocgo")
    parser.add_argument("--sample", type=int, default=1, help="only every Nth file")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    args = parser.parse_args()
    elf, pe = (paths[:: args.sample] for paths in find_files(args.folders))
    facts = inspect(args.gocgo, elf + pe)
    elf_result = compare(facts, elf, read_elf, differences_elf)
    pe_result = compare(facts, pe, read_pe, differences_pe)
    print(f"ELF files: {elf_result[0]} compared, {elf_result[1]} differ; "
          f"PE files: {pe_result[0]} compared, {pe_result[1]} differ")
    if elf_result[0] + pe_result[0] == 0:
        print("skipped: the folders hold no ELF and no PE file")
        return 77
    return 1 if elf_result[1] + pe_result[1] else 0


if __name__ == "__main__":
    sys.exit(main())
