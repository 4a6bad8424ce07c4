"""The authorization table: RAM actions with resources, condition keys and access levels."""


def take(facts, tree, stated):
    contradictions = {one["action"]: one for one in facts["contradictions"]}
    provenance = facts["provenance"]
    date = facts["asOf"].split()[0]
    sources = {"ecs": provenance["origin"], "ram": "alibabacloud.com/help, API reference of RAM, page of each action"}
    for code, source in sources.items():
        for name, row in facts[code].items():
            action = tree.actions(code).get(name)
            if action is None:
                continue
            older = contradictions.get(name, {}).get("2021") if code == "ecs" else None
            action["x-ram"] = put(f"{code}:{name}", row, older, action.get("x-ram", {}))
            action["x-access"] = row["access"]
        gives = "authorization: resources, condition keys, access levels"
        entry = {"source": source, "version": f"as of {date}", "date": date, "gives": gives}
        tree.record(tree.document(code), "x-provenance", entry)


def put(action, row, older, known):
    result = {"action": action}
    newest = [(region_free(one["arn"]), one.get("mandatory", False)) for one in row["resources"]]
    if older and [arn for arn, _ in newest] == ["*"]:
        # Two official tables differ, and nothing says that one has ended: both are kept.
        result["resources"] = known.get("resources", older)
        result["newestResources"] = ["*"]
    else:
        result["resources"] = [arn for arn, mandatory in newest if mandatory]
        optional = [arn for arn, mandatory in newest if not mandatory]
        if optional:
            result["optionalResources"] = optional
    if known.get("alsoActions"):
        result["alsoActions"] = known["alsoActions"]
    if row.get("dependent"):
        result["alsoActions"] = result.get("alsoActions", []) + [
            one for one in row["dependent"] if one not in result.get("alsoActions", [])
        ]
    if row.get("conditions"):
        result["conditions"] = row["conditions"]
    return result


def region_free(arn):
    """Resources of RAM have no region, whatever a table's placeholder says."""
    return arn.replace("acs:ram:{regionId}:", "acs:ram:*:")
