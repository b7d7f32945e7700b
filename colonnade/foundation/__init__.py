"""What every app stands on: tenancy, audit, permissions, jobs, files, mail, the catalogue and the clock."""
