#!/usr/bin/env python3
"""Writes Sources/MimaCharset/Tables/LanguageModels.swift and CommonCharacters.swift.

How often letters follow each other is counted in Django's translations (BSD licence), which PyPI has. Give the folder of
the unpacked package, or have it where Python finds it:

    generate-charset-models.py [--django FOLDER]            writes the files
    generate-charset-models.py [--django FOLDER] --check    exits with status 1 when a file is not what would be written

Another version of Django has other texts, so that only the version named here is compared.
"""

import collections
import importlib.util
import math
import pathlib
import re
import sys
import unicodedata

VERSION = "5.2.8"
TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources/MimaCharset/Tables"

# The folders of translations for each language, and whether it is written in Latin letters.
LATIN = {
    "af": ["af"], "ca": ["ca"], "cs": ["cs"], "cy": ["cy"], "da": ["da"], "de": ["de"], "eo": ["eo"],
    "es": ["es", "es_AR", "es_MX"], "et": ["et"], "fi": ["fi"], "fr": ["fr"], "ga": ["ga"], "gl": ["gl"],
    "hr": ["hr", "bs", "sr_Latn"], "hu": ["hu"], "is": ["is"], "it": ["it"], "lt": ["lt"], "lv": ["lv"],
    "nb": ["nb", "nn"], "nl": ["nl"], "pl": ["pl"], "pt": ["pt", "pt_BR"], "ro": ["ro"], "sk": ["sk"], "sl": ["sl"],
    "sq": ["sq"], "sv": ["sv"], "tr": ["tr"], "az": ["az"], "vi": ["vi"],
}  # fmt: skip
OTHERS = {
    "be": ["be"], "bg": ["bg"], "mk": ["mk"], "ru": ["ru"], "sr": ["sr"], "uk": ["uk"], "el": ["el"], "he": ["he"],
    "ar": ["ar", "ar_DZ"], "fa": ["fa"], "ur": ["ur"], "th": ["th"],
}  # fmt: skip
IDEOGRAPHIC = {"zh-Hans": ["zh_Hans"], "zh-Hant": ["zh_Hant"], "ja": ["ja"], "ko": ["ko"]}

# Letters that the language has and these texts hardly.
RARE = {"fr": "œuvre ëïÿæ", "nl": "ë ï é ö ü", "it": "à è é ì ò ù", "da": "é", "de": "é", "ro": "ş ţ ș ț"}

# A probability is written as one printable character: its negative binary logarithm in quarters of a bit.
LEVELS = 88


def character(bits):
    level = min(LEVELS - 1, max(0, round(bits * 4)))
    code = 0x23 + level
    return chr(code + 1 if code >= 0x5C else code)


def texts(root, folders):
    found = []
    for folder in folders:
        for path in sorted(root.rglob(f"locale/{folder}/LC_MESSAGES/*.po")):
            source = path.read_text(encoding="utf-8")
            for match in re.finditer(r'^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', source, re.M):
                text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[1]))
                if "Content-Type" in text:
                    continue
                text = text.replace("\\n", "\n").replace('\\"', '"').replace("\\t", " ")
                found.append(re.sub(r"%\([^)]*\)[sd]|%[sd]|\{[^}]*\}|<[^>]*>", " ", text))
    return "\n".join(found)


def as_windows_1258(text):
    """Vietnamese as code page 1258 has it: vowels composed, tones apart."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    result = ""
    for c in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", c)
        tone = "".join(p for p in parts if p in tones)
        result += unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones)) + tone
    return result


def model(language, text, is_latin):
    """The alphabet, and the cost of each letter after each."""
    text = unicodedata.normalize("NFC", text)
    if language == "vi":
        text = as_windows_1258(text)
    # The first of what a letter becomes in lower case: of the Turkish I with a dot, the letter alone.
    lower = "".join(c.lower()[0] for c in text) + " " + RARE.get(language, "") * 3
    counts = collections.Counter(c for c in lower if ord(c) >= 0x80 and unicodedata.category(c)[0] in "LM")
    total = sum(counts.values())
    letters = sorted(c for c, n in counts.items() if n >= 3 and n / total > 0.0003)
    # Classes: 0 is what is no letter, 1 an ASCII letter where the language has others, then the letters.
    alphabet = (["", *"abcdefghijklmnopqrstuvwxyz"] if is_latin else ["", ""]) + letters
    classes = {c: i for i, c in enumerate(alphabet) if c}

    def class_of(c):
        if c in classes:
            return classes[c]
        if not is_latin and c.isascii() and c.isalpha():
            return 1
        return 0

    size = len(alphabet)
    pairs = [[0] * size for _ in range(size)]
    previous = 0
    for c in lower:
        current = class_of(c)
        pairs[previous][current] += 1
        previous = current
    unigram = [sum(pairs[p][c] for p in range(size)) + 0.5 for c in range(size)]
    whole = sum(unigram)
    rows = ""
    for p in range(size):
        seen = sum(pairs[p])
        for c in range(size):
            # Absolute frequencies, smoothed towards the letter's own.
            weight = 12
            probability = (pairs[p][c] + weight * unigram[c] / whole) / (seen + weight)
            rows += character(-math.log2(probability))
    return "".join(letters), rows


def wrapped(text, width=100, indent="        "):
    return "\\\n".join(indent + text[i : i + width] for i in range(0, len(text), width))


def swift_string(text):
    return "".join(f"\\u{{{ord(c):X}}}" if unicodedata.combining(c) else c for c in text)


def sources(root):
    header = "// Generated by Scripts/generate-charset-models.py: change that script, not this file.\n// swift-format-ignore-file\n\n"
    lines = [
        header + "/// How likely letters follow each other in each language, as Django's translations have them.",
        "enum LanguageModels {",
        "    /// Each language, whether it is written in Latin letters, its letters beyond ASCII, and a row of costs for each",
        "    /// class of letter that precedes: a character is quarters of a bit from `#`, the backslash left out.",
        "    static let all: [(name: String, isLatin: Bool, letters: StaticString, costs: StaticString)] = [",
    ]
    for group, is_latin in [(LATIN, True), (OTHERS, False)]:
        for language, folders in group.items():
            letters, rows = model(language, texts(root, folders), is_latin)
            lines += [
                f'        ("{language}", {str(is_latin).lower()}, "{swift_string(letters)}", """',
                wrapped(rows),
                '        """),',
            ]
    lines += ["    ]", "}", ""]
    common = [
        header + "/// The characters that are most frequent in each language with thousands, as Django's translations have them.",
        "enum CommonCharacters {",
        "    /// Each language, its frequent characters, the most frequent first, and the cost of each, written as in",
        "    /// LanguageModels.",
        "    static let all: [(name: String, characters: StaticString, costs: StaticString)] = [",
    ]
    for language, folders in IDEOGRAPHIC.items():
        text = unicodedata.normalize("NFC", texts(root, folders))
        counts = collections.Counter(c for c in text if ord(c) >= 0x80)
        total = sum(counts.values())
        frequent = sorted(((n, c) for c, n in counts.items() if n >= 2), key=lambda e: (-e[0], e[1]))
        characters = "".join(c for _, c in frequent)
        costs = "".join(character(-math.log2(n / total)) for n, _ in frequent)
        common += [f'        ("{language}", """', wrapped(characters, 50), '        """, """', wrapped(costs), '        """),']
    common += ["    ]", "}", ""]
    return {"LanguageModels.swift": "\n".join(lines), "CommonCharacters.swift": "\n".join(common)}


def django(arguments):
    """The package's folder, and whether it is of the version that the models were made from."""
    if "--django" in arguments:
        root = pathlib.Path(arguments[arguments.index("--django") + 1])
    else:
        spec = importlib.util.find_spec("django")
        if spec is None:
            return None, False
        root = pathlib.Path(spec.submodule_search_locations[0])
    numbers = re.search(r"VERSION = \((\d+), (\d+), (\d+)", (root / "__init__.py").read_text())
    return root, ".".join(numbers.groups()) == VERSION


def main():
    check = "--check" in sys.argv[1:]
    root, is_version = django(sys.argv[1:])
    if root is None or not is_version:
        print(f"Django {VERSION} is not installed: the language models are not checked")
        return 0 if check else 1
    stale = []
    for name, text in sources(root).items():
        path = TARGET / name
        if check:
            if not path.exists() or path.read_text() != text:
                stale.append(name)
        else:
            path.write_text(text)
    if stale:
        print(f"not what {pathlib.Path(__file__).name} writes: {', '.join(stale)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
