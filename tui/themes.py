"""The two themes of our own: warm paper by day, warm ink by night."""

from textual.theme import Theme

DARK = Theme(
    name="weeknotes-dark",
    primary="#8FB8DE",
    secondary="#C9A66B",
    accent="#E0A458",
    foreground="#DCD7CB",
    background="#1B1D21",
    surface="#1F2227",
    panel="#2A2E35",
    success="#8FBF7F",
    warning="#E5B567",
    error="#E07A6E",
    dark=True,
    variables={
        "border": "#5C6570",
        "border-blurred": "#3A4048",
        "block-cursor-background": "#36485C",
        "block-cursor-foreground": "#F3EFE4",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2A2E35",
        "block-cursor-blurred-foreground": "#DCD7CB",
        "footer-background": "#24272D",
        "footer-key-foreground": "#E0A458",
        "input-selection-background": "#4A6178 60%",
        "markdown-h1-color": "#E8C07D",
        "markdown-h2-color": "#8FB8DE",
        "markdown-h3-color": "#9CC3A5",
        "markdown-h4-color": "#C9A66B",
    },
)

LIGHT = Theme(
    name="weeknotes-light",
    primary="#2B5F8A",
    secondary="#7A5C1E",
    accent="#A65B00",
    foreground="#2B2A27",
    background="#F6F2E9",
    surface="#FBF8F1",
    panel="#EAE4D6",
    success="#3E7A34",
    warning="#8F5E00",
    error="#A8322A",
    dark=False,
    variables={
        "border": "#A79F8D",
        "border-blurred": "#D3CBB9",
        "block-cursor-background": "#C9DAE8",
        "block-cursor-foreground": "#16202A",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#E6E0D2",
        "block-cursor-blurred-foreground": "#2B2A27",
        "footer-background": "#EAE4D6",
        "footer-key-foreground": "#A65B00",
        "input-selection-background": "#9DBAD3 60%",
        "markdown-h1-color": "#7A3E00",
        "markdown-h2-color": "#2B5F8A",
        "markdown-h3-color": "#35694A",
        "markdown-h4-color": "#7A5C1E",
    },
)

THEMES = (DARK, LIGHT)
