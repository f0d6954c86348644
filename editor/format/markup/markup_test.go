package markup

import (
	"bufio"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/editor"
)

func mark(start, end int, kind editor.MarkKind) editor.Mark {
	return editor.Mark{Start: start, End: end, Kind: kind}
}

func TestFragment(t *testing.T) {
	link := mark(4, 8, editor.Link)
	link.Href = "https://example.org/"
	for _, c := range []struct {
		html string
		want []editor.Block
	}{
		{"<p>The  <b>bill</b>\n rose.</p>", []editor.Block{{Kind: editor.Paragraph, Text: "The bill rose.", Marks: []editor.Mark{mark(4, 8, editor.Strong)}}}},
		{`The <a href="https://example.org/">bill</a>`, []editor.Block{{Kind: editor.Paragraph, Text: "The bill", Marks: []editor.Mark{link}}}},
		{`<a href="javascript:alert(1)">No</a>`, []editor.Block{{Kind: editor.Paragraph, Text: "No"}}},
		{"<ol><li>One<ul><li>Two</ul></ol>", []editor.Block{{Kind: editor.Item, Level: 1, Ordered: true, Text: "One"}, {Kind: editor.Item, Level: 2, Text: "Two"}}},
		{"<table><tr><th>Town<th>Votes<tr><td>Ahja<td>12</table>", []editor.Block{{Kind: editor.Row, Level: 1, Text: "Town\tVotes"}, {Kind: editor.Row, Text: "Ahja\t12"}}},
		{"One<br><br>Two<hr><blockquote>Three</blockquote>", []editor.Block{{Kind: editor.Paragraph, Text: "One"}, {Kind: editor.Paragraph, Text: "Two"}, {Kind: editor.Rule}, {Kind: editor.Quote, Text: "Three"}}},
		{`<figure><img src="a.jpg" alt="b"><figcaption>The  ferry.</figcaption></figure>`, []editor.Block{{Kind: editor.ImageBlock, Image: &editor.Image{File: "a.jpg", Alt: "b", Caption: "The ferry."}}}},
		{"<script>alert(1)</script><style>p{}</style>", nil},
	} {
		if got := Fragment(c.html); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.html, got, c.want)
		}
	}
}

func TestFootnotes(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<p>From 4 January<a href="#fn1" class="footnote-ref" id="fnref1" epub:type="noteref">1</a>, and 5 May<a href="#b" role="doc-noteref"><sup>2</sup></a>.</p>` +
		`<ol><li><p>Minutes.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li><li>Diary. <a epub:type="backlink" href="#r">back</a></li></ol>`))
	if err != nil {
		t.Fatal(err)
	}
	f := &Flow{Figure: Figure}
	f.Read(doc)
	var words []string
	for _, b := range f.Out {
		words = append(words, b.Text)
		for _, m := range b.Marks {
			words = append(words, string(m.Kind)+" "+b.Text[m.Start:m.End])
		}
	}
	if got, want := strings.Join(words, "|"), "From 4 January1, and 5 May2.|superscript 1|superscript 2|Minutes.|Diary."; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestWriteAndReadBlocks(t *testing.T) {
	body := []editor.Block{
		{Kind: editor.Paragraph, Text: "a <b> &amp;  c\nd", Marks: []editor.Mark{mark(0, 5, editor.Strong), mark(2, 8, editor.Emphasis)}},
		{Kind: editor.Item, Level: 3, Text: "deep"},
		{Kind: editor.Item, Level: 1, Ordered: true, Text: "one"},
		{Kind: editor.Heading, Level: 3, Text: "More"},
		{Kind: editor.Rule},
		{Kind: editor.ImageBlock, Image: &editor.Image{File: "quay.jpg", Alt: "A \"quay\"", Caption: "The\nquay", Rights: "agency"}},
		{Kind: editor.Quote, Text: "So it is."},
	}
	var b strings.Builder
	w := bufio.NewWriter(&b)
	WriteBlocks(w, body)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	n, err := Parse(b.String())
	if err != nil {
		t.Fatal(err)
	}
	got := ReadBlocks(n)
	words := HTML.Write(got[0].Text, got[0].Marks)
	if want := HTML.Write(body[0].Text, body[0].Marks); words != want {
		t.Errorf("got %s, want %s", words, want)
	}
	for i := 1; i < len(body); i++ {
		if !reflect.DeepEqual(got[i], body[i]) {
			t.Errorf("got %+v, want %+v", got[i], body[i])
		}
	}
}

func TestSafeURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.org/b?c": "https://a.org/b?c", "a/b:c": "a/b:c", "mailto:a@b.c": "mailto:a@b.c", "java\nscript:alert(1)": "", " javascript:x": "", "file:///etc": "", "data:text/html,x": "",
	} {
		if got := SafeURL(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}
