package credit

import (
	"testing"

	"stet/editor"
)

func TestCitedStanding(t *testing.T) {
	testRule(t, citedStanding, []ruleCase{
		{"retracted", func(in *Input, _ *editor.Article) {
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", Amendments: []editor.Amendment{{Kind: editor.Retraction, At: noon}}}}
		}, []string{"warn url “Bridge safe” The story leans on “Bridge safe”, of which there is a retraction of 4 March 2026"}},
		{"spiked", func(in *Input, _ *editor.Article) {
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", Spiked: true}}
		}, []string{
			"warn url “Bridge safe” The story leans on “Bridge safe”, which was spiked"}},
		{"stands", func(in *Input, _ *editor.Article) { in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe"}} }, nil},
	})
	why := unjudged(t, citedStanding, func(in *Input, _ *editor.Article) { in.Story.Facts[0].Sources[0].URL = "https://a.example" })
	if why == "" {
		t.Error("pages that nobody looked up count as standing")
	}
}
