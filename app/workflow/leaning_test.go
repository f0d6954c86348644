package workflow

import (
	"slices"
	"testing"

	"stet/editor"
	"stet/editor/credit"
)

const passage = "The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks from Thursday."

// leaning returns what the check of a story says of those it leans on.
func leaning(t *testing.T, d *Desk, id string) []string {
	t.Helper()
	c, err := d.CheckStory(t.Context(), id, opened(t, d, id).Story)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range c.Credits {
		if f.Rule == "cited-standing" {
			out = append(out, f.Text)
		}
	}
	for _, u := range c.Unknown {
		if u.Title == title("cited-standing") {
			out = append(out, "not known")
		}
	}
	return out
}

// TestLeaning: a story is told of those it links to, was checked against, shares
// passages with or was made of, once they were spiked or corrected, and of no others.
func TestLeaning(t *testing.T) {
	d := newDesk(t)
	if d.lib.Searches() != "index" {
		t.Skip("this build has no index")
	}
	add := func(headline, url, text string, more func(*editor.Story)) string {
		t.Helper()
		s := editor.Story{Article: editor.Article{Headline: headline, URL: url, Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: text}}}}
		if more != nil {
			more(&s)
		}
		id, err := d.Add(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	cited := add("Cited", "https://gazette.example/cited", "The council met.", nil)
	shared := add("Shared", "", "First of all. "+passage, nil)
	origin := add("Origin", "", "Ferries sank.", nil)
	link := func(s *editor.Story) {
		s.Article.Body[0].Marks = []editor.Mark{{Kind: editor.Link, Start: 0, End: 3, Href: "http://www.gazette.example/cited/?utm_source=x"}}
	}
	stories := map[string]string{
		"Cited":  add("Links", "", "The minister left.", link),
		"Shared": add("Shares", "", "They say: "+passage, nil),
	}
	source := editor.Source{Title: "Gazette", URL: "https://gazette.example/cited#p2"}
	stories["Cited, by a fact"] = settledStory(t, d, source)
	follows, err := d.Continue(t.Context(), origin, editor.FollowUpTo)
	if err != nil {
		t.Fatal(err)
	}
	stories["Origin"] = follows
	corrects, err := d.Continue(t.Context(), shared, editor.CorrectionOf)
	if err != nil {
		t.Fatal(err)
	}
	for name, id := range stories {
		if name == "Shared" {
			continue // which was corrected just now
		}
		if got := leaning(t, d, id); len(got) > 0 {
			t.Errorf("%s stands: %v", name, got)
		}
	}
	if got := leaning(t, d, stories["Shared"]); !slices.Equal(got, []string{"Shared (correction of " + day(t, d, corrects) + ")"}) {
		t.Errorf("corrected by another story: %v", got)
	}
	if got := leaning(t, d, corrects); len(got) > 0 {
		t.Errorf("a correction leans on what it corrects: %v", got)
	}
	for _, id := range []string{cited, origin} {
		if err := d.Spike(t.Context(), id, "wrong"); err != nil {
			t.Fatal(err)
		}
	}
	change(t, d, cited, func(s *editor.Story) {
		s.Amendments = []editor.Amendment{{ID: "n", Kind: editor.Retraction, Note: "Withdrawn.", By: "Nora Vale", At: noon}}
	})
	for name, want := range map[string][]string{
		"Cited":            {"Cited (retraction of 23 November 2026)", "Cited (spiked)"},
		"Cited, by a fact": {"Cited (retraction of 23 November 2026)", "Cited (spiked)"},
		"Origin":           {"Origin (spiked)"},
	} {
		if got := leaning(t, d, stories[name]); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if got := leaning(t, d, cited); len(got) > 0 {
		t.Errorf("a story leans on itself: %v", got)
	}
	if c := d.Check(opened(t, d, stories["Cited"]).Story); !slices.ContainsFunc(c.Unknown, func(u Unjudged) bool { return u.Title == title("cited-standing") }) {
		t.Error("without a library it passes")
	}
}

func title(rule string) string {
	i := slices.IndexFunc(credit.Rules, func(r credit.Rule) bool { return r.Name == rule })
	return credit.Rules[i].Title
}

// day is when a story came into the library.
func day(t *testing.T, d *Desk, id string) string {
	t.Helper()
	_, r, err := d.lib.Story(t.Context(), id, 1)
	if err != nil {
		t.Fatal(err)
	}
	return r.Saved.Format("2 January 2006")
}
