"""What people see: NHS.UK pages, fields and pictures."""
