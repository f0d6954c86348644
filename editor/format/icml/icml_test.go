package icml

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

var update = flag.Bool("update", false, "write the golden files anew")

func story() editor.Story {
	mark := func(start, end int, kind editor.MarkKind, href string) editor.Mark {
		return editor.Mark{Start: start, End: end, Kind: kind, Href: href}
	}
	return editor.Story{
		Article: editor.Article{Headline: "Ferry & quay", Standfirst: "A vote", Byline: "By Jane Doe", Dateline: editor.Dateline{Place: "LINDSAY", Date: "2026-11-19"},
			Credit: editor.Credit{Canonical: "Harbour Times"}, Copyright: editor.Copyright{Notice: "© 2026"},
			Body: []editor.Block{
				{ID: "b1", Kind: editor.Paragraph, Text: "The board voted on Wednesday.", Marks: []editor.Mark{mark(0, 9, editor.Strong, ""), mark(4, 15, editor.Emphasis, ""), mark(19, 28, editor.Link, "https://example.org/?a=1&b=2")}},
				{ID: "b2", Kind: editor.Paragraph, Text: "Roses,\nviolets."},
				{ID: "b3", Kind: editor.Heading, Level: 2, Text: "What changes"},
				{ID: "b4", Kind: editor.Item, Level: 1, Ordered: true, Text: "one"},
				{ID: "b5", Kind: editor.Item, Level: 2, Text: "deep"},
				{ID: "b6", Kind: editor.Item, Level: 1, Ordered: true, Text: "two"},
				{ID: "b7", Kind: editor.Quote, Text: "“We sail.”"},
				{ID: "b8", Kind: editor.Rule},
				{ID: "b9", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/a b.png", Caption: "The quay", Byline: "Ann Low", Credit: "AP"}},
			}},
		Amendments: []editor.Amendment{{Kind: editor.Correction, Note: "It was Tuesday.", At: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)}},
	}
}

func written(t *testing.T, s editor.Story) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, piece.Parcel{Stories: []editor.Story{s}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got := written(t, story())
	if *update {
		if err := os.WriteFile("testdata/story.icml", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/story.icml")
	if err != nil || got != string(want) {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestWords: all words are there, in order, and every style that is used is defined.
func TestWords(t *testing.T) {
	root, err := packed.Parse([]byte(written(t, story())))
	if err != nil {
		t.Fatal(err)
	}
	defined, used := map[string]bool{normalCharacter: true}, map[string]bool{}
	var words []string
	var walk func(n *packed.Node)
	walk = func(n *packed.Node) {
		switch n.Name.Local {
		case "Content":
			words = append(words, n.Words())
		case "ParagraphStyle", "CharacterStyle":
			defined[n.Attr("Self")] = true
		}
		for _, a := range n.Attrs {
			if strings.HasPrefix(a.Name.Local, "Applied") && strings.HasSuffix(a.Name.Local, "Style") && a.Name.Local != "AppliedTOCStyle" {
				used[a.Value] = true
			}
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(root)
	for name := range used {
		if !defined[name] {
			t.Errorf("the style %q is used and not defined", name)
		}
	}
	want := "Ferry & quayA voteBy Jane DoeLINDSAY, 2026-11-19The board voted on Wednesday.Roses,\u2028violets.What changesonedeeptwo“We sail.”The quayAnn Low / APCorrection, 20 November 2026: It was Tuesday.Credit: Harbour Times© 2026"
	if got := strings.Join(words, ""); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestBack: what was written is read back, as far as it is text.
func TestBack(t *testing.T) {
	s := story()
	got := Back([]byte(written(t, s)))
	if got.Headline != s.Article.Headline || got.Standfirst != s.Article.Standfirst || got.Byline != s.Article.Byline || got.Dateline.Place != "LINDSAY, 2026-11-19" {
		t.Errorf("%+v", got)
	}
	line := func(b editor.Block) string {
		if b.Image != nil {
			return fmt.Sprintf("%s %s %s %s", b.Kind, b.Image.File, b.Image.Caption, b.Image.Credit)
		}
		words := fmt.Sprintf("%s%d%v %q", b.Kind, b.Level, b.Ordered, b.Text)
		for _, m := range b.Marks {
			words += " " + string(m.Kind) + m.Href + ":" + b.Text[m.Start:m.End]
		}
		return words
	}
	var have, want []string
	for _, b := range got.Body {
		have = append(have, line(b))
	}
	for _, b := range s.Article.Body {
		if b.Image != nil {
			b.Image = &editor.Image{File: b.Image.File, Caption: b.Image.Caption, Credit: credit(b.Image)}
		}
		want = append(want, line(b))
	}
	want = append(want, `paragraph0false "Correction, 20 November 2026: It was Tuesday." strong:Correction, 20 November 2026:`, `paragraph0false "Credit: Harbour Times"`, `paragraph0false "© 2026"`)
	if !slices.Equal(have, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
	if len(Back([]byte("<a>")).Body) != 0 {
		t.Error("what is no document has words")
	}
}
