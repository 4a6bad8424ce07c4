"""The table of instance types: answers of DescribeInstanceTypes, as the service gives them in JSON."""
import re

from .specs import Refused, compact, lines

PATH = "ecs/instance-types.json"
COLUMNS = {
    "vCPU": "CpuCoreCount",
    "memoryGiB": "MemorySize",
    "enis": "EniQuantity",
    "ipv4PerEni": "EniPrivateIpAddressQuantity",
    "ipv6PerEni": "EniIpv6AddressQuantity",
    "nicQueues": "PrimaryEniQueueNumber",
    "maxDisks": "DiskQuantity",
}
ARCHITECTURES = {"X86": "x86_64", "ARM": "arm64"}


def take(facts, tree, stated):
    """Takes in the types of an answer, which may be one page or region of many: what it does not list stays as it is."""
    entry = stated.entry("types, of one region or page")
    table = tree.file(PATH, text)
    families = table["families"]
    for one in facts["InstanceTypes"]["InstanceType"]:
        name, family = one["InstanceTypeId"], one["InstanceTypeFamily"]
        if not (re.fullmatch(r"ecs\.[a-z0-9-]+", family) and re.fullmatch(r"ecs\.[a-z0-9-]+\.[a-z0-9-]+", name)):
            raise Refused(f"'{name}' of '{family}' is no instance type")
        key, part = family.split(".")[1], name.split(".")[1]
        known = families.setdefault(key, {"generation": generation(key)})
        if "family" in known:
            raise Refused(f"'{family}' is known as a part of the family '{known['family']}'")
        put_type(known, name, one, table["typeColumns"])
        if part != key:
            families.setdefault(part, {"family": key})
    table["families"] = dict(sorted(families.items()))
    own = [family for family in families.values() if "family" not in family]
    table["counts"]["families"] = len(own)
    table["counts"]["types"] = sum(len(family["types"]) for family in own)
    # `asOf` is of the whole table, which one answer is not.
    entry["what"] = entry.pop("gives")
    named = {key: entry[key] for key in ("what", "source", "version", "date")}
    sources = [old for old in table["provenance"] if (old.get("source"), old["what"]) != (named["source"], named["what"])]
    table["provenance"] = sources + [named]


def generation(family):
    digits = re.search(r"\d+", family)
    return int(digits[0]) if digits else 1


def put_type(family, name, one, columns):
    architecture = ARCHITECTURES.get(one.get("CpuArchitecture", "").upper())
    if architecture:
        family["architecture"] = architecture
    row = family.get("types", {}).get(name, [])
    values = [value(one.get(COLUMNS[column])) for column in columns]
    values = [new if new is not None else old for new, old in zip(values, row + [None] * len(columns))]
    while values and values[-1] is None:
        values.pop()
    family["types"] = family.get("types", {}) | {name: values}
    if one.get("GPUAmount"):
        family["gpu"] = True
        family["gpus"] = family.get("gpus", {}) | {name: one["GPUAmount"]}
    if one.get("LocalStorageAmount") and one.get("LocalStorageCapacity"):
        disks = [one["LocalStorageAmount"], value(one["LocalStorageCapacity"])]
        family["localDisks"] = family.get("localDisks", {}) | {name: disks}
    # It is sold again, or still.
    family.pop("lastListed", None)
    listed = {
        date: left for date, names in family.get("lastListedTypes", {}).items() if (left := [n for n in names if n != name])
    }
    if listed:
        family["lastListedTypes"] = listed
    else:
        family.pop("lastListedTypes", None)
    # A type a row, and the rows last, as in the file.
    family["types"] = family.pop("types")


def value(number):
    """8.0 is 8."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def text(table):
    parts = []
    for key, member in table.items():
        if key == "provenance":
            shown = "[\n" + ",\n".join(compact(item) for item in member) + "\n]"
        else:
            shown = lines(member) if key == "families" else compact(member)
        parts.append(f"{compact(key)}:{shown}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
