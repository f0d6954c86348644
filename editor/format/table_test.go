package format

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/pdf"
)

// fares is a story with a table: a row of headings at its top and one within, words set
// apart in its cells, an empty cell, and what means something in one format or another.
func fares() editor.Article {
	row := func(level int, text string, marks ...editor.Mark) editor.Block {
		return editor.Block{Kind: editor.Row, Level: level, Text: text, Marks: marks}
	}
	return tidy(editor.Article{Headline: "Fares rise on all four lines", Body: []editor.Block{
		{Kind: editor.Paragraph, Text: "| This is no row."},
		row(1, "Line\tFare now\tFrom spring", editor.Mark{Start: 5, End: 9, Kind: editor.Strong}),
		row(0, "Harbour to Ness\t4.20 euros\t4.60 euros",
			editor.Mark{Start: 11, End: 15, Kind: editor.Link, Href: "https://example.org/a|b"}, editor.Mark{Start: 16, End: 20, Kind: editor.Emphasis}, editor.Mark{Start: 27, End: 31, Kind: editor.Strong}),
		row(0, "Season ticket\t\tfrozen | a\\| b"),
		row(0, "\t---\t---"),
		row(1, "\tNight boats"),
		row(0, "# Quay\t - 2 * 3_4 "),
		{Kind: editor.Item, Level: 1, Text: "Nobody was asked."},
		row(0, "One cell"),
	}})
}

func TestTablesRoundTrip(t *testing.T) {
	for _, f := range Formats {
		if f.Reads() && f.Writes() {
			t.Run(f.ID, func(t *testing.T) { checkRoundTrip(t, f, without(fares(), f.loses), "the fares") })
		}
	}
}

// TestTablesElsewhere: what is not read back as a story, or only as text.
func TestTablesElsewhere(t *testing.T) {
	for id, want := range map[string]string{
		"html-fragment":   "<table>\n<tr><th>Line</th><th><strong>Fare</strong> now</th>",
		"markdown-hugo":   "| Line | **Fare** now | From spring |\n| --- | --- | --- |\n| Harbour to [Ness](<https://example.org/a&#124;b>) |",
		"markdown-jekyll": "\n|  | Night boats |\n| --- | --- |\n| # Quay |",
		"wire-text":       "   Season ticket |  | frozen | a\\| b\n",
		"icml":            "ParagraphStyle/Table Head",
		"wxr":             "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table><thead><tr><th>Line</th>",
	} {
		f, _ := ByID(id)
		var b bytes.Buffer
		if err := f.Encode(&b, parcel(editor.Story{Article: fares()})); err != nil {
			t.Fatal(id, err)
		}
		if got := b.String(); !strings.Contains(strings.ReplaceAll(got, " | | ", " |  | "), want) {
			t.Errorf("%s: no %q in\n%s", id, want, got)
		}
		lost := f.Lost(editor.Story{Article: fares()}).What
		if text := id == "wire-text" || id == "icml"; text != slices.Contains(lost, LosesTables) {
			t.Errorf("%s: loses %v", id, lost)
		}
		if id != "icml" {
			continue
		}
		back, _, err := f.ReadBack(b.Bytes())
		if err != nil || len(back[0].Article.Body) != len(fares().Body) || !back[0].Article.Body[1].Head() || back[0].Article.Body[2].Text != fares().Body[2].Text {
			t.Errorf("read back: %+v, %v", back, err)
		}
	}
}

// TestTablePages: each column stands in its place on a page, and a table too wide for it
// is set as text.
func TestTablePages(t *testing.T) {
	wide := editor.Block{ID: "b1", Kind: editor.Row, Text: strings.Repeat("x\t", 30) + "x"}
	for _, a := range []editor.Article{fares(), {Headline: "Wide", Body: []editor.Block{wide}}} {
		var b bytes.Buffer
		if err := pdf.Write(&b, parcel(editor.Story{Article: a})); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadTables: rows as others write them, with cells that span columns, hold several
// lines, or are there for the layout.
func TestReadTables(t *testing.T) {
	const words = "<p>The council of the town voted on Tuesday to raise the fares of all of the four lines that cross its harbour.</p>"
	page := func(table string) string {
		return "<html><body><article><h1>Fares</h1>" + words + table + words + "</article></body></html>"
	}
	for _, c := range []struct{ name, source, want string }{
		{"a.html", page(`<table><thead><tr><th colspan=2>Line</th><th>Fare</th></tr></thead><tr><td>Ness<td><a href="https://example.org/q">Quay</a><td>4<br>euros</table>`),
			"row1 Line\t\tFare/row Ness\tQuay*\t4 euros"},
		{"b.html", page("<table><tr><td>Only <b>one</b> column<tr><td>&nbsp;<td>of words</table>"), "paragraph Only one column*/paragraph of words"},
		{"c.html", page(`<table><caption>Table 1</caption><tr><td rowspan=2>Ness<td>4<td>5<tr><td>6<td>7<tr><td colspan=2 rowspan=9>Quay<td>8</table><p>Below it.</p>`),
			"paragraph Table 1/row Ness\t4\t5/row \t6\t7/row Quay\t\t8/paragraph Below it."},
		{"d.html", page(`<table><tr><th><p>Who<th><p>What<tr><td><p><b>Ann</b><td><ul><li>One<li><a href="https://example.org/q">Two</a></ul><tr><td>Bo<br><i>Vale</i><td><p>Three<p>Four</table>`),
			"row1 Who\tWhat/row Ann*\tOne; Two*/row Bo Vale*\tThree Four"},
		{"e.html", page(`<table><tr><td>Ness<td><img src="https://example.org/a.jpg" width=600 height=400> new<tr><td>Quay<td>old</table>`),
			"row Ness\tnew/row Quay\told/image "},
		{"f.html", page("<table><tr><td>All of them said no to it.<td>" + words + words + "</table>"), "paragraph All of them said no to it."},
		{"g.nitf.xml", `<nitf><head/><body><body.content><table><caption>In euros</caption><tr><td rowspan="2">Ness</td><td>4</td></tr><tr><td>5</td></tr></table></body.content></body></nitf>`,
			"paragraph In euros/row Ness\t4/row \t5"},
		{"a.md", "# Fares\n\nThe council of the town voted on Tuesday.\n\n|  |  |\n|---|---|\n| **Ness** | 4 \\| 5 |\n\nIt did so again.\n", "row Ness*\t4 | 5"},
	} {
		var got []string
		for _, b := range decode(t, c.name, c.source).Article.Body {
			if strings.HasPrefix(b.Text, "The council") || strings.HasPrefix(b.Text, "It did") || b.Kind == editor.Heading {
				continue
			}
			line := string(b.Kind)
			if b.Level > 0 {
				line += "1"
			}
			for i, cell := range b.Cells() {
				line += map[bool]string{true: " ", false: "\t"}[i == 0] + cell.Text + strings.Repeat("*", len(cell.Marks))
			}
			got = append(got, line)
		}
		if said := strings.Join(got, "/"); said != c.want {
			t.Errorf("%s: got %q\nwant %q", c.name, said, c.want)
		}
	}
}

// TestPasteTable: a table that was copied from a page is rows.
func TestPasteTable(t *testing.T) {
	blocks, kind := Fragment("<table><tr><th>Town</th><th>Votes</th></tr><tr><td>Ahja</td><td><b>12</b></td></tr></table>")
	if kind != HTMLMarkup || len(blocks) != 2 || !blocks[0].Head() || blocks[1].Text != "Ahja\t12" || len(blocks[1].Marks) != 1 {
		t.Errorf("%s %+v", kind, blocks)
	}
}

// TestTrackedRows: rows that came or are to go, as wholes or in part, stay so in a Word
// document with tracked changes.
func TestTrackedRows(t *testing.T) {
	at := time.Unix(1000, 0).UTC()
	mark := func(kind editor.MarkKind, from, to int) editor.Mark {
		return editor.Mark{Start: from, End: to, Kind: kind, Author: "ann", At: at}
	}
	track := func(kind editor.MarkKind) *editor.Track { return &editor.Track{Kind: kind, Author: "ann", At: at} }
	want := tidyRaw(editor.Article{Headline: "Fares", Body: []editor.Block{
		{Kind: editor.Row, Level: 1, Text: "Line\tFare"},
		{Kind: editor.Row, Text: "Ness\t4.20", Marks: []editor.Mark{mark(editor.Inserted, 0, 9)}, Break: track(editor.Inserted)},
		{Kind: editor.Row, Text: "Quay\t5.20", Marks: []editor.Mark{mark(editor.Deleted, 0, 2), mark(editor.Inserted, 5, 6)}},
		{Kind: editor.Row, Text: "Hook\t6.20", Marks: []editor.Mark{mark(editor.Deleted, 0, 9)}, Break: track(editor.Deleted)},
		{Kind: editor.Paragraph, Text: "Nobody was asked."},
	}})
	f, _ := ByID("docx-tracked")
	var b bytes.Buffer
	if err := f.Encode(&b, parcel(editor.Story{Article: want})); err != nil {
		t.Fatal(err)
	}
	d, err := Decode("story.docx", b.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := canonical(t, d.Article), canonical(t, want); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
