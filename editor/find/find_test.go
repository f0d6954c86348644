package find

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/doc"
)

func finder(t testing.TB, q Query) *Finder {
	t.Helper()
	f, err := q.Compile()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func paragraph(text string, marks ...editor.Mark) editor.Block {
	return editor.Block{ID: "b", Kind: editor.Paragraph, Text: text, Marks: marks}
}

// found shows the hits as readers see them: each in ⟨⟩.
func found(b editor.Block, hits []editor.Range) string {
	out, at := "", 0
	for _, h := range hits {
		out += b.Text[at:h.Start] + "⟨" + b.Text[h.Start:h.End] + "⟩"
		at = h.End
	}
	return out + b.Text[at:]
}

func TestHits(t *testing.T) {
	for _, c := range []struct {
		query Query
		want  string // the text, with the hits in ⟨⟩
	}{
		{Query{Text: ""}, "nothing"},
		{Query{Text: "the"}, "⟨The⟩ council and ⟨the⟩ o⟨the⟩rs"},
		{Query{Text: "the", Case: true}, "The council and ⟨the⟩ o⟨the⟩rs"},
		{Query{Text: "the", Words: true}, "⟨The⟩ council and ⟨the⟩ others"},
		{Query{Text: "aa", Words: true}, "aaa ⟨aa⟩, aaaa ⟨aa⟩"},
		{Query{Text: "aa"}, "⟨aa⟩a ⟨aa⟩⟨aa⟩"},
		{Query{Text: "known", Words: true}, "well-⟨known⟩ unknown"},
		{Query{Text: "Brien", Words: true}, "Ann O’Brien, Ann ⟨Brien⟩"},
		{Query{Text: "£41", Words: true}, "⟨£41⟩ million, £412"},
		{Query{Text: "41", Words: true}, "3.41 and ⟨41⟩"},
		{Query{Text: "o'brien"}, "⟨O’Brien⟩ and ⟨O'BRIEN⟩"},
		{Query{Text: "O'Brien", Case: true}, "O’Brien and ⟨O'Brien⟩"},
		{Query{Text: "o’brien"}, "⟨O’Brien⟩ and ⟨O'Brien⟩"},
		{Query{Text: "24 april"}, "on ⟨24\u00a0April⟩"},
		{Query{Text: "straße"}, "⟨STRASSE⟩ and ⟨Straße⟩"},
		{Query{Text: "ss"}, "Stra⟨ß⟩e"},
		{Query{Text: "s"}, "⟨S⟩traße i⟨s⟩ not cut"},
		{Query{Text: "ΣΊΣΥΦΟΣ"}, "⟨Σίσυφος⟩"},
		{Query{Text: "ё"}, "⟨Ё⟩лка и ⟨ё⟩ж"},
		{Query{Text: "été"}, "⟨e\u0301te\u0301⟩ and ⟨ÉTÉ⟩"},
		{Query{Text: "e"}, "e\u0301té h⟨e⟩r⟨e⟩"},
		{Query{Text: "e\u0301", Case: true}, "⟨é⟩t⟨e\u0301⟩ É"},
		{Query{Text: "가"}, "각 ⟨가⟩"},
		{Query{Text: "👩"}, "👩‍🚀 ⟨👩⟩"},
		{Query{Text: "東京", Words: true}, "⟨東京⟩ Tokyo"},
		{Query{Text: "a.c"}, "abc ⟨a.c⟩"},
		{Query{Text: "a.c", Regexp: true}, "⟨abc⟩ ⟨A.C⟩"},
		{Query{Text: "a.c", Regexp: true, Case: true}, "⟨abc⟩ A.C"},
		{Query{Text: `x*`, Regexp: true}, "a⟨xx⟩b⟨x⟩"},
		{Query{Text: `^|$`, Regexp: true}, "nothing of no length"},
		{Query{Text: `^\w+`, Regexp: true}, "⟨Été⟩ comme\n⟨hiver⟩"},
		{Query{Text: `\w+`, Regexp: true}, "⟨café⟩–⟨नि॒र्धारित⟩"},
		{Query{Text: `[\w’]+`, Regexp: true}, "⟨O’Brien⟩ ⟨né⟩"},
		{Query{Text: `\W+`, Regexp: true}, "é⟨ – ⟩é"},
		{Query{Text: `\d\s\S`, Regexp: true}, "⟨4\u00a0A⟩pril"},
		{Query{Text: `said|says`, Regexp: true, Words: true}, "⟨said⟩ unsaid, ⟨says⟩"},
		{Query{Text: `.`, Regexp: true}, "⟨a⟩e\u0301⟨b⟩"},
	} {
		b := paragraph(strings.NewReplacer("⟨", "", "⟩", "").Replace(c.want))
		if got := found(b, finder(t, c.query).Hits(b)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.query, got, c.want)
		}
	}
}

func TestCaptionsAreSearched(t *testing.T) {
	b := editor.Block{ID: "p", Kind: editor.ImageBlock, Image: &editor.Image{File: "the.jpg", Caption: "The bridge, the quay"}}
	r, err := finder(t, Query{Text: "the"}).With("a")
	if err != nil {
		t.Fatal(err)
	}
	hits := r.Hits(b)
	if len(hits) != 2 || hits[1].Was != "the" || hits[1].Before != "The bridge, " || *hits[1].Range != (editor.Range{Block: "p", Start: 12, End: 15}) {
		t.Errorf("%+v", hits)
	}
}

func TestDeletedWordsAreNotFound(t *testing.T) {
	b := paragraph("the old the new the", editor.Mark{Start: 4, End: 11, Kind: editor.Deleted})
	want := "⟨the⟩ old the new ⟨the⟩"
	for _, q := range []Query{{Text: "the"}, {Text: "the", Regexp: true}} {
		if got := found(b, finder(t, q).Hits(b)); got != want {
			t.Errorf("%+v: %s", q, got)
		}
	}
}

func TestExpressionErrors(t *testing.T) {
	for expression, want := range map[string]string{
		`(a(b)`:            "character 1: this ( is never closed",
		`[(]((a)`:          "character 4: this ( is never closed",
		`a)é`:              "character 2: this ) was never opened",
		`é[abc`:            "character 2: this [ is never closed",
		`a*|*`:             "character 4: “*” has nothing before it",
		`ab**`:             "character 3: “**” repeats a repetition",
		`[z-a]`:            "character 2: “z-a” is no range",
		`ab\y`:             `character 3: “\y” has no meaning`,
		`ab\`:              "character 3: a backslash needs",
		`a(?=b)`:           "character 2: “(?=” is not understood",
		`a{2,1}`:           "character 2: “{2,1}” is no number of times",
		`(?P<n>a`:          "character 1: this ( is never closed",
		`(?P<n a)`:         "character 1: “(?P<n a)” is no name",
		`[[:wat:]]`:        "character 2: “[:wat:]” is no range",
		"a\xff":            "it is not valid UTF-8",
		`((a{9}){99}){99}`: "times",
	} {
		_, err := Query{Text: expression, Regexp: true}.Compile()
		var wrong *ExpressionError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", expression, err, want)
		}
	}
}

func TestReplacement(t *testing.T) {
	date := `(?P<day>\d+) (April|May)( \d{4})?`
	for _, c := range []struct{ expression, with, want, wrong string }{
		{date, "$2 $1", "on April 24", ""},
		{date, "${2} ${day}$3, $$$0 $", "on April 24, $24 April $", ""},
		{date, "$2nd", "on Aprilnd", ""},
		{date, "$4", "", `"$4" is not a group of the expression, which has 3`},
		{date, "${year}", "", `"${year}" is not a group`},
		{date, "${day", "", "write ${name}"},
		{"april", "$0", "on 24 April", ""}, // nothing to do
	} {
		b := paragraph("on 24 April")
		r, err := finder(t, Query{Text: c.expression, Regexp: true}).With(c.with)
		if c.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%s: %v", c.with, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.with, err)
			continue
		}
		if got := replaced(t, b, r.Edits(b)); got != c.want {
			t.Errorf("%s: %q, want %q", c.with, got, c.want)
		}
	}
	b := paragraph("costs a lot")
	r, err := finder(t, Query{Text: "a lot"}).With("$1 and ${more}")
	if err != nil || replaced(t, b, r.Edits(b)) != "costs $1 and ${more}" {
		t.Errorf("a plain query knows no groups: %v", err)
	}
}

// replaced does edits on an open manuscript of one block.
func replaced(t testing.TB, b editor.Block, edits []editor.Edit) string {
	t.Helper()
	d := doc.New(editor.Story{Article: editor.Article{Body: []editor.Block{b}}})
	if _, err := d.ReplaceWords(edits); err != nil {
		t.Fatal(err)
	}
	return d.Block(2).Text
}

func TestPreview(t *testing.T) {
	b := paragraph("a1 b2")
	r, err := finder(t, Query{Text: `([a-z])(\d)`, Regexp: true}).With("$2$1")
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := r.Preview(b, editor.Range{Block: "b", Start: 3, End: 5}); !ok || got != "2b" {
		t.Errorf("%q, %v", got, ok)
	}
	if _, ok := r.Preview(b, editor.Range{Block: "b", Start: 3, End: 4}); ok {
		t.Error("previews what is no hit")
	}
}

func ExampleReplacer() {
	f, _ := Query{Text: `£(\d+)m\b`, Regexp: true}.Compile()
	r, _ := f.With("£$1 million")
	for _, e := range r.Edits(editor.Block{ID: "b", Text: "It costs £41m, not £30m."}) {
		fmt.Println(e.Range.Start, e.Range.End, e.Text)
	}
	// Output:
	// 9 14 £41 million
	// 20 25 £30 million
}
