"""`kg view`: the page put beside a build, and used in a browser."""
