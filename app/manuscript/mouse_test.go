package manuscript

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor"
	"stet/editor/doc"
)

// point returns the middle of the line at a position, a little to its right.
func (b *bench) point(id string, offset int) fyne.Position {
	at, height := b.PositionOf(doc.Pos{Block: id, Offset: offset})
	return at.AddXY(1, height/2)
}

func mouseEvent(at fyne.Position, button desktop.MouseButton, mod fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: button, Modifier: mod}
}

func (b *bench) click(at fyne.Position, mod fyne.KeyModifier) {
	b.MouseDown(mouseEvent(at, desktop.MouseButtonPrimary, mod))
	b.MouseUp(mouseEvent(at, desktop.MouseButtonPrimary, mod))
}

func (b *bench) selected(want string) {
	b.t.Helper()
	if got := b.SelectedText(); got != want {
		b.t.Errorf("selected %q, want %q", got, want)
	}
}

func TestClicks(t *testing.T) {
	now := time.Unix(0, 0)
	b := open(t, story(), Options{Now: func() time.Time { return now }})
	at := b.point("b", 8)
	b.click(at, 0)
	b.at("b", 8)
	b.click(at, 0)
	b.selected("cost")
	b.click(at, 0)
	b.selected("It will cost £310,000.")
	now = now.Add(time.Second)
	b.click(at, 0)
	b.selected("")
	b.click(b.point("c", 6), fyne.KeyModifierShift)
	b.selected("cost £310,000.\nNobody")
}

func TestDrag(t *testing.T) {
	var ticks []func()
	stopped := 0
	every := func(_ time.Duration, tick func()) func() {
		ticks = append(ticks, tick)
		return func() { stopped++ }
	}
	s, _ := long(5_000)
	b := open(t, s, Options{Every: every})
	ticks = nil // the caret's
	from := b.point("p0", 4)
	b.MouseDown(mouseEvent(from, desktop.MouseButtonPrimary, 0))
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: b.point("p0", 11)}})
	b.selected("harbour")
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(400, 760)}})
	if len(ticks) != 1 {
		t.Fatalf("%d tickers run while the pointer is below the page", len(ticks))
	}
	before, head := b.page.scrolled(), b.sel.Head
	for range 20 {
		ticks[0]()
	}
	if b.page.scrolled() <= before || !b.doc.Less(head, b.sel.Head) {
		t.Error("the page does not scroll on by itself")
	}
	b.DragEnd()
	if stopped != 1 {
		t.Error("the ticker was not stopped")
	}
}

func TestMarksAreTold(t *testing.T) {
	s := story()
	s.Article.Body[2].Marks = []editor.Mark{{Start: 0, End: 6, Kind: editor.Link, Href: "https://example.org"}}
	b := open(t, s, Options{Byline: []Run{{Text: "By "}, {Text: "Ann Lee", ID: "authors", Strong: true}}})
	mark := Style{Underline: Solid, Line: light.Accent, Marker: Filled}
	b.SetLayer("facts", []Mark{
		{ID: "1", Range: editor.Range{Block: "b", Start: 13, End: 22}, Style: mark, Label: "1"},
		{ID: "2", Range: editor.Range{Block: "b", Start: 3, End: 12}, Style: mark, Label: "2"},
		{ID: "3", Range: editor.Range{Block: "a", Start: 4, End: 11}, Style: mark, Label: "3"},
		{ID: "4", Range: editor.Range{Block: "a", Start: 12, End: 17}, Style: mark, Label: "4"},
		{ID: "5", Range: editor.Range{Block: "a", Start: 18, End: 23}, Style: mark, Label: "5"},
	})
	b.click(b.point("b", 14), 0)
	margin := fyne.NewPos(float32(b.page.left-marginColumn+8), b.point("b", 0).Y)
	b.click(margin, 0)
	b.click(margin.AddXY(markerSmall+markerGap, 0), 0)
	many := fyne.NewPos(float32(b.page.left-marginColumn+8), b.point("a", 0).Y)
	b.click(many, 0)
	b.click(many.AddXY(markerSmall+markerGap, 0), 0)
	b.click(b.point("c", 2), fyne.KeyModifierControl)
	rows := b.page.rows(1)
	for _, r := range rows {
		if r.kind == smallRow {
			b.click(fyne.NewPos(float32(b.page.left+r.runs[1].x+4), float32(b.page.yOf(1)+r.y+8)), 0)
		}
	}
	want := []string{"mark facts 1", "mark facts 2", "mark facts 1", "mark facts 3", "more 2", "link https://example.org", "field standfirst authors"}
	if !slices.Equal(b.told, want) {
		t.Errorf("told %q, want %q", b.told, want)
	}
}

func TestContext(t *testing.T) {
	b := open(t, story(), Options{})
	var got []Mark
	asked := 0
	b.OnContext = func(_ fyne.Position, marks []Mark) { got, asked = marks, asked+1 }
	b.SetLayer("findings", []Mark{{ID: "x", Range: editor.Range{Block: "b", Start: 3, End: 7}}})
	b.Select(editor.Range{Block: "b", Start: 0, End: 7})
	b.MouseUp(mouseEvent(b.point("b", 4), desktop.MouseButtonSecondary, 0))
	if b.selected("It will"); asked != 1 || len(got) != 1 || got[0].ID != "x" {
		t.Errorf("asked %d times, with %v", asked, got)
	}
	b.MouseUp(mouseEvent(b.point("c", 4), desktop.MouseButtonSecondary, 0))
	if b.at("c", 4); len(got) != 0 {
		t.Errorf("asked with %v", got)
	}
}

func TestHover(t *testing.T) {
	b := open(t, story(), Options{})
	var told []int
	b.OnHover = func(marks []Mark, _ fyne.Position, _ float32) { told = append(told, len(marks)) }
	b.SetLayer("facts", []Mark{{ID: "x", Range: editor.Range{Block: "b", Start: 3, End: 7}, Style: Style{Marker: Ring}}})
	b.MouseMoved(mouseEvent(b.point("b", 4), 0, 0))
	b.MouseMoved(mouseEvent(b.point("b", 5), 0, 0))
	b.MouseMoved(mouseEvent(b.point("c", 4), 0, 0))
	if !slices.Equal(told, []int{1, 1, 0}) {
		t.Errorf("told of %v marks", told)
	}
	if b.Cursor() != desktop.TextCursor {
		t.Error("over text the pointer is no I-beam")
	}
	b.MouseMoved(mouseEvent(fyne.NewPos(float32(b.page.left-marginColumn+8), b.point("b", 0).Y), 0, 0))
	if b.Cursor() != desktop.PointerCursor {
		t.Error("over a marker the pointer is no hand")
	}
}

func TestScrollBar(t *testing.T) {
	s, _ := long(5_000)
	b := open(t, s, Options{})
	x := b.Size().Width - 5
	b.MouseDown(mouseEvent(fyne.NewPos(x, 10), desktop.MouseButtonPrimary, 0))
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 5_000)}})
	b.MouseUp(mouseEvent(fyne.NewPos(x, 5_000), desktop.MouseButtonPrimary, 0))
	last := b.doc.Len() - 1
	if y := b.page.yOf(last) + b.page.heights.Get(last); y > b.page.height {
		t.Errorf("the end lies %d below the widget", y-b.page.height)
	}
	b.ScrollToTop()
	if b.page.scrolled() != 0 {
		t.Error("not at the top")
	}
}
