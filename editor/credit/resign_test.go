package credit

import (
	"testing"

	"stet/editor"
)

func TestResign(t *testing.T) {
	for name, c := range map[string]struct{ byline, authors, line, want string }{
		"another writer":       {"By Marta Ilves", "Marta Ilves", "By Ole Berg", "Ole Berg"},
		"one more":             {"By Marta Ilves", "Marta Ilves", "By Marta Ilves and Ole Berg", "Marta Ilves; Ole Berg"},
		"the first one":        {"", "", "By Ole Berg", "Ole Berg"},
		"nobody any more":      {"By Marta Ilves", "Marta Ilves", "", ""},
		"others are listed":    {"By Marta Ilves", "Rui Okafor", "By Ole Berg", "Rui Okafor"},
		"listed, not printed":  {"", "Rui Okafor", "By Ole Berg", "Rui Okafor"},
		"the photographer":     {"By Marta Ilves", "Marta Ilves; Ana Ruiz (photographer)", "By Ole Berg", "Ole Berg; Ana Ruiz (photographer)"},
		"a writer with a role": {"By Marta Ilves", "Marta Ilves (chief reporter)", "By Ole Berg and Marta Ilves", "Ole Berg; Marta Ilves (chief reporter)"},
		"who had one, is gone": {"By Marta Ilves", "Marta Ilves (chief reporter)", "By Ole Berg", "Ole Berg"},
		"an agency instead":    {"By Marta Ilves", "Marta Ilves", "By The Associated Press", ""},
		"instead of an agency": {"By The Associated Press", "AP", "By Ole Berg", "Ole Berg"},
		"set in another way":   {"By Marta Ilves", "Marta Ilves", "by MARTA ILVES", "Marta Ilves"},
	} {
		var a editor.Article
		a.Byline = c.byline
		if err := a.SetField("authors", c.authors); err != nil {
			t.Fatal(err)
		}
		for _, e := range Resign(Input{Outlets: outlets(t), Story: editor.Story{Article: a}}, c.line) {
			if err := a.SetField(e.Field, e.Value); err != nil {
				t.Fatal(err)
			}
		}
		if got, _ := a.Field("authors"); got != c.want || a.Byline != c.line {
			t.Errorf("%s: the by-line %q and the authors %q, want %q and %q", name, a.Byline, got, c.line, c.want)
		}
	}
}
