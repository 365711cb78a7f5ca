"""Does to template.yaml what AWS does to a SAM template before it deploys it, its code uploaded by `sam package`.

Takes a JSON array of parameter sets as its argument, writes a JSON array of CloudFormation templates.
"""
import json
import sys

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse


def translate(text, parameters):
    template = yaml_parse(text)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            code = resource["Properties"]["CodeUri"]
            resource["Properties"]["CodeUri"] = {"Bucket": "code", "Key": code}
    return Translator({}, Parser()).translate(template, parameters)


with open("template.yaml", encoding="utf-8") as file:
    source = file.read()
json.dump([translate(source, parameters) for parameters in json.loads(sys.argv[1])], sys.stdout)
