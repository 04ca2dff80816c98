"""An answer of /predict with facts, for what the service cannot always give."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

Json = dict[str, Any]
TITLE = "Walnut 🪵 Desk Lamp"
DESCRIPTION = "Turned from solid walnut, with a linen shade. Dims in five steps."


def fact(place: int, kind: str, text: str, field: str) -> Json:
    source = {"title": TITLE, "description": DESCRIPTION}.get(field, text)
    start = source.index(text)  # in code points, as Python counts
    return {
        "id": place,
        "kind": kind,
        "text": text,
        "field": field,
        "start": start,
        "end": start + len(text),
    }


FACTS = [
    fact(1, "name", "Desk Lamp", "title"),
    fact(2, "material", "solid walnut", "description"),
    fact(3, "feature", "with a linen shade", "description"),
    fact(4, "outcome", "Dims in five steps", "description"),
    fact(5, "price", "79.90 USD", "price"),
]


def text(field: str, words: str, limit: int | None, soft: int | None = None, *used: int) -> Json:
    return {
        "field": field,
        "text": words,
        "count": len(words),
        "limit": limit,
        "soft_limit": soft,
        "counting": "utf-16-units",
        "template_id": "stub/one",
        "hashtags": [],
        "findings": [],
        "facts": list(used),
    }


def answer(*platforms: tuple[str, list[Json]], **more: object) -> Json:
    return {
        "quality": "good",
        "confidence": 0.9,
        "needs_review": False,
        "model_version": 1,
        "seed": 7,
        "platforms": [
            {
                "platform": platform,
                "problem": None,
                "variants": [{"tone": "plain", "hashtags": [], "fields": fields}],
            }
            for platform, fields in platforms
        ],
        **more,
    }


def with_facts(*platforms: tuple[str, list[Json]], **more: object) -> Json:
    texts = {"title": TITLE, "description": DESCRIPTION}
    return answer(*platforms, input=texts, facts=FACTS, **more)


def stub(page: Page, given: Json) -> None:
    page.route("**/predict", _giving(given))


def _giving(given: Json) -> Callable[[Route], None]:
    return lambda route: route.fulfill(content_type="application/json", body=json.dumps(given))
