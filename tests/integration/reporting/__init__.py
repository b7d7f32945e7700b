"""Reports, decisions and released records through the actions, the pages and the files of the site."""
