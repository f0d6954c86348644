package format

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/format/piece"
)

// noted lists the blocks of a body with what is raised in them.
func noted(body []editor.Block) string {
	var all []string
	for _, b := range body {
		line := b.Text
		for _, m := range b.Marks {
			if m.Kind == editor.Superscript {
				line += " ^" + b.Text[m.Start:m.End]
			}
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

// TestMarkdownFootnotes reads notes as those of word processors are, and the lines about
// the story that stand above them.
func TestMarkdownFootnotes(t *testing.T) {
	const source = "# Fares rise\n\n%sThe council voted on Tuesday.[^b] The fares of all the four lines rise[^1], it said.[^b]\n\nNobody will pay more before December, said the chair.\n\nCredit: Orkney Wire\n\n" +
		"[^1]: See <https://example.org/f>.\n\n    And more of it.\n\n[^b]: Minutes, *item 7*.\n\n[^never]: Nobody asked.\n"
	const want = "The council voted on Tuesday.[1] The fares of all the four lines rise[2], it said.[1] ^[1] ^[2] ^[1]\n" +
		"Nobody will pay more before December, said the chair.\n[1] Minutes, item 7. ^[1]\n[2] See https://example.org/f. ^[2]\nAnd more of it.\n[3] Nobody asked. ^[3]"
	for name, text := range map[string]string{"fields": "---\nauthor: Jane Doe\n---\n\n" + fmt.Sprintf(source, "By Jane Doe\n\n"), "none": fmt.Sprintf(source, "By Jane Doe\n\n")} {
		d := decode(t, "a.md", text)
		if got := noted(d.Article.Body); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		if d.Article.Credit.Raw != "Credit: Orkney Wire" || d.Article.Byline != "By Jane Doe" {
			t.Errorf("%s: %q, credit %q", name, d.Article.Byline, d.Article.Credit.Raw)
		}
	}
	again := decode(t, "a.md", "---\ntitle: Fares rise\ncredit: Orkney Wire\n---\n\nThe council voted.\n\nIt did so late.\n\nCredit: Orkney Wire\n")
	if got := noted(again.Article.Body); got != "The council voted.\nIt did so late." || again.Article.Credit.Raw != "Orkney Wire" {
		t.Errorf("a credit that a field gives stays in the body: %q, %q", got, again.Article.Credit.Raw)
	}
}

func raised(text string) []editor.Mark {
	var marks []editor.Mark
	for at := 0; ; {
		i := strings.Index(text[at:], "[")
		if i < 0 {
			return marks
		}
		end := at + i + strings.Index(text[at+i:], "]") + 1
		marks = append(marks, editor.Mark{Start: at + i, End: end, Kind: editor.Superscript})
		at = end
	}
}

func withNotes(texts ...string) editor.Story {
	s := editor.Story{Article: editor.Article{Headline: "Fares rise"}}
	for i, text := range texts {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: blockID(i), Kind: editor.Paragraph, Text: text, Marks: raised(text)})
	}
	return s
}

// TestMarkdownFootnotesWritten writes notes as Markdown has them where they are read back
// equal, and leaves them raised numbers where not.
func TestMarkdownFootnotesWritten(t *testing.T) {
	for _, c := range []struct {
		want  string // of the text; "" for none
		texts []string
	}{
		{"It rose.[^1] And fell\\![^2]\n", []string{"It rose.[1] And fell![2]", "[1] # Minutes: 1. of", "[2] Diary"}},
		{"Once[^1] and again[^1].", []string{"Once[1] and again[1].", "[1] Minutes"}},
		{"", []string{"It rose.[2] And fell.[1]", "[1] Minutes", "[2] Diary"}},
		{"", []string{"It rose.[1]", "[1] Minutes", "[2] Diary"}},
		{"", []string{"It rose.[1] And fell.[7]", "[1] Minutes"}},
		{"", []string{"[1]: it rose.", "[1] Minutes"}},
		{"", []string{"It rose.[1]", "[1] Minutes\nof May"}},
		{"", []string{"It rose.[1]", "[1] Minutes", "All of it."}},
	} {
		s := withNotes(c.texts...)
		for _, id := range []string{"markdown", "markdown-hugo", "markdown-jekyll"} {
			f, _ := ByID(id)
			var b bytes.Buffer
			if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{s}}); err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(b.String(), "[^1]: "); got != (c.want != "") || !strings.Contains(b.String(), c.want) {
				t.Errorf("%s of %q:\n%s", id, c.texts, b.String())
			}
			if id != "markdown" {
				continue
			}
			back := decode(t, "a.md", b.String())
			if got, want := back.Article.Body, tidy(s.Article).Body; !reflect.DeepEqual(got, want) {
				t.Errorf("%q came back as\n%+v\nwant\n%+v\n%s", c.texts, got, want, b.String())
			}
		}
	}
}

// TestMarkdownFootnotesEqual reads back what is written of stories with notes and marks at
// random.
func TestMarkdownFootnotesEqual(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	words := []string{"rose", "[1]", "[2]", "!", "*", " ", " ", "fell", "\n", ":", "# ", "1. ", "<b>", "Kirkwall"}
	kinds := []editor.MarkKind{editor.Strong, editor.Emphasis, editor.Superscript, editor.Code, editor.Strike}
	wrote := 0
	for n := range 3000 {
		var texts []string
		for range 1 + r.IntN(2) {
			text := "It"
			for range r.IntN(9) {
				text += words[r.IntN(len(words))]
			}
			texts = append(texts, text)
		}
		for i := range r.IntN(3) {
			texts = append(texts, fmt.Sprintf("[%d] %s%s", i+1, words[r.IntN(len(words))], words[r.IntN(len(words))]))
		}
		s := withNotes(texts...)
		for i := range s.Article.Body {
			b := &s.Article.Body[i]
			if r.IntN(3) == 0 {
				start := r.IntN(len(b.Text))
				b.Marks = append(b.Marks, editor.Mark{Start: start, End: start + 1 + r.IntN(len(b.Text)-start), Kind: kinds[r.IntN(len(kinds))]})
			}
		}
		s.Article = tidy(s.Article)
		var b bytes.Buffer
		if err := Encode(&b, ".md", s); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "[^1]: ") {
			wrote++
		}
		if got := decode(t, "a.md", b.String()).Article.Body; !slices.EqualFunc(got, s.Article.Body, func(a, b editor.Block) bool { return reflect.DeepEqual(a, b) }) {
			t.Fatalf("story %d came back as\n%+v\nwant\n%+v\n%s", n, got, s.Article.Body, b.String())
		}
	}
	if wrote < 20 {
		t.Errorf("%d stories had notes to write", wrote)
	}
}

// TestBookFootnotes reads the notes of a book where its text refers to them, whether they
// stand in the chapter or in a document of their own.
func TestBookFootnotes(t *testing.T) {
	items := func(names ...string) string {
		var manifest, spine string
		for i, n := range names {
			manifest += fmt.Sprintf(`<item id="i%d" href="%s" media-type="application/xhtml+xml"/>`, i, n)
			spine += fmt.Sprintf(`<itemref idref="i%d"/>`, i)
		}
		return "<dc:title>Ferry</dc:title></metadata><manifest>" + manifest + "</manifest><spine>" + spine + "</spine>"
	}
	const text = `<p>It rose.<a href="%s#f1" class="footnote-ref" epub:type="noteref">1</a> It fell.<sup><a href="%s#f2" role="doc-noteref">2</a></sup> It rose once more.<a href="%s#f1" epub:type="noteref">1</a></p>`
	const notes = `<section class="footnotes" epub:type="footnotes"><hr/><h2>Notes</h2><ol><li id="f1"><p>Minutes of <em>May</em>.<a href="#r" class="footnote-back">↩︎</a></p></li><li id="f2"><p>2. Diary.</p></li></ol></section>`
	const want = "It rose.[1] It fell.[2] It rose once more.[1] ^[1] ^[2] ^[1]"
	const behind = "\n[1] Minutes of May. ^[1]\n[2] Diary. ^[2]"
	for name, c := range map[string]struct{ file, want string }{
		"within": {book(t, items("one.xhtml"), "OPS/one.xhtml", chapter("Ferry", fmt.Sprintf(text, "", "", "")+notes+prose)), want + "\n" + strings.TrimSpace(prose[3:len(prose)-4]) + behind},
		"apart": {book(t, items("one.xhtml", "n.xhtml"), "OPS/one.xhtml", chapter("Ferry", fmt.Sprintf(text, "n.xhtml", "n.xhtml", "n.xhtml")),
			"OPS/n.xhtml", `<html><body>`+notes+`</body></html>`), want + behind},
		"nowhere": {book(t, items("one.xhtml"), "OPS/one.xhtml", chapter("Ferry", fmt.Sprintf(text, "", "", ""))), "It rose.1 It fell.2 It rose once more.1 ^1 ^2 ^1"},
	} {
		all, err := DecodeAll("a.epub", []byte(c.file), Options{})
		if err != nil || len(all) != 1 {
			t.Fatal(name, len(all), err)
		}
		if got := noted(all[0].Article.Body); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestManyBookFootnotes reads a chapter of notes in a time that grows as they do.
func TestManyBookFootnotes(t *testing.T) {
	const many = 20_000
	var text, notes strings.Builder
	for i := range many {
		fmt.Fprintf(&text, `<p>It rose.<a epub:type="noteref" href="#f%d">%d</a></p>`, i, i)
		fmt.Fprintf(&notes, "<div>\n<aside id=\"f%d\">Minutes %d</aside>\n</div>\n", i, i)
	}
	file := book(t, `<dc:title>Ferry</dc:title></metadata><manifest><item id="1" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="1"/></spine>`,
		"OPS/one.xhtml", chapter("Ferry", text.String()+`<div class="notes"><h2>Notes</h2>`+notes.String()+`</div>`))
	all, err := DecodeAll("a.epub", []byte(file), Options{})
	if err != nil {
		t.Fatal(err)
	}
	body := all[0].Article.Body
	if last := body[len(body)-1].Text; len(body) != 2*many || last != fmt.Sprintf("[%d] Minutes %d", many, many-1) {
		t.Errorf("%d blocks, the last of which is %q", len(body), last)
	}
}

// TestPageFootnotes reads the notes of a page, and of a piece of one, as Pandoc writes them.
func TestPageFootnotes(t *testing.T) {
	const words = "The council voted on Tuesday evening to raise the fares of all the four ferry lines by an average of eight per cent, said the chair."
	const body = `<p>` + words + `<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>
<p>` + words + `<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a> And so it said.<a href="#gone" class="footnote-ref" role="doc-noteref"><sup>7</sup></a></p><p>` + words + ` ` + words + `</p>
<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol>
<li id="fn1"><p>Minutes, <em>item 7</em>.</p><p>More of it.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>See <a href="https://example.org/f">there</a>.<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>`
	want := words + "[1] ^[1]\n" + words + "[2] And so it said.7 ^[2] ^7\n" + words + " " + words + "\n[1] Minutes, item 7. ^[1]\nMore of it.\n[2] See there. ^[2]"
	for name, text := range map[string]string{
		"page":  "<!DOCTYPE html><html><head><title>Fares rise</title></head><body><header><h1>Fares rise</h1></header>" + body + "</body></html>",
		"piece": body,
	} {
		if got := noted(decode(t, "a.html", text).Article.Body); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestWordPressFootnotes reads the notes of WordPress where the site shows them, and where
// its export keeps them.
func TestWordPressFootnotes(t *testing.T) {
	const words = "The council voted on Tuesday evening to raise the fares of all the four ferry lines by an average of eight per cent, said the chair."
	ref := func(id string, n int) string {
		return fmt.Sprintf(`<sup data-fn="%s" class="fn"><a href="#%s" id="%s-link">%d</a></sup>`, id, id, id, n)
	}
	text := "<p>" + words + ref("a-1", 1) + "</p>\n<p>" + words + ref("b-2", 2) + " And so it said.</p>\n<p>" + words + " " + words + "</p>\n"
	want := words + "[1] ^[1]\n" + words + "[2] And so it said. ^[2]\n" + words + " " + words + "\n[1] Minutes, item 7. ^[1]\n[2] See there. ^[2]"
	list := `<ol class="wp-block-footnotes"><li id="a-1">Minutes, <em>item 7</em>. <a href="#a-1-link" aria-label="Jump to footnote reference 1">↩︎</a></li>` +
		`<li id="b-2">See <a href="https://example.org/f">there</a>. <a href="#b-2-link" aria-label="Jump to footnote reference 2">↩︎</a></li></ol>`
	post := func(content, notes string) string {
		return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>Fares rise</title><content:encoded><![CDATA[` + content +
			`]]></content:encoded><wp:post_type>post</wp:post_type><wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[` + notes + `]]></wp:meta_value></wp:postmeta></item></channel></rss>`
	}
	const kept = `[{"id":"a-1","content":"Minutes, <em>item 7</em>."},{"content":"See <a href=\"https://example.org/f\">there</a>.","id":"b-2"}]`
	blocks := "<!-- wp:paragraph -->\n" + text + "<!-- /wp:paragraph -->\n"
	for name, c := range map[string]struct{ file, text, want string }{
		"page":           {"a.html", "<!DOCTYPE html><html><head><title>Fares rise</title></head><body><article><h1>Fares rise</h1>" + text + list + "</article></body></html>", want},
		"piece":          {"a.html", text + list, want},
		"export":         {"a.xml", post(blocks+"<!-- wp:footnotes /-->", kept), want},
		"block options":  {"a.xml", post(blocks+`<!-- wp:footnotes {"backgroundColor":"x"} /-->`, kept), want},
		"damaged export": {"a.xml", post(blocks+"<!-- wp:footnotes /-->", kept[:20]), words + "1 ^1\n" + words + "2 And so it said. ^2\n" + words + " " + words},
	} {
		if got := noted(decode(t, c.file, c.text).Article.Body); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestPageManyFootnotes reads a page of notes in a time that grows as they do.
func TestPageManyFootnotes(t *testing.T) {
	const many = 15_000
	var text, notes strings.Builder
	for i := range many {
		fmt.Fprintf(&text, `<p>The council voted once more, and the fares rose.<a class="footnote-ref" href="#f%d">%d</a></p>`, i, i)
		fmt.Fprintf(&notes, `<li id="f%d">Minutes %d</li>`, i, i)
	}
	body := decode(t, "a.html", "<!DOCTYPE html><html><head><title>Fares rise</title></head><body><article>"+text.String()+`<ol class="footnotes">`+notes.String()+"</ol></article></body></html>").Article.Body
	if last := body[len(body)-1].Text; last != fmt.Sprintf("[%d] Minutes %d", many, many-1) {
		t.Errorf("%d blocks, the last of which is %q", len(body), last)
	}
}

// TestMarkdownManyNotes: where each of thousands of references would be looked for among
// thousands of notes, all of them are words, and none is lost.
func TestMarkdownManyNotes(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Fares rise\n\n")
	for i := range 8000 {
		fmt.Fprintf(&b, "Words[^%d] of it.\n\n[^%d]: Note%d\n\n", i, i, i)
	}
	a := decode(t, "a.md", b.String()).Article
	if n := len(a.Body); n != 16000 || a.Body[n-1].Text != "[^7999]: Note7999" || a.Body[0].Text != "Words[^0] of it." {
		t.Errorf("%d blocks, the last is %q", n, a.Body[n-1].Text)
	}
}
