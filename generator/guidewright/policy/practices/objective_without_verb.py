"""Objectives begin with the verb itself, in its plain form (requirement C3)."""

import re
from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.objectives import english_objectives
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "objective-without-verb",
    Severity.WARNING,
    "An objective begins with an action verb in its plain form.",
    "“Approval workflows” names a subject; “Create an approval workflow” says what readers can do afterwards.",
)
NO_VERB = re.compile(
    "a|all|an|and|any|basics|best|each|every|everything|for|her|his|how|in|introduction|its|my|on|our|overview|"
    r"\d+|that|the|their|these|this|those|tips|what|when|where|which|why|with|your"
)
GERUND = re.compile(r"(?!(?:br|cl|fl|p|r|s|spr|st|str|sw|w)ing$)\w+ing")
NOUN = re.compile(r"\w+(?:ance|ence|ment|ness|sion|tion)")
VERB_LIKE_NOUN = re.compile(
    "advance|augment|auction|balance|commence|comment|complement|compliment|condition|document|enhance|evidence|"
    "experiment|finance|fragment|function|implement|influence|mention|partition|position|provision|question|"
    "reference|section|segment|sequence|station|supplement|transition"
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for words, find in english_objectives(academy):
        first = re.match(r"[\w'-]+", words)
        problem = _problem(first[0]) if first else "it does not begin with a word"
        if problem:
            help_text = "Begin with the verb: “Create …”, “Route …”, “Export …”."
            yield RULE.at(find(), problem, help_text)


def _problem(word: str) -> str | None:
    if NO_VERB.fullmatch(word):
        return f"“{word}” is not a verb"
    if GERUND.fullmatch(word):
        return f"“{word}” names the activity, it does not say what the reader does"
    if NOUN.fullmatch(word) and not VERB_LIKE_NOUN.fullmatch(word):
        return f"“{word}” is a noun, not what the reader does"
    return None


PRACTICE = Practice(RULE, _find)
