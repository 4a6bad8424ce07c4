"""Official api-docs.json files, and the sources of the base."""
import re

from .specs import Refused, add_parameter, parameter, response

# Prose, and what only the portal needs.
SCHEMA_FACTS = {
    "type", "format", "required", "docRequired", "deprecated", "enum", "minimum", "maximum", "minLength", "maxLength",
    "minItems", "maxItems", "pattern", "default", "items", "properties", "additionalProperties", "$ref",
}


def bare(schema):
    """A schema without its prose; what says nothing (`"required": false`) is left out."""
    result = {}
    for key, value in schema.items():
        if key not in SCHEMA_FACTS or value is False or value in ("", None):
            continue
        if key == "properties":
            value = {name: bare(one) for name, one in value.items()}
        elif key in ("items", "additionalProperties") and isinstance(value, dict):
            value = bare(value)
        result[key] = value
    return result


def bare_action(api):
    result = {key: api[key] for key in ("methods", "schemes", "security", "path") if key in api}
    if api.get("deprecated"):
        result["deprecated"] = True
    result["parameters"] = []
    for one in api.get("parameters", []):
        kept = {key: one[key] for key in ("name", "in", "style") if key in one}
        kept["schema"] = bare(one.get("schema", {}))
        result["parameters"].append(kept)
    answer = next((value for status, value in sorted(api.get("responses", {}).items()) if status[0] == "2"), {})
    result["responses"] = {"200": {"schema": bare(answer.get("schema", {"type": "object"}))}}
    return result


def merge_schema(ours, theirs):
    """Adds members that are new; a type that is known is never changed in silence."""
    for name, schema in theirs.get("properties", {}).items():
        known = ours.setdefault("properties", {}).get(name) if "properties" in ours else None
        if known is None and "properties" in ours:
            ours["properties"][name] = schema
        elif known is not None:
            merge_schema(known, schema)
    if "items" in ours and isinstance(theirs.get("items"), dict):
        merge_schema(ours["items"], theirs["items"])
    if theirs.get("docRequired") and not ours.get("required"):
        ours["docRequired"] = True


def take_api_docs(facts, tree, stated):
    info = facts["info"]
    code, version = info["product"].lower(), info["version"]
    entry = stated.entry("actions, members, error codes: official metadata")
    if code not in tree.documents:
        tree.add_product(code, version, {"version": "1.0", "info": info, "components": {"schemas": {}}, "apis": {}})
    document = tree.document(code)
    if document["info"]["version"] != version:
        raise Refused(f"it is version {version} of {code}, api-specs/ has {document['info']['version']}")
    for name, schema in facts.get("components", {}).get("schemas", {}).items():
        document["components"]["schemas"].setdefault(name, bare(schema))
    codes = {}
    for name, api in facts["apis"].items():
        take_action(document["apis"], name, bare_action(api))
        access = api.get("systemTags", {}).get("operationType")
        if access:
            document["apis"][name].setdefault("x-access", access)
        for status, listed in api.get("errorCodes", {}).items():
            codes.setdefault(name, {})[status] = sorted({one["errorCode"] for one in listed if one.get("errorCode")})
    hosts = {one["regionId"] for one in document.get("endpoints", [])}
    document.setdefault("endpoints", []).extend(one for one in facts.get("endpoints", []) if one["regionId"] not in hosts)
    tree.record(document, "x-provenance", entry)
    if codes:
        from .errors import put_codes

        put_codes(tree, code, codes, entry | {"gives": "error codes with their statuses"})


def take_action(apis, name, theirs):
    ours = apis.get(name)
    if ours is None:
        apis[name] = theirs
        return
    for one in theirs["parameters"]:
        # The parts of `SystemDisk.Size` are members of ours already, or the reader makes them.
        known = parameter(ours, one["name"].split(".")[0])
        if known is None and one.get("in", "query") in ("query", "formData", "body"):
            add_parameter(ours, one)
        elif known is not None and "." not in one["name"]:
            merge_schema(known["schema"], one["schema"])
    if ours.pop("x-responseUnknown", False):
        ours["responses"] = theirs["responses"]
    else:
        merge_schema(response(ours), response(theirs))
    if theirs.get("deprecated"):
        ours["deprecated"] = True


def take_base_provenance(facts, tree, stated):
    code = facts["product"].lower()
    gives = {
        "main.tea": "actions, members, types, styles",
        "main.dara": "the same, compared",
        "api-docs": "limits, examples, listed values",
        "cli-meta": "the same, compared",
        "ram-tables": "authorization of 2021",
    }
    for name, text in facts["sources"].items():
        found = re.fullmatch(r"(.*) @ (.+?) \((\d{4}-\d\d-\d\d)\)", text)
        if found:
            entry = {"source": found[1], "commit": found[2], "date": found[3], "gives": gives.get(name, name)}
        else:
            first = next(iter(facts["sources"].values()))
            base = re.fullmatch(r".* @ (.+?) \((\d{4}-\d\d-\d\d)\)", first)
            entry = {
                "source": text.split(" @ ")[0], "commit": base[1], "date": base[2], "gives": gives.get(name, name),
            }
        tree.record(tree.document(code), "x-provenance", entry)
