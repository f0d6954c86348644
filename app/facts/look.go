package facts

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/theme"
	"stet/editor"
	"stet/editor/fact"
)

// StatusName is what a status is called on screen, a desk's own as the desk calls it.
func StatusName(desk editor.FactDesk, s editor.FactStatus) string {
	return own(desk, string(s), lang.X("fact."+string(s.Base()), fact.Label(s)))
}

// kindName is what a kind of fact is called on screen.
func kindName(desk editor.FactDesk, k editor.FactKind) string {
	return own(desk, string(k), lang.X("kind."+string(k.Base()), fact.KindLabel(k.Base())))
}

// own is the desk's name for a kind or a status of its own; one that it has given up
// has the name of what it counts as, and its word.
func own(desk editor.FactDesk, id, name string) string {
	if term, ok := desk.Term(id); ok {
		return term.Label
	}
	if _, word, ok := strings.Cut(id, ":"); ok {
		return name + ": " + word
	}
	return name
}

// glyph is the sign of a status, which says the same as its colour.
func glyph(desk editor.FactDesk, s editor.FactStatus) string {
	term, _ := desk.Term(string(s))
	return cmp.Or(term.Glyph, fact.Glyph(s))
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
func standing(desk editor.FactDesk, f editor.Fact) (string, theme.Role) {
	if f.Stale || f.Gone {
		return lang.X("factlist.recheck", "⚠ Re-check, was {{.Status}}", map[string]any{"Status": StatusName(desk, f.Status)}), theme.NeedsSourceInk
	}
	return glyph(desk, f.Status) + " " + StatusName(desk, f.Status), statusInk(f.Status)
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
