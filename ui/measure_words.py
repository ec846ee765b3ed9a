"""How each figure on the screen is made, in words for everybody at the table: the one home of help texts.

The same words stand in docs/glossary.md, "How each figure is made"; a test holds the two together.
"""

MEASURES = {
    "Green": "Pupils whose attendance this term is at the school's target or above it.",
    "Amber": "Pupils whose attendance this term is below the school's target, and not below the red line.",
    "Red": "Pupils whose attendance this term is below the red line.",
    "Persistent absentees": "Pupils who missed a tenth or more of their possible sessions, whatever the reason was.",
    "Severely absent": "Pupils who missed half or more of their possible sessions. They are persistent absentees too.",
    "Amber letter": "Pupils who are amber this term and were not below the target last term.",
    "Red letter": "Pupils who are red this term and were not below the target last term.",
    "Thank you, better category": "Pupils who moved up since last term: from red to amber or green, or amber to green.",
    "Thank you, still a concern": "Pupils whose attendance rose since last term, and who are still amber or red.",
    "Invitation to a meeting": "Pupils below the target last term whose attendance has not risen since.",
}
"""By what stands on the figure. A letter's figure counts proposals: a person decides whether any of them goes."""

COLUMNS = {
    "Attendance": "Sessions attended of possible sessions. A session is half a school day.",
    "Sessions": "Sessions attended of possible sessions, all pupils of the line together.",
    "Last term": "● green, ▲ amber, ■ red: sessions attended of possible sessions. A session is half a school day.",
    "This term": "● green, ▲ amber, ■ red: sessions attended of possible sessions. A session is half a school day.",
    "Change": "Attendance this term less attendance last term, of the same pupils, in percentage points.",
    "Trend": "Attendance this term less attendance last term, in percentage points.",
    "PA": "Persistent absentees: who missed a tenth or more of this term's possible sessions. Severe: half or more.",
    "Days": "School days missed: half the sessions missed.",
    "By year end": "What may still be missed, and must be attended, to end the school year with under a tenth missed.",
    "What kind, in days": "Days are half the sessions. Late: arrived after registers closed, which is an absence.",
    "Spells": "Runs of absence with no attended session in between, over weekends and holidays.",
    "Last letter": "Calls and meetings are not recorded in this program yet: no other contact is known.",
    "Next action": "The open action about the pupil that falls due first. Add one on the Meeting page.",
    "Authorised": "Sessions missed for a reason that the school accepted.",
    "Unauthorised": "Sessions missed without a reason that the school accepted.",
    "Late": "Sessions with a mark for arriving before the register closed: they count as attended.",
    "No mark": "Sessions for which the register holds no mark: they count neither as attended nor as missed.",
    "Letters": "Amber and red letters in the last six terms up to this one.",
    "Median change": "The pupil in the middle: as many changed by more as by less. In percentage points.",
    "Better category": "Pupils who moved up, for instance from red to amber, and their share of the pupils counted.",
    "Worse": "Pupils who moved down, for instance from amber to red, and their share of the pupils counted.",
    "Against chance": "More or less than chance alone makes, each pupil and each week counting as one.",
    "Beyond an even spread": "Sessions missed that an even spread over each pupil's week would put on other half days.",
    "Minutes late": "The average over the lates of which a file gives the minutes.",
    "Due by": "The fifth school day after the session: by then the reason of an absence must be in.",
    "Pupils on roll": "Pupils of the group who are on roll this term.",
    "Letters today": "Letters proposed to the group by today's numbers.",
    "In the trial": "Letters that would be proposed to the group by the numbers tried.",
}
"""By the heading of a column; a table whose heading means something else says so itself."""
UNTIL_A_TENTH = "The next sessions, all of them missed, until a tenth of the year is missed."
"""What "Sessions" means where it counts the way to persistent absence."""
