package format

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"stet/editor"
)

// seed adds the fixtures of a format and what the format itself writes.
func seed(f *testing.F, ending string) {
	files, err := filepath.Glob("testdata/*" + ending)
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	var own bytes.Buffer
	if err := Encode(&own, ending, editor.Story{Article: sample()}); err != nil {
		f.Fatal(err)
	}
	f.Add(own.Bytes())
	f.Add([]byte("# A {--old--}head\n\nIt {++is\n\nnot++} {~~so~>thus~~}, {==they==}{>>who?<<} say{>>when?<<}.\n"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("By Jane Doe\n\n© 2019 \xff\n> a\n- b\n1. c\n"))
}

// fuzz reads anything: it may be refused, but never panics; what is read keeps
// every promise, and comes back unchanged through the format.
func fuzz(f *testing.F, ending string) {
	seed(f, ending)
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Decode("a"+ending, b, Options{})
		if err != nil {
			return
		}
		if err := d.Story().Validate(); err != nil {
			t.Error(err)
		}
		for _, s := range stringsOf(&d.Article) {
			if !utf8.ValidString(*s) {
				t.Errorf("%q is no UTF-8", *s)
			}
		}
		for _, n := range d.Notes {
			for _, e := range n.Undo {
				if e.Insert != nil && e.After != "" && d.Article.Block(e.After) < 0 {
					t.Errorf("undo behind %q, which is not there", e.After)
				}
				if e.Range != nil && d.Article.Block(e.Range.Block) < 0 {
					t.Errorf("undo in %q, which is not there", e.Range.Block)
				}
			}
		}
		f, _ := For(ending)
		checkRoundTrip(t, f, without(tidy(d.Article.Clone()), f.loses), "read back")
	})
}

func FuzzText(f *testing.F) { fuzz(f, ".txt") }
func FuzzMarkdown(f *testing.F) {
	f.Add([]byte("It rose.[^1] And *fell[^b]*.\n\n[^b]: So.\n\n    > And so.\n\n[^1]: - Minutes\n[^c]:\n"))
	fuzz(f, ".md")
}
func FuzzJSON(f *testing.F)   { fuzz(f, ".json") }
func FuzzHTML(f *testing.F)   { fuzz(f, ".html") }
func FuzzExport(f *testing.F) { fuzz(f, ".wxr") }
