package doc

import (
	"testing"

	"stet/editor"
)

func toggleKind(kind editor.BlockKind, level int) verb {
	return func(d *Doc, sel Selection) (Selection, error) { return d.ToggleKinds(sel, kind, level, false) }
}

func indent(by int) verb {
	return func(d *Doc, sel Selection) (Selection, error) {
		_, err := d.Indent(sel, by)
		return sel, err
	}
}

func putLink(text, href string) verb {
	return func(d *Doc, sel Selection) (Selection, error) {
		r, _, ok := d.LinkAt(sel)
		if from, to, _ := d.Range(sel); !ok {
			r = editor.Range{Block: from.Block, Start: from.Offset, End: to.Offset}
		}
		return d.PutLink(sel, r, text, href)
	}
}

func TestToggleKinds(t *testing.T) {
	cases{
		{"//a^b", toggleKind(editor.Heading, 2), "//## a^b"},
		{"//## a^b", toggleKind(editor.Heading, 2), "//a^b"},
		{"//a^b/c^d", toggleKind(editor.Item, 0), "//- a^b/- c^d"},
		{"//- a^b/c^d", toggleKind(editor.Item, 0), "//- a^b/- c^d"},
		{"//-- a^b/c^d", toggleKind(editor.Item, 0), "//-- a^b/- c^d"},
		{"//- a^b/-- c^d", toggleKind(editor.Item, 0), "//a^b/c^d"},
		{"//| a^b/|= c^d", toggleKind(editor.Row, 1), "//|= a^b/|= c^d"},
		{"//| a^b/| c^d", toggleKind(editor.Row, 0), "//a^b/c^d"},
		{"//> a^b/***/> c^d", toggleKind(editor.Quote, 0), "//a^b/***/c^d"},
	}.run(t)
}

func TestIndent(t *testing.T) {
	cases{
		{"//- a^b", indent(1), "//-- a^b"},
		{"//-- a^b", indent(-1), "//- a^b"},
		{"//- a^b", indent(-1), "//- a^b"},
		{"//- a^b/x/-- c^d", indent(-1), "//- a^b/x/- c^d"},
		{"//a^b", indent(1), "//a^b"},
	}.run(t)
}

func TestClearMarks(t *testing.T) {
	clears := func(d *Doc, sel Selection) (Selection, error) { return d.ClearMarks(sel) }
	cases{
		{"//*a^b*c_d^e_", clears, "//*a*^bcd^_e_"},
		{"//*ab*^", func(d *Doc, sel Selection) (Selection, error) {
			d.ClearMarks(sel)
			return d.Insert(sel, "c")
		}, "//*ab*c^"},
		{"//x{a^b}c^", clears, "//x{a^b}c^"},
	}.run(t)
}

func TestPutLink(t *testing.T) {
	const to = "https://example.org/"
	cases{
		{"//a ^word^ b", putLink("word", to), "//a _word_^ b"},
		{"//a ^word^ b", putLink("other", to), "//a _other_^ b"},
		{"//a ^ b", putLink("here", to), "//a _here_^ b"},
		{"//a _wo^rd_ b", putLink("word", ""), "//a word^ b"},
		{"//a _wo^rd_ b", putLink("words", to), "//a _words_^ b"},
		{"//*a* ^*word*^ b", putLink("word", ""), "//*a* *word*^ b"},
		{"//a ^ b", putLink("", to), "//a ^ b"},
	}.run(t)
	d, sel := read(t, "he^ad//x")
	if _, err := putLink("a", to)(d, sel); err == nil {
		t.Error("a headline takes a link")
	}
}

func TestMarked(t *testing.T) {
	for notation, want := range map[string]bool{
		"//^*one*^": true, "//^*one* two^": false, "//*on^e*": true, "//one^": false,
		"//*o^ne*/*tw^o*": true, "//*o^ne*/x/*tw^o*": false, "^head^//": false,
	} {
		if d, sel := read(t, notation); d.Marked(sel, editor.Strong) != want {
			t.Errorf("%s: strong is not %v", notation, want)
		}
	}
}
