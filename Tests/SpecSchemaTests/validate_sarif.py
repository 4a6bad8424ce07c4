"""Validates a SARIF log with classes made from the schema of SARIF 2.1.0, which refuse what it does not have.

Usage: validate_sarif.py LOG; prints 'valid' or the faults.
"""

import sys

from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
try:
    Log.model_validate_json(text)
    print("valid")
except ValidationError as error:
    print(error)
