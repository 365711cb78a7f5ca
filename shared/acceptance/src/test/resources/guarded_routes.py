"""Prints each route of a SAM template's APIs, as AWS makes them of it, with the authorizers in front of it."""
import sys

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

with open(sys.argv[1], encoding="utf-8") as file:
    template = Translator({}, Parser()).translate(yaml_parse(file.read()), {})
for resource in template["Resources"].values():
    for path, methods in resource["Properties"].get("Body", {}).get("paths", {}).items():
        for method, operation in methods.items():
            authorizers = [name for one in operation.get("security", []) for name in one]
            print(method, path, *authorizers)
