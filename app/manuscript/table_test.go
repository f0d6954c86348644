package manuscript

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/editor"
)

// fares is the short story with a table of two columns below its first paragraph.
func fares() editor.Story {
	s := story()
	s.Article.Body = append(s.Article.Body[:1:1],
		editor.Block{ID: "head", Kind: editor.Row, Level: 1, Text: "Line\tFare"},
		editor.Block{ID: "ness", Kind: editor.Row, Text: "Harbour to Ness\t4.20"},
		editor.Block{ID: "end", Kind: editor.Paragraph, Text: "Nobody objected."})
	return s
}

// x is where the caret of a place stands, in pixels.
func (b *bench) x(id string, at int) int {
	b.caret(id, at)
	return b.page.locate(b.sel.Head, false).x
}

// TestColumnsLineUp: the cells of a table stand in columns, also once one grows.
func TestColumnsLineUp(t *testing.T) {
	b := open(t, fares(), Options{})
	if head, row := b.x("head", 5), b.x("ness", 16); head != row {
		t.Errorf("the second column begins at %d and at %d", head, row)
	}
	before := b.x("head", 5)
	b.caret("ness", 15)
	test.Type(b.Editor, " and the far islands")
	b.check()
	if head, row := b.x("head", 5), b.x("ness", 16+20); head != row || head <= before {
		t.Errorf("behind a longer cell it begins at %d and at %d, before at %d", head, row, before)
	}
	if cells := b.page.rows(b.doc.Index("ness"))[0].cells; cells != nil {
		t.Errorf("lines in columns at %v", cells)
	}
	b.Resize(fyne.NewSize(260, 700)) // too narrow for columns
	b.check()
	var ends []int
	for _, line := range b.page.rows(b.doc.Index("ness")) {
		ends = append(ends, line.cells...)
	}
	if len(ends) != 1 || ends[0] <= 0 {
		t.Errorf("lines between cells in no columns at %v", ends)
	}
}

// TestColumnsAreKept: a key lays out the row it is typed in, and the others only where the
// columns move.
func TestColumnsAreKept(t *testing.T) {
	s := fares()
	s.Article.Body = append(s.Article.Body, s.Article.Body[1:4]...)
	for i := range s.Article.Body {
		s.Article.Body[i].ID = strconv.Itoa(i)
	}
	b := open(t, s, Options{})
	for _, c := range []struct {
		row   string
		at    int
		other string
		kept  bool
	}{
		{"1", 4, "2", false}, // the table laid out last is the second
		{"1", 4, "2", true},
		{"2", 15, "1", false},
		{"4", 4, "5", false},
		{"4", 4, "5", true},
		{"4", 11, "5", true}, // nothing stands behind the last column
		{"5", 15, "4", false},
	} {
		b.caret(c.row, c.at)
		other := b.doc.Index(c.other)
		before := &b.page.rows(other)[0]
		b.TypedRune('n')
		b.check()
		if kept := &b.page.rows(other)[0] == before; kept != c.kept {
			t.Errorf("a key in row %s: row %s is kept: %v", c.row, c.other, kept)
		}
	}
}

// TestTabInTables: Tab goes from cell to cell, and begins what is not there yet.
func TestTabInTables(t *testing.T) {
	b := open(t, fares(), Options{})
	b.caret("head", 2)
	b.keys(fyne.KeyTab)
	b.at("head", 9)
	b.shifted(fyne.KeyTab)
	b.at("head", 4)
	b.shifted(fyne.KeyTab)
	b.at("head", 4) // nothing is before it
	b.keys(fyne.KeyTab, fyne.KeyTab)
	if got := b.text("head"); got != "Line\tFare\t" {
		t.Fatalf("the first row says how many columns there are: %q", got)
	}
	b.Undo()
	b.caret("ness", 20)
	b.keys(fyne.KeyTab)
	test.Type(b.Editor, "Quay")
	b.keys(fyne.KeyTab)
	test.Type(b.Editor, "5.10")
	row := b.doc.Block(5)
	if row.Kind != editor.Row || row.Text != "Quay\t5.10" || b.doc.Len() != 7 {
		t.Errorf("%d blocks, the new one %+v", b.doc.Len(), row)
	}
	b.shifted(fyne.KeyTab, fyne.KeyTab)
	b.at("ness", 20)
	b.keys(fyne.KeyTab)
	b.at(row.ID, 4)
	b.check()
	b.caret("end", 0)
	b.keys(fyne.KeyTab)
	if got := b.text("end"); got != "Nobody objected." {
		t.Errorf("Tab outside of a table typed something: %q", got)
	}
}
