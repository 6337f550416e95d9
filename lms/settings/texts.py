"""Text messages: which gateway carries them, by which templates, and what a day may cost."""

from lms.settings.env import env

SMS_BACKEND = env.str("SMS_BACKEND", default="accounts.sms.console.ConsoleBackend")
SMS_ENDPOINT = env.str("SMS_ENDPOINT", default="").rstrip("/")  # empty: the provider's own
SMS_HOST = env.str("SMS_HOST", default="")  # the name that is signed when a proxy of the house stands between
SMS_KEY_ID = env.str("SMS_KEY_ID", default="")
SMS_KEY_SECRET = env.str("SMS_KEY_SECRET", default="")
SMS_SIGN_NAME = env.str("SMS_SIGN_NAME", default="")
SMS_APP_ID = env.str("SMS_APP_ID", default="")  # Tencent only
SMS_REGION = env.str("SMS_REGION", default="ap-guangzhou")  # Tencent only
SMS_TEMPLATES: dict[str, str] = env.json("SMS_TEMPLATES", default={})  # {"code": "SMS_100000001"}: name → approved id
SMS_TIMEOUT = (3, 8)  # seconds to get through, seconds for the answer
SMS_PRICE_FEN = env.int("SMS_PRICE_FEN", default=5)  # of one part of 70 (67) characters
SMS_DAILY_CAP_FEN = env.int("SMS_DAILY_CAP_FEN", default=500_000)
SMS_RECEIPT_KEY = env.str("SMS_RECEIPT_KEY", default="")  # last part of the receipts' address; empty: none are taken
