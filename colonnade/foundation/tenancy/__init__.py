"""Whose row is it: every object belongs to an organisation, and three fences keep it there.

Fence 1 is the manager (`Model.objects.within(organisation)`), fence 2 the database's own keys on
`(organisation_id, id)`, fence 3 row-level security on PostgreSQL and the statement tripwire on SQLite.
"""
