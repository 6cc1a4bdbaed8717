"""Words and sentences of a generated academy: numbers in, the same plausible English out on every run."""

from __future__ import annotations

from random import Random

__all__ = ["VERBS", "Prose", "label_key", "labels", "slug", "title"]

VERBS = (
    "Approve",
    "Archive",
    "Assign",
    "Change",
    "Compare",
    "Copy",
    "Correct",
    "Create",
    "Delegate",
    "Export",
    "Filter",
    "Find",
    "Forward",
    "Import",
    "Merge",
    "Print",
    "Reject",
    "Rename",
    "Restore",
    "Share",
    "Sort",
    "Split",
    "Submit",
    "Test",
    "Translate",
    "Undo",
    "Update",
    "Verify",
)
THINGS = (
    "an approval rule",
    "an archived invoice",
    "a bank account",
    "a budget line",
    "a comment",
    "a cost centre",
    "a credit note",
    "a currency",
    "a custom field",
    "a dashboard",
    "a deadline",
    "a department",
    "a document type",
    "an escalation",
    "an export profile",
    "an invoice",
    "a notification",
    "a payment run",
    "a purchase order",
    "a recurring invoice",
    "a report",
    "a retention period",
    "a saved view",
    "a signature",
    "a supplier",
    "a tax code",
    "a team",
    "a workflow",
)
PLACES = (
    "for a new branch",
    "for a single supplier",
    "for all departments",
    "for the audit",
    "from a spreadsheet",
    "from a template",
    "in another currency",
    "in bulk",
    "in the archive",
    "in the sandbox",
    "on a phone",
    "on behalf of a colleague",
    "over the limit",
    "under a deadline",
    "with a second approver",
    "without a purchase order",
)
SUBJECTS = (
    "The approver",
    "The accounts team",
    "Your administrator",
    "The submitter",
    "The system",
    "Whoever owns the budget",
    "A colleague with the same role",
    "The list",
    "The report",
    "The dashboard",
)
ACTIONS = (
    "sees the amount and its history at once",
    "receives a message within a minute",
    "keeps the decision together with its reason",
    "compares the figures with the purchase order",
    "asks for a second opinion above the limit",
    "shows only what is still open",
    "takes the currency of the supplier into account",
    "sends a reminder after three working days",
    "returns the document with a comment",
    "adds the change to the record for the auditors",
)
CONDITIONS = (
    "when the amount is over 5,000",
    "as soon as the workflow is published",
    "unless the department has a rule of its own",
    "even if nobody is signed in",
    "before the end of the period",
    "after the first approval",
    "while the invoice waits",
    "whenever a field changes",
)
AREAS = ("invoice", "workflow", "report", "supplier", "settings", "dashboard")
PARTS = ("title", "status", "amount", "owner", "comment", "history", "filter", "save", "cancel", "export")


class Prose:
    """Sentences of one text."""

    def __init__(self, number: int) -> None:
        self._random = Random(number)  # noqa: S311  # the same text on every run, not a secret

    def sentence(self) -> str:
        """About twelve words."""
        return f"{self.pick(SUBJECTS)} {self.pick(ACTIONS)}, {self.pick(CONDITIONS)}."

    def paragraph(self, sentences: int) -> str:
        """Sentences with some emphasis, as writers use it."""
        words = [self.sentence() for _ in range(sentences)]
        words[0] = f"**{words[0].split(',')[0]}**,{words[0].split(',', 1)[1]}"
        return " ".join(words)

    def pick(self, words: tuple[str, ...]) -> str:
        """One of several."""
        return self._random.choice(words)

    def number(self, most: int) -> int:
        """A number from 0, below `most`."""
        return self._random.randrange(most)

    def label(self) -> str:
        """A placeholder for one of the product's labels."""
        return "{{ ui." + label_key(self.number(len(AREAS) * len(PARTS))) + " }}"


def label_key(number: int) -> str:
    """One of the keys of the product's string catalogue."""
    return f"{AREAS[number % len(AREAS)]}.{PARTS[number // len(AREAS) % len(PARTS)]}"


def labels() -> dict[str, str]:
    """The product's string catalogue."""
    keys = (label_key(number) for number in range(len(AREAS) * len(PARTS)))
    return {key: " ".join(key.split(".")).capitalize() for key in keys}


def title(number: int) -> str:
    """A title that no other number below 12,000 has."""
    verb, thing = number % len(VERBS), number // len(VERBS) % len(THINGS)
    return f"{VERBS[verb]} {THINGS[thing]} {PLACES[number // (len(VERBS) * len(THINGS)) % len(PLACES)]}"


def slug(number: int) -> str:
    """The title as a file name and id."""
    return title(number).casefold().replace(" ", "-")
