"""Floor and ceiling, of runners that only say who called them."""

from threading import get_ident, main_thread

from entrypoints.benchmarks.serving.in_process import ceiling, floor

TEXTS = [f"text {number}" for number in range(20)]


def test_the_floor_asks_every_text_on_this_thread() -> None:
    asked: list[tuple[int, str]] = []
    assert floor(lambda text: asked.append((get_ident(), text)), TEXTS, seconds=0.05) > 0
    assert {thread for thread, _ in asked} == {main_thread().ident}
    assert {text for _, text in asked} == set(TEXTS)


def test_the_ceiling_gives_each_runner_a_thread_of_its_own() -> None:
    callers: list[set[int]] = [set(), set()]
    runners = [lambda _, mine=mine: mine.add(get_ident()) for mine in callers]
    assert ceiling(runners, TEXTS, seconds=0.05) > 0
    assert [len(mine) for mine in callers] == [1, 1]
    assert len(set.union(*callers)) == 2
    assert main_thread().ident not in set.union(*callers)
