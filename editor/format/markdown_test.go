package format

import (
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

func TestMarkdownFrontMatter(t *testing.T) {
	for _, c := range []struct{ name, yaml, field, value string }{
		{"title", "title: Ferry sails", "headline", "Ferry sails"},
		{"our own name", "headline: Ferry sails", "headline", "Ferry sails"},
		{"a colon in quotation marks", `title: "Ferry: it sails"`, "headline", "Ferry: it sails"},
		{"one author", "author: Jane Doe", "authors", "Jane Doe"},
		{"authors", "authors: [Jane Doe, John Roe]", "byline", "By Jane Doe and John Roe"},
		{"date", "date: 2019-04-25", "dateline.date", "2019-04-25"},
		{"moment", "date: 2019-04-25T08:12:00Z", "published", "2019-04-25T08:12:00Z"},
		{"moment as Jekyll has it", "date: 2019-04-25 08:12:00 +0100", "published", "2019-04-25T08:12:00+01:00"},
		{"keywords in one text", "tags: ferries, islands", "keywords", "ferries, islands"},
		{"language", "lang: de", "language", "de"},
		{"section list", "categories: [Islands, World]", "section", "Islands"},
		{"copyright as text", "copyright: © 2019 Example Press", "copyright.notice", "© 2019 Example Press"},
		{"credit as text", "credit: AP", "credit.raw", "AP"},
		{"embargo", "embargo: 2019-04-25T08:12:00Z", "embargo", "2019-04-25T08:12:00Z"},
		{"expiry", "expires: 2026-05-01T00:00:00+10:00", "expires", "2026-05-01T00:00:00+10:00"},
		{"expiry elsewhere", "expiryDate: 2026-05-01T00:00:00Z", "expires", "2026-05-01T00:00:00Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := decode(t, "a.md", "---\n"+c.yaml+"\n---\n\nIt sails.\n")
			if got, _ := d.Article.Field(c.field); got != c.value {
				t.Errorf("%s is %q, want %q", c.field, got, c.value)
			}
			if got := bodyTexts(d.Article); !slices.Equal(got, []string{"It sails."}) {
				t.Errorf("body %q", got)
			}
		})
	}
}

func TestMarkdownBrokenFrontMatter(t *testing.T) {
	d := decode(t, "a.md", "---\ntitle: [Ferry\n---\n\nIt sails.\n")
	if len(d.Notes) == 0 || !strings.Contains(d.Notes[0].Decision, "not valid YAML") || len(d.Article.Body) != 1 {
		t.Errorf("%+v", d)
	}
	if d = decode(t, "a.md", "---\n\nIt sails.\n\nOn Monday.\n"); len(d.Article.Body) != 3 {
		t.Errorf("a rule above the text: %+v", d.Article.Body)
	}
}

// TestMarkdownIsReadable wants plain text to stay plain and common marks to be
// written as people write them.
func TestMarkdownIsReadable(t *testing.T) {
	bold := editor.Mark{Start: 4, End: 9, Kind: editor.Strong}
	for _, c := range []struct {
		block editor.Block
		want  string
	}{
		{editor.Block{Text: "Mr. Kim paid $5 (or 4.20) – in the U.S."}, "Mr. Kim paid $5 (or 4.20) – in the U.S."},
		{editor.Block{Text: "The ferry sails.", Marks: []editor.Mark{bold}}, "The **ferry** sails."},
		{editor.Block{Text: "The ferry sails.", Marks: []editor.Mark{{Start: 4, End: 9, Kind: editor.Link, Href: "https://example.org/f"}}}, "The [ferry](https://example.org/f) sails."},
		{editor.Block{Text: "5 * 4 [sic] <b>"}, `5 \* 4 \[sic\] \<b\>`},
		{editor.Block{Text: "1. FC Lindsay won"}, `1\. FC Lindsay won`},
		{editor.Block{Text: "- no list"}, `\- no list`},
		{editor.Block{Text: "Roses are red,\nviolets are blue."}, "Roses are red,\\\nviolets are blue."},
		{editor.Block{Text: "The ferrysails", Marks: []editor.Mark{bold}}, "The <strong>ferry</strong>sails"},
	} {
		if got := markdownText(c.block); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestMarkdownPictureCredits(t *testing.T) {
	for _, c := range []struct{ source, alt, caption, credit string }{
		{"![A ferry at dawn. Photo: Ann Lee/AP](a.jpg)", "A ferry at dawn.", "", "Ann Lee/AP"},
		{"![A ferry at dawn. Photo: Ann Lee/Flickr (CC BY-NC)](a.jpg)", "A ferry at dawn.", "", "Ann Lee/Flickr (CC BY-NC)"},
		{"<figure><img src=a.jpg alt=\"A ferry\"><figcaption>At dawn. Photo: Ann Lee/AP</figcaption></figure>", "A ferry", "At dawn.", "Ann Lee/AP"},
		{"![A ferry (REUTERS/Ann Lee)](a.jpg)", "A ferry", "", "REUTERS/Ann Lee"},
		{`![A ferry](a.jpg "The ferry at dawn. Credit: Ann Lee")`, "A ferry", "The ferry at dawn.", "Ann Lee"},
		{"![Photo: Ann Lee](a.jpg)", "", "", "Ann Lee"},
		{"![A ferry at dawn. AP Photo/Ann Lee](a.jpg)", "A ferry at dawn.", "", "AP Photo/Ann Lee"},
		{"![A ferry at dawn / AFP PHOTO / Ann Lee](a.jpg)", "A ferry at dawn", "", "AFP PHOTO / Ann Lee"},
		{"![A ferry at dawn](a.jpg)", "A ferry at dawn", "", ""},
		{"![The ferry of 8:30](a.jpg)", "The ferry of 8:30", "", ""},
	} {
		d := decode(t, "a.md", "The ferry sails.\n\n"+c.source+"\n\nIt sails at dawn.\n")
		at := slices.IndexFunc(d.Article.Body, func(b editor.Block) bool { return b.Image != nil })
		if at < 0 {
			t.Errorf("%s gave no picture", c.source)
			continue
		}
		i := d.Article.Body[at].Image
		if i.Alt != c.alt || i.Caption != c.caption || i.Credit != c.credit {
			t.Errorf("%s gave %+v", c.source, i)
		}
		if noted := slices.ContainsFunc(d.Notes, func(n editor.Note) bool { return strings.Contains(n.Decision, "credit of a picture") }); noted != (c.credit != "") {
			t.Errorf("%s: notes %+v", c.source, d.Notes)
		}
	}
}

// Lines about the article that stand below each other are lifted line by line; lines of
// prose are one paragraph.
func TestMarkdownLinesBelowEachOther(t *testing.T) {
	const prose = "The harbour board said on Monday that fares would rise\nby a tenth next spring, the third rise in as many years.\n"
	d := decode(t, "a.md", "# Ferry fares rise\nBy Nora Quill\nSource: Reuters\nPublished: 2026-11-12\n\n"+prose)
	a := d.Article
	if a.Byline != "By Nora Quill" || a.Source != "Reuters" || a.Dateline.Date != "2026-11-12" || len(a.Body) != 1 || a.Body[0].Text != strings.ReplaceAll(strings.TrimSpace(prose), "\n", " ") {
		t.Errorf("%+v", a)
	}
}

func TestMarkdownCaptions(t *testing.T) {
	for _, c := range []struct{ source, caption, credit, words string }{
		{"![A ferry](a.jpg)\n*The ferry at dawn. Photo: Ann Lee/AP*", "The ferry at dawn.", "Ann Lee/AP", ""},
		{"![A ferry](a.jpg)  \n_The ferry at dawn._", "The ferry at dawn.", "", ""},
		{"![A ferry](a.jpg \"At dawn\")\n*It sails.*", "At dawn", "", "It sails."},
		{"![A ferry](a.jpg)\nIt sails *at dawn*.", "", "", "It sails at dawn."},
	} {
		body := decode(t, "a.md", "# Ferries\n\nThe ferry sails.\n\n"+c.source+"\n\nNobody knows why.\n").Article.Body
		if len(body) < 3 || body[1].Image == nil {
			t.Errorf("%s gave %+v", c.source, body)
			continue
		}
		words := ""
		if body[2].Text != "Nobody knows why." {
			words = body[2].Text
		}
		if i := body[1].Image; i.Caption != c.caption || i.Credit != c.credit || words != c.words {
			t.Errorf("%s gave %+v and %q", c.source, *i, words)
		}
	}
}

// Fields that give no by-line leave it at the head of the text, under the headline once
// more or without.
func TestMarkdownSignedBelowFields(t *testing.T) {
	const prose = "The bridge will close for nine weeks from Thursday, the council said after a long night of talks.\n\nFerries will run.\n"
	for _, c := range []struct{ name, front, head, byline string }{
		{"headline repeated", "title: Bridge shuts", "# Bridge shuts\n\nBy Hannah Okafor, local government correspondent\n\n", "By Hannah Okafor, local government correspondent"},
		{"no headline", "title: Bridge shuts", "By Hannah Okafor, local government correspondent\n\n", "By Hannah Okafor, local government correspondent"},
		{"prose", "title: Bridge shuts", "By the time it opened, nobody cared.\n\n", ""},
		{"a field gives it", "title: Bridge shuts\nbyline: By Jo Lee", "By Hannah Okafor\n\n", "By Jo Lee"},
	} {
		got, err := Decode("a.md", []byte("---\n"+c.front+"\n---\n\n"+c.head+prose), Options{})
		if err != nil || got.Article.Byline != c.byline {
			t.Errorf("%s: the by-line is %q, %v", c.name, got.Article.Byline, err)
		}
		if n := len(got.Article.Body); c.byline != "" && c.byline != "By Jo Lee" && n != 2 {
			t.Errorf("%s: %d blocks", c.name, n)
		}
	}
}

// TestMarkdownRaised reads raised and lowered letters, and leaves signs that raise nothing
// what they are.
func TestMarkdownRaised(t *testing.T) {
	for text, want := range map[string]string{
		"Water is H~2~O at x^2^ and y^*n*^.":           "Water is H2O at x2 and yn. ↓2 ↑2 ↑n",
		"2^3 and 4^5, E=mc^2, (^_^) and ^^ alone":      "2^3 and 4^5, E=mc^2, (^_^) and ^^ alone",
		"10~20 and 30~40, ~struck~ and ~~gone~~ words": "10~20 and 30~40, struck and gone words -struck -gone",
		`It rose^\[3\]^ and m^-2^ and x^\^^ and a\^2^`: "It rose[3] and m-2 and x^^^ and a^2^ ↑[3] ↑-2",
		"[^1] and[^2][^3]":                             "[^1] and[^2][^3]",
		"A[^n]^x^ [link^2^](https://example.org)":      "A[^n]x link2 ↑x ↑2",
		"a^b\nc^ d~1 2~ `x^2^`":                        "a^b c^ d~1 2~ x^2^",
	} {
		d := decode(t, "a.md", "Words before it all, and a second line of the same.\n\n"+text+"\n\nThe council voted on Tuesday to raise the fares.\n")
		signs := map[editor.MarkKind]string{editor.Superscript: "↑", editor.Subscript: "↓", editor.Strike: "-"}
		b := d.Article.Body[len(d.Article.Body)-2]
		got := b.Text
		for _, m := range b.Marks {
			if signs[m.Kind] != "" {
				got += " " + signs[m.Kind] + b.Text[m.Start:m.End]
			}
		}
		if got != want {
			t.Errorf("%q:\n%s\nwant\n%s", text, got, want)
		}
	}
}

// TestMarkdownNotesWithin puts notes behind the text that stand within its words.
func TestMarkdownNotesWithin(t *testing.T) {
	d := decode(t, "a.md", "# Fares rise\n\nIt rose.^[Minutes, *item 7* and [that](https://example.org).] And fell[^b] so.^[Two\nlines.] And ^[never closed, x^[] and ![^] at all[^a].\n\n"+
		"[^a]: Note a.^[Within a note.]\n[^b]: Note b.\n[^c]: Never.\n")
	const want = "It rose.[1] And fell[2] so.[3] And ^[never closed, x^[] and ![^] at all[4]. ^[1] ^[2] ^[3] ^[4]\n[1] Minutes, item 7 and that. ^[1]\n[2] Note b. ^[2]\n[3] Two lines. ^[3]\n" +
		"[4] Note a.[5] ^[4] ^[5]\n[5] Within a note. ^[5]\n[6] Never. ^[6]"
	if got := noted(d.Article.Body); got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

// TestMarkdownTables: a column is no table, what Markdown does not show is named, and a line
// of nothing but bars is words.
func TestMarkdownTables(t *testing.T) {
	d := decode(t, "a.md", "# Fares\n\nThe fares of all the four lines rise in December.\n\n| Line |\n|---|\n| **One** |\n\nAnd so on, they said.\n\n| Line | Fare |\n|---|---|\n| One \\| 1 | 2 | 3 | 4 |\n\n"+
		strings.Repeat("|", 3000)+"\n"+strings.Repeat("|-", 3000)+"\n")
	var kinds []string
	for _, b := range d.Article.Body {
		kinds = append(kinds, string(b.Kind))
	}
	if got := strings.Join(kinds, " "); got != "paragraph paragraph paragraph paragraph row row paragraph" || len(d.Article.Body[2].Marks) != 1 {
		t.Errorf("%s: %+v", got, d.Article.Body[:6])
	}
	if !slices.ContainsFunc(d.Notes, func(n editor.Note) bool { return n.Text == "3 | 4" && strings.HasPrefix(n.Decision, "cells left out") }) {
		t.Errorf("%+v", d.Notes)
	}
}

func TestMarkdownTable(t *testing.T) {
	d := decode(t, "a.md", "# Fares\n\nThe fares of all the four lines rise in December, the council of the town said.\n\n| Line | Fare |\n|---|---|\n| One | 2 |\n\nNobody was asked, said the chair of those who ride on them.\n")
	if b := d.Article.Body; len(b) != 4 || !b[1].Head() || b[1].Text != "Line\tFare" || b[2].Head() || b[2].Text != "One\t2" {
		t.Errorf("%+v", b)
	}
}
