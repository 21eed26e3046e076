#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""accuracy.py CADRAGE FOLDER - precision and recall of each voice, from reference files.

FOLDER holds voice_cases.tsv (id, lang, text, term, voice, speaker: one term a sentence) and seeds.tsv (article, start, end, text,
choice, wording, voice, ...: | splits defensible values) beside ../corpus/seeds. Prints one table a file, in Markdown."""
import csv, json, os, subprocess, sys, tempfile
from collections import Counter

VOICES = ["own", "quoted", "partial", "attributed", "distanced", "hearsay", "denied", "named"]
program, folder = sys.argv[1], sys.argv[2]


def rows(text):
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def read(name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return rows(file.read())


def mentions(*arguments):
    run = subprocess.run([program, "mentions", "-q", "-f", "tsv", *arguments], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{program} failed: {run.stderr.strip()}")
    return rows(run.stdout)


def sentence_pairs(language, cases):
    """(wanted, found) of each case; found is None where the term was not found."""
    with tempfile.TemporaryDirectory() as scratch:
        lexicon, corpus = os.path.join(scratch, "terms.yaml"), os.path.join(scratch, "cases.jsonl")
        with open(lexicon, "w", encoding="utf-8") as file:
            file.write(f"lexicon: cases\nlanguage: {language}\nversion: 1\nlicence: CC0-1.0\ntitle: {{en: cases}}\nloaded:\n")
            for number, term in enumerate(sorted({case["term"] for case in cases})):
                file.write(f"  t{number}:\n    title: t\n    terms: [{json.dumps(term, ensure_ascii=False)}]\n")
        with open(corpus, "w", encoding="utf-8") as file:
            for case in cases:
                file.write(json.dumps({"id": case["id"], "language": language, "text": case["text"]}, ensure_ascii=False) + "\n")
        found = {}
        for row in mentions("-l", lexicon, corpus):
            if any(case["id"] == row["article"] and overlap(case, row) for case in cases):
                found.setdefault(row["article"], row["voice"])
    return [([case["voice"]], found.get(case["id"])) for case in cases]


def overlap(case, row):
    return row["text"].lower() in case["term"].lower() or case["term"].lower() in row["text"].lower()


def seed_pairs():
    gold = [row for row in read("seeds.tsv") if row["status"] != "optional"]
    found = mentions("-l", "haut-karabakh", os.path.join(folder, "..", "corpus", "seeds"))
    pairs = []
    for want in gold:
        same = [row for row in found if os.path.splitext(row["article"])[0] == want["article"] and row["choice"] == want["choice"]
                and int(row["start"]) < int(want["end"]) and int(row["end"]) > int(want["start"])]
        pairs.append((want["voice"].split("|"), same[0]["voice"] if same else None))
    return pairs


def table(title, pairs):
    right, wanted, given = Counter(), Counter(), Counter()
    for want, got in pairs:
        agreed = got if got in want else want[0]
        wanted[agreed] += 1
        if got is not None:
            given[got] += 1
        right[agreed] += got in want
    print(f"\n{title}: {sum(right.values())} of {len(pairs)} right\n\n| voice | cases | precision | recall |\n| --- | --- | --- | --- |")
    for voice in VOICES:
        if wanted[voice] or given[voice]:
            precision = f"{right[voice] / given[voice]:.2f}" if given[voice] else "–"
            recall = f"{right[voice] / wanted[voice]:.2f}" if wanted[voice] else "–"
            print(f"| {voice} | {wanted[voice]} | {precision} | {recall} |")


if not os.path.exists(os.path.join(folder, "voice_cases.tsv")):
    sys.exit(f"no reference files in {folder}: nothing measured")
cases = read("voice_cases.tsv")
for code in sorted({case["lang"] for case in cases}):
    table(f"Sentences, {code}", sentence_pairs(code, [case for case in cases if case["lang"] == code]))
table("Annotated articles", seed_pairs())
