package facts

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/theme"
	"stet/editor"
	"stet/editor/fact"
)

// statusName is what a status is called on screen.
func statusName(s editor.FactStatus) string {
	return own(string(s), lang.X("fact."+string(s.Base()), fact.Label(s)))
}

// kindName is what a kind of fact is called on screen.
func kindName(k editor.FactKind) string {
	return own(string(k), lang.X("kind."+string(k.Base()), fact.KindLabel(k.Base())))
}

// own adds the word of a desk's own kind or status to the name of what it counts as.
func own(id, name string) string {
	if _, word, ok := strings.Cut(id, ":"); ok {
		return name + ": " + word
	}
	return name
}

// statusInk is the colour of a status's words; the glyph and the word say the
// same.
func statusInk(s editor.FactStatus) theme.Role {
	switch base := s.Base(); {
	case s.Settles():
		return theme.VerifiedInk
	case base == editor.NeedsSource:
		return theme.NeedsSourceInk
	case s.Decides():
		return theme.DisputedInk
	}
	return theme.Muted
}

// standing is how a fact stands: its status with the glyph, and their colour.
func standing(f editor.Fact) (string, theme.Role) {
	if f.Stale || f.Gone {
		return lang.X("factlist.recheck", "⚠ Re-check, was {{.Status}}", map[string]any{"Status": statusName(f.Status)}), theme.NeedsSourceInk
	}
	return fact.Glyph(f.Status) + " " + statusName(f.Status), statusInk(f.Status)
}

// sourceWords writes a source on one line: title, locator — who, when.
func sourceWords(s editor.Source) string {
	said := join(", ", s.Title, s.Locator)
	if said == "" {
		said = s.URL
	}
	return join(" — ", said, join(", ", s.Who, s.When))
}

func join(between string, parts ...string) string {
	var full []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			full = append(full, p)
		}
	}
	return strings.Join(full, between)
}
