"""From the box of files to what the termly meeting sees, as plain values.

Where to look: `box`, `room`, `memory`, `lasting` (files to a prepared meeting); `figures`, `change`, `headline_rates`,
`cohort_lines`, `answers` (Meeting); `card`, `deciding`, `correcting`, `sent` (decisions and letters); `pupil…` and
`family_page` (one pupil); `absen…`, `support_rows` (persistent absentees); `pattern…` (Patterns); `term_…`,
`net_movement` (Movement); `group_…` (Groups); `governors…` (the governors' page); `termly_book`, `book_…` (the
workbook); `after`, `followed` (After the letters); `what_if`. `same_pupils` adds sessions up for all of them.
"""
