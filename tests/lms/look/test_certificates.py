from lxml import etree

from lms.look.certificates import certificate_frame, seal


def test_frame_is_sound_and_light():
    etree.fromstring(certificate_frame())
    assert len(certificate_frame()) < 9000


def test_seal_reads_from_the_right():
    svg = etree.fromstring(seal())
    assert [text.text for text in svg.iter("text")] == list("工学之印")
    assert svg.get("aria-label") == "工学之印"
