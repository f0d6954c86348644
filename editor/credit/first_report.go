package credit

import (
	"fmt"
	"strings"

	"stet/editor"
)

// Who reported first is named, also where the desk has matched it since (AP, memo on
// crediting other organisations). What is known of it are the sources of the facts.
var firstReport = newRule("first-report", "Whoever reported first is named", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		seen := map[string]bool{}
		text := in.wholeText()
		for _, f := range in.Story.Facts {
			name, ok := in.reporter(f)
			if !ok || seen[name] || in.isHouse(name) || f.Gone {
				continue
			}
			seen[name] = true
			if in.namedIn(text, name) {
				continue
			}
			found = append(found, editor.Finding{Range: f.Range, Text: f.Text,
				Message: fmt.Sprintf("This was taken from %s, which the story never names", name)})
		}
		return found
	}).
	follows("https://www.mediamatters.org/associated-press/associated-press-issues-tighter-attribution-policy").
	unless(func(in Input) string {
		for _, f := range in.Story.Facts {
			if len(f.Sources) > 0 {
				return ""
			}
		}
		return "no fact has a source yet"
	})

// reporter returns the organisation that a fact was read at and nowhere else.
func (in Input) reporter(f editor.Fact) (string, bool) {
	name := ""
	for _, s := range f.Sources {
		if !s.Secondary {
			return "", false // the desk has it from where it came from
		}
		if one, ok := in.Outlets.ByDomain(s.URL); ok && name == "" {
			name = one
		}
	}
	return name, name != ""
}

// wholeText is all that a reader sees, with the credit.
func (in Input) wholeText() string {
	a := in.Story.Article
	parts := []string{a.Headline, a.Standfirst, a.Byline, a.Source, a.Credit.Raw, a.Credit.Canonical}
	for _, b := range a.Body {
		parts = append(parts, b.Text)
	}
	return strings.Join(parts, "\n")
}

// namedIn reports whether a text names an organisation by any of its names.
func (in Input) namedIn(text, name string) bool {
	folded := " " + fold(text) + " "
	names := []string{name}
	if one, ok := in.Outlets.Lookup(name); ok {
		names = append(names, one.Aliases...)
	}
	for _, n := range names {
		if n = withoutThe(fold(n)); n != "" && strings.Contains(folded, " "+n+" ") {
			return true
		}
	}
	return false
}
