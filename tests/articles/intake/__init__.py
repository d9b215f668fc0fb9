"""Reading formats: tables, archives, pages of the web, PDF, Word."""
