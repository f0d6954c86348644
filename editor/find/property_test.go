package find

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/doc"
)

// texts are paragraphs whose characters are hard to keep whole.
var texts = []string{
	"The council will pay £41 million by 24 April, said Ann O’Brien.",
	"Cllr Ann O'Brien said the bill, “the\u00a0bill”, is £41m.",
	"क्षत्रिय स्त्री ने कहा कि नि॒र्धारित",
	"각 나라의 한글 자모 각",
	"family 👨‍👩‍👧‍👦 and flags 🇬🇧🇫🇷🇩🇪🇺🇦 waving 👋🏽 off",
	"Zażółć e\u0301te\u0301 a\u0308\u0323 naïve STRASSE Straße ﬁre",
	"مرحبا بالعالم \u0600١٢٣ قال",
	"東京で二十四日、首相は「はい」と言った。",
	"one\ntwo\nthree",
}

// tale is a random story with marks, facts and comments.
func tale(random *rand.Rand) editor.Story {
	s := editor.Story{Article: editor.Article{Headline: texts[0], Standfirst: texts[1]}}
	kinds := []editor.MarkKind{editor.Strong, editor.Emphasis, editor.Link, editor.Deleted, editor.Inserted}
	for i := range 2 + random.IntN(6) {
		b := editor.Block{ID: fmt.Sprint("b", i), Kind: editor.Paragraph, Text: texts[random.IntN(len(texts))]}
		for _, kind := range kinds {
			if start, end := stretch(random, b.Text); start < end && random.IntN(3) == 0 {
				b.Marks = append(b.Marks, editor.Mark{Start: start, End: end, Kind: kind})
			}
		}
		slices.SortFunc(b.Marks, func(m, n editor.Mark) int { return cmp.Or(m.Start-n.Start, m.End-n.End) })
		s.Article.Body = append(s.Article.Body, b)
		for j := range 3 {
			start, end := stretch(random, b.Text)
			if start == end {
				continue
			}
			r := editor.Range{Block: b.ID, Start: start, End: end}
			if j == 0 {
				s.Comments = append(s.Comments, editor.Comment{ID: b.ID + "c", Range: r, Text: b.Text[start:end], Body: "sic?"})
			} else {
				s.Facts = append(s.Facts, editor.Fact{ID: fmt.Sprint(b.ID, j), Kind: editor.Figure, Status: editor.Verified, Range: r, Text: b.Text[start:end]})
			}
		}
	}
	return s
}

// stretch picks whole characters of a text.
func stretch(random *rand.Rand, text string) (start, end int) {
	edge := func() int { return doc.NextGrapheme(text, random.IntN(len(text))) }
	start, end = edge(), edge()
	return min(start, end), max(start, end)
}

func hash(t testing.TB, d *doc.Doc) string {
	t.Helper()
	h, err := d.Story().Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestReplacingAllCanBeUndone replaces in random stories: all hits are gone or
// what they were to become, one undo brings everything back, marks, facts and
// comments included; as suggestions too.
func TestReplacingAllCanBeUndone(t *testing.T) {
	queries := []Query{{Text: "the"}, {Text: "million"}, {Text: "각"}, {Text: "e", Case: true}, {Text: "o'brien", Words: true},
		{Text: `([a-z])([a-z]+)`, Regexp: true}, {Text: ".+", Regexp: true}, {Text: `[\s,]+`, Regexp: true}, {Text: "ss"}, {Text: "🇫🇷"}}
	withs := []string{"", "x", "the the", "€", "👩‍🚀"}
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 3))
		d := doc.New(tale(random))
		first := hash(t, d)
		d.Suggest(seed%2 == 1)
		q := queries[random.IntN(len(queries))]
		with := withs[random.IntN(len(withs))]
		if q.Regexp && strings.Contains(q.Text, "(") {
			with = "$2" + with + "$1"
		}
		f := finder(t, q)
		r, err := f.With(with)
		if err != nil {
			t.Fatal(err)
		}
		var edits []editor.Edit
		want := map[string]string{}
		for i := range d.Len() {
			b := d.Block(i)
			in := r.Edits(b)
			edits = append(edits, in...)
			want[b.ID] = spliced(b, in)
		}
		if _, err := d.ReplaceWords(edits); err != nil {
			t.Fatalf("%+v by %q: %v", q, with, err)
		}
		for i := range d.Len() {
			b := d.Block(i)
			if got := spliced(b, nil); got != want[b.ID] {
				t.Fatalf("%+v by %q: %q, want %q", q, with, got, want[b.ID])
			}
		}
		s := d.Story()
		if err := s.Validate(); err != nil {
			t.Fatalf("%+v by %q: %v", q, with, err)
		}
		if d.CanUndo() != (len(edits) > 0) {
			t.Fatalf("%d edits, undo %v", len(edits), d.CanUndo())
		}
		d.Undo()
		if d.CanUndo() || hash(t, d) != first {
			t.Fatalf("%+v by %q: one undo does not bring the story back", q, with)
		}
	}
}

// spliced is what readers get of a block once edits are done to it.
func spliced(b editor.Block, edits []editor.Edit) string {
	edits = slices.Clone(edits)
	for _, m := range b.Marks {
		if m.Kind == editor.Deleted {
			edits = append(edits, editor.Edit{Range: &editor.Range{Block: b.ID, Start: m.Start, End: m.End}})
		}
	}
	slices.SortFunc(edits, func(e, f editor.Edit) int { return e.Range.Start - f.Range.Start })
	out, at := "", 0
	for _, e := range edits {
		out += b.Text[at:e.Range.Start] + e.Text
		at = e.Range.End
	}
	return out + b.Text[at:]
}

func FuzzQuery(f *testing.F) {
	f.Add("The café said", "(c)(a)", "$2$1", uint8(4))
	f.Add("e\u0301 각 👩‍🚀 ﬁ", "[\\w[:alpha:]]+|\\Q(\\E", "${1}$", uint8(5))
	f.Add("a\xff\u0301", "[]\\]", "$", uint8(7))
	f.Fuzz(func(t *testing.T, text, query, with string, how uint8) {
		q := Query{Text: query, Case: how&1 != 0, Words: how&2 != 0, Regexp: how&4 != 0}
		finder, err := q.Compile()
		if err != nil {
			var wrong *ExpressionError
			if !errors.As(err, &wrong) || wrong.At < 0 || wrong.At > len(query) {
				t.Fatalf("%q: %v", query, err)
			}
			return
		}
		b := paragraph(text)
		last := 0
		for _, h := range finder.Hits(b) {
			if h.Check(text) != nil && utf8.ValidString(text) || h.Start < last || h.Empty() {
				t.Fatalf("%+v in %q: %v", q, text, h)
			}
			last = h.End
		}
		r, err := finder.With(with)
		if err != nil {
			var wrong *editor.FieldError
			if !errors.As(err, &wrong) || !q.Regexp {
				t.Fatalf("%q: %v", with, err)
			}
			return
		}
		for _, e := range r.Edits(b) {
			if was, ok := r.Preview(b, *e.Range); !ok || was != e.Text {
				t.Fatalf("%+v in %q: %q is previewed as %q", q, text, e.Text, was)
			}
		}
	})
}

// TestTokens holds that reading an expression loses nothing of it, and that
// making it wide leaves one that can be compiled.
func TestTokens(t *testing.T) {
	pieces := []string{`\w`, `\s`, `\W`, `\S`, "[", "]", "[^", "]", "a", "(", ")", `\]`, `\[`, `\\`, "[:alpha:]", "-", `\Q(\E`, "é", "*", "|"}
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 5))
		var expression strings.Builder
		for range random.IntN(9) {
			expression.WriteString(pieces[random.IntN(len(pieces))])
		}
		read := ""
		for token := range tokens(expression.String()) {
			read += token.text
		}
		if read != expression.String() {
			t.Fatalf("%q is read as %q", expression.String(), read)
		}
		if _, err := syntax.Parse(expression.String(), syntax.Perl); err != nil {
			continue
		}
		if _, err := compile(expression.String(), false); err != nil {
			t.Fatalf("%q is a good expression: %v", expression.String(), err)
		}
	}
}
