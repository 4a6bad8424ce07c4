"""Inputs that grow, by kind: what the growth test doubles.

    growth_inputs.py            the kinds, one a line, each with the command that it is for
    growth_inputs.py KIND N     the input of a kind with N parts, on standard output

Every command reads the input from standard input and has to take at most 2.6 times as long, and as much memory, for twice
the parts; whether it finds faults does not matter.
"""

import json
import sys

SPEC = {
    "apiVersion": "ecsc/v1",
    "kind": "Instance",
    "metadata": {"name": "web"},
    "spec": {
        "region": "cn-hangzhou",
        "type": "ecs.g6.large",
        "image": "m-1",
        "network": {"vSwitch": "vsw-1", "securityGroups": ["sg-1"]},
    },
}
HEAD = """apiVersion: ecsc/v1
kind: Instance
metadata:
  name: web
spec:
  region: cn-hangzhou
  type: ecs.g6.large
  image: m-1
  network: {vSwitch: vsw-1, securityGroup: sg-1}
"""
LONG = "abcdefghijklmnopqrstuvwxyz" * 2


def spec(vars=None, **members):
    """A spec as JSON with other members."""
    document = dict(SPEC, spec=dict(SPEC["spec"], **members))
    if vars is not None:
        document["vars"] = vars
    return json.dumps(document)


def network(**members):
    return spec(network={"vSwitch": "vsw-1", "securityGroups": ["sg-1"], **members})


def policy(*statements):
    return json.dumps({"Version": "1", "Statement": list(statements)})


def lines(count, line):
    return "".join(line(i) for i in range(count))


CHECK, FMT, LINT = "check -", "fmt -", "policy lint -"

# Kind: the command, what a part is multiplied by so that the largest input has about 1 MiB, and the input.
KINDS = {
    "security-groups": (CHECK, 700, lambda n: network(securityGroups=[f"sg-{i}" for i in range(n)])),
    "documentation-ids": (CHECK, 700, lambda n: network(securityGroups=[f"sg-{i}****" for i in range(n)])),
    "documents": (CHECK, 3000, lambda n: "---\na\n" * n),
    "documents-of-one-name": (CHECK, 200, lambda n: ("---\n" + HEAD) * n),
    "duplicate-keys": (CHECK, 3000, lambda n: "{" + ", ".join(['"a": 1'] * n) + "}"),
    "duplicate-keys-beyond-ascii": (CHECK, 3000, lambda n: "{" + ", ".join(['"é": 1'] * n) + "}"),
    "directives": (CHECK, 3000, lambda n: lines(n, lambda i: f"%TAG !{i:x}! b\n") + "---\na: 1"),
    "unknown-keys": (CHECK, 600, lambda n: HEAD + lines(n, lambda i: f"  zq{i}{LONG}{i}: 1\n")),
    "misspelled-keys": (CHECK, 3000, lambda n: HEAD + lines(n, lambda i: f"  zone{i}: 1\n")),
    "statement-members": (LINT, 3000, lambda n: policy({f"Acton{i}": 1 for i in range(n)})),
    "policy-actions": (LINT, 2500, lambda n: policy({"Effect": "Allow", "Action": [f"ecs:Run{i}" for i in range(n)], "Resource": "*"})),
    "policy-resources": (LINT, 2000, lambda n: policy({"Effect": "Allow", "Action": "ecs:*", "Resource": [f"acs:ecs:*:1:i/{i}*" for i in range(n)]})),
    "policy-statements": (LINT, 700, lambda n: policy(*[{"Effect": ["Allow", "Deny"][i % 2], "Action": f"ecs:R{i}*", "Resource": "*"} for i in range(n)])),
    "policy-conditions": (LINT, 2000, lambda n: policy({"Effect": "Allow", "Action": "ecs:Run", "Resource": "*", "Condition": {"NumericEquals": {f"a:{i}": "0x1" for i in range(n)}}})),
    "condition-operators": (LINT, 2000, lambda n: policy({"Effect": "Allow", "Action": "ecs:Run", "Resource": "*", "Condition": {f"Numeric{i}": {"a": "1"} for i in range(n)}})),
    "variables": (CHECK, 1500, lambda n: spec(vars={f"v{i}": "1" for i in range(n)}, description="".join(f"${{v{i}}}" for i in range(n)))),
    "undefined-variables": (CHECK, 3000, lambda n: spec(vars={"a": "1"}, description="".join(f"${{b{i}}}" for i in range(n)))),
    "uses-of-a-variable": (CHECK, 3000, lambda n: spec(vars={"a": "1"}, tags=[{"key": "k", "value": "${a}"}] * (n // 4))),
    "tags": (CHECK, 1500, lambda n: spec(tags={f"k{i}": "v" for i in range(n)})),
    "listed-tags": (CHECK, 1000, lambda n: spec(tags=[{"key": f"k{i}", "value": "v"} for i in range(n)])),
    "parameters": (CHECK, 1000, lambda n: spec(parameters={f"Tag.{i + 1}.Key": "v" for i in range(n)})),
    "unknown-parameters": (CHECK, 1500, lambda n: spec(parameters={f"SystemDisk.X{i}": "v" for i in range(n)})),
    "steps-of-a-parameter": (CHECK, 8000, lambda n: spec(parameters={"SystemDisk" + ".a" * n: "v"})),
    "data-disks": (CHECK, 700, lambda n: spec(dataDisks=[{"category": "cloud_essd", "sizeGiB": 20}] * n)),
    "interfaces": (CHECK, 500, lambda n: network(interfaces=[{"vSwitch": "vsw-1", "securityGroup": "sg-1"}] * n)),
    "allow-comments": (CHECK, 1500, lambda n: HEAD + "  # ecsc:allow zone-region why\n" * n + "  zone: b\n"),
    "anchors": (CHECK, 3000, lambda n: lines(n, lambda i: f"k{i}: &a{i} 1\n")),
    "comments": (FMT, 4500, lambda n: "# c\n" * n + "a: 1 # d\n" * n),
    "long-line": (CHECK, 16000, lambda n: HEAD + "  description: \"" + "é " * n + "\"\n"),
    "long-key": (CHECK, 30000, lambda n: spec(**{"k" * n: 1})),
    "block-lines": (FMT, 5500, lambda n: HEAD + "  userData:\n    text: |\n" + "      echo\n" * n),
    "brackets": (FMT, 6000, lambda n: "[" * 60 + "1," * n + "1" + "]" * 60),
    "nested-lists": (CHECK, 700, lambda n: "a:\n" + lines(n, lambda i: "- " * 40 + "1\n")),
    "format-keys": (FMT, 3500, lambda n: lines(n, lambda i: f"k{i}:   1   # c\n")),
    "password-keys": (CHECK, 2500, lambda n: "{" + ", ".join(['"pwd": "a"'] * n) + "}"),
}


def make(kind, count):
    """The input of a kind with `count` units, each of so many parts that 16 units have about 1 MiB or less."""
    _, parts, build = KINDS[kind]
    return build(parts * count)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        sys.stdout.write(make(sys.argv[1], int(sys.argv[2])))
    else:
        for name, (command, _, _) in KINDS.items():
            print(f"{name}\t{command}")
