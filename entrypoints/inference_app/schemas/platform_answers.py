"""Copy for platforms and findings of the linter, as several routes answer them."""

from collections.abc import Mapping

from pydantic import BaseModel, Field

from domain.model.creative.policy.copy_rule import Finding, Severity
from domain.model.creative.text.counting import Counting
from domain.model.creative.variants.source import Source
from domain.model.creative.variants.variant import FieldText, PlatformCopy, Variant


class FindingAnswer(BaseModel):
    """A rule of the platform that a text breaks."""

    rule: str
    severity: Severity
    message: str
    source: str = Field(description="The page that has the rule.")
    start: int = Field(description="In code points.")
    end: int
    text: str = Field(description="What stands there.")


class FieldAnswer(BaseModel):
    """A text that can be pasted as it is."""

    field: str
    text: str = Field(description="Hashtags included.")
    count: int = Field(description="As the platform counts.")
    limit: int | None = Field(description="The platform refuses more; null: it names no limit.")
    soft_limit: int | None = Field(description="What it shows, or advises.")
    counting: Counting
    template_id: str
    hashtags: list[str]
    facts: list[int] = Field(description="Ids of the facts that it says.")
    findings: list[FindingAnswer]


class VariantAnswer(BaseModel):
    """One set of texts, to test against another."""

    tone: str
    hashtags: list[str]
    fields: list[FieldAnswer]


class PlatformCopyAnswer(BaseModel):
    """Variants for one platform."""

    platform: str
    variants: list[VariantAnswer]
    digital_source_type: str | None = Field(
        None, description="For structured titles of Merchant Center: no generative AI wrote them."
    )
    problem: str | None = Field(
        None, description="Why there are none: what the product's texts do not give."
    )


def platform_copy_answer(copy: PlatformCopy, ids: Mapping[Source, int]) -> PlatformCopyAnswer:
    return PlatformCopyAnswer(
        platform=copy.platform.id,
        variants=[_variant(variant, ids) for variant in copy.variants],
        digital_source_type=copy.platform.digital_source_type,
        problem=None if copy.problem is None else str(copy.problem),
    )


def finding_answer(finding: Finding, text: str) -> FindingAnswer:
    return FindingAnswer(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        source=finding.source,
        start=finding.start,
        end=finding.end,
        text=text[finding.start : finding.end],
    )


def _variant(variant: Variant, ids: Mapping[Source, int]) -> VariantAnswer:
    tags = dict.fromkeys(tag for each in variant.texts for tag in each.hashtags)
    return VariantAnswer(
        tone=variant.tone.value,
        hashtags=list(tags),
        fields=[_field(each, ids) for each in variant.texts],
    )


def _field(written: FieldText, ids: Mapping[Source, int]) -> FieldAnswer:
    field = written.field
    return FieldAnswer(
        field=field.name,
        text=written.text,
        count=written.length,
        limit=field.hard and field.hard.value,
        soft_limit=field.soft and field.soft.value,
        counting=field.counting,
        template_id=written.template_id,
        hashtags=list(written.hashtags),
        facts=sorted({ids[source] for source in written.sources if source in ids}),
        findings=[finding_answer(finding, written.text) for finding in written.findings],
    )
