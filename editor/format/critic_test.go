package format

import (
	"fmt"
	"strings"
	"testing"

	"stet/editor"
)

// critical spells a story's suggestions and comments out: [+in+], [-out-], a bar where
// a block is suggested to begin, and {words: remark}.
func critical(d Decoded) string {
	var out []string
	spell := func(id, text string, marks []editor.Mark, brk *editor.Track) {
		var b strings.Builder
		if brk != nil {
			b.WriteString(string(brk.Kind)[:1] + "|")
		}
		for i := 0; i <= len(text); i++ {
			for _, m := range marks {
				if sign := map[editor.MarkKind]string{editor.Inserted: "+]", editor.Deleted: "-]"}[m.Kind]; m.End == i && sign != "" {
					b.WriteString(sign)
				}
			}
			for _, m := range marks {
				if sign := map[editor.MarkKind]string{editor.Inserted: "[+", editor.Deleted: "[-", editor.Strong: "*"}[m.Kind]; m.Start == i && sign != "" {
					b.WriteString(sign)
				}
			}
			if i < len(text) {
				b.WriteByte(text[i])
			}
		}
		out = append(out, b.String())
	}
	spell(editor.HeadlineID, d.Article.Headline, d.Article.HeadlineMarks, nil)
	for _, b := range d.Article.Body {
		spell(b.ID, b.Text, b.Marks, b.Break)
	}
	for _, c := range d.Comments {
		out = append(out, fmt.Sprintf("{%s %s: %s}", c.Block, c.Text, c.Body))
	}
	return strings.Join(out, " / ")
}

func TestCriticMarkup(t *testing.T) {
	for source, want := range map[string]string{
		"One {++two ++}three.":                         "One [+two +]three.",
		"One {--two --}three.":                         "One [-two -]three.",
		"One {~~two~>2~~} three.":                      "One [-two-][+2+] three.",
		"One {~~two~>~~}three.":                        "One [-two-]three.",
		"One {==two==}{>>why?<<} three.":               "One two three. / {b1 two: why?}",
		"One two{>>why?<<} three.":                     "One two three. / {b1 two: why?}",
		"{>>why?<<}One two.":                           "One two. / {b1 One: why?}",
		"One {++two++}{>>why?<<} three.":               "One [+two+] three. / {b1 two: why?}",
		"One {++**two**++} three.":                     "One [+*two+] three.",
		"**One {--two--}** three.":                     "*One [-two-] three.",
		"One{++\n\nTwo++} three.":                      "One / i|[+Two+] three.",
		"One{--\n\nTwo --}three.":                      "One / d|[-Two -]three.",
		"{++- one++}\n- two":                           "[+one+] / two",
		`One \{++two++} three.`:                        "One {++two++} three.",
		"One {++two three.":                            "One {++two three.",
		"One {+ two +} {} three.":                      "One {+ two +} {} three.",
		"One {>>a {x} \\*b\\* <<}two.":                 "One two. / {b1 One: a {x} *b*}",
		"One {==two==} three.":                         "One two three.",
		"A \U00010600 sign {++in++} the text of it.":   "A \U00010600 sign {++in++} the text of it.",
		"{++One whole paragraph that is new.++}\n\nX.": "[+One whole paragraph that is new.+] / X.",
	} {
		d := decode(t, "a.md", "---\nslug: x\n---\n"+source)
		if got := strings.TrimPrefix(critical(d), " / "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", source, got, want)
		}
		if err := d.Story().Validate(); err != nil {
			t.Error(source, err)
		}
	}
}

// TestCriticHeadline: what is suggested about a headline, and remarked on it, goes with it.
func TestCriticHeadline(t *testing.T) {
	d := decode(t, "a.md", "# Ferry {--boat --}sails{>>when?<<}\n\nThe board of the harbour voted on Wednesday.\n")
	if got, want := critical(d), "Ferry [-boat -]sails / The board of the harbour voted on Wednesday. / {headline sails: when?}"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if n := len(d.Notes); n == 0 || !strings.Contains(fmt.Sprint(d.Notes), "1 change and 1 remark") {
		t.Errorf("%+v", d.Notes)
	}
}
