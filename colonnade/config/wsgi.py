"""The site as a WSGI application. It refuses to start as a database role that row-level security does not bind."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connection

from colonnade.foundation.tenancy.postgresql.role import refuse_owner

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colonnade.config.settings.site")
application = get_wsgi_application()
refuse_owner(connection)
connection.close()
