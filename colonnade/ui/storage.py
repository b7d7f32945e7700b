"""Static files by hash, compressed, with the imports of script modules rewritten to the hashed names too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

__all__ = ["HashedStorage"]

# Django's own pattern asks for a semicolon at the end, which our scripts do without.
IMPORT = (
    r"""(?P<matched>import(?P<import>\s*\{[^}]*\}\s*|\s+\*\s+as\s+\w+\s+|\s+\w+\s+)from\s*['"](?P<url>\./[^'"]+)['"])"""
)


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage, which also reads `import` statements."""

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("*.js", ((IMPORT, "import%(import)sfrom '%(url)s'"),)),
    )
