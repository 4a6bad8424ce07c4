"""Processor time of clean builds, of this package and of an older commit of it, in one run; and which modules they compile.

Fetching dependencies is not counted.

Usage: build_benchmark.py ROOT [--beside COMMIT] [--only NAME ...]
"""

import argparse
import os
import pathlib
import resource
import subprocess
import tempfile

MANIFEST = """// swift-tools-version: 6.1
import PackageDescription
let package = Package(
    name: "App", platforms: [.macOS(.v14)],
    dependencies: [.package(name: "swift-ecs-compiler", path: "{root}"{traits})],
    targets: [.executableTarget(name: "App", dependencies: [{products}], plugins: [{plugins}])]
)
"""
SIGNING = """import RequestSigning
let request = RPCRequest(host: "ecs.aliyuncs.com", action: "DescribeRegions", version: "2014-05-26", parameters: [])
let credentials = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret")
print(try request.sign(credentials: credentials, at: .now(), nonce: SignatureNonce.random()).message.url)
"""
MODELS = """import ECSRuntime
print(try DescribeInstancesRequest(regionID: "cn-hangzhou").queryParameters().count)
"""
CONFIG = '{ "apiDocs": "ecs/2014-05-26", "actions": ["DescribeInstances", "StartInstance", "StopInstance"] }\n'
# What is built, how, and what share of the older commit's time is wanted at the most.
BUILDS = {
    "signing-release": ("a package that uses RequestSigning, release", "release", 0.08),
    "models-debug": ("three actions through the plugin, debug", "debug", 0.5),
    "models-release": ("three actions through the plugin, release", "release", 0.35),
    "ecsc-release": ("ecsc, as scripts/ecsc builds it", "release", 0.6),
}


def package(folder, root, name):
    """A package as README has its users write it; for ecsc, the package itself."""
    if name == "ecsc-release":
        return root, ["--product", "ecsc"]
    sources = folder / "Sources" / "App"
    sources.mkdir(parents=True)
    isSigning = name == "signing-release"
    product = "RequestSigning" if isSigning else "ECSRuntime"
    plugins = "" if isSigning else '.plugin(name: "GenerateECSModels", package: "swift-ecs-compiler")'
    products = f'.product(name: "{product}", package: "swift-ecs-compiler")'
    # The older commit has no traits to leave out.
    traits = ", traits: []" if "traits:" in (root / "Package.swift").read_text() else ""
    (folder / "Package.swift").write_text(MANIFEST.format(root=root, traits=traits, products=products, plugins=plugins))
    (sources / "main.swift").write_text(SIGNING if isSigning else MODELS)
    if not isSigning:
        (sources / "ecs-models.json").write_text(CONFIG)
    return folder, []


def compiled_modules(scratch):
    """The modules that have objects in a build folder."""
    names = {path.parent.name for path in scratch.glob("*/*/*.build/*.o")}
    names |= {path.parent.parent.name for path in scratch.glob("*/*/*.build/*/*.o")}
    return sorted({name.removesuffix(".build") for name in names if name.endswith(".build")})


def measure(folder, root, name):
    """Seconds of processor time of one clean build, its modules, and whether the generator is in its folder."""
    path, arguments = package(folder / "package", root, name)
    scratch = folder / "build"
    common = ["--package-path", str(path), "--scratch-path", str(scratch)]
    subprocess.run(["swift", "package", "resolve", *common], check=True, capture_output=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["swift", "build", "-c", BUILDS[name][1], *common, *arguments]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        raise SystemExit(result.stdout)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    hasGenerator = any("ecsc-codegen" in name for _, folders, files in os.walk(scratch) for name in folders + files)
    return seconds, compiled_modules(scratch), hasGenerator


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--beside", metavar="COMMIT", default="057d504")
    parser.add_argument("--only", nargs="+", choices=BUILDS, default=list(BUILDS))
    options = parser.parse_args()
    root = options.root.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        old = temporary / "old"
        subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(root), str(old)], check=True)
        subprocess.run(["git", "-C", str(old), "checkout", "--quiet", options.beside], check=True)
        for name in options.only:
            title, _, wanted = BUILDS[name]
            before, _, _ = measure(temporary / f"{name}-old", old, name)
            after, modules, hasGenerator = measure(temporary / f"{name}-new", root, name)
            print(f"{title}: {after:.0f} s, {options.beside}: {before:.0f} s; ratio {after / before:.3f} (at most {wanted})")
            print(f"  ecsc-codegen in the build folder: {'yes' if hasGenerator else 'no'}")
            print(f"  modules: {', '.join(modules)}", flush=True)


if __name__ == "__main__":
    main()
