package credit

import (
	"slices"
	"testing"

	"stet/editor"
)

func TestCitedStanding(t *testing.T) {
	note := func(kind editor.CorrectionKind) []editor.Amendment { return []editor.Amendment{{Kind: kind, At: noon}} }
	testRule(t, citedStanding, []ruleCase{
		{"retracted", func(in *Input, _ *editor.Article) {
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", Amendments: note(editor.Retraction)}}
		}, []string{"block url “Bridge safe (retraction of 4 March 2026)” The story leans on “Bridge safe”, of which there is a retraction of 4 March 2026"}},
		{"an editor’s note", func(in *Input, _ *editor.Article) {
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", Amendments: note(editor.EditorsNote)}}
		}, []string{"warn url “Bridge safe (editor’s note of 4 March 2026)” The story leans on “Bridge safe”, of which there is an editor’s note of 4 March 2026"}},
		{"spiked", func(in *Input, _ *editor.Article) {
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", Spiked: true}}
		}, []string{
			"warn url “Bridge safe (spiked)” The story leans on “Bridge safe”, which was spiked"}},
		{"the original was retracted", func(in *Input, a *editor.Article) {
			a.Terms, a.URL = editor.Republished, "https://grist.example/bridge"
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", URL: "http://grist.example/bridge?utm_source=x", Amendments: note(editor.Retraction)}}
		}, []string{"block url “Bridge safe (retraction of 4 March 2026)” The story leans on “Bridge safe”, of which there is a retraction of 4 March 2026"}},
		{"the original was corrected", func(in *Input, a *editor.Article) {
			a.Terms, a.URL = editor.Republished, "https://grist.example/bridge"
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", URL: "https://grist.example/bridge", Amendments: note(editor.Correction)}}
		}, []string{"warn url “Bridge safe (correction of 4 March 2026)” The story leans on “Bridge safe”, of which there is a correction of 4 March 2026"}},
		{"updated", func(in *Input, _ *editor.Article) {
			in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe", Amendments: note(editor.Update)}}
		}, nil},
		{"stands", func(in *Input, _ *editor.Article) { in.Known.Cited = []editor.Aftermath{{Title: "Bridge safe"}} }, nil},
	})
	why := unjudged(t, citedStanding, func(in *Input, _ *editor.Article) { in.Story.Facts[0].Sources[0].URL = "https://a.example" })
	if why == "" {
		t.Error("pages that nobody looked up count as standing")
	}
}

// TestCitedStandingPoints: the finding stands at the link, or at the fact that was
// checked against the page.
func TestCitedStandingPoints(t *testing.T) {
	in := Input{Story: editor.Story{
		Article: editor.Article{Body: []editor.Block{{ID: "p", Kind: editor.Paragraph, Text: "As the Gazette said, 41 hangers.",
			Marks: []editor.Mark{{Kind: editor.Link, Start: 3, End: 14, Href: "https://www.gazette.example/bridge/"}}}}},
		Facts: []editor.Fact{{Range: editor.Range{Block: "p", Start: 21, End: 31}, Sources: []editor.Source{{URL: "https://courier.example/hangers"}}}},
	}}
	in.Known.Cited = []editor.Aftermath{
		{Title: "Bridge", URL: "https://gazette.example/bridge", Spiked: true},
		{Title: "Hangers", URL: "http://courier.example/hangers?utm_source=x", Spiked: true},
		{Title: "Neither", URL: "https://other.example", Spiked: true},
	}
	var got []editor.Range
	for _, f := range citedStanding.Check(in) {
		got = append(got, f.Range)
	}
	if want := []editor.Range{{Block: "p", Start: 3, End: 14}, {Block: "p", Start: 21, End: 31}, {}}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestCites(t *testing.T) {
	s := editor.Story{
		Article: editor.Article{URL: "https://own.example", Body: []editor.Block{{Marks: []editor.Mark{{Kind: editor.Link, Href: "https://a.example"}, {Kind: editor.Pasted}}}}},
		Facts:   []editor.Fact{{Sources: []editor.Source{{URL: "https://b.example", Archived: "https://c.example"}, {Title: "Minutes"}}}},
	}
	if got := Cites(s); !slices.Equal(got, []string{"https://a.example", "https://b.example", "https://c.example"}) {
		t.Errorf("own copy: %v", got)
	}
	s.Article.Terms = editor.Republished
	if got := Cites(s); !slices.Contains(got, "https://own.example") {
		t.Errorf("republished: %v", got)
	}
}
