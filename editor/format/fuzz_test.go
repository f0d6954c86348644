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
func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"generator":"Stet","article":{"published":"2026-11-28 06:00","embargo":"tomorrow","expires":"","body":[{"id":"a","kind":"paragraph","text":"It."}]},"comments":[{"at":"2026-11-28"}]}`))
	f.Add([]byte("{\"generator\":\"Stet\",\n\"article\":{\"headline\":\"é\" \"body\":[{}]}}"))
	fuzz(f, ".json")
}
func FuzzHTML(f *testing.F) {
	f.Add([]byte(`<html><head><title>x</title></head><body><article><p>It rose.<sup data-fn="a" class="fn"><a href="#a">1</a></sup></p><ol class="wp-block-footnotes"><li id="a">So. <a href="#a-link">↩︎</a></li></ol></article></body></html>`))
	fuzz(f, ".html")
}
func FuzzExport(f *testing.F) {
	f.Add([]byte(`<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>x</title><content:encoded>&lt;!-- wp:paragraph --&gt;&lt;p&gt;It.&lt;sup data-fn="a"&gt;&lt;a href="#a"&gt;1&lt;/a&gt;&lt;/sup&gt;&lt;!-- wp:footnotes /--&gt;</content:encoded>` +
		`<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>[{"id":"a","content":"So."}]</wp:meta_value></wp:postmeta></item></channel></rss>`))
	fuzz(f, ".wxr")
}
