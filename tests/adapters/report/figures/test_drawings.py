"""The drawings: with alternative text, legible at any width, nothing hidden."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import nan
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure

from adapters.report.figures.accuracy_by_version import accuracy_by_version
from adapters.report.figures.all_drawings import drawings
from adapters.report.figures.canvas import NARROW, WIDE
from adapters.report.figures.confusion import confusion
from adapters.report.figures.drawing import Chart
from adapters.report.figures.learning_curves import learning_curves
from adapters.report.figures.reliability_diagram import reliability_diagram
from adapters.report.figures.roc import roc
from domain.model.data.labelling import Label
from domain.model.evaluation.parity import Precision
from domain.model.promotion.decision_entry import ROLLED_BACK, DecisionKind
from domain.model.promotion.run_report import RunReport, TrainingRecord
from domain.model.promotion.verdict import Outcome
from tests.fakes.run_report import earlier, epochs, parity, run_report, with_history

GOOD, POOR = Label.GOOD, Label.POOR
BOTH = [GOOD, POOR] * 20
MADE = run_report(BOTH, good=[0.9, 0.2, 0.4, 0.7] * 10, champion=[0.8, 0.3, 0.6, 0.6] * 10)
CHARTS = (learning_curves, confusion, roc, reliability_diagram, accuracy_by_version)


def figures(chart: Chart) -> list[Figure]:
    return [chart.figure, *([chart.wide] if chart.wide else [])]


@pytest.mark.parametrize("draw", CHARTS)
@pytest.mark.parametrize("versions", [1, 2, 61])
def test_legends_hide_nothing_and_fit(draw: Callable[[RunReport], Chart], versions: int) -> None:
    for figure in figures(draw(with_history(MADE, versions))):
        figure.draw_without_rendering()
        width = figure.bbox.width
        for legend in figure.legends:
            box = legend.get_window_extent()
            assert box.x0 >= 0
            assert box.x1 <= width + 1
            assert all(box.y0 >= axes.bbox.y1 for axes in figure.axes)
        assert all(axes.get_legend() is None for axes in figure.axes)


def test_text_is_as_large_as_planned_where_a_drawing_is_as_wide_as_planned() -> None:
    for drawing in drawings(with_history(MADE, 61)):
        for svg, width in ((drawing.narrow, NARROW), (drawing.wide, WIDE)):
            if svg is None:
                continue
            box = re.search(r'viewBox="0 0 ([\d.]+) ', svg)
            assert box is not None
            assert float(box[1]) == width
            sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]
            assert sizes
            assert min(sizes) >= 13


def test_colours_on_the_page_are_the_page_s_and_files_stand_alone() -> None:
    for drawing in drawings(with_history(MADE, 8)):
        for svg in (drawing.narrow, drawing.wide or ""):
            assert not re.search(r"#[0-9a-fA-F]{3,6}[;\"]", svg)
        assert "var(" not in drawing.file
        root = ET.fromstring(drawing.file)  # noqa: S314 - we wrote it ourselves
        assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_a_drawing_carries_no_date_and_no_maker() -> None:
    for drawing in drawings(MADE):
        assert not re.search(r"<metadata|<!--|matplotlib|font-family: ", drawing.narrow)


def test_whoever_cannot_see_a_drawing_is_told_its_figures() -> None:
    for drawing in drawings(MADE):
        assert 'role="img"' in drawing.narrow
        assert f'<title id="{drawing.name}-title">{drawing.title}</title>' in drawing.narrow
        desc = re.search(r"<desc[^>]*>(.*?)</desc>", drawing.narrow)
        assert desc is not None
        assert re.search(r"\d", desc[1])


def test_a_confusion_matrix_has_shares_of_each_truth_and_what_mistakes_cost() -> None:
    chart = confusion(MADE)
    texts = " ".join(text.get_text() for text in chart.figure.axes[0].texts)
    # of each label a half is right
    assert texts.count("50.0%") == 4
    assert "poor copy\nposted" in texts
    assert "needlessly" in texts
    assert "Of 20 poor products 10 were called poor and 10 good" in chart.alt_text


def test_both_models_have_a_roc_curve_and_the_threshold_is_marked() -> None:
    axes = roc(MADE).figure.axes[0]
    assert [(0.5, 0.5)] in [list(zip(*line.get_data(), strict=True)) for line in axes.lines]
    alone = roc(run_report(BOTH)).figure.axes[0]
    assert len(axes.lines) == len(alone.lines) + 1


def test_one_label_alone_has_no_curve_and_says_why() -> None:
    assert "same label" in roc(run_report([GOOD] * 5)).caption


def test_epochs_are_whole_numbers() -> None:
    for count in (1, 2, 3, 10, 40):
        made = replace(MADE, training=TrainingRecord(epochs=epochs(count)))
        below = learning_curves(made).figure.axes[1]
        ticks = below.get_xticks()
        assert all(tick == int(tick) for tick in ticks)
        assert len(ticks) <= 10


def test_losses_that_are_no_numbers_can_be_drawn() -> None:
    lost = [replace(each, training_loss=nan, validation_loss=nan) for each in epochs(3)]
    made = replace(MADE, training=TrainingRecord(epochs=lost))
    assert "nan" in learning_curves(made).alt_text


def test_losses_and_accuracy_have_a_panel_each() -> None:
    above, below = learning_curves(MADE).figure.axes
    assert (above.get_ylabel(), below.get_ylabel()) == ("loss, nats", "accuracy")


@pytest.mark.parametrize(
    ("precision", "why"), [(Precision.INT8, "8 bits"), (Precision.FP32, "another order")]
)
def test_why_the_exported_model_differs_is_said(precision: Precision, why: str) -> None:
    made = replace(MADE, comparison=replace(MADE.comparison, parity=parity(precision)))
    assert why in learning_curves(made).caption
    accuracy = made.comparison.decision.challenger_accuracy
    same = [replace(epochs(1)[0], accuracy=accuracy)]
    caption = learning_curves(replace(made, training=TrainingRecord(epochs=same))).caption
    assert "as with the exported model" in caption


def test_reliability_without_a_temperature_says_why() -> None:
    chart = reliability_diagram(replace(MADE, training=TrainingRecord(epochs=epochs(1))))
    labels = [text.get_text() for text in chart.figure.legends[0].get_texts()]
    assert labels == ["as trained", "confidence = accuracy"]
    assert "too few training rows" in chart.caption
    fitted_to_one = TrainingRecord(epochs=epochs(1), calibration_rows=40)
    chart = reliability_diagram(replace(MADE, training=fitted_to_one))
    assert "fitted on 40 training rows" in chart.caption


def test_reliability_before_and_after_a_temperature_have_their_errors() -> None:
    # always 0.9 sure and right in 3 of 4: 0.15 off; before the temperature 0.96 sure: 0.21 off
    made = run_report([GOOD, GOOD, GOOD, POOR])
    chart = reliability_diagram(made)
    labels = [text.get_text() for text in chart.figure.legends[0].get_texts()]
    assert labels[:2] == ["before temperature", "after temperature 1.50"]
    assert "0.214 before, 0.150 after" in chart.caption


def test_bins_are_not_joined_and_have_bars() -> None:
    made = run_report(BOTH, good=[0.55, 0.35, 0.75, 0.15] * 10)
    axes = reliability_diagram(made).figure.axes[0]
    bars = [line for line in axes.lines if line.get_linestyle() == "-"]
    assert len(bars) >= 4
    assert all(len(set(line.get_xdata())) == 1 for line in bars)


def lines(report: RunReport) -> list[tuple[float, ...]]:
    axes = accuracy_by_version(report).figure.axes[0]
    return [tuple(line.get_ydata()) for line in axes.lines]


def test_every_kind_of_earlier_decision_is_drawn() -> None:
    kinds = [
        earlier(DecisionKind.COMPARISON, Outcome.PROMOTED),
        earlier(DecisionKind.COMPARISON, Outcome.KEPT),
        earlier(DecisionKind.ROLLBACK, ROLLED_BACK),
    ]
    counts = [len(lines(replace(MADE, decisions=kinds[:shown]))) for shown in range(4)]
    assert counts == sorted(set(counts))


@pytest.mark.parametrize("outcome", [Outcome.PROMOTED, Outcome.KEPT])
def test_an_earlier_examination_has_a_bar_as_long_as_its_interval(outcome: Outcome) -> None:
    past = earlier(DecisionKind.COMPARISON, outcome)  # 60 of 80 rows: 64.5 to 83.2 % by Wilson
    bars = [ys for ys in lines(replace(MADE, decisions=[past])) if len(ys) == 2]
    assert (pytest.approx(0.645, abs=1e-3), pytest.approx(0.832, abs=1e-3)) in bars


def test_promotions_and_rollbacks_carry_their_model_version() -> None:
    for kind, outcome in (
        (DecisionKind.COMPARISON, Outcome.PROMOTED),
        (DecisionKind.ROLLBACK, ROLLED_BACK),
    ):
        chart = accuracy_by_version(replace(MADE, decisions=[earlier(kind, outcome)]))
        assert [text.get_text() for text in chart.figure.axes[0].texts] == ["v1"]


def test_a_rollback_stands_below_every_interval() -> None:
    back = earlier(DecisionKind.ROLLBACK, ROLLED_BACK)
    axes = accuracy_by_version(replace(MADE, decisions=[back])).figure.axes[0]
    marker = next(line for line in axes.lines if line.get_marker() == "^")
    low, high = axes.get_ylim()
    place = low + 0.06 * (high - low)
    data = [y for line in axes.lines if line is not marker for y in line.get_ydata()]
    assert marker.get_ydata()[0] < 0.06
    assert min(data) > place


@pytest.mark.parametrize("versions", [1, 2, 61])
def test_the_scale_of_versions_holds_every_interval_and_little_more(versions: int) -> None:
    for figure in figures(accuracy_by_version(with_history(MADE, versions))):
        axes = figure.axes[0]
        low, high = axes.get_ylim()
        heights = [y for line in axes.lines if line.get_marker() != "^" for y in line.get_ydata()]
        assert low < min(heights) <= max(heights) <= high
        assert high - low <= 1.5 * (max(heights) - min(heights))
        left, right = axes.get_xlim()
        ticks = [tick for tick in axes.get_xticks() if left <= tick <= right]
        assert ticks
        assert set(ticks) <= set(range(1, versions + 1))


def test_names_of_versions_do_not_overlap() -> None:
    for figure in figures(accuracy_by_version(with_history(MADE, 61))):
        figure.draw_without_rendering()
        boxes = sorted((t.get_window_extent() for t in figure.axes[0].texts), key=lambda b: b.x0)
        level = [box for box in boxes if box.y0 == boxes[-1].y0]
        assert all(one.x1 <= other.x0 for one, other in pairwise(level))
