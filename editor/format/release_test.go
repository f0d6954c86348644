package format

import (
	"slices"
	"testing"

	"stet/editor"
)

func TestReleases(t *testing.T) {
	const head, by = "Northwind Energy invests in Westhaven wind farm", "By Marta Ilves"
	const prose = "Northwind Energy will invest £300m in a wind farm off Westhaven, the firm said on Tuesday.\n\nIt has four such farms on that coast."
	for above, note := range map[string]string{
		"PRESS RELEASE":                                                  "PRESS RELEASE",
		"PRESS RELEASE\n\nFOR IMMEDIATE RELEASE":                         "PRESS RELEASE\nFOR IMMEDIATE RELEASE",
		"*** Press release – for immediate release ***":                  "*** Press release – for immediate release ***",
		"Pressemitteilung":                                               "Pressemitteilung",
		"EMBARGO 0001 SATURDAY\n\nPRESS RELEASE":                         "EMBARGO 0001 SATURDAY\nPRESS RELEASE",
		"Embargoed until 18:00 JST on 28 November 2026\n\nMedia release": "Media release",
	} {
		for _, file := range []string{"a.txt", "a.md"} {
			d := decode(t, file, above+"\n\n"+head+"\n\n"+by+"\n\n"+prose)
			if a := d.Article; a.Headline != head || a.EditorNote != note || a.Byline != by || len(a.Body) != 2 || a.Slug != "northwind-energy-invests-in-westhaven-wind-farm" {
				t.Errorf("%s, %q: headline %q, slug %q, note %q, by-line %q, %d paragraphs", file, above, a.Headline, a.Slug, a.EditorNote, a.Byline, len(a.Body))
			}
		}
	}
	for _, headline := range []string{"Press release misled investors", "Immediate release of hostages demanded", "Press release: Northwind invests"} {
		if a := decode(t, "a.txt", headline+"\n\n"+by+"\n\n"+prose).Article; a.Headline != headline || a.EditorNote != "" {
			t.Errorf("%q: headline %q, note %q", headline, a.Headline, a.EditorNote)
		}
	}
	d := decode(t, "a.txt", "PRESS RELEASE\n\n"+head+"\n\n"+prose)
	if !slices.ContainsFunc(d.Notes, func(n editor.Note) bool { return n.Text == "PRESS RELEASE" && len(n.Undo) > 0 }) {
		t.Errorf("nothing says where the word went, or takes it back: %+v", d.Notes)
	}
}
