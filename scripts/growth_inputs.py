"""The kinds of input that scripts/test-growth lets grow.

A kind is a function of a size that returns an `Input`; the decorator names it and gives the size to begin with, which is
doubled four times. At the largest size a spec should stay below 1 MiB, the limit of its file.
"""
import base64
import gzip
import json

KINDS = {}


class Input:
    """What to run: the arguments of a program, the files in its folder, and its standard input."""

    def __init__(self, *arguments, program="ecsc", files=None, stdin=b""):
        self.arguments = list(arguments)
        self.program = program
        self.files = {name: content if isinstance(content, bytes) else content.encode()
                      for name, content in (files or {}).items()}
        self.stdin = stdin if isinstance(stdin, bytes) else stdin.encode()


def kind(name, size):
    """Registers a kind of input under a name, with the size to begin with."""
    def register(function):
        if name in KINDS:
            raise ValueError(f"two kinds are called {name}")
        KINDS[name] = (size, function)
        return function
    return register


def spec(more="", name="w", head=""):
    """A spec with more fields, each line indented by two."""
    return (f"apiVersion: ecsc/v1\nkind: Instance\nmetadata: {{name: {name}}}\n{head}spec:\n  region: cn-hangzhou\n"
            f"  type: ecs.g6.large\n  image: img-1\n  network: {{vSwitch: vsw-1, securityGroups: [sg-1]}}\n{more}")


def check(text, *arguments, name="web.ecs.yaml"):
    return Input("check", name, *arguments, files={name: text})


def lines(count, line):
    """As many lines, each made of its number."""
    return "".join(line.format(i) + "\n" for i in range(count))


# Specs


@kind("documents", 2000)
def documents(n):
    return check("---\n".join(f"kind: Instance\nx: {i}\n" for i in range(n)))


@kind("documents of one letter", 10000)
def short_documents(n):
    return check("a\n---\n" * n)


@kind("valid specs", 100)
def valid_specs(n):
    return check("---\n".join(spec(name=f"w{i}") for i in range(n)))


@kind("security groups", 3000)
def security_groups(n):
    groups = ", ".join(f"sg-{i}" for i in range(n))
    return check(spec().replace("sg-1", groups))


@kind("keys", 3000)
def unknown_keys(n):
    return check(spec(lines(n, "  key{}: 1")))


@kind("repeated keys on lines", 3000)
def repeated_keys(n):
    return check(spec("  count: 1\n" * n))


@kind("repeated keys on one line", 3000)
def repeated_keys_on_one_line(n):
    return check(spec("  parameters: {" + "a: 1, " * n + "}\n"))


@kind("repeated keys on one line, not ASCII", 2000)
def repeated_keys_not_ascii(n):
    return check(spec("  parameters: {" + "é: 1, " * n + "}\n"))


@kind("repeated keys in JSON", 3000)
def repeated_json_keys(n):
    return check("{" + ",".join(['"a":1'] * n) + "}", name="web.ecs.json")


@kind("tags", 2000)
def tags(n):
    return check(spec("  tags:\n" + lines(n, "    k{0}: v{0}")))


@kind("wrong values", 1500)
def findings(n):
    return check(spec("  dataDisks:\n" + lines(n, "    - {{category: no{0}, sizeGiB: x}}")))


@kind("findings as JSON", 1500)
def findings_json(n):
    return check(spec("  dataDisks:\n" + lines(n, "    - {{category: no{0}, sizeGiB: x}}")), "--format", "json")


@kind("findings as SARIF", 1500)
def findings_sarif(n):
    return check(spec(lines(n, "  key{}: 1")), "--format", "sarif")


@kind("nesting", 500)
def nesting(n):
    return check("[" * n + "]" * n)


@kind("nesting of JSON", 500)
def json_nesting(n):
    return check('{"a":' * n + "1" + "}" * n, name="web.ecs.json")


@kind("names of one spec", 1500)
def names(n):
    return check("---\n".join(f"kind: Instance\nmetadata: {{name: w{i % 7}}}\n" for i in range(n)))


@kind("a long name", 50000)
def long_name(n):
    return check(spec(name="a" * n))


@kind("a long line", 50000)
def long_line(n):
    return check(spec("  description: " + "x y " * (n // 4) + "\n"))


@kind("a block scalar", 2000)
def block_scalar(n):
    return check(spec("  userData:\n    text: |\n      #!/bin/sh\n" + lines(n, "      echo {}")))


@kind("comments", 3000)
def comments(n):
    return check(spec(lines(n, "  # comment {}")))


@kind("allow comments", 1500)
def allow_comments(n):
    return check(spec(lines(n, "  # ecsc:allow url-too-long reason {}")))


@kind("used allow comments", 800)
def used_allows(n):
    return check("---\n".join(
        spec("  # ecsc:allow trusted-family here\n  trustedSystem: off\n", name=f"w{i}") for i in range(n // 8)))


@kind("variables", 1500)
def variables(n):
    return check(spec("  tags: {a: b}\n", head="vars:\n" + lines(n, "  v{0}: x{0}")))


@kind("uses of a variable", 2000)
def variable_uses(n):
    return check(spec("  description: " + "${v}" * n + "\n", head="vars: {v: x}\n"))


@kind("aliases", 60)
def aliases(n):
    return check(spec("  parameters:\n    a: &a x\n" + lines(n, "    b{}: *a")))


@kind("anchors", 2000)
def anchors(n):
    return check(spec("  parameters:\n" + lines(n, "    b{0}: &a{0} x")))


@kind("%TAG directives", 1500)
def tag_directives(n):
    return check(lines(n, "%TAG !t{0}! tag:example.com,{0}:") + "--- a\n")


@kind("data disks", 1500)
def data_disks(n):
    return check(spec("  dataDisks:\n" + "    - {category: cloud_essd, sizeGiB: 40}\n" * n))


@kind("interfaces", 1500)
def interfaces(n):
    return check(spec().replace("securityGroups: [sg-1]",
                                "interfaces: [" + "{vSwitch: v, securityGroups: [sg-1]}, " * n + "]"))


@kind("free parameters", 2000)
def free_parameters(n):
    return check(spec("  parameters:\n" + lines(n, "    Arn.{0}.RoleType: x")))


@kind("positions in free parameters", 3000)
def free_positions(n):
    return check(spec("  parameters:\n    SecurityGroupIds: [" + "s, " * n + "]\n"))


@kind("a dotted name", 4000)
def dotted_name(n):
    return check(spec("  parameters:\n    " + "a." * n + "b: 1\n"))


@kind("cloud-config keys", 1500)
def cloud_config(n):
    return check(spec("  userData:\n    cloudConfig:\n" + lines(n, "      key{}: 1")))


@kind("parts of user data", 500)
def parts(n):
    return check(spec("  userData:\n" + lines(n, "    - text: '#!/bin/sh {}'")))


@kind("options", 1000)
def options(n):
    sets = [part for i in range(n) for part in ("--set", f"v{i}=x")]
    return Input("check", "web.ecs.yaml", *sets, files={"web.ecs.yaml": spec()})


@kind("a file of variables", 2000)
def variables_file(n):
    return Input("check", "web.ecs.yaml", "--vars", "vars.yaml",
                 files={"web.ecs.yaml": spec(), "vars.yaml": lines(n, "v{0}: x{0}")})


@kind("files of a folder", 50)
def folder(n):
    return Input("check", ".", files={f"w{i}.ecs.yaml": spec(name=f"w{i}") for i in range(n)})


@kind("lines of a stream", 250)
def stream(n):
    line = json.dumps({"apiVersion": "ecsc/v1", "kind": "Instance", "metadata": {"name": "NAME"}, "spec": {
        "region": "cn-hangzhou", "type": "ecs.g6.large", "image": "i",
        "network": {"vSwitch": "v", "securityGroups": ["s"]}}})
    return Input("compile", "--stream", "--unsigned",
                 stdin="".join(line.replace("NAME", f"w{i}") + "\n" for i in range(n)))


@kind("bundles", 25)
def bundles(n):
    return Input("compile", "specs", "--unsigned", "--output-dir", "out",
                 files={f"specs/w{i}.ecs.yaml": spec(name=f"w{i}") for i in range(n)})


@kind("formatting", 2000)
def formatting(n):
    return Input("fmt", "-", stdin=spec("  tags:\n" + lines(n, "    k{0}:    v{0}   # c")))


@kind("a difference", 500)
def difference(n):
    old = spec("  parameters:\n" + lines(n, "    Arn.{0}.RoleType: x"))
    return Input("diff", "a.ecs.yaml", "b.ecs.yaml", files={"a.ecs.yaml": old, "b.ecs.yaml": old.replace(": x", ": y")})


@kind("an aliyun command", 3000)
def aliyun(n):
    return Input("compile", "-", "--emit", "aliyun", stdin=spec("  description: \"" + "a\\n'" * n + "\"\n"))


# What is imported


def imported(text):
    return Input("import", "-", stdin=text)


@kind("parameters of an imported URL", 1000)
def imported_url(n):
    tags = "".join(f"&Tag.{i}.Key=k{i}&Tag.{i}.Value=v" for i in range(1, n))
    return imported("https://h/?Action=RunInstances&RegionId=cn-hangzhou" + tags)


@kind("unknown parameters of an imported URL", 3000)
def imported_unknown(n):
    return imported("https://h/?Action=RunInstances" + "".join(f"&x{i}=1" for i in range(n)))


@kind("variables of an imported command", 2000)
def imported_variables(n):
    return imported("aliyun ecs RunInstances" + "".join(f" --Tag.{i}.Key $k{i} --Tag.{i}.Value v" for i in range(1, n)))


@kind("assignments of an imported script", 3000)
def imported_assignments(n):
    return imported(lines(n, "x{0}=$x{0}1") + "aliyun ecs RunInstances --RegionId $x1")


@kind("doublings of an imported script", 3000)
def imported_doublings(n):
    return imported("x0=abcdefgh\n" + "".join(f"x{i + 1}=$x{i}$x{i}\n" for i in range(n)) + "aliyun ecs RunInstances --RegionId $x1")


@kind("uses of a variable in an imported command", 3000)
def imported_uses(n):
    return imported("x=" + "a" * n + "\naliyun ecs RunInstances --RegionId " + "$x" * n)


@kind("lists of an imported command", 10)
def imported_lists(n):
    item = '{"' + "k" * 3000 + '":[' + "1," * 1000 + "1]}"
    return imported("aliyun ecs RunInstances" + "".join(f" --DataDisk.{i} '{item}'" for i in range(1, n + 1)))


@kind("quotes of an imported command", 10000)
def imported_quotes(n):
    return imported("aliyun ecs RunInstances --RegionId " + "'\"'\"\\''\"" * n)


@kind("members of an imported instance", 3000)
def imported_members(n):
    return imported('{"InstanceId":"i-1","Status":"x"' + "".join(f',"m{i}":1' for i in range(n)) + "}")


@kind("instances of an imported answer", 50)
def imported_instances(n):
    return imported('{"Instances":[' + ",".join(f'{{"InstanceId":"i-{i}"}}' for i in range(n)) + "]}")


@kind("elements of an imported answer", 3000)
def imported_elements(n):
    return imported("<a><InstanceId>i-1</InstanceId><Status/>" + "".join(f"<m{i} x='&lt;'>&amp;</m{i}>" for i in range(n)) + "</a>")


@kind("lines of imported user data", 1000)
def imported_user_data(n):
    script = base64.b64encode(b"#!/bin/sh\n" + b": ${x} \\\n" * n).decode()
    return imported(json.dumps({"Action": "RunInstances", "UserData": script}))


# Templates and payloads


def template(text):
    return Input("user-data", "render", "./t.sh.mustache", "--value", "x=a", files={"t.sh.mustache": "#!/bin/sh\n" + text})


@kind("tags of a template", 1500)
def template_tags(n):
    return template("echo '{{x}}'\n" * n)


@kind("braces in a template", 3000)
def template_braces(n):
    return template("echo ${a}\n" * n)


@kind("sections of a template", 1000)
def template_sections(n):
    return template("{{#x}}\necho\n{{/x}}\n" * n)


@kind("nested sections of a template", 100)
def nested_sections(n):
    return template("{{#x}}" * n + "a" + "{{/x}}" * n)


@kind("quotes in a template", 3000)
def template_quotes(n):
    return template("echo 'a' \"b\" `c`\n" * n)


def template_file(name, text, *values):
    values = [part for value in values or ("x=a",) for part in ("--value", value)]
    return Input("user-data", "render", f"./{name}", *values, files={name: text})


@kind("variables of a template", 500)
def template_variables(n):
    return template(lines(n, 'v{0}={{{{x}}}}\necho "$v{0}"'))


@kind("one variable of a template", 1000)
def template_one_variable(n):
    return template("v={{x}}\n" * n + 'echo "$v"\n' * n)


@kind("variables in a chain", 1000)
def template_variable_chain(n):
    return template("v0={{x}}\n" + "".join(f'v{i + 1}="$v{i}"\n' for i in range(n)) + f'eval "$v{n}"\n')


@kind("functions of a template", 500)
def template_functions(n):
    return template(lines(n, 'f{0}() {{ echo "$1"; }}\nf{0} {{{{x}}}}'))


@kind("calls of one function", 1000)
def template_calls(n):
    return template('f() { eval "$2"; }\n' + "f {{x}} a\n" * n)


@kind("here-documents of a template", 1000)
def template_here_documents(n):
    return template("v={{x}}\n" + lines(n, "cat <<E{0}\n$v $(id)\nE{0}"))


@kind("commands in a pipeline", 1000)
def template_pipeline(n):
    return template("echo {{x}}" + " | cat" * n + "\n")


@kind("substitutions of a template", 1000)
def template_substitutions(n):
    return template("v={{x}}\n" + 'echo "$(cat "$v")" `id`\n' * n)


@kind("cases of a template", 1000)
def template_cases(n):
    return template('case {{x}} in\n' + lines(n, 'a{0}) echo "$v{0}" ;;') + "esac\n")


@kind("words of a command", 3000)
def template_words(n):
    return template("echo" + " {{x}} a" * (n // 3) + "\n" + "sudo env" + lines(n, " A{0}=b").replace("\n", "") + " ls\n")


@kind("arithmetic of a template", 1000)
def template_arithmetic(n):
    return template("v={{x}}\n" + "echo $(( a + 1 )) \"${a:-b}\"\n" * n)


@kind("expansions without quotes", 1500)
def template_expansions(n):
    return Input("check", "web.ecs.yaml", files={
        "web.ecs.yaml": spec("  userData: {template: t.sh.mustache, values: {x: a}}\n"),
        "t.sh.mustache": "#!/bin/sh\nv={{x}}\n" + "echo $v\n" * n})


@kind("expansions in one word", 5000)
def template_expansions_in_one_word(n):
    return Input("check", "web.ecs.yaml", files={
        "web.ecs.yaml": spec("  userData: {template: t.sh.mustache, values: {x: a}}\n"),
        "t.sh.mustache": "#!/bin/sh\nv={{x}}\necho " + "a" * n + "$v$(ls $v)" * (n // 2) + "\n"})


@kind("items of a list in a template", 700)
def template_items(n):
    items = ", ".join(f"i{i}" for i in range(n))
    return Input("check", "web.ecs.yaml", files={
        "web.ecs.yaml": spec(f"  userData: {{template: t.sh.mustache, values: {{x: [{items}]}}}}\n"),
        "t.sh.mustache": "{{!\nparameters:\n  x:\n    type: list\n}}\n#!/bin/sh\n{{#x}}\necho {{.}}\n{{/x}}\nls {{x}}\n"})


@kind("parameters of a template", 700)
def template_parameters(n):
    matter = "{{!\nparameters:\n" + lines(n, "  p{0}: {{default: a}}") + "}}\n"
    return template_file("t.sh.mustache", matter + "#!/bin/sh\n" + lines(n, "echo {{{{p{0}}}}}"), "p0=b")


@kind("unknown tags of a template", 1500)
def template_unknown_tags(n):
    matter = "{{!\nparameters:\n  x: {default: a}\n}}\n"
    return template_file("t.sh.mustache", matter + "#!/bin/sh\necho {{x}}\n" + lines(n, "echo {{{{y{0}}}}}"))


@kind("tags of a PowerShell template", 1200)
def powershell_tags(n):
    return template_file("t.ps1.mustache", "[powershell]\n" + "Write-Output '{{x}}'\n" * n)


@kind("variables of a PowerShell template", 600)
def powershell_variables(n):
    return template_file("t.ps1.mustache", "[powershell]\n" + lines(n, "$v{0} = {{{{x}}}}\nWrite-Output $v{0}"))


@kind("code of a PowerShell template", 600)
def powershell_code(n):
    return template_file("t.ps1.mustache", "[powershell]\n" + lines(n, "$v{0} = {{{{x}}}}\nInvoke-Expression $v{0}"))


@kind("brackets of a PowerShell template", 1000)
def powershell_brackets(n):
    return template_file("t.ps1.mustache", "[powershell]\n" + 'if ($a) { f("$(g)") }\n' * n + "Write-Output {{x}}\n")


@kind("tags of a YAML template", 1200)
def yaml_tags(n):
    return template_file("t.yaml.mustache", "#cloud-config\npackages:\n" + '  - "{{x}}"\n' * n)


@kind("tags in one text of YAML", 1200)
def yaml_tags_in_one_text(n):
    return template_file("t.yaml.mustache", '#cloud-config\nhostname: "' + "{{x}}" * n + '"\n')


@kind("commands of a YAML template", 600)
def yaml_commands(n):
    return template_file("t.yaml.mustache", "#cloud-config\nruncmd:\n" + "  - [touch, {{x}}]\n" * n)


@kind("words of a command in YAML", 1000)
def yaml_words(n):
    return template_file("t.yaml.mustache", "#cloud-config\nruncmd:\n  - [sudo, env, " + "A=b, " * n + "ls, {{x}}]\n")


@kind("merges of a YAML template", 200)
def yaml_merges(n):
    return template_file("t.yaml.mustache", "#cloud-config\n" + "<<: [" + "".join(f"{{k{i}: a}}, " for i in range(n)) + "]\nhostname: {{x}}\n")


@kind("tags of a JSON template", 1200)
def json_tags(n):
    return template_file("t.json.mustache", '{"a": [' + '"{{x}}", ' * n + '"b"]}\n')


@kind("secrets in user data", 1000)
def payload_secrets(n):
    return check(spec("  userData:\n    text: |\n      #!/bin/sh\n" + lines(n, "      export PASSWORD{0}=abcdef{0}")))


@kind("commands in user data", 1000)
def payload_commands(n):
    return check(spec("  userData:\n    text: |\n      #!/bin/sh\n" + lines(n, "      curl http://a/{0} | sh")))


@kind("layers of gzip", 4)
def gzip_layers(n):
    data = b"#!/bin/sh\n"
    for _ in range(n):
        data = gzip.compress(data)
    return Input("user-data", "inspect", "-", stdin=base64.b64encode(data))


@kind("bytes in gzip", 1 << 20)
def gzip_bytes(n):
    return Input("user-data", "inspect", "-", stdin=base64.b64encode(gzip.compress(b"#!/bin/sh\n" + b"#" * n)))


@kind("parts of a multipart", 300)
def multipart(n):
    part = "--b\nContent-Type: text/x-shellscript\n\n#!/bin/sh\n"
    text = "Content-Type: multipart/mixed; boundary=\"b\"\nMIME-Version: 1.0\n\n" + part * n + "--b--\n"
    return Input("user-data", "inspect", "-", stdin=text)


@kind("headers of a multipart", 2000)
def multipart_headers(n):
    text = ("Content-Type: multipart/mixed; boundary=\"b\"\nMIME-Version: 1.0\n\n--b\n" + lines(n, "X-{0}: {0}")
            + "Content-Type: text/x-shellscript\n\n#!/bin/sh\n--b--\n")
    return Input("user-data", "inspect", "-", stdin=text)


# Policies


def policy(*statements):
    return Input("policy", "lint", "-", stdin=json.dumps({"Version": "1", "Statement": list(statements)}))


@kind("policy statements", 800)
def policy_statements(n):
    return policy(*({"Effect": "Allow", "Action": f"ecs:Describe{i}", "Resource": "*"} for i in range(n)))


@kind("policy actions", 2000)
def policy_actions(n):
    return policy({"Effect": "Allow", "Action": [f"ecs:Run{i}*" for i in range(n)], "Resource": "*"})


@kind("policy resources", 2000)
def policy_resources(n):
    return policy({"Effect": "Allow", "Action": "ecs:RunInstances",
                   "Resource": [f"acs:ecs:*:*:instance/{i}*" for i in range(n)]})


@kind("policy conditions", 1000)
def policy_conditions(n):
    return policy({"Effect": "Allow", "Action": "ecs:RunInstances", "Resource": "*",
                   "Condition": {"StringEquals": {f"acs:k{i}": [f"v{i}"] for i in range(n)}}})


@kind("unknown members of a policy", 2000)
def policy_members(n):
    return policy({f"Member{i}": 1 for i in range(n)})


# Metadata


def api_docs(actions, schemas=None):
    return json.dumps({
        "version": "1.0", "info": {"style": "RPC", "product": "Ecs", "version": "2014-05-26"},
        "components": {"schemas": schemas or {}}, "apis": actions})


def action(parameters=(), response=None):
    schema = response or {"type": "object", "properties": {"RequestId": {"type": "string"}}}
    return {"methods": ["post"], "parameters": list(parameters), "responses": {"200": {"schema": schema}}}


def parameter(name, **schema):
    return {"name": name, "in": "query", "schema": {"type": "string", **schema}}


def generate(docs):
    return Input("generate", "--api-docs", "api-docs.json", "--output", "out", files={"api-docs.json": docs})


@kind("actions of metadata", 100)
def metadata_actions(n):
    return generate(api_docs({f"Action{i}": action([parameter("Name")]) for i in range(n)}))


@kind("parameters of an action", 200)
def metadata_parameters(n):
    return generate(api_docs({"Act": action(parameter(f"Name{i}") for i in range(n))}))


@kind("members of a response", 200)
def metadata_members(n):
    members = {f"Name{i}": {"type": "string"} for i in range(n)}
    return generate(api_docs({"Act": action(response={"type": "object", "properties": members})}))


@kind("shapes of one name", 100)
def metadata_shapes(n):
    members = {f"Name{i}": {"type": "object", "properties": {"Item": {"type": "object", "properties": {
        f"A{i}": {"type": "string"}}}}} for i in range(n)}
    return generate(api_docs({"Act": action(response={"type": "object", "properties": members})}))


@kind("parameters with dotted names", 200)
def metadata_dotted(n):
    return generate(api_docs({"Act": action(parameter(f"Disk.{i % 7}.Name{i}") for i in range(n))}))


@kind("schemas in a chain", 100)
def metadata_chain(n):
    schemas = {f"S{i}": {"$ref": f"#/components/schemas/S{i + 1}"} for i in range(n)}
    schemas[f"S{n}"] = {"type": "string"}
    response = {"type": "object", "properties": {"A": {"$ref": "#/components/schemas/S0"}}}
    return Input("metadata", "lint", "--api-docs", "api-docs.json",
                 files={"api-docs.json": api_docs({"Act": action(response=response)}, schemas)})


@kind("schemas that refer to each other", 50)
def metadata_references(n):
    schemas = {f"S{i}": {"type": "object", "properties": {
        "a": {"$ref": f"#/components/schemas/S{(2 * i + 1) % n}"},
        "b": {"$ref": f"#/components/schemas/S{(2 * i + 2) % n}"}}} for i in range(n)}
    response = {"type": "object", "properties": {"A": {"$ref": "#/components/schemas/S0"}}}
    return Input("metadata", "lint", "--api-docs", "api-docs.json",
                 files={"api-docs.json": api_docs({"Act": action(response=response)}, schemas)})


@kind("a difference of metadata", 200)
def metadata_difference(n):
    def docs(name):
        return api_docs({f"Action{i}": action([parameter(f"{name}{i}")]) for i in range(n)})
    return Input("metadata", "diff", "old.json", "new.json", files={"old.json": docs("A"), "new.json": docs("B")})


@kind("odd names of metadata", 300)
def metadata_oddities(n):
    names = {f"apis{i}": {} for i in range(n)}
    return Input("metadata", "lint", "--api-docs", "api-docs.json", files={"api-docs.json": api_docs({
        "Act": action([{**parameter(f"Name{i}"), "in": "cookie"} for i in range(n)], {"type": "object",
                                                                                       "properties": names})})})


# Calls and answers


@kind("parameters to sign", 2000)
def sign(n):
    call = {"Action": "RunInstances", "Version": "2014-05-26", **{f"P{i}": i for i in range(n)}}
    return Input("sign", "--demo-credentials", "--region", "cn-hangzhou", stdin=json.dumps(call))


@kind("a list under a long name to sign", 2500)
def sign_long_name(n):
    call = {"Action": "RunInstances", "Version": "2014-05-26", "n" * n: [1] * n}
    return Input("sign", "--demo-credentials", "--region", "cn-hangzhou", stdin=json.dumps(call))


@kind("parameters to verify", 2000)
def verify(n):
    return Input("verify", "--demo-credentials", "-", stdin="https://h/?" + "&".join(f"P{i}={i}" for i in range(n)))


def decode(body, form="xml"):
    return Input("decode", "--action", "DescribeInstances", "--from", form, "-", program="ecs-wire", stdin=body)


@kind("instances in XML", 2000)
def xml_instances(n):
    return decode("<R><Instances>" + lines(n, "<Instance><InstanceId>i-{}</InstanceId></Instance>") + "</Instances></R>")


@kind("elements in XML", 10000)
def xml_elements(n):
    return decode("<R>" + "<a/>" * n + "</R>")


@kind("attributes in XML", 2000)
def xml_attributes(n):
    return decode("<R " + " ".join(f'a{i}="1"' for i in range(n)) + "/>")


@kind("distinct names in XML", 5000)
def xml_names(n):
    return decode("<R>" + "".join(f"<n{i}/>" for i in range(n)) + "</R>")


@kind("unknown names reported", 3000)
def xml_unknown(n):
    body = "<R>" + "".join(f"<n{i}/>" for i in range(n)) + "</R>"
    return Input("decode", "--action", "DescribeInstances", "--from", "xml", "--report-unknown", "-",
                 program="ecs-wire", stdin=body)


@kind("nesting of XML", 20)
def xml_nesting(n):
    return decode("<R>" + "<a>" * n + "</a>" * n + "</R>")


@kind("text in XML", 100000)
def xml_text(n):
    return decode("<R><RequestId>" + "x&amp;" * (n // 6) + "</RequestId></R>")


@kind("instances in JSON", 2000)
def json_instances(n):
    return decode(json.dumps({"Instances": {"Instance": [{"InstanceId": f"i-{i}"} for i in range(n)]}}), "json")


@kind("keys in JSON", 5000)
def json_keys(n):
    return decode("{" + ",".join(f'"k{i}":1' for i in range(n)) + "}", "json")


@kind("repeated keys in a JSON answer", 5000)
def json_repeated_keys(n):
    return decode("{" + ",".join('"k":1' for _ in range(n)) + "}", "json")


@kind("a request to encode", 1000)
def encode(n):
    call = {"RegionId": "cn-hangzhou", "DataDisk": [{"Size": 40 + i} for i in range(n)]}
    return Input("encode", "--action", "RunInstances", program="ecs-wire", stdin=json.dumps(call))


@kind("unknown parameters to encode", 2000)
def encode_unknown(n):
    call = {"RegionId": "cn-hangzhou", **{f"Foo{i}": [] for i in range(n)}}
    return Input("encode", "--action", "RunInstances", program="ecs-wire", stdin=json.dumps(call))


@kind("escapes in JSON", 50000)
def json_escapes(n):
    return decode('{"RequestId":"' + "\\u00e9\\n" * (n // 8) + '"}', "json")


@kind("digits of a number in JSON", 50000)
def json_digits(n):
    return decode('{"TotalCount":' + "1" * n + "}", "json")


@kind("nesting of a JSON answer", 20)
def json_answer_nesting(n):
    return decode('{"a":' + "[" * n + "]" * n + "}", "json")


@kind("comments in XML", 10000)
def xml_comments(n):
    return decode("<R>" + "<!-- a --><?b c?>" * n + "</R>")


@kind("sections of text in XML", 5000)
def xml_sections(n):
    return decode("<R><RequestId>" + "<![CDATA[a]]>b" * n + "</RequestId></R>")


@kind("prefixes in XML", 2000)
def xml_prefixes(n):
    return decode("<R>" + "".join(f'<a{i}:b xmlns:a{i}="u{i}"/>' for i in range(n)) + "</R>")


@kind("wrapped items of a list", 2000)
def json_wrapped(n):
    return decode(json.dumps({"Instances": {"Instance": [
        {"Instance": {"InstanceId": f"i-{i}", "Odd": {"a": []}}} for i in range(n)]}}), "json")


@kind("a long value to sign", 100000)
def sign_long_value(n):
    call = {"Action": "RunInstances", "Version": "2014-05-26", "UserData": "é " * (n // 3)}
    return Input("sign", "--demo-credentials", "--region", "cn-hangzhou", stdin=json.dumps(call))


@kind("an explanation", 500)
def explanation(n):
    return Input("explain", "-", stdin=spec("  dataDisks:\n" + "    - {category: cloud_essd, sizeGiB: 40}\n" * n))


@kind("findings as workflow commands", 1500)
def findings_github(n):
    return check(spec(lines(n, "  key{}: 1")), "--format", "github")


@kind("comments to format", 2000)
def formatting_comments(n):
    return Input("fmt", "-", stdin=spec(lines(n, "  # comment {0}\n\n\n  a{0}: [1,2]")))


@kind("a block scalar to format", 3000)
def formatting_block(n):
    return Input("fmt", "-", stdin=spec("  userData:\n    text: |\n" + lines(n, "      echo {}   ")))


# Specs and policies as JSON on standard input


def json_spec(vars=None, **members):
    document = {"apiVersion": "ecsc/v1", "kind": "Instance", "metadata": {"name": "w"}, "spec": {
        "region": "cn-hangzhou", "type": "ecs.g6.large", "image": "m-1",
        "network": {"vSwitch": "vsw-1", "securityGroups": ["sg-1"]}, **members}}
    return json.dumps(document if vars is None else {**document, "vars": vars})


def from_stdin(name, size, make, *arguments):
    """Registers a kind that is checked from standard input."""
    kind(name, size)(lambda n: Input(*(arguments or ("check", "-")), stdin=make(n)))


from_stdin("ids as the documentation shows them", 700, lambda n: json_spec(
    network={"vSwitch": "vsw-1", "securityGroups": [f"sg-{i}****" for i in range(n)]}))
from_stdin("specs of one name", 200, lambda n: ("---\n" + spec()) * n)
from_stdin("misspelled keys", 3000, lambda n: spec("".join(f"  zone{i}: 1\n" for i in range(n))))
from_stdin("undefined variables", 3000, lambda n: json_spec(
    vars={"a": "1"}, description="".join(f"${{b{i}}}" for i in range(n))))
from_stdin("tags in a list", 1000, lambda n: json_spec(tags=[{"key": f"k{i}", "value": "v"} for i in range(n)]))
from_stdin("unknown free parameters", 1500, lambda n: json_spec(parameters={f"SystemDisk.X{i}": "v" for i in range(n)}))
from_stdin("a long key", 30000, lambda n: json_spec(**{"k" * n: 1}))
from_stdin("items in nested brackets", 6000, lambda n: "[" * 60 + "1," * n + "1" + "]" * 60, "fmt", "-")
from_stdin("nested lists", 700, lambda n: "a:\n" + ("- " * 40 + "1\n") * n)
from_stdin("keys of passwords", 2500, lambda n: "{" + ", ".join(['"pwd": "a"'] * n) + "}")
from_stdin("operators of policy conditions", 2000, lambda n: json.dumps({"Version": "1", "Statement": [{
    "Effect": "Allow", "Action": "ecs:Run", "Resource": "*",
    "Condition": {f"Numeric{i}": {"a": "1"} for i in range(n)}}]}), "policy", "lint", "-")
