package format

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

// scraps are what random texts are made of: words, and everything that means
// something in one of the formats.
var scraps = []string{"Harbour", "council", "voted", "é", "日本", "👩‍🚒", "“quoted,”", "it’s", "5.", "2019", "12) ", "1. ", "- ", "+ ", "> ", "# ",
	"## ", "###", "***", "---", "===", "* ", "*", "**", "_", "__", "`", "```", "~~", "~", "[", "]", "(", ")", "](x)", "![", "<b>", "</p>", "<script>alert(1)</script>",
	"</script>", "<!--", "-->", "]]>", "&amp;", "&", "&lt;", "&#42;", `\`, `\\`, `\*`, "|", "a | b", ":", ": ", "\"", "'", "  ", " ", "\t", "\n", "\u00a0", "\u200b",
	"By Jane Doe", "Credit: AP", "News credit : Nytimes", "LONDON, April 24 (Reuters) — ", "© 2019 Daily", "---\n", "{", "}", "{{.}}", "null", "true", "~", "0x1f", "!!", "%", "@", "https://example.org/a?b=c&d=e", "[Picture] ", "Caption: x", "Format: x",
	"{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{>>", "<<}", "{==", "==}"}

var markKinds = []editor.MarkKind{editor.Strong, editor.Emphasis, editor.Link, editor.Strike, editor.Superscript, editor.Subscript, editor.Code}

func randomText(r *rand.Rand, most int) string {
	var b strings.Builder
	for range 1 + r.IntN(most) {
		b.WriteString(scraps[r.IntN(len(scraps))])
		if r.IntN(2) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func randomTime(r *rand.Rand) time.Time {
	if r.IntN(3) == 0 {
		return time.Time{}
	}
	zone := time.FixedZone("", (r.IntN(53)-26)*1800)
	return time.Date(1990+r.IntN(60), time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60), r.IntN(2)*r.IntN(1e9), zone)
}

func randomArticle(r *rand.Rand) editor.Article {
	var a editor.Article
	for _, s := range stringsOf(&a) {
		if r.IntN(3) > 0 {
			*s = randomText(r, 6)
		}
	}
	for range r.IntN(3) {
		a.Authors = append(a.Authors, editor.Author{Name: randomText(r, 3), Role: randomText(r, 2), Link: randomText(r, 1)})
	}
	for range r.IntN(4) {
		a.Keywords = append(a.Keywords, randomText(r, 3))
	}
	a.Published, a.Embargo, a.Expires = randomTime(r), randomTime(r), randomTime(r)
	a.Terms = editor.CopyTerms[r.IntN(len(editor.CopyTerms))]
	a.Target = r.IntN(2) * (1 + r.IntN(3000))
	a.Copyright.Year = r.IntN(2) * (1900 + r.IntN(200))
	kinds := []editor.BlockKind{editor.Paragraph, editor.Paragraph, editor.Heading, editor.Quote, editor.Item, editor.Item, editor.Item, editor.Row, editor.Row, editor.ImageBlock, editor.Rule}
	for range r.IntN(9) {
		a.Body = append(a.Body, randomBlock(r, kinds[r.IntN(len(kinds))]))
	}
	return a
}

func randomBlock(r *rand.Rand, kind editor.BlockKind) editor.Block {
	b := editor.Block{Kind: kind, Level: r.IntN(5), Ordered: kind == editor.Item && r.IntN(2) == 0}
	if kind == editor.ImageBlock {
		b.Image = &editor.Image{File: "pictures/harbour 1.jpg", Alt: randomText(r, 4), Caption: randomText(r, 5), Credit: randomText(r, 3), Byline: randomText(r, 2), Licence: randomText(r, 2),
			Source: randomText(r, 2), Copyright: randomText(r, 3), UsageTerms: randomText(r, 4), Rights: editor.RightsCategories[r.IntN(len(editor.RightsCategories))],
			Expires: randomTime(r).Truncate(time.Second), Origin: randomText(r, 1)}
		return b
	}
	b.Text = randomText(r, 12)
	for range r.IntN(5) {
		start := snap(b.Text, r.IntN(len(b.Text)+1))
		m := editor.Mark{Start: start, End: snap(b.Text, start+r.IntN(12)), Kind: markKinds[r.IntN(len(markKinds))]}
		if m.Kind == editor.Link {
			m.Href = []string{"https://example.org/a_b?c=d&e=%20f", "/rel(1)/x y", "mailto:jane@example.org", `https://example.org/"<>\`}[r.IntN(4)]
		}
		b.Marks = append(b.Marks, m)
	}
	return b
}

// canonical returns the article's one spelling, to compare by.
func canonical(t *testing.T, a editor.Article) string {
	t.Helper()
	b, err := editor.Story{Article: a}.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), `},{`, "},\n{")
}

// parcel is what a desk gives out: a story, and the cuts that pages are set in.
func parcel(s editor.Story) piece.Parcel {
	return piece.Parcel{Stories: []editor.Story{s}, Pages: piece.Pages{Faces: os.DirFS("../../assets")}}
}

// seeds is how many random stories go through each format; more of them find rarer
// things.
var seeds = flag.Int("seeds", 200, "random stories for each format")

// tries is how many stories a format is tried with. Setting pages takes time, and they
// carry the story beside them.
func tries(f Format) int {
	if f.Pages {
		return min(*seeds, 50)
	}
	return *seeds
}

// TestRoundTrip writes random articles of the worst text in each format and
// wants the same article back, but for what a format says it cannot hold.
func TestRoundTrip(t *testing.T) {
	for _, f := range Formats {
		if !f.Reads() || !f.Writes() {
			continue
		}
		t.Run(f.ID, func(t *testing.T) {
			for seed := range uint64(tries(f)) {
				a := without(tidy(randomArticle(rand.New(rand.NewPCG(seed, 7)))), f.loses)
				checkRoundTrip(t, f, a, fmt.Sprintf("seed %d", seed))
				if t.Failed() {
					return
				}
			}
		})
	}
}

// without returns an article without what a format loses.
func without(a editor.Article, loses []string) editor.Article {
	a = a.Clone()
	for _, what := range loses {
		image, ofImage := strings.CutPrefix(what, "image.")
		for i := range a.Body {
			switch b := &a.Body[i]; {
			case what == LosesMarks:
				b.Marks = nil
			case ofImage && b.Image != nil:
				_ = b.Image.SetField(image, "")
			}
		}
		_ = a.SetField(what, "") // which is refused for what is no field
	}
	return a
}

func checkRoundTrip(t *testing.T, f Format, a editor.Article, what string) {
	t.Helper()
	var b bytes.Buffer
	if err := f.Encode(&b, parcel(editor.Story{Article: a})); err != nil {
		t.Fatal(what, err)
	}
	d, err := Decode("story"+f.Endings[0], b.Bytes(), Options{})
	if err != nil {
		t.Fatalf("%s: %v\n%s", what, err, b.String())
	}
	if err := d.Article.Validate(); err != nil {
		t.Errorf("%s: %v", what, err)
	}
	if len(d.Notes) > 0 {
		t.Errorf("%s: a file of ours needs no decisions, got %v", what, d.Notes)
	}
	if got, want := canonical(t, d.Article), canonical(t, a); got != want {
		t.Errorf("%s:\n got %s\nwant %s\nfile:\n%s", what, got, want, b.String())
	}
}
