"""Files of test vectors in the form of Wycheproof's: groups of cases, each with its expected result."""

import json

# What a flag of a case says of where its value comes from.
PYCRYPTODOME = "PyCryptodome"
GMSSL = "GmSSL"


def pattern(count):
    """Message bytes that repeat only after 256: (73 i + 41) mod 256."""
    return bytes((i * 73 + 41) & 255 for i in range(count))


class VectorFile:
    def __init__(self, name, algorithm, schema, group_type, description, notes):
        self.name = name
        self.group_type = group_type
        self.content = {
            "algorithm": algorithm,
            "schema": schema,
            "numberOfTests": 0,
            "header": description,
            "notes": {flag: {"bugType": "BASIC", "description": text} for flag, text in notes.items()},
            "testGroups": [],
        }

    def group(self, **parameters):
        """Starts a group; the cases that follow belong to it."""
        source = {"name": "mima", "version": "1"}
        group = {"type": self.group_type, "source": source, **parameters, "tests": []}
        self.content["testGroups"].append(group)

    def case(self, comment, flags, result="valid", **values):
        """Adds a case. Bytes become hexadecimal digits."""
        self.content["numberOfTests"] += 1
        for flag in flags:
            assert flag in self.content["notes"], flag
        case = {"tcId": self.content["numberOfTests"], "comment": comment, "flags": flags}
        for key, value in values.items():
            case[key] = value.hex() if isinstance(value, bytes) else value
        case["result"] = result
        self.content["testGroups"][-1]["tests"].append(case)

    def encoded(self):
        return (json.dumps(self.content, indent=2) + "\n").encode()
