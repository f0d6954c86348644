package report

import (
	"strings"
	"testing"

	"stet/editor"
)

// listed is a dossier of a story with lists, raised letters and a dateline.
func listed(t *testing.T) Dossier {
	t.Helper()
	d := bridge(t)
	shift := func(text string, kind editor.MarkKind, words string) editor.Block {
		at := strings.Index(text, words)
		return editor.Block{Kind: editor.Paragraph, Text: text, Marks: []editor.Mark{{Start: at, End: at + len(words), Kind: kind}}}
	}
	entry := func(level int, ordered bool, text string) editor.Block {
		return editor.Block{Kind: editor.Item, Level: level, Ordered: ordered, Text: text}
	}
	a := &d.Story.Article
	a.Language, a.Dateline = "en", editor.Dateline{Place: "Kirkwall", Date: "2026-11-20"}
	a.Body = []editor.Block{
		shift("The H2O rose.", editor.Subscript, "2"), shift("It rose by 7 m2.", editor.Superscript, "2"), shift("It fell.[1]", editor.Superscript, "[1]"),
		entry(1, true, "First"), entry(2, false, "Below"), entry(2, true, "Counted below"), entry(1, true, "Second"), {Kind: editor.Paragraph, Text: "Apart."}, entry(1, true, "Anew"),
	}
	for i := range a.Body {
		a.Body[i].ID = "n" + string(rune('a'+i))
	}
	d.Story.Facts = nil
	return d
}

// TestAnnotatedLists: the annotated copy shows lists, raised letters and the dateline as the
// story has them.
func TestAnnotatedLists(t *testing.T) {
	for ending, want := range map[string][]string{
		".html": {`dateline" lang="en" dir="auto">Kirkwall, Friday, 20 November 2026<`, "H<sub>2</sub>O", "m<sup>2</sup>", "<sup>[1]</sup>", `style="--depth:1"`, `<span class="mark">1.</span> First`,
			`style="--depth:2"`, `<span class="mark">•</span> Below`, `<span class="mark">1.</span> Counted`, `<span class="mark">2.</span> Second`, `<span class="mark">1.</span> Anew`},
		".md":  {"\n*Kirkwall, Friday, 20 November 2026*\n", "H<sub>2</sub>O", "m<sup>2</sup>", `<sup>\[1\]</sup>`, "\n1. First\n", "\n    - Below\n", "\n    1. Counted below\n", "\n2. Second\n", "\n1. Anew\n"},
		".txt": {"\nKirkwall, Friday, 20 November 2026\n", "H₂O", "7 m²", "fell.[1]", "\n1. First\n", "\n  - Below\n", "\n  1. Counted below\n", "\n2. Second\n", "\n1. Anew\n"},
	} {
		got := written(t, "annotated", ending, listed(t))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s lacks %q:\n%s", ending, w, got[max(0, strings.Index(got, "Kirkwall")-100):])
			}
		}
	}
}
