from lxml import etree

from lms.look.charts import Column, columns, sparkline


def test_column_chart_says_itself_in_words():
    svg = etree.fromstring(columns([Column("1月", 10, 5), Column("2月", 20, None, True)], "1月 10 人，2月 20 人"))
    assert svg.get("aria-label") == "1月 10 人，2月 20 人"
    assert [rect.get("class") for rect in svg.iter("rect")] == ["col", "open"]
    assert [text.text for text in svg.iter("text")] == ["0", "10", "20", "1月", "2月"]


def test_empty_chart_is_only_axes():
    svg = etree.fromstring(columns([], "还没有人学习"))
    assert list(svg.iter("rect")) == []


def test_sparkline_needs_two_values():
    assert sparkline([3]) == ""
    assert sparkline([1, 1]) == (
        '<svg class="spark" viewBox="0 0 84 34" aria-hidden="true"><path d="M2 30L78 30"/>'
        '<circle cx="78" cy="30" r="3.5"/></svg>'
    )
