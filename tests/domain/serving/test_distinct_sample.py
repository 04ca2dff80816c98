from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.model.serving.distinct_sample import DistinctSample
from tests.fakes.served_answers import ANSWER, answer


def sample(numbers: list[int], most: int) -> list[str | None]:
    kept = DistinctSample(most)
    for number in numbers:
        kept.add(answer(number))
    return [each.text for each in kept]


@given(st.lists(st.integers(0, 30)), st.integers(1, 40), st.randoms())
def test_order_and_repetition_change_nothing(numbers: list[int], most: int, random: object) -> None:
    shuffled = [*numbers, *numbers]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    kept = sample(numbers, most)
    assert sample(shuffled, most) == kept
    assert len(kept) == len(set(kept)) == min(most, len(set(numbers)))


def test_a_frequent_text_has_no_better_chance_than_a_rare_one() -> None:
    often = [0] * 10_000 + list(range(2_000))
    kept = sample(often, 1_000)
    assert len(kept) == 1_000
    first, second = (
        sum(f"Product {n}. With" in str(kept) for n in half)
        for half in (range(1_000), range(1_000, 2_000))
    )
    assert abs(first - second) < 150  # five standard deviations


def test_of_a_text_that_came_again_the_last_answer_is_kept() -> None:
    kept = DistinctSample(1)
    kept.add(ANSWER)
    kept.add(replace(ANSWER, label="poor"))
    assert [each.label for each in kept] == ["poor"]


def test_a_hash_stands_for_its_text() -> None:
    kept = DistinctSample(10)
    for digest in ("aa", "bb", "aa"):
        kept.add(replace(ANSWER, text=None, text_hmac=digest))
    assert sorted(str(each.text_hmac) for each in kept) == ["aa", "bb"]
