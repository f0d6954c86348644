package manuscript

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor"
	"stet/editor/doc"
)

func (b *bench) hold(at fyne.Position) { b.MouseDown(mouseEvent(at, desktop.MouseButtonPrimary, 0)) }

func (b *bench) drag(at fyne.Position) {
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}})
}

// letGoAt lets go of the button, as Fyne tells of it after a drag.
func (b *bench) letGoAt(at fyne.Position, mods fyne.KeyModifier) {
	b.MouseUp(mouseEvent(at, desktop.MouseButtonPrimary, mods))
	b.DragEnd()
}

// factStory has a fact on the word "cost" of the block b.
func factStory() editor.Story {
	s := story()
	s.Facts = []editor.Fact{{ID: "f", Kind: editor.Figure, Text: "cost", Range: editor.Range{Block: "b", Start: 8, End: 12}}}
	return s
}

func TestDragWords(t *testing.T) {
	for _, c := range []struct {
		name     string
		platform Platform
		mods     fyne.KeyModifier
		b, c     string
		fact     string // the block it is in
	}{
		{"move", Linux, 0, "It will £310,000.", "Nobody cost objected.", "c"},
		{"copy", Linux, ctrl, "It will cost £310,000.", "Nobody cost objected.", "b"},
		{"move", Mac, 0, "It will £310,000.", "Nobody cost objected.", "c"},
		{"copy", Mac, alt, "It will cost £310,000.", "Nobody cost objected.", "b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, factStory(), Options{Platform: c.platform})
			b.Select(editor.Range{Block: "b", Start: 8, End: 13})
			b.hold(b.point("b", 10))
			if b.selected("cost "); b.view.drop.Visible() {
				t.Error("a drop caret is shown before anything is dragged")
			}
			to := b.point("c", 7)
			b.drag(to)
			if !b.view.drop.Visible() || b.Cursor() != desktop.DefaultCursor {
				t.Error("it is not shown where the words would be dropped")
			}
			b.letGoAt(to, c.mods)
			if b.text("b") != c.b || b.text("c") != c.c || b.view.drop.Visible() {
				t.Errorf("dropped: %q, %q", b.text("b"), b.text("c"))
			}
			b.selected("cost ")
			if f, _ := b.doc.Fact("f"); f.Gone || f.Block != c.fact || f.Text != "cost" {
				t.Errorf("the fact is at %v, gone %v", f.Range, f.Gone)
			}
			b.Undo()
			if f, _ := b.doc.Fact("f"); b.text("b") != "It will cost £310,000." || b.text("c") != "Nobody objected." || f.Block != "b" {
				t.Errorf("one undo leaves %q, %q", b.text("b"), b.text("c"))
			}
			if b.doc.CanUndo() {
				t.Error("it was more than one step")
			}
		})
	}
}

func TestDragThatDropsNothing(t *testing.T) {
	for name, c := range map[string]func(b *bench){
		"Escape": func(b *bench) {
			b.drag(b.point("c", 7))
			b.keys(fyne.KeyEscape)
			b.drag(b.point("a", 7))
			b.letGoAt(b.point("a", 7), 0)
		},
		"back onto the words": func(b *bench) {
			b.drag(b.point("c", 7))
			b.drag(b.point("b", 9))
			b.letGoAt(b.point("b", 9), 0)
		},
		"beside the page": func(b *bench) {
			b.drag(fyne.NewPos(-40, 300))
			b.letGoAt(fyne.NewPos(-40, 300), 0)
		},
		"the keyboard goes elsewhere": func(b *bench) {
			b.drag(b.point("c", 7))
			b.FocusLost()
			b.letGoAt(b.point("c", 7), 0)
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, factStory(), Options{})
			b.Select(editor.Range{Block: "b", Start: 8, End: 13})
			b.hold(b.point("b", 10))
			c(b)
			if b.changes != 0 || b.view.drop.Visible() || b.mouse.carrying {
				t.Errorf("%d changes, the drop caret shown %v", b.changes, b.view.drop.Visible())
			}
			b.selected("cost ")
		})
	}
}

// TestClickIntoSelection ends it, and one that drags nothing away is a click.
func TestClickIntoSelection(t *testing.T) {
	b := open(t, factStory(), Options{})
	b.SetLayer("facts", []Mark{{ID: "f", Range: editor.Range{Block: "b", Start: 8, End: 12}}})
	b.Select(editor.Range{Block: "b", Start: 3, End: 13})
	b.click(b.point("b", 9), 0)
	b.at("b", 9)
	b.selected("")
	if len(b.told) != 1 {
		t.Errorf("told %q", b.told)
	}
}

// TestDragOverBlocks moves words of two paragraphs into the middle of a third.
func TestDragOverBlocks(t *testing.T) {
	b := open(t, factStory(), Options{})
	b.SetSelection(doc.Selection{Anchor: doc.Pos{Block: "b", Offset: 8}, Head: doc.Pos{Block: "c", Offset: 6}})
	b.hold(b.point("b", 10))
	to := b.point("a", 4)
	b.drag(to)
	b.letGoAt(to, 0)
	b.selected("cost £310,000.\nNobody")
	if f, _ := b.doc.Fact("f"); f.Gone || f.Block != "a" || b.text("a") != "The cost £310,000." {
		t.Errorf("%q, the fact at %v", b.text("a"), f.Range)
	}
	b.check()
}

// board is a primary selection.
type board struct {
	text string
	set  int
}

func (b *board) Text() string     { return b.text }
func (b *board) SetText(s string) { b.text, b.set = s, b.set+1 }

func TestPrimarySelection(t *testing.T) {
	p := &board{}
	b := open(t, story(), Options{Clip: &Clip{Primary: p}})
	b.hold(b.point("b", 3))
	b.drag(b.point("b", 5))
	b.drag(b.point("b", 7))
	b.letGoAt(b.point("b", 7), 0)
	if p.text != "will" || p.set != 1 {
		t.Errorf("the primary selection is %q, set %d times", p.text, p.set)
	}
	b.Strong()
	b.caret("c", 0)
	b.shifted(fyne.KeyRight, fyne.KeyRight)
	if p.text != "No" || p.set != 2 {
		t.Errorf("by keys it is %q, set %d times", p.text, p.set)
	}
	middle := func(block string, at int) {
		b.MouseDown(mouseEvent(b.point(block, at), desktop.MouseButtonTertiary, 0))
		b.MouseUp(mouseEvent(b.point(block, at), desktop.MouseButtonTertiary, 0))
	}
	middle("b", 3)
	if got := b.text("b"); got != "It Nowill cost £310,000." {
		t.Errorf("pasted %q", got)
	}
	p.text = "on\tMonday\xff"
	middle("c", 0)
	if got := b.text("c"); got != "on\tMonday\ufffdNobody objected." {
		t.Errorf("pasted from elsewhere %q", got)
	}
	b.Undo()
	if got := b.text("c"); got != "Nobody objected." {
		t.Errorf("undone to %q", got)
	}
	other := open(t, story(), Options{})
	other.MouseDown(mouseEvent(other.point("b", 3), desktop.MouseButtonTertiary, 0))
	if other.changes != 0 {
		t.Error("the middle button pastes where there is no primary selection")
	}
}

func TestWheelZooms(t *testing.T) {
	var held fyne.KeyModifier
	s, _ := long(2_000)
	b := open(t, s, Options{Modifiers: func() fyne.KeyModifier { return held }})
	var told []float32
	b.OnZoom = func(level float32) { told = append(told, level) }
	turn := func(by float32) { b.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)}) }
	held = fyne.KeyModifierShortcutDefault
	turn(25)
	turn(25)
	for range 4 {
		turn(-3) // a touch pad
	}
	if len(told) != 3 || b.ZoomLevel() != 1.1 || b.page.scrolled() != 0 {
		t.Errorf("told of %v, at %v, scrolled %d", told, b.ZoomLevel(), b.page.scrolled())
	}
	held = 0
	turn(-50)
	if b.page.scrolled() == 0 || len(told) != 3 {
		t.Error("without Ctrl the wheel does not scroll")
	}
}

// everyOf keeps tickers until they are stopped.
func everyOf(running map[int]func(), n *int) func(time.Duration, func()) func() {
	return func(_ time.Duration, tick func()) func() {
		*n++
		id := *n
		running[id] = tick
		return func() { delete(running, id) }
	}
}

// TestAutoscrollStops when the pointer comes back.
func TestAutoscrollStops(t *testing.T) {
	running := map[int]func(){}
	n := 0
	s, _ := long(5_000)
	b := open(t, s, Options{})
	b.options.Every = everyOf(running, &n)
	b.hold(b.point("p0", 4))
	b.drag(fyne.NewPos(400, 760))
	if len(running) != 1 {
		t.Fatalf("%d tickers run", len(running))
	}
	for _, tick := range running {
		tick()
	}
	far := b.page.scrolled()
	b.drag(fyne.NewPos(400, 300))
	for _, tick := range running {
		tick()
	}
	if far == 0 || len(running) != 0 || b.page.scrolled() != far {
		t.Errorf("scrolled %d, then %d; %d tickers run", far, b.page.scrolled(), len(running))
	}
	b.letGoAt(fyne.NewPos(400, 300), 0)
}
