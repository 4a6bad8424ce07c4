"""Files of facts that say how a source differs from the base."""
from .specs import add_parameter, parameter, response, step_into

STYLES = {"object": "flat", "array": "repeatList"}


def entry(source, version, date, gives):
    return {"source": source, "version": version, "date": date, "gives": gives}


def of_repository(provenance, date, gives):
    source = f"{provenance['repo']} {provenance['path']}"
    return {"source": source, "commit": provenance["commit"], "date": date, "gives": gives}


def take_sdk(facts, tree, stated):
    packages = {one["package"]: one for one in facts["provenance"]}
    for code, product in facts["products"].items():
        package = next(one for name, one in packages.items() if f"-{code}20" in name)
        for name, api in product["newActions"].items():
            tree.actions(code).setdefault(name, new_action(api))
        for name in product["goneActions"]:
            action = tree.actions(code)[name]
            action["deprecated"] = True
            action["x-gone"] = package["built"]
        for name, change in product["changed"].items():
            change_action(tree.actions(code)[name], change)
        gives = "actions and members that are new, gone or required"
        tree.record(
            tree.document(code), "x-provenance",
            entry(f"{package['registry']} {package['package']}", package["version"], package["built"], gives),
        )


def new_action(api):
    result = {"methods": ["post", "get"], "schemes": [api["protocol"].lower()], "security": [{api["auth"]: []}]}
    if any(one["name"] == "DryRun" for one in api["parameters"]):
        result["x-dryRun"] = True
    if any(one["name"] == "ClientToken" for one in api["parameters"]):
        result["x-idempotencyToken"] = "ClientToken"
    result["parameters"] = [
        one if one["schema"]["type"] not in STYLES else one | {"style": STYLES[one["schema"]["type"]]}
        for one in api["parameters"]
    ]
    result["responses"] = {"200": {"schema": api["response"]}}
    return result


def change_action(action, change):
    for path, schema in change.get("requestNew", {}).items():
        first, *rest = path.split(".")
        name = first.rstrip("[]")
        if not rest:
            if parameter(action, name) is None:
                new = {"name": name, "in": "query"}
                if schema["type"] in STYLES:
                    new["style"] = STYLES[schema["type"]]
                add_parameter(action, new | {"schema": schema})
            continue
        holder = step_into({"properties": {name: parameter(action, name)["schema"]}}, [first, *rest[:-1]])
        holder.setdefault("properties", {}).setdefault(rest[-1], schema)
    for path in change.get("requiredNew", []):
        first, *rest = path.split(".")
        schema = step_into({"properties": {first.rstrip("[]"): parameter(action, first.rstrip("[]"))["schema"]}}, [first, *rest])
        schema["required"] = True
    # What is no longer marked as required is still documented so, and documentation wins for checks: `requiredGone` stays.
    for path, schema in sorted(change.get("responseNew", {}).items()):
        add_member(response(action), path, schema)


def add_member(root, path, schema):
    *steps, last = path.removeprefix("$.").split(".")
    holder = step_into(root, steps)
    if holder is None:
        return
    known = holder.setdefault("properties", {})
    # `SystemDisk.Category` with the dot in its key is the same answer as `SystemDisk` with a member; both are read.
    known.setdefault(last, schema)
    holder["properties"] = dict(sorted(known.items()))


def take_extras(facts, tree, stated):
    source = facts["provenance"]
    for code, levels in facts["accessLevel"].items():
        for name, level in levels.items():
            if name in tree.actions(code):
                tree.actions(code)[name].setdefault("x-access", level)
    for code, actions in facts["docRequired"].items():
        for name, members in actions.items():
            for member in members:
                one = parameter(tree.actions(code)[name], member) if name in tree.actions(code) else None
                if one and not one["schema"].get("required"):
                    one["schema"]["docRequired"] = True
    for code, actions in facts["defaults"].items():
        for name, members in actions.items():
            for member, value in members.items():
                put_default(tree.actions(code).get(name), member, value)
    for code, actions in facts["substitutions"].items():
        for name, others in actions.items():
            if name in tree.actions(code):
                tree.actions(code)[name]["x-substitutes"] = others
    for code in facts["accessLevel"]:
        gives = "access levels, defaults, substitutes, what is documented as required"
        tree.record(tree.document(code), "x-provenance", of_repository(source, facts["asOf"], gives))


def put_default(action, member, value):
    one = parameter(action, member) if action else None
    if one and one["schema"].get("type") in ("string", "integer", "number", "boolean"):
        one["schema"].setdefault("default", value)


def take_responses(facts, tree, stated):
    unknown = facts["kmsResponsesUnknownToOurs"]
    for name, schema in unknown.items():
        action = tree.actions("kms")[name]
        if action.pop("x-responseUnknown", False):
            action["responses"]["200"]["schema"] = schema
    for code, actions in facts["responseMembersOnlyHere"].items():
        for name, paths in actions.items():
            for path in paths:
                if name not in unknown and not path.endswith(".ResourcePriceModel"):
                    # Only the name is known, so whatever comes is kept as it is.
                    add_member(response(tree.actions(code)[name]), path, {"type": "any"})
    names = facts["describeRenewalPriceDetailInfos"]
    details = step_into(response(tree.actions("ecs")["DescribeRenewalPrice"]), ["PriceInfo", "Price", "DetailInfos"])
    details["properties"][names["ours"]]["x-alternativeNames"] = [names["official2024"]]
    for one in facts["typeContradictions"]:
        schema = step_into(response(tree.actions(one["product"])[one["action"]]), one["member"].removeprefix("$.").split("."))
        if (one["official2024"], one["ours"]) == ("string", "array"):
            schema["x-mayBeJoined"] = True
    for code in facts["responseMembersOnlyHere"]:
        tree.record(
            tree.document(code), "x-provenance",
            of_repository(facts["provenance"], facts["provenance"]["date"], "response members"),
        )


def take_settled(facts, tree, stated):
    """Nothing may differ from what was settled: an object that is sent as one JSON text."""
    for one in facts["typeContradictions"]:
        if not one["settled"].startswith("object, sent as one JSON text"):
            continue
        first, *rest = one["member"].split(".")
        found = parameter(tree.actions(one["product"])[one["action"]], first)
        schema = step_into(found["schema"], rest)
        schema["type"] = "object"
        if not rest:
            found["style"] = "json"
    package, version, date = facts["provenance"]["package"].split()[1:4]
    for code in sorted({one["product"] for one in facts["typeContradictions"]}):
        gives = "types that sources stated differently"
        source = entry("PyPI " + package, version, date.strip("(),"), gives)
        if code == "kms":
            name, version, date = facts["provenance"]["package"].split(", -kms")[1].split()
            source = entry("PyPI alibabacloud-kms" + name, version, date.strip("(),"), gives)
        tree.record(tree.document(code), "x-provenance", source)


def take_pages(facts, tree, stated):
    package = facts["provenance"]["package"]
    for code, actions in facts["services"].items():
        for name, pages in actions.items():
            action = tree.actions(code).get(name)
            for member, size in pages.get("sizes", {}).items():
                one = parameter(action, member) if action else None
                if one:
                    put_size(one["schema"], size)
            if action and pages.get("pageModeGoingOffline"):
                for one in action.get("x-paginationAlternatives", []):
                    if one["kind"] == "page":
                        one["retiring"] = True
        # `alibabacloud-ecs20140526 7.11.8 (2026-10-26), -kms20160120 3.3.1 (2026-10-16)`
        words = package.replace("alibabacloud", "").replace(";", ",").split()
        found = next((i for i, word in enumerate(words) if word.startswith(f"-{code}")), None)
        if found is not None and actions:
            tree.record(
                tree.document(code), "x-provenance",
                entry("PyPI alibabacloud" + words[found], words[found + 1], words[found + 2].strip("(),"), "sizes of pages"),
            )


def put_size(schema, size):
    for key, limit in (("min", "minimum"), ("max", "maximum")):
        if key in size and limit not in schema:
            schema[limit] = str(size[key])
            schema["x-limitsFrom"] = "text"
    if "default" in size:
        schema.setdefault("default", str(size["default"]))
