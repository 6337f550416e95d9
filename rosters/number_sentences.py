# ruff: noqa: E501 (sentences and lists of words are not cut)
"""What is wrong with identity and phone numbers, in the words of rosters/sentences.py."""

from django.utils.translation import gettext_lazy as _

NUMBERS = {
    "number_empty": (_("Number missing"), _("Please enter the number of the identity card.")),
    "number_spreadsheet": (
        _("Number lost"),
        _("The spreadsheet rounded the number. Please format the column as text and enter the number again."),
    ),
    "number_digits15": (
        _("Old number"),
        _("This is an old number of 15 digits. Please enter the 18 places of today's card."),
    ),
    "number_length": (
        _("Number incomplete"),
        _("The number has 18 places, here are %(count)d. Please compare the card."),
    ),
    "number_characters": (
        _("Number unusual"),
        _("The number is 17 digits and a last digit or X. Please compare the card."),
    ),
    "number_check_digit": (
        _("Number wrong"),
        _("By the rule the last place would be %(expected)s, so one digit is wrong. Please compare the card."),
    ),
    "number_birth_date": (
        _("Day does not exist"),
        _("There is no day %(date)s. Please compare the number with the card."),
    ),
    "number_future": (
        _("Day to come"),
        _("The day of birth in this number lies in the future. Please compare the card."),
    ),
    "number_too_young": (_("Too young"), _("Not yet 16 years old by this number: nobody of this age can be entered.")),
    "number_repeated": (
        _("Twice in the file"),
        _("The same person stands in row %(row)d. Please keep one of the rows."),
    ),
    "number_shared": (
        _("Number shared"),
        _("Row %(row)d has the same number and another name. Please find out whose it is."),
    ),
    "number_prefix": (_("Number unusual"), _("The number of this permit begins with 81, 82 or 83.")),
    "number_foreign": (_("Number unusual"), _("The number of this card begins with 9, or with three letters.")),
    "number_passport": (_("Number unusual"), _("A passport number has 5 to 20 letters and digits.")),
    "number_military": (_("Number unusual"), _("The number of an officer card looks like 南字第01234567号.")),
    "kind_unknown": (
        _("Paper unknown"),
        _("Please write 居民身份证, 港澳台居民居住证, 外国人永久居留身份证, 护照 or 军官证."),
    ),
    "person_closed": (
        _("Account closed"),
        _("This person's account is closed. Please ask an administrator to open it."),
    ),
}
PHONES = {
    "phone_letters": (_("Phone unusual"), _("A mobile number is made of 11 digits only. Please correct it.")),
    "phone_length": (_("Phone incomplete"), _("A mobile number has 11 digits, here are %(count)d. Please correct it.")),
    "phone_form": (_("Phone unusual"), _("This is no mobile number: those begin with 13 to 19. Please correct it.")),
    "phone_rounded": (
        _("Phone lost"),
        _("The spreadsheet rounded the number. Please format the column as text and enter it again."),
    ),
    "phone_several": (_("Two phones"), _("Two numbers stand in one cell. Please keep the one used for signing in.")),
    "phone_landline": (
        _("Landline"),
        _("A landline receives no codes. Please enter a mobile number or leave it empty."),
    ),
    "phone_taken": (
        _("Phone in use"),
        _("The number belongs to another person on record. Please ask the person, or leave the cell empty."),
    ),
    "phone_repeated": (_("Phone repeated"), _("Row %(row)d has the same number. It can belong to one person only.")),
}
