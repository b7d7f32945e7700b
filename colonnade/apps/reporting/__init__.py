"""Reports: the board report in every format, decisions asked for, and the bundle for freedom of information."""
