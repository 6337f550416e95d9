import re

import pytest
from django.template.loader import render_to_string

SENTENCES = {
    "400.html": "这次请求没读懂",
    "403.html": "您不能打开这一页",
    "404.html": "这个地址没有内容",
    "500.html": "系统出了问题",
}


def test_page_of_parts_needs_no_database_and_no_inline_style(client):
    page = client.get("/look/").content.decode()
    assert page.count('<section class="lot"') == 2
    assert " style=" not in page
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page) == []


@pytest.mark.parametrize(("template", "sentence"), SENTENCES.items())
def test_error_page_is_a_sentence_and_a_way_on(template, sentence):
    page = render_to_string(template)
    assert f'<h1 class="f20 m8">{sentence}</h1>' in page
    assert 'class="btn pri" href="/"' in page
