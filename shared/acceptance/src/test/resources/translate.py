"""Does to template.yaml what AWS does to a SAM template before it deploys it, its code uploaded by `sam package`.

Takes a JSON array as its argument, of objects with the members `parameters` and, for a template that reads differently, `globals`
(properties of all functions) and `properties` (of each function by itself). Writes a JSON array of CloudFormation templates.
"""
import json
import sys

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse


def change(properties, changes):
    for name, value in changes.items():
        if isinstance(value, dict) and isinstance(properties.get(name), dict):
            change(properties[name], value)
        else:
            properties[name] = value


def translate(text, deployment):
    template = yaml_parse(text)
    change(template["Globals"]["Function"], deployment.get("globals", {}))
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            code = resource["Properties"]["CodeUri"]
            resource["Properties"]["CodeUri"] = {"Bucket": "code", "Key": code}
            change(resource["Properties"], deployment.get("properties", {}))
    return Translator({}, Parser()).translate(template, deployment["parameters"])


with open("template.yaml", encoding="utf-8") as file:
    source = file.read()
json.dump([translate(source, deployment) for deployment in json.loads(sys.argv[1])], sys.stdout)
