package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishCanonical(t *testing.T) {
	testRule(t, republishCanonical, []ruleCase{
		{"no address", republishing(Republication{Canonical: true}, func(_ *Input, a *editor.Article) { a.URL = "" }), []string{
			"warn url “” Floodlight wants the original named as canonical, and no address of it is known"}},
		{"named", republishing(Republication{Canonical: true}, func(*Input, *editor.Article) {}), nil},
	})
	why := unjudged(t, republishCanonical, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
