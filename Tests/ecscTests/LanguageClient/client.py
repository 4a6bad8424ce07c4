"""Speaks to `ecsc lsp` as an editor does, through the client of pygls.

    client.py ECSC FOLDER EDITS CHECKS

ECSC is the program, FOLDER an empty folder to work in, EDITS how many random edits to make, CHECKS how often the findings
are compared with those of `ecsc check`. Prints figures as JSON; the first thing that is not as it should be ends it.
"""

import asyncio
import json
import pathlib
import random
import re
import statistics
import subprocess
import sys
import time

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ECSC = sys.argv[1]
FOLDER = pathlib.Path(sys.argv[2])
EDITS = int(sys.argv[3])
CHECKS = int(sys.argv[4])
SEVERITIES = {"error": 1, "warning": 2, "note": 3}
TIMEOUT = 60


class Editor:
    """A client that remembers the last findings of each document."""

    def __init__(self):
        self.client = LanguageClient("test", "1")
        self.findings = {}
        self.versions = {}
        self.arrived = asyncio.Condition()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def publish(params: types.PublishDiagnosticsParams):
            async with self.arrived:
                last = self.versions.get(params.uri)
                if params.version is not None and last is not None:
                    assert params.version >= last, f"findings of version {params.version} after those of {last}"
                self.findings[params.uri] = params.diagnostics
                self.versions[params.uri] = params.version
                self.arrived.notify_all()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams):
            assert params.registrations[0].method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES

    async def start(self):
        await self.client.start_io(ECSC, "lsp")
        self.process = self.client._server
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(
                    workspace=types.WorkspaceClientCapabilities(
                        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                            dynamic_registration=True
                        )
                    ),
                    text_document=types.TextDocumentClientCapabilities(
                        code_action=types.CodeActionClientCapabilities(
                            code_action_literal_support=types.ClientCodeActionLiteralOptions(
                                code_action_kind=types.ClientCodeActionKindOptions(value_set=["quickfix"])
                            )
                        ),
                        document_symbol=types.DocumentSymbolClientCapabilities(
                            hierarchical_document_symbol_support=True
                        ),
                    ),
                ),
                process_id=None,
                root_uri=FOLDER.as_uri(),
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        return await asyncio.wait_for(self.process.wait(), TIMEOUT)

    def open(self, name, text):
        document = Document(self, name, text)
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(document.uri, "yaml", document.version, text))
        )
        return document

    def memory(self):
        """Kilobytes that the server has in memory."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


class Document:
    """A text as the editor holds it."""

    def __init__(self, editor, name, text):
        self.editor, self.text, self.version = editor, text, 1
        self.path = FOLDER / name
        self.uri = self.path.as_uri()
        self.identifier = types.TextDocumentIdentifier(self.uri)

    def position(self, offset):
        starts = line_starts(self.text)
        line = max(number for number, start in enumerate(starts) if start <= offset)
        return types.Position(line, units(self.text[starts[line] : offset]))

    def offset(self, position):
        starts = line_starts(self.text)
        assert position.line < len(starts), f"line {position.line} of {len(starts)}"
        offset, seen = starts[position.line], 0
        while seen < position.character:
            character = self.text[offset : offset + 1]
            assert character not in ("", "\n"), f"there is no character {position.character} in line {position.line}"
            seen += units(character)
            offset += 1
        assert seen == position.character, "within a character"
        return offset

    def change(self, start, end, text):
        """Replaces a part; returns the edit that takes it back."""
        old = self.text[start:end]
        range = types.Range(self.position(start), self.position(end))
        self.text = self.text[:start] + text + self.text[end:]
        self.version += 1
        self.editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangePartial(range=range, text=text)],
            )
        )
        return start, start + len(text), old

    def apply(self, edits):
        for edit in sorted(edits, key=lambda edit: self.offset(edit.range.start), reverse=True):
            self.change(self.offset(edit.range.start), self.offset(edit.range.end), edit.new_text)

    async def findings(self):
        """The findings of the text as it is."""
        editor = self.editor
        async with editor.arrived:
            await asyncio.wait_for(
                editor.arrived.wait_for(lambda: editor.versions.get(self.uri) == self.version), TIMEOUT
            )
            return editor.findings[self.uri]

    def close(self):
        self.editor.client.text_document_did_close(types.DidCloseTextDocumentParams(self.identifier))
        self.editor.versions.pop(self.uri, None)

    def at(self, text, delta=0):
        return {"text_document": self.identifier, "position": self.position(self.text.index(text) + delta)}

    async def hover(self, text, delta=0):
        return await self.editor.client.text_document_hover_async(types.HoverParams(**self.at(text, delta)))

    async def labels(self, text, delta=0):
        result = await self.editor.client.text_document_completion_async(
            types.CompletionParams(**self.at(text, delta))
        )
        return [item.label for item in result.items]

    async def definition(self, text, delta=0):
        return await self.editor.client.text_document_definition_async(types.DefinitionParams(**self.at(text, delta)))

    async def actions(self, range):
        return await self.editor.client.text_document_code_action_async(
            types.CodeActionParams(self.identifier, range, types.CodeActionContext([]))
        )


def line_starts(text):
    return [0] + [match.end() for match in re.finditer("\r\n|\r|\n", text)]


def units(text):
    return len(text.encode("utf-16-le")) // 2


def told(findings):
    """What findings say, and where, in an order of their own."""
    return sorted(
        (
            f.range.start.line, f.range.start.character, f.range.end.line, f.range.end.character, f.severity, f.code,
            f.message,
        )
        for f in findings
    )


def checked(document):
    """What `ecsc check` says of the text of a document, by lines."""
    document.path.write_text(document.text, newline="")
    run = subprocess.run([ECSC, "check", "--format", "json", document.path], capture_output=True, check=False)
    assert run.returncode in (0, 1, 65), run.stderr
    return sorted(
        ((finding["line"] or 1) - 1, SEVERITIES[finding["severity"]], finding["rule"], finding["message"])
        for finding in json.loads(run.stdout)
    )


SPEC = """\
apiVersion: ecsc/v1
kind: Instance
metadata:
  name: web
vars:
  size: 40
  unused: 1
spec:
  region: cn-hangzhou
  type: ecs.g7.large
  image: {family: acs:ubuntu_22_04_x64}
  network:
    vSwitch: vsw-bp134jzf285qg9u6w****
    securityGroup: sg-bp1c3o8hzd14dovh****
  systemDisk:
    catgory: cloud_essd
    sizeGiB: ${size}
  userData:
    file: boot.sh
  description: 🚀 first
"""


def long_spec():
    """300 lines: several instances with many disks and tags."""
    lines = []
    index = 0
    while len(lines) < 300:
        index += 1
        lines += ["---"] if lines else []
        lines += f"""\
apiVersion: ecsc/v1
kind: Instance
metadata:
  name: web{index}
vars:
  size: {40 + index}
spec:
  region: cn-hangzhou
  type: ecs.g7.large
  image: {{family: acs:ubuntu_22_04_x64}}
  network:
    vSwitch: vsw-bp134jzf285qg9u6w****
    securityGroups: [sg-bp1c3o8hzd14dovh****]
  systemDisk:
    category: cloud_essd
    sizeGiB: ${{size}}
  dataDisks:
    - category: cloud_essd
      sizeGiB: 100
      name: "data é 🚀"
    - category: cloud_auto
      sizeGiB: 200
  tags:
    env: production
    team: platform
  userData:
    text: |
      #!/bin/sh
      echo "🚀 started"
""".splitlines()
    return "\n".join(lines) + "\n"


async def features(editor):
    (FOLDER / "boot.sh").write_text("#!/bin/sh\necho up\n")
    document = editor.open("web.ecs.yaml", SPEC)
    findings = await document.findings()
    assert {"unknown-key", "unused-variable"} <= {finding.code for finding in findings}, told(findings)
    misspelt = next(finding for finding in findings if finding.code == "unknown-key")
    assert document.text[document.offset(misspelt.range.start) : document.offset(misspelt.range.end)] == "catgory"
    assert misspelt.source == "ecsc" and misspelt.severity == types.DiagnosticSeverity.Error

    fix = next(action for action in await document.actions(misspelt.range) if action.is_preferred)
    document.apply(fix.edit.changes[document.uri])
    assert "    category: cloud_essd\n" in document.text
    findings = await document.findings()
    assert "unknown-key" not in {finding.code for finding in findings}, told(findings)

    unused = next(finding for finding in findings if finding.code == "unused-variable")
    allow = next(action for action in await document.actions(unused.range) if "Allow" in action.title)
    document.apply(allow.edit.changes[document.uri])
    findings = await document.findings()
    assert not findings, told(findings)

    assert "cn-hangzhou" in (await document.hover("cn-hangzhou")).contents.value
    hover = await document.hover("category")
    assert "systemDisk.category" in hover.contents.value and hover.range.start == document.position(
        document.text.index("category")
    )
    assert "vCPU" in (await document.hover("ecs.g7.large")).contents.value
    assert "40" in (await document.hover("${size}", 3)).contents.value
    assert "unused-variable" in (await document.hover("ecsc:allow unused", 12)).contents.value

    assert "cn-beijing" in await document.labels("cn-hangzhou", 2)
    assert "ecs.g7.xlarge" in await document.labels("ecs.g7.large", 7)
    assert "cloud_auto" in await document.labels("cloud_essd", 3)
    assert await document.labels("${size}", 2) == ["size", "unused"]
    keys = await document.labels("category", 2)
    assert "performanceLevel" in keys and "sizeGiB" not in keys, keys
    assert "region" in await document.labels("ecsc:allow unused", 13)

    [variable] = await document.definition("${size}", 3)
    assert variable.uri == document.uri
    assert variable.range.start == document.position(document.text.index("size: 40"))
    [file] = await document.definition("boot.sh", 2)
    assert file.uri == (FOLDER / "boot.sh").as_uri()

    # A file that changes outside of the editor.
    (FOLDER / "boot.sh").unlink()
    editor.versions.pop(document.uri)
    editor.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams([types.FileEvent((FOLDER / "boot.sh").as_uri(), types.FileChangeType.Deleted)])
    )
    assert "file-not-found" in {finding.code for finding in await document.findings()}

    symbols = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(document.identifier)
    )
    assert [symbol.name for symbol in symbols] == ["apiVersion", "kind", "metadata", "vars", "spec"]
    document.change(0, 0, "\n\n\n")
    edits = await editor.client.text_document_formatting_async(
        types.DocumentFormattingParams(document.identifier, types.FormattingOptions(2, True))
    )
    document.apply(edits)
    assert document.text.startswith("apiVersion"), document.text[:40]

    # In the middle of a line that can't be read.
    start = document.text.index("  userData:")
    document.change(start, start, "  metadataService:\n    tokens: [\n  pla\n")
    assert "syntax" in {finding.code for finding in await document.findings()}
    assert "placement" in await document.labels("  pla\n", 5)
    document.close()


PIECES = [
    "", " ", "\n", "\n  ", "  ", ":", "- ", "x", "é", "🚀", "${size}", "${", "}", "{", "[", "]", '"', "'", "#", "|",
    "&a ", "*a", "\t", "---\n", "tags: {a: b}\n", "  zone: cn-hangzhou-i\n", "null", "0", "cloud_essd", "\r\n",
]


async def random_edits(editor, generator):
    text = long_spec()
    document = editor.open("long.ecs.yaml", text)
    await document.findings()
    memory = editor.memory()
    times = {"findings": [], "completion": [], "hover": []}
    undo = None
    compared = 0
    for number in range(EDITS):
        start = time.perf_counter()
        # Half of the edits are taken back, so that the text is not broken for good.
        if undo is not None and generator.random() < 0.6:
            document.change(*undo)
            undo = None
        else:
            first = generator.randrange(len(document.text) + 1)
            last = min(first + generator.choice([0, 0, 0, 1, 2, 5, 20]), len(document.text))
            # Between the two halves of a line break there is no position.
            if "\r\n" in (document.text[first - 1 : first + 1], document.text[last - 1 : last + 1]):
                continue
            undo = document.change(first, last, generator.choice(PIECES))
        # Now and then more edits come before anything is said about the first.
        if generator.random() < 0.2:
            continue
        findings = await document.findings()
        times["findings"].append(time.perf_counter() - start)
        for finding in findings:
            assert document.offset(finding.range.start) <= document.offset(finding.range.end)
        other = editor.open("other.ecs.yaml", document.text)
        fresh = await other.findings()
        assert told(findings) == told(fresh), f"edit {number}:\n{told(findings)}\n{told(fresh)}"
        other.close()
        compared += 1
        if number % max(EDITS // CHECKS, 1) == 0:
            ours = sorted((f.range.start.line, f.severity, f.code, f.message.split("\n")[0]) for f in findings)
            assert ours == checked(document), f"edit {number}:\n{ours}\n{checked(document)}"
        if number % 10 == 0:
            offset = generator.choice(line_starts(document.text))
            at = {"text_document": document.identifier, "position": document.position(offset)}
            start = time.perf_counter()
            await editor.client.text_document_completion_async(types.CompletionParams(**at))
            times["completion"].append(time.perf_counter() - start)
            start = time.perf_counter()
            await editor.client.text_document_hover_async(types.HoverParams(**at))
            times["hover"].append(time.perf_counter() - start)
    await document.findings()
    after = editor.memory()
    return {
        "lines": text.count("\n"),
        "edits": EDITS,
        "compared": compared,
        "median milliseconds": {name: round(1000 * statistics.median(list), 2) for name, list in times.items()},
        "slowest milliseconds": {name: round(1000 * max(list), 2) for name, list in times.items()},
        "memory kB": [memory, after],
    }


async def burst(editor):
    """A thousand edits at once: the last is what counts."""
    document = editor.open("burst.ecs.yaml", SPEC)
    await document.findings()
    for _ in range(1000):
        document.change(len(document.text), len(document.text), "#")
    start = time.perf_counter()
    await document.findings()
    document.close()
    return round(1000 * (time.perf_counter() - start), 2)


async def main():
    editor = Editor()
    result = await asyncio.wait_for(editor.start(), TIMEOUT)
    assert result.server_info.name == "ecsc"
    assert result.capabilities.text_document_sync.change == types.TextDocumentSyncKind.Incremental
    await features(editor)
    report = await random_edits(editor, random.Random(15))
    report["burst milliseconds"] = await burst(editor)
    status = await editor.stop()
    assert status == 0, f"exit code {status}"
    print(json.dumps(report))


asyncio.run(main())
