"""The names that templates may use for what a product and a campaign say."""

from domain.model.creative.facts.fact import Form

PRODUCT_SLOTS = frozenset(
    {
        "product",
        "name",
        "brand",
        "type",
        "types",
        "noun",
        "nouns",
        "category",
        "color",
        "size",
        "material",
    }
    | {"pack", "capacity", "model", "gender", "title", "description"}
    | {"full_title", "extras"}
)
OFFER_SLOTS = frozenset({"price", "was", "rating", "reviews", "offer", "url"})
CAMPAIGN_SLOTS = frozenset({"keyword", "audience"})
PHRASE_SLOTS = frozenset({"cta", "hook"})
FACT_FORMS: dict[str, frozenset[Form]] = {
    "fact": frozenset(Form),
    "feature": frozenset({Form.NOUN}),
    "does": frozenset({Form.DOES}),
    "act": frozenset({Form.ACT}),
    "wish": frozenset({Form.ACT}),
    "use": frozenset({Form.USE}),
    "for": frozenset({Form.USE}),
    "with": frozenset({Form.NOUN}),
    "state": frozenset({Form.STATE, Form.NOUN, Form.CLAUSE}),
    "line": frozenset(Form) - {Form.ACT},
}
FACT_SLOTS = frozenset(f"{name}{number}" for name in FACT_FORMS for number in ("", "2", "3", "4"))
LIST_SLOTS = frozenset({"list", "lines", "it_does", "facts"})
SLOTS = PRODUCT_SLOTS | OFFER_SLOTS | CAMPAIGN_SLOTS | PHRASE_SLOTS | FACT_SLOTS | LIST_SLOTS
