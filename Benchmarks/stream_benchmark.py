"""Compares `ecsc compile --stream` with the signer of aliyun-python-sdk-core, in one run.

ecsc reads each spec, checks it, renders its user data, lowers it and signs the request. The signer is given the finished
parameters of the same requests, so it does only the last of these.

Usage: stream_benchmark.py ECSC [--specs N]
"""

import argparse
import json
import os
import resource
import subprocess
import tempfile
import time

from aliyunsdkcore.auth.composer import rpc_signature_composer as signer

KEY_ID, KEY_SECRET = "testid", "testsecret"


def spec(number):
    return {
        "apiVersion": "ecsc/v1",
        "kind": "Instance",
        "metadata": {"name": f"web-{number:06}"},
        "spec": {
            "region": "cn-hangzhou",
            "zone": "cn-hangzhou-i",
            "type": "ecs.g7.large",
            "image": "aliyun_2_1903_x64_20G_alibase_20210120.vhd",
            "name": f"web-{number:06}",
            "hostName": f"web-{number:06}",
            "network": {"vSwitch": "vsw-bp134jzf285qg9u6w****", "securityGroups": ["sg-bp1c3o8hzd14dovh****"]},
            "systemDisk": {"category": "cloud_essd", "sizeGiB": 40, "performanceLevel": "PL1"},
            "dataDisks": [{"category": "cloud_essd", "sizeGiB": 200, "deleteWithInstance": True}],
            "login": {"keyPair": "ops"},
            "userData": {"template": "data-disk", "values": {"mountPoint": f"/data/{number}"}},
            "tags": {"env": "production", "team": "platform"},
        },
    }


def run(ecsc, source, arguments):
    """Runs ecsc over a file; wall seconds, CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(source, "rb") as specs, tempfile.TemporaryFile() as output:
        subprocess.run([ecsc, "compile", "--stream", *arguments], stdin=specs, stdout=output, check=True)
        wall = time.perf_counter() - start
        output.seek(0)
        lines = output.read().decode().splitlines()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return lines, wall, cpu


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ecsc")
    parser.add_argument("--specs", type=int, default=100_000)
    options = parser.parse_args()
    count = options.specs
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "specs.ndjson")
        with open(source, "w") as file:
            for number in range(count):
                file.write(json.dumps(spec(number), separators=(",", ":")) + "\n")
        size = os.path.getsize(source) / count
        urls, wall, cpu = run(options.ecsc, source, ["--demo-credentials"])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        assert len(urls) == count, f"{len(urls)} lines for {count} specs"

        # The signer is slower: a tenth of the requests tells its speed.
        sample = max(1, count // 10)
        subset = os.path.join(folder, "sample.ndjson")
        with open(source) as whole, open(subset, "w") as part:
            part.writelines(line for line, _ in zip(whole, range(sample)))
        lines, _, _ = run(options.ecsc, subset, ["--emit", "parameters"])
        requests = [{**json.loads(line), "Version": "2014-05-26"} for line in lines]
    wall_start, cpu_start = time.perf_counter(), time.process_time()
    for request in requests:
        signer.get_signed_url(request, KEY_ID, KEY_SECRET, "JSON", "GET", {})
    peer_wall = (time.perf_counter() - wall_start) / sample
    peer_cpu = (time.process_time() - cpu_start) / sample

    print(f"{count} specs of {size:.0f} bytes, {os.cpu_count()} cores")
    print(f"ecsc compile --stream     {count / wall:9.0f} specs/s  {cpu / count * 1e6:7.1f} us CPU a spec  "
          f"{cpu / wall:.2f} cores used  peak {peak:.0f} MiB")
    print(f"aliyun-python-sdk-core    {1 / peer_wall:9.0f} signs/s  {peer_cpu * 1e6:7.1f} us CPU a request  (signing only, one core)")
    print(f"ratio                     {count / wall * peer_wall:9.2f} by time, {peer_cpu / (cpu / count):.2f} by CPU time")


main()
