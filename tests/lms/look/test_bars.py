from lms.look.bars import bar


def test_bar_shows_its_share():
    assert bar(52) == (
        '<svg class="bar" role="img" aria-label="已完成 52%"><rect class="tr" width="100%" height="6" rx="3"/>'
        '<rect class="fg" width="52%" height="6" rx="3"/></svg>'
    )


def test_bar_with_goal_has_an_ink_mark_and_says_both_numbers():
    assert bar(35.9, 70, theme="good") == (
        '<svg class="bar good" role="img" aria-label="35.9%，目标 70%">'
        '<rect class="tr" width="100%" height="6" rx="3"/>'
        '<rect class="fg" width="35.9%" height="6" rx="3"/>'
        '<rect class="goal" x="70%" y="-3" width="2" height="12" rx="1"/></svg>'
    )


def test_empty_bar_draws_only_its_track():
    assert bar(0, label="还没开始") == (
        '<svg class="bar" role="img" aria-label="还没开始"><rect class="tr" width="100%" height="6" rx="3"/></svg>'
    )
