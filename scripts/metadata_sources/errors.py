"""Error codes with their statuses, and which of them the platform's own tools send again."""
import re

from .differences import of_repository


def take_codes(facts, tree, stated):
    for code, actions in facts["actions"].items():
        entry = of_repository(facts["provenance"], facts["asOf"], "error codes with their statuses")
        put_codes(tree, code, actions, entry)


def put_codes(tree, code, actions, entry):
    """By code, then status: the actions as positions in one list, so that the table is small."""
    table = tree.table(code, "error-codes.json")
    known = decode(table)
    for action, statuses in actions.items():
        for status, codes in statuses.items():
            for one in codes:
                known.setdefault(one, {}).setdefault(status, set()).add(action)
    names = sorted({name for statuses in known.values() for found in statuses.values() for name in found})
    index = {name: position for position, name in enumerate(names)}
    provenance = [old for old in table.get("provenance", []) if old["source"] != entry["source"]] + [entry]
    table.clear()
    table["provenance"] = provenance
    table["actions"] = names
    table["codes"] = {
        one: {status: sorted(index[name] for name in found) for status, found in sorted(known[one].items())}
        for one in sorted(known)
    }


def decode(table):
    names = table.get("actions", [])
    return {
        code: {status: {names[index] for index in found} for status, found in statuses.items()}
        for code, statuses in table.get("codes", {}).items()
    }


def take_retries(facts, tree, stated):
    table = tree.table("ecs", "retries.json")
    provenance = facts["provenance"]
    entry = {
        "source": f"{provenance['repo']} {provenance['paths'].split(',')[0]}", "commit": provenance["commit"],
        "date": facts["asOf"], "gives": "codes that the provider for Terraform sends again after a wait",
    }
    byCode = {}
    for action, codes in facts["perAction"].items():
        for code in codes:
            if re.fullmatch(r"[A-Za-z0-9._-]+", code):
                byCode.setdefault(code, []).append(action)
    table.clear()
    table["provenance"] = [entry]
    table["always"] = facts["always"]["codesExact"]
    table["alwaysContaining"] = facts["always"]["codesContaining"]
    table["codes"] = {code: sorted(byCode[code]) for code in sorted(byCode)}
