"""The words that made-up weeknotes are written with."""

SUBJECTS = (
    "allotment rota", "boiler survey", "community fridge", "data return", "eligibility form",
    "funding bid", "garden wall", "housing panel", "induction pack", "job description",
    "kitchen refit", "library card", "minibus booking", "noticeboard", "opening hours",
    "parking permit", "quarterly review", "repair café", "supplier list", "tenants' meeting",
)  # fmt: skip

PEOPLE = (
    "We", "I", "The new volunteers", "Two councillors", "The finance team", "My neighbour",
    "Everyone at the hub", "The **service desk**", "Somebody from the county", "The trustees",
)  # fmt: skip

VERBS = (
    "finally finished", "talked about", "argued over", "rewrote", "tested", "lost patience with",
    "learned a lot from", "photographed", "moved", "counted", "published", "asked to see",
)  # fmt: skip

ENDS = (
    "before the rain came", "with six people and a dog", "in one afternoon", "*for the third time*",
    "without spending anything", "and wrote down what broke", "after reading `notes.txt` again",
    "which took longer than it should have", "so that the next person need not", "on Thursday",
)  # fmt: skip

HEADINGS = (
    "What happened", "What went well", "What was hard", "What I learned", "People", "Reading",
    "Things I'm proud of", "Numbers", "Thanks", "Worth a look",
)  # fmt: skip
