"""Where data live: database, cache, files, search index. Each has an embedded default (design: seams)."""

from pathlib import Path

from lms.settings.env import VAR, env

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'gongxue.sqlite3'}")}
_database = DATABASES["default"]
if "sqlite" in _database["ENGINE"]:
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a deferred transaction ignores the timeout when it turns to writing
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; "
        "PRAGMA secure_delete=ON;",
    }
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "lms.cache.NearRedisCache", "LOCATION": REDIS_URL}}
else:  # local memory is per process: it would let every limit through twice
    CACHES = {"default": {"BACKEND": "lms.cache.NearDatabaseCache", "LOCATION": "cache"}}
SESSION_ENGINE = "accounts.sessions"  # a session and its person in one query

TOMBSTONES = Path(env.str("TOMBSTONES", default=str(VAR / "tombstones.jsonl")))  # beside the backups, not in them

MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
STORAGES: dict[str, dict] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
S3_BUCKET = env.str("S3_BUCKET", default="")
if S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.str("S3_ENDPOINT"),
            "access_key": env.str("S3_ACCESS_KEY"),
            "secret_key": env.str("S3_SECRET_KEY"),
        },
    }
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
CERTIFICATE_FONTS = env.str("CERTIFICATE_FONTS", default="pylopdf_fonts_zh_cn")  # a package with a Chinese serif
X_ACCEL = env.bool("X_ACCEL", default=False)  # nginx in front sends the files after the right was checked

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
SEARCH_BACKEND = (
    "search.backends.elastic.ElasticBackend" if ELASTICSEARCH_URL else "search.backends.embedded.EmbeddedBackend"
)
SEARCH_INDEX_DIR = VAR / "index"
SEARCH_INDEX_PREFIX = env.str("SEARCH_INDEX_PREFIX", default="gongxue")
