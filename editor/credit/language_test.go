package credit

import (
	"strings"
	"testing"

	"stet/editor"
)

func TestInEnglish(t *testing.T) {
	long := func(s string) string { return strings.Repeat(s+" ", 6) }
	for _, c := range []struct {
		name, language, text string
		want                 bool
	}{
		{"English", "", long("The ferry will run through the winter, the harbour office said to the council."), true},
		{"English that says otherwise", "de", long("The ferry will run through the winter, the harbour office said to the council."), true},
		{"German", "", long("Die Fähre wird den ganzen Winter über fahren, sagte das Hafenamt dem Rat am Montag."), false},
		{"German that says otherwise", "en", long("Die Fähre wird den ganzen Winter über fahren, sagte das Hafenamt dem Rat am Montag."), false},
		{"Spanish", "", long("El transbordador funcionará durante todo el invierno, dijo la oficina del puerto el lunes."), false},
		{"Dutch", "", long("De veerboot vaart de hele winter door, zei het havenkantoor maandag tegen de gemeenteraad."), false},
		{"too short to tell", "", "Die Fähre fährt.", true},
		{"too short to tell, and says it", "de-AT", "Die Fähre fährt.", false},
		{"wire style", "en", long("Net profit rose to 4.2 mln dlrs from 3.1 mln a year earlier, with sales of the company up."), true},
	} {
		a := editor.Article{Language: c.language, Body: []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: c.text}}}
		if got := inEnglish(a); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestQuotesInOtherLanguagesAreNotKnown(t *testing.T) {
	german := strings.Repeat("Die Fähre wird den ganzen Winter über fahren, sagte das Hafenamt dem Rat am Montag. ", 6)
	for _, rule := range []Rule{quoteUnattributed, quoteSource, anonymousSource, vagueAttribution} {
		why := unjudged(t, rule, func(_ *Input, a *editor.Article) { a.Body[0].Text = german })
		if why == "" || unjudged(t, rule, func(*Input, *editor.Article) {}) != "" {
			t.Errorf("%s: %q", rule.Name, why)
		}
	}
}
