package credit

import (
	"testing"

	"stet/editor"
)

func TestLinkPresent(t *testing.T) {
	set := func(credit, url string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Credit, a.URL = editor.Credit{Raw: credit}, url }
	}
	testRule(t, linkPresent, []ruleCase{
		{"republished", set("Nytimes", ""), []string{"block url “” The story does not link to the original"}},
		{"our own", set("Harbour Gazette", ""), []string{"info url “” The story does not link to the original"}},
		{"no address", set("AFP", "see website"), []string{"block url “see website” The link to the original is not a web address"}},
		{"a file", set("AFP", "file:///home/x.html"), []string{"block url “file:///home/x.html” The link to the original is not a web address"}},
		{"house unknown, source unknown", func(in *Input, a *editor.Article) { in.House, a.URL = "", "" },
			[]string{"info url “” The story does not link to the original"}},
		{"house known, source unknown", func(in *Input, a *editor.Article) {
			a.Source, a.Credit, a.URL = "Zebra Wire", editor.Credit{}, ""
		}, []string{"block url “” The story does not link to the original"}},
		{"linked", set("AFP", "https://www.afp.com/en/1"), nil},
	})
}
