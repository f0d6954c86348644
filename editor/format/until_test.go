package format

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

// byHandIn is a story of ours in each format that says its fields, with a moment as a hand
// has written it since.
func byHandIn(t *testing.T, field, value string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, id := range []string{"html", "markdown", "text", "json"} {
		a := editor.Article{Headline: "Ferry sails", EditorNote: "Call Ilse", Body: []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: "It sails."}}}
		was := "2031-02-03T04:05:06+07:00"
		if err := a.SetField(field, was); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		f, _ := ByID(id)
		if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{{Article: a}}}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), was) {
			t.Fatalf("%s does not say %s", id, field)
		}
		all["a"+f.Endings[0]] = strings.ReplaceAll(b.String(), was, value)
	}
	return all
}

// TestUntil: when copy is to wait or may run until is never lost: it reaches its field
// where zone and hour are beyond doubt, else the editor's note, wherever that is named.
func TestUntil(t *testing.T) {
	for _, c := range []struct{ key, value, field, line string }{
		{"embargo", "2026-11-29T06:00:00+13:00", "2026-11-29T06:00:00+13:00", ""},
		{"embargo", "29 Nov 2026 6am Europe/Paris", "2026-11-29T06:00:00+01:00", ""},
		{"embargo", "28 November 2026 06:00 JST", "2026-11-28T06:00:00+09:00", ""},
		{"embargo", "2026-11-29T06:00:00", "", "Embargoed until 2026-11-29 06:00:00"},
		{"embargo", "2026-11-30", "", "Embargoed until 2026-11-30"},
		{"embargo", "29 Nov 2026 0600 IST", "", "Embargoed until 29 Nov 2026 0600 IST"},
		{"embargo", "29 Nov 2026 06:00 CST", "", "Embargoed until 29 Nov 2026 06:00 CST"},
		{"embargo", "tomorrow 6am", "", "Embargoed until tomorrow 6am"},
		{"embargo", "", "", ""},
		{"expires", "31 Dec 2026 18:00 JST", "2026-12-31T18:00:00+09:00", ""},
		{"expires", "2026-12-31T18:00:00", "", "Expires: 2026-12-31 18:00:00"},
		{"expires", "soon", "", "Expires: soon"},
	} {
		files := byHandIn(t, c.key, c.value)
		files["other.md"] = "---\n" + c.key + ": " + c.value + "\nnote: Call Ilse\nheadline: Ferry sails\n---\nIt sails.\n"
		for name, file := range files {
			d := decode(t, name, file)
			got, _ := d.Article.Field(c.key)
			note := strings.TrimSuffix("Call Ilse\n"+c.line, "\n")
			if got != c.field || d.Article.EditorNote != note || len(d.Article.Body) != 1 || d.Article.Headline != "Ferry sails" {
				t.Errorf("%s, %s %q: %q, note %q", name, c.key, c.value, got, d.Article.EditorNote)
			}
			said := ""
			for _, n := range d.Notes {
				said += n.Decision
			}
			if strings.Contains(said, "left out") || strings.Contains(said, "put in the editor’s note") != (c.line != "") {
				t.Errorf("%s, %s %q: noted %q", name, c.key, c.value, said)
			}
		}
	}
	if _, err := Decode("a.json", []byte(`{"generator":"`+generator+`","article":{"embargo":7,"expires":"soon"}}`), Options{}); err == nil {
		t.Error("a number is taken for an embargo")
	}
}

// TestPublishedByHand: when a story was published is read as far as it is said.
func TestPublishedByHand(t *testing.T) {
	for _, c := range []struct{ value, published, day, said string }{
		{"2026-11-28T06:00:00Z", "2026-11-28T06:00:00Z", "", ""},
		{"28 November 2026 06:00 JST", "2026-11-28T06:00:00+09:00", "", ""},
		{"2026-11-28T06:00:00", "", "2026-11-28", "only the day is kept"},
		{"28 November 2026", "", "2026-11-28", "only the day is kept"},
		{"soon", "", "", "left out"},
		{"", "", "", ""},
	} {
		for name, file := range byHandIn(t, "published", c.value) {
			d := decode(t, name, file)
			got, _ := d.Article.Field("published")
			said := ""
			for _, n := range d.Notes {
				said += n.Decision
			}
			if got != c.published || d.Article.Dateline.Date != c.day || !strings.HasSuffix(said, c.said) || d.Article.Headline != "Ferry sails" {
				t.Errorf("%s, %q: %q, day %q, noted %q", name, c.value, got, d.Article.Dateline.Date, said)
			}
		}
	}
}

// TestMomentsOfRemarksByHand: the hour of a comment is worth no refusal of its story.
func TestMomentsOfRemarksByHand(t *testing.T) {
	d := decode(t, "a.json", `{"generator":"Stet","article":{"headline":"x","body":[{"id":"a","kind":"paragraph","text":"It sails."},
		{"id":"p","kind":"image","image":{"file":"a.jpg","expires":"2026-12-31"}}]},
		"comments":[{"id":"c","text":"Sure?","by":"Ann","at":"2026-11-28 06:00","range":{"block":"a","start":0,"end":2}}],
		"amendments":[{"kind":"update","note":"It sailed at 2026-11-28","at":"2026-11-28T07:00:00"}]}`)
	if d.Comments[0].At.Format(time.RFC3339) != "2026-11-28T06:00:00Z" || d.Amendments[0].At.Format(time.RFC3339) != "2026-11-28T07:00:00Z" ||
		d.Amendments[0].Note != "It sailed at 2026-11-28" || d.Article.Body[1].Image.Expires.Format(time.RFC3339) != "2026-12-31T00:00:00Z" {
		t.Errorf("%+v, %+v, %+v", d.Comments, d.Amendments, d.Article.Body[1].Image)
	}
	if len(d.Notes) != 1 || d.Notes[0].Decision != "3 moments without a zone taken for ones in UTC" {
		t.Errorf("noted %+v", d.Notes)
	}
}
