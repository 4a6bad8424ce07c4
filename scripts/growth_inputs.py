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
