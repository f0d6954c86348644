package manuscript

import (
	"testing"

	"stet/editor"
	"stet/editor/doc"
)

// TestLayersAreShownAndHidden wants a hidden layer to be neither painted nor
// found, and to be back in its place, moved with its words.
func TestLayersAreShownAndHidden(t *testing.T) {
	b := open(t, story(), Options{Layers: []string{"low", "high"}})
	at := editor.Range{Block: "a", Start: 4, End: 11}
	b.SetLayer("high", []Mark{{ID: "h", Range: at, Style: Style{Underline: Solid}}})
	b.SetLayer("low", []Mark{{ID: "l", Range: at, Style: Style{Frame: Box}}})
	names := func() string {
		all := ""
		for _, m := range b.layers.in(b.doc.Block(2)) {
			all += m.Layer + " "
		}
		return all
	}
	if got := names(); got != "low high " {
		t.Errorf("drawn in the order %s", got)
	}
	b.painted()
	b.ShowLayer("low", false)
	if got := names(); got != "high " {
		t.Errorf("with low hidden, %s is drawn", got)
	}
	if n := b.painted(); n != 1 {
		t.Errorf("hiding one mark painted %d rows", n)
	}
	b.caret("a", 0)
	b.insert("So ")
	b.ShowLayer("low", true)
	marks := b.MarksAt(doc.Pos{Block: "a", Offset: 8})
	if len(marks) != 2 || marks[0].Range.Start != 7 || marks[1].Range.Start != 7 {
		t.Errorf("shown again, the marks are %v", marks)
	}
	b.ShowLayer("high", false)
	b.SetDoc(doc.New(story()))
	b.SetLayer("high", []Mark{{ID: "h", Range: at}})
	if got := names(); got != "" {
		t.Errorf("another story shows %s", got)
	}
}

// TestMarkersNeverMeet wants the markers of a line inside the margin and apart,
// lower than every kind of line, and every mark behind one of them.
func TestMarkersNeverMeet(t *testing.T) {
	for n := range 9 {
		marks := make([]Mark, n)
		edge, reached := float32(0), 0
		for i, s := range slots(marks) {
			if left := s.x - s.r; left < edge || i > 0 && left < edge+markerHalo {
				t.Errorf("of %d markers, one begins at %v, the one before ends at %v", n, left, edge)
			}
			edge, reached = s.x+s.r, reached+len(s.marks)
		}
		if edge+markerHalo > marginColumn || reached != n {
			t.Errorf("of %d markers %d can be reached, and they end at %v", n, reached, edge)
		}
	}
	for _, b := range append(kinds().Article.Body, editor.Block{Kind: editor.Headline}, editor.Block{Kind: editor.Standfirst}, editor.Block{Kind: editor.Heading, Level: 6}) {
		if line := styleOf(b).line; line < markerSize+2*markerHalo {
			t.Errorf("a line of a %s is %v high, too low for a marker", b.Kind, line)
		}
	}
}

// TestOwnMarksAreDressed shows the document's suggestions as marks of a layer.
func TestOwnMarksAreDressed(t *testing.T) {
	s := story()
	s.Article.Body[1].Marks = []editor.Mark{{Start: 3, End: 7, Kind: editor.Deleted}}
	s.Article.Body[2].Break = &editor.Track{Kind: editor.Inserted}
	b := open(t, s, Options{})
	b.Dress(editor.Deleted, "changes", Style{Strike: true})
	b.Dress(editor.Inserted, "changes", Style{Underline: Solid})
	want := editor.Range{Block: "b", Start: 3, End: 7}
	if m := b.MarksAt(doc.Pos{Block: "b", Offset: 4}); len(m) != 1 || m[0].Range != want || m[0].Layer != "changes" {
		t.Errorf("over the deleted words lie %v", m)
	}
	var told []Mark
	b.Editor.OnMark = func(m Mark) { told = append(told, m) }
	b.click(b.point("b", 4), 0)
	b.click(b.point("b", len(b.text("b"))).AddXY(pilcrowGap+4, 0), 0)
	if len(told) != 2 || told[0].Range != want || told[1].Range.Block != "c" || told[1].Style.Underline != Solid {
		t.Errorf("clicks on the words and on the pilcrow told of %v", told)
	}
	b.ShowLayer("changes", false)
	b.click(b.point("b", len(b.text("b"))).AddXY(pilcrowGap+4, 0), 0)
	if m := b.MarksAt(doc.Pos{Block: "b", Offset: 4}); len(m) != 0 || len(told) != 2 {
		t.Errorf("hidden, they are still there: %v, %v", m, told)
	}
}

// TestLinesOfTwoMarksLieApart raises the line of a mark over one that is marked
// already, so that a misspelt word in a suggestion shows both.
func TestLinesOfTwoMarksLieApart(t *testing.T) {
	mark := func(start, end int, u Underline) Mark {
		return Mark{Range: editor.Range{Start: start, End: end}, Style: Style{Underline: u}}
	}
	p := pen{s: &scene{unit: 1, marks: []Mark{mark(5, 9, hair), mark(5, 9, Wavy), mark(0, 12, Solid), mark(12, 15, Dashed), mark(0, 20, NoLine)}}}
	for i, raised := range []bool{false, false, true, false, false} {
		if (p.lift(i) > 0) != raised {
			t.Errorf("the line of mark %d is raised by %d", i, p.lift(i))
		}
	}
}
