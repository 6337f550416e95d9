from lms.look.rings import ring, ring_of_parts


def test_ring_shows_its_percentage():
    assert ring(52) == (
        '<span class="ring r44" role="img" aria-label="已完成 52%">'
        '<svg viewBox="0 0 44 44" aria-hidden="true"><g transform="translate(22 22) rotate(-90)">'
        '<circle class="tr" r="20" stroke-width="4"/>'
        '<circle class="fg" r="20" stroke-width="4" pathLength="100" stroke-dasharray="52 101"/></g></svg>'
        '<span aria-hidden="true"><b>52%</b></span></span>'
    )


def test_empty_ring_has_no_arc_and_full_ring_a_tick():
    assert "fg" not in ring(0)
    assert 'd="m5.5 12.5' in ring(100)
    assert "100%" not in ring(100, label="学完")


def test_ring_never_passes_its_ends():
    assert 'stroke-dasharray="100 101"' in ring(140)
    assert "fg" not in ring(-3)


def test_small_ring_has_no_words():
    assert ring(35, 24).endswith("</svg></span>")


def test_parts_follow_one_another_and_are_measured_against_the_goal():
    drawn = ring_of_parts([(5, 20.0), (3, 10.0)], 40, 132, "30.0", "今年 30.0 学时")
    assert 'class="fg th5"' in drawn
    assert 'class="fg th3"' in drawn
    assert "<b>30.0</b><small>/ 40.0</small>" in drawn
    assert 'aria-label="今年 30.0 学时"' in drawn


def test_words_in_a_ring_are_escaped():
    assert "<script>" not in ring(10, text="<script>", label="<script>")
