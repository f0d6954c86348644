package doc

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// TestCoalescing types with pauses and caret moves, and says what the undo
// steps leave, the last first.
func TestCoalescing(t *testing.T) {
	for _, c := range []struct {
		name string
		keys string // "<" backspace, ">" delete forward, "|" a pause, "!" a caret move
		want []string
	}{
		{"words", "one two three", []string{"one two ", "one ", ""}},
		{"spaces stay with the word before", "a  b\n c", []string{"a  b\n ", "a  ", ""}},
		{"a pause", "on|e", []string{"on", ""}},
		{"a caret move", "on!e", []string{"on", ""}},
		{"deleting backward", "abc<<<", []string{"abc", ""}},
		{"deleting does not join typing", "ab<c", []string{"a", "ab", ""}},
		{"a pause while deleting", "abc<|<", []string{"ab", "abc", ""}},
		{"sixty-four bytes", strings.Repeat("x", 70), []string{strings.Repeat("x", 64), ""}},
		{"bytes, not runes", strings.Repeat("é", 33), []string{strings.Repeat("é", 32), ""}},
	} {
		d := New(editor.Story{})
		now := time.Unix(100, 0)
		d.Now = func() time.Time { return now }
		sel := Caret(d.End())
		for _, key := range c.keys {
			now = now.Add(100 * time.Millisecond)
			switch key {
			case '|':
				now = now.Add(runPause)
			case '!':
				d.Settle()
			case '<':
				sel, _ = d.Backspace(sel, Grapheme)
			default:
				sel, _ = d.Insert(sel, string(key))
			}
		}
		last := d.Block(head).Text
		var got []string
		for d.CanUndo() {
			d.Undo()
			got = append(got, d.Block(head).Text)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: undo leaves %q, want %q", c.name, got, c.want)
		}
		for d.CanRedo() {
			d.Redo()
		}
		if d.Block(head).Text != last {
			t.Errorf("%s: redo leaves %q", c.name, d.Block(head).Text)
		}
	}
}

func TestForwardDeletionCoalesces(t *testing.T) {
	d, sel := read(t, "//^a*bc*d")
	for range 3 {
		sel, _ = d.DeleteForward(sel, Grapheme)
	}
	sel, ok := d.Undo()
	if got := show(d, sel); got != "//^a*bc*d" || !ok || d.CanUndo() {
		t.Errorf("one undo gives %s", got)
	}
	if sel, _ = d.Redo(); show(d, sel) != "//^d" {
		t.Errorf("redo gives %s", show(d, sel))
	}
}

func TestSelectionsComeBack(t *testing.T) {
	d, sel := read(t, "//one ^two^/x")
	sel, _ = d.Insert(sel, "2")
	d.Break(sel)
	for _, want := range []string{"//one 2^/x", "//one ^two^/x"} {
		sel, _ = d.Undo()
		if got := show(d, sel); got != want {
			t.Errorf("undo gives %s, want %s", got, want)
		}
	}
	for _, want := range []string{"//one 2^/x", "//one 2/^/x"} {
		sel, _ = d.Redo()
		if got := show(d, sel); got != want {
			t.Errorf("redo gives %s, want %s", got, want)
		}
	}
	if sel, ok := d.Redo(); ok || !sel.IsZero() {
		t.Error("redid nothing")
	}
	d.Undo()
	d.Insert(Caret(d.End()), "y")
	if d.CanRedo() || d.RedoKind() != "" || d.UndoKind() != Typing {
		t.Error("typing leaves something to redo")
	}
}

func TestManyUndoSteps(t *testing.T) {
	d := New(sample())
	first := hash(t, d)
	for i := range 10_000 {
		d.Settle()
		if _, err := d.Insert(Caret(Pos{"b0", i % 20 * 2 % 4}), "x"); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for d.CanUndo() {
		d.Undo()
		n++
	}
	if n != 10_000 || hash(t, d) != first {
		t.Errorf("%d undo steps lead to another story", n)
	}
}

// TestTypingKeepsLittle holds that a keystroke costs the same whatever the
// length of the story, and that undo steps do not keep old paragraphs alive.
func TestTypingKeepsLittle(t *testing.T) {
	allocs := func(words int) float64 {
		d := New(long(words, true))
		at := Caret(Pos{d.Block(d.Len() / 2).ID, 250})
		return testing.AllocsPerRun(200, func() {
			at, _ = d.Insert(at, "x")
			at, _ = d.Backspace(at, Grapheme)
		})
	}
	if short, full := allocs(1_000), allocs(200_000); full > short*1.2 {
		t.Errorf("a key allocates %v times in 200,000 words, %v in 1,000", full, short)
	}
}
