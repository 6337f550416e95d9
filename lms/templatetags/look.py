"""Tags and filters that every template may use; the drawing itself is done in lms.look."""

from django import template

from lms.look import bars, books, certificates, charts, covers, icons, pictures, rings, themes, words
from lms.look.numbers import whole_percent

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(pictures.picture, name="picture")
register.simple_tag(rings.ring, name="ring")
register.simple_tag(rings.ring_of_parts, name="ring_of_parts")
register.simple_tag(bars.bar, name="bar")
register.simple_tag(covers.course_cover, name="course_cover")
register.simple_tag(books.book_cover, name="book_cover")
register.simple_tag(charts.columns, name="column_chart")
register.simple_tag(charts.key, name="chart_key")
register.simple_tag(charts.sparkline, name="sparkline")
register.simple_tag(certificates.certificate_frame, name="certificate_frame")
register.simple_tag(certificates.seal, name="seal")
register.simple_tag(words.hours, name="hours")
register.simple_tag(words.minutes, name="minutes")
register.simple_tag(words.credit, name="credit")
register.simple_tag(words.signed_credit, name="signed_credit")
register.simple_tag(words.money, name="money")
register.simple_tag(whole_percent, name="percent")

register.filter("day", words.day)
register.filter("moment", words.moment)
register.filter("ago", words.ago)
register.filter("days_left", words.days_left)
register.filter("waited", words.waited)
register.filter("hours", words.hours)
register.filter("credit", words.credit)
register.filter("money", words.money)
register.filter("signed", words.signed)
register.filter("jacket", books.jacket_number)
register.filter("theme_number", themes.number)
register.filter("theme_name", themes.name)
