"""Validates JSON lines against a JSON Schema of draft 2020-12.

Usage: validate.py SCHEMA INSTANCES; prints 'valid' or the first fault for each line.
"""

import json
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
with open(sys.argv[2], encoding="utf-8") as file:
    for line in file:
        fault = best_match(validator.iter_errors(json.loads(line)))
        print("valid" if fault is None else fault.message.replace("\n", " "))
