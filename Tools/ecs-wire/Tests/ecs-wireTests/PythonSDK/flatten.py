"""Flattens requests with the official Python SDK, without sending them.

Reads one JSON object from standard input: action to request in wire names, nested. Writes one: action to what the SDK
would put into the query and the form, or to {"$missing": reason}.
"""

import json
import re
import sys

from alibabacloud_ecs20140526 import models
from alibabacloud_ecs20140526.client import Client
from darabonba.runtime import RuntimeOptions


class Sent(Exception):
    """Thrown instead of sending."""

    def __init__(self, parameters):
        self.parameters = parameters


class FlatteningClient(Client):
    def __init__(self):  # no credentials, no endpoint
        pass

    def call_api(self, params, request, runtime):
        raise Sent({**(request.query or {}), **(request.body or {})})


def snake_case(action):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", action).lower()


def method_name(action):
    """The client's method of an action: names with digits or acronyms are found by their letters alone."""
    wanted = snake_case(action) + "_with_options"
    if hasattr(Client, wanted):
        return wanted
    letters = wanted.replace("_", "")
    for name in dir(Client):
        if name.replace("_", "") == letters:
            return name
    return None


def flatten(action, request):
    method = method_name(action)
    model = getattr(models, action + "Request", None)
    if method is None or model is None:
        return {"$missing": "the SDK has no such action"}
    try:
        getattr(FlatteningClient(), method)(model().from_map(request), RuntimeOptions())
    except Sent as sent:
        return sent.parameters
    return {"$missing": "the SDK sent nothing"}


requests = json.load(sys.stdin)
json.dump({action: flatten(action, request) for action, request in requests.items()}, sys.stdout)
