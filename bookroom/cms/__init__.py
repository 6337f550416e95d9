"""The librarians' screens in Wagtail."""
