package format

import (
	"strings"
	"testing"
)

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
		quoted := `"` + c.value + `"`
		for name, file := range map[string]struct{ name, text string }{
			"front matter":     {"a.md", "---\n" + c.key + ": " + c.value + "\nnote: Call Ilse\nheadline: Ferry sails\n---\nIt sails.\n"},
			"our front matter": {"a.md", "---\n" + c.key + ": " + c.value + "\neditorNote: Call Ilse\nheadline: Ferry sails\ngenerator: " + generator + "\n---\nIt sails.\n"},
			"our JSON": {"a.json", `{"generator":"` + generator + `","article":{"headline":"Ferry sails",` + map[bool]string{true: `"` + c.key + `":` + quoted + `,`}[c.value != ""] +
				`"editorNote":"Call Ilse","body":[{"id":"a","kind":"paragraph","text":"It sails."}]}}`},
		} {
			d := decode(t, file.name, file.text)
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
