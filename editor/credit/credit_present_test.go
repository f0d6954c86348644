package credit

import (
	"strings"
	"testing"

	"stet/editor"
)

func TestCreditPresent(t *testing.T) {
	testRule(t, creditPresent, []ruleCase{
		{"no credit", func(_ *Input, a *editor.Article) { a.Credit = editor.Credit{} },
			[]string{"block credit.raw “” The story has no credit line [Use “Harbour Gazette”]"}},
		{"only a dash", func(_ *Input, a *editor.Article) { a.Credit = editor.Credit{Raw: " — "} },
			[]string{"block credit.raw “” The story has no credit line [Use “Harbour Gazette”]"}},
		{"source and link tell", func(in *Input, a *editor.Article) {
			in.House = ""
			a.Credit, a.Source, a.URL = editor.Credit{}, "afp", "https://www.theguardian.com/x"
		}, []string{"block credit.raw “” The story has no credit line; if it is your own, say who you are in Help › You and your desk [Use “Agence France-Presse”] [Use “The Guardian”]"}},
		{"nothing tells", func(in *Input, a *editor.Article) {
			in.House, in.Outlets = "", nil
			a.Credit, a.Source = editor.Credit{}, ""
		}, []string{"block credit.raw “” The story has no credit line; if it is your own, say so here, and who you are in Help › You and your desk [It is our own]"}},
	})
	ours := func(in *Input, a *editor.Article) { in.House, a.Terms, a.Credit = "", editor.OwnCopy, editor.Credit{} }
	testRule(t, creditPresent, []ruleCase{{"ours, whoever we are", ours, nil}})
	if why := unjudged(t, creditPresent, ours); !strings.Contains(why, "Help › You and your desk") {
		t.Errorf("a desk that has not said who it is: %q", why)
	}
	if why := unjudged(t, creditPresent, func(in *Input, a *editor.Article) { in.House = "" }); why != "" {
		t.Errorf("a credit line is there: %q", why)
	}
}
