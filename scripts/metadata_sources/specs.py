"""The files of api-specs/ in memory, and how they are written."""
import json
import pathlib


class Refused(Exception):
    """A file that can't be taken in, and why."""


class Provenance:
    """What --source, --version and --date say."""

    def __init__(self, source, version, date):
        self.source, self.version, self.date = source, version, date

    def entry(self, gives):
        if not (self.source and self.version and self.date):
            raise Refused("it does not say where it comes from: give --source, --version and --date")
        return {"source": self.source, "version": self.version, "date": self.date, "gives": gives}


def compact(value):
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def lines(members):
    """An object with one member a line."""
    return "{\n" + ",\n".join(f"{compact(key)}:{compact(value)}" for key, value in members.items()) + "\n}"


class Specs:
    def __init__(self, root):
        self.root = root
        self.products = {}
        self.documents = {}
        self.tables = {}
        self.files = {}
        for path in sorted(root.glob("*/*/api-docs.json")):
            code = path.parts[-3]
            self.products[code] = path.parent.relative_to(root)
            self.documents[code] = json.loads(path.read_text(encoding="utf-8"))

    def document(self, code):
        if code not in self.documents:
            raise Refused(f"api-specs/ has no product '{code}'")
        return self.documents[code]

    def add_product(self, code, version, document):
        self.products[code] = pathlib.Path(code) / version
        self.documents[code] = document

    def actions(self, code):
        return self.document(code)["apis"]

    def table(self, code, name):
        """A table beside a product's api-docs.json, `{}` where there is none yet."""
        key = str(self.products[code] / name)
        if key not in self.tables:
            path = self.root / key
            self.tables[key] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return self.tables[key]

    def file(self, name, text):
        """Another file, by its path below api-specs/, and how it is written."""
        if name not in self.files:
            self.files[name] = (json.loads((self.root / name).read_text(encoding="utf-8")), text)
        return self.files[name][0]

    def record(self, document, key, entry):
        """Puts a source into the provenance of a file; one that is there already with that version is replaced."""
        known = [old for old in document.get(key, []) if (old["source"], old["gives"]) != (entry["source"], entry["gives"])]
        document[key] = known + [entry]

    def write(self, check):
        changed = []
        texts = {str(self.products[code] / "api-docs.json"): self.api_docs(doc) for code, doc in self.documents.items()}
        texts |= {name: self.table_text(table) for name, table in self.tables.items()}
        texts |= {name: text(table) for name, (table, text) in self.files.items()}
        for name, text in sorted(texts.items()):
            path = self.root / name
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            changed.append(name)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return changed

    @staticmethod
    def api_docs(document):
        document["apis"] = {name: normal(api) for name, api in sorted(document["apis"].items())}
        parts = []
        # What the index reads first stands first; the sources are for people.
        for key, value in sorted(document.items(), key=lambda item: item[0] == "x-provenance"):
            if key == "apis":
                text = lines(value)
            elif key in ("endpoints", "x-provenance"):
                text = "[\n" + ",\n".join(compact(item) for item in value) + "\n]"
            else:
                text = compact(value)
            parts.append(f"{compact(key)}:{text}")
        return "{\n" + ",\n".join(parts) + "\n}\n"

    @staticmethod
    def table_text(table):
        parts = []
        for key, value in table.items():
            text = lines(value) if isinstance(value, dict) and value else compact(value)
            parts.append(f"{compact(key)}:{text}")
        return "{\n" + ",\n".join(parts) + "\n}\n"


def normal(action):
    """An action without what its absence says as well: every call reads all names, and starts sooner without them."""
    if action.get("deprecated") is False:
        del action["deprecated"]
    for parameter in action["parameters"]:
        if parameter.get("in") == "query":
            del parameter["in"]
    for key in ("parameters", "responses"):
        action[key] = action.pop(key)
    return action


def add_parameter(action, parameter):
    """Puts a parameter where its name belongs: objects and lists come first, as in the files."""
    listed = action["parameters"]
    index = len(listed)
    if "style" not in parameter:
        later = (i for i, other in enumerate(listed) if "style" not in other and other["name"] > parameter["name"])
        index = next(later, index)
    else:
        index = next((i for i, other in enumerate(listed) if "style" not in other), index)
    listed.insert(index, parameter)


def parameter(action, name):
    return next((one for one in action["parameters"] if one["name"] == name), None)


def step_into(schema, steps):
    """The schema under a path such as `Price`, `DetailInfos`, `DetailInfo[]`; None where there is none."""
    for step in steps:
        lists = (len(step) - len(step.rstrip("[]"))) // 2
        schema = schema.get("properties", {}).get(step.rstrip("[]"))
        for _ in range(lists):
            schema = schema.get("items") if schema else None
        if schema is None:
            return None
    return schema


def response(action):
    return action["responses"]["200"]["schema"]
