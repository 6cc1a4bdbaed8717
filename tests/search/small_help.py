"""A small help site in four languages, whose words are ones that readers write in more than one way."""

from __future__ import annotations

from tests.site.search_index import Pages, Written

__all__ = ["SYNONYMS", "small_help"]

SYNONYMS = 'guidewrightSearch([["invoice","bill"],["sign in","log on"]])'
_TITLES = {
    "en": {
        "approve": "Approve an invoice",
        "cancel": "Cancelling a standing order",
        "authorise": "Authorize several payments",
        "resume": "Upload your résumé",
        "signon": "Set up single sign-on",
        "csv": "Export a CSV file",
        "release": "What is new in 4.2",
        "login": "Sign in for the first time",
        "workflow": "Delete workflows",
    },
    "ja": {
        "ask": "サポートへの問い合わせ",
        "return": "請求書を差し戻す",
        "workflow": "ワークフローの編集",
        "server": "サーバーの設定",
        "csv": "CSVに書き出す",
        "limit": "承認限度額を決める",
    },
    "zh": {
        "approve": "审批发票",
        "supplier": "添加供应商",
        "report": "导出审计报告",
    },
    "ms": {
        "approve": "Meluluskan invois",
        "send": "Hantar semula dokumen",
        "save": "Simpan laporan",
    },
}
_FILLING = {"en": "Nothing more.", "ja": "以上です。", "zh": "仅此而已。", "ms": "Itu sahaja."}


def small_help() -> Pages:
    """Its pages, by file."""
    roles = ("buyer", "manager")
    return {
        f"{'' if language == 'en' else language + '/'}{name}/index.html": Written(
            title, _FILLING[language], language, {"role": roles[at % 2], "kind": "how-to"}
        )
        for language, titles in _TITLES.items()
        for at, (name, title) in enumerate(titles.items())
    }
