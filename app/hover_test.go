package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/app/facts"
	"stet/app/job"
	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/doc"
)

// over is the event of a pointer over the first letter of words.
func (b *bench) over(r editor.Range) *desktop.MouseEvent {
	at, height := b.page.PositionOf(doc.Pos{Block: r.Block, Offset: r.Start})
	at = at.AddXY(2, height/2)
	page := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.page.Editor)
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: page.Add(at)}, Button: desktop.MouseButtonPrimary}
}

// rest brings words into sight, rests the pointer on them and returns what the
// card says.
func (b *bench) restOn(r editor.Range) string {
	b.page.Reveal(r)
	b.page.MouseMoved(b.over(r))
	b.pass(restTime)
	if b.slips.Card() == nil {
		return ""
	}
	return says(b.slips.Card())
}

func TestCardsUnderThePointer(t *testing.T) {
	b := newBench(t)
	b.inText()
	c := b.remark("every 20 minutes", "by whom?")
	if err := b.story.doc.ReplyTo(c.ID, editor.Reply{Author: "Rita Ono", At: b.at, Body: "The ferry firm"}); err != nil {
		t.Fatal(err)
	}
	f := b.story.doc.Facts()[0]
	b.page.MouseMoved(b.over(f.Range))
	b.pass(restTime / 2)
	if b.slips.Card() != nil {
		t.Error("the card shows before the pointer has rested")
	}
	if got := b.restOn(f.Range); !strings.Contains(got, f.Text) || !strings.Contains(got, "Verified") {
		t.Errorf("over a fact the card says %q", got)
	}
	if got := b.restOn(c.Range); !strings.Contains(got, "by whom?") || !strings.Contains(got, "Nora Vale") ||
		!strings.Contains(got, "1 reply") || !strings.Contains(got, "Rita Ono: The ferry firm") {
		t.Errorf("over a comment the card says %q", got)
	}
	x := b.finding(func(f editor.Finding) bool { return !f.Range.IsZero() })
	if got := b.restOn(x.Range); !strings.Contains(got, x.Rule) {
		t.Errorf("over the finding %+v the card says %q", x, got)
	}
	if b.page.SetLayer(hitLayer, []manuscript.Mark{{Range: b.find("bridge")}}); b.restOn(b.find("bridge")) != "" {
		t.Error("words without a mark have a card")
	}
}

// TestCardGoesAndComesBack takes the card away with a key, a click, the wheel
// and with the pointer, and leaves the keyboard where it is.
func TestCardGoesAndComesBack(t *testing.T) {
	b := newBench(t)
	b.page.FocusPage()
	f := b.story.doc.Facts()[0]
	for name, leave := range map[string]func(){
		"key":     func() { b.page.KeyDown(&fyne.KeyEvent{Name: fyne.KeyLeft}) },
		"click":   func() { b.page.MouseDown(b.over(f.Range)); b.page.MouseUp(b.over(f.Range)) },
		"wheel":   func() { b.page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)}) },
		"pointer": func() { b.page.MouseOut() },
		"words":   func() { b.page.MouseMoved(b.over(b.find("bridge"))) },
		"undo":    func() { b.typed("bridge-p6", 0, "x") },
	} {
		if b.restOn(f.Range) == "" {
			t.Fatalf("%s: there is no card", name)
		}
		if b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
			t.Error("the card has taken the keyboard")
		}
		leave()
		b.pass(time.Second)
		if b.slips.Card() != nil {
			t.Errorf("%s: the card stays", name)
		}
	}
}

// TestCardLiesInTheWindow rests on words near every edge.
func TestCardLiesInTheWindow(t *testing.T) {
	b := newBench(t)
	window := b.win.Canvas().Size()
	for _, at := range []fyne.Position{{X: 0, Y: 0}, {X: window.Width, Y: 0}, {X: 0, Y: window.Height - 30}, {X: window.Width, Y: window.Height - 30}} {
		f := b.story.doc.Facts()[0]
		b.hovered([]manuscript.Mark{{ID: f.ID, Layer: factLayer, Label: "1"}}, at, 30)
		b.pass(restTime)
		p, s := b.slips.Card().Position(), b.slips.Card().Size()
		if p.X < 0 || p.Y < 0 || p.X+s.Width > window.Width || p.Y+s.Height > window.Height || s.Height < 20 {
			t.Errorf("at %v the card lies at %v, %v large", at, p, s)
		}
		if p.Y < at.Y+30 && p.Y+s.Height > at.Y {
			t.Errorf("at %v the card lies over its words: %v, %v", at, p, s)
		}
	}
}

// TestSuggestionsHaveCards speaks of inserted and deleted words, and of a new
// paragraph.
func TestSuggestionsHaveCards(t *testing.T) {
	b := newBench(t)
	s := b.story.doc.Story()
	i := slices.IndexFunc(s.Article.Body, func(x editor.Block) bool { return x.Text != "" })
	s = s.Clone()
	first := &s.Article.Body[i]
	first.Marks = []editor.Mark{{Start: 0, End: 3, Kind: editor.Inserted, Author: "Rita Ono", At: b.at},
		{Start: 0, End: 3, Kind: editor.Deleted, Author: "Marta Ilves", At: b.at}}
	s.Article.Body[i+1].Break = &editor.Track{Kind: editor.Inserted, Author: "Rita Ono", At: b.at}
	if err := b.story.doc.ReplaceStory(s); err != nil {
		t.Fatal(err)
	}
	got := b.restOn(editor.Range{Block: first.ID, Start: 0, End: 3})
	if !strings.Contains(got, "Inserted") || !strings.Contains(got, "Deleted") || !strings.Contains(got, "Rita Ono") || !strings.Contains(got, "Marta Ilves") {
		t.Errorf("the card says %q", got)
	}
	turn := manuscript.Mark{Layer: suggestionLayer, Range: editor.Range{Block: s.Article.Body[i+1].ID}}
	if all := b.aboutChange(turn); len(all) != 1 || all[0].Kind != "Paragraph" || all[0].Notes[0] != "Rita Ono" {
		t.Errorf("of a new paragraph is said %+v", all)
	}
}

// TestClickOpensTheCard shows the card of clicked words in the inspector, even
// where the inspector is hidden or the list is filtered.
func TestClickOpensTheCard(t *testing.T) {
	b := newBench(t)
	b.inText()
	c := b.remark("every 20 minutes", "by whom?")
	finding := b.finding(func(f editor.Finding) bool { return !f.Range.IsZero() })
	f := b.story.doc.Facts()[len(b.story.doc.Facts())-1]
	click := func(r editor.Range) {
		b.showTab(tabDetails)
		if _, shown := b.panes.Shown(); shown {
			b.panes.ToggleRight()
		}
		b.page.Reveal(r)
		at := b.over(r)
		b.page.MouseDown(at)
		b.page.MouseUp(at)
	}
	inspected := func() bool { _, shown := b.panes.Shown(); return shown }
	b.facts.Filter(facts.Sieve{Status: editor.Disputed})
	if click(f.Range); b.tabs.Selected() != tabFacts || b.facts.Selected() != f.ID || !inspected() {
		t.Errorf("a click on a fact shows tab %d with %q chosen", b.tabs.Selected(), b.facts.Selected())
	}
	if !strings.Contains(says(b.right), f.Text) {
		t.Errorf("the card is out of sight: %s", says(b.right))
	}
	if click(c.Range); b.tabs.Selected() != tabComments || b.comments.Selected() != c.ID || !inspected() {
		t.Errorf("a click on a comment shows tab %d with %q chosen", b.tabs.Selected(), b.comments.Selected())
	}
	click(finding.Range)
	if got, _ := b.credits.Selected(); b.tabs.Selected() != tabCredits || got.Key() != finding.Key() {
		t.Errorf("a click on a finding shows tab %d with %+v chosen", b.tabs.Selected(), got)
	}
	if !strings.Contains(says(b.right), finding.Rule) {
		t.Errorf("the card is out of sight: %s", says(b.right))
	}
	b.run("view.focus")
	b.showTab(tabDetails)
	at := b.over(f.Range)
	b.page.MouseDown(at)
	b.page.MouseUp(at)
	if !b.panes.Focus() || b.facts.Selected() != f.ID {
		t.Error("in focus mode a click into a fact does more than choose its card")
	}
}

// TestMisspelledWordsHaveCards names what may have been meant.
func TestMisspelledWordsHaveCards(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the old brigde is new  and old old")
	for words, want := range map[string][]string{
		"brigde":  {"In no dictionary", "bridge"},
		"  ":      {"More than one space", "One space"},
		"old old": {"Set twice"},
	} {
		got := b.restOn(b.find(words))
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("over %q the card says %q, not %q", words, got, part)
			}
		}
		b.page.MouseOut()
	}
}
