"""Run every benchmark and print its tables."""

import platform

from benchmarks import whole_job

print(f"{platform.platform()}, Python {platform.python_version()}", end="\n\n")
# First, while this process is small: a child's memory is counted from its parent's on.
whole_job.main()

from benchmarks import browser, letters, marks, pages, records  # noqa: E402

marks.main()
letters.main()
records.main()
pages.main()
browser.main()
