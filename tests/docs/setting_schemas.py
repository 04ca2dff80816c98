"""What the settings' own schema says of each setting: the measure of every document."""

from typing import Any

from entrypoints.settings.settings import Settings

Schema = dict[str, Any]

LONGEST_SECONDS = 86_400
_MOST_CHOICES = 5  # currencies and locales are listed by the service


def setting_schemas() -> dict[tuple[str, str], Schema]:
    """By section and name, without references and without null as an alternative."""
    whole = Settings.model_json_schema()
    definitions = whole["$defs"]

    def resolved(schema: Schema) -> Schema:
        referred = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else {}
        return {**next(iter(schema.get("anyOf", [])), {}), **referred, **schema}

    return {
        (section, name): resolved(schema)
        for section, found in whole["properties"].items()
        for name, schema in resolved(found)["properties"].items()
    }


def choices(schema: Schema) -> set[str]:
    """The words it may be, where they are few."""
    found = set(schema.get("enum", []))
    return found if len(found) <= _MOST_CHOICES else set()


def bounds(schema: Schema) -> str:
    """As documents word them; nothing where there are none, and of durations up to a day."""
    least, above = schema.get("minimum"), schema.get("exclusiveMinimum")
    most, below = schema.get("maximum"), schema.get("exclusiveMaximum")
    if (above, most) == (0, LONGEST_SECONDS):
        return ""
    if least is not None and most is not None:
        return f"{_number(least)} to {_number(most)}"
    starts = "from" if below is not None else "at least"
    named = {starts: least, "above": above, "at most": most, "below": below}
    words = [f"{word} {_number(limit)}" for word, limit in named.items() if limit is not None]
    if "maxLength" in schema:
        words.append(f"up to {_number(schema['maxLength'])} characters")
    return " and ".join(words)


def _number(limit: float) -> str:
    return str(limit).removesuffix(".0")
