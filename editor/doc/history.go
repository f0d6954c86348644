package doc

import (
	"slices"
	"time"
	"unicode"
	"unicode/utf8"
)

// What a run of typing takes into one undo step.
const (
	runPause = time.Second
	runBytes = 64
)

// entry is one undo step: what takes it back, last step first.
type entry struct {
	kind          string
	undo          []Step
	before, after Selection
	at            time.Time
	run           run
}

// run describes a keystroke that may join the undo step of the one before.
type run struct {
	bytes  int  // typed or deleted; 0 where it stands alone
	begins bool // with the beginning of a word
	ends   bool // with a space
}

func typed(text string) run {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return run{len(text), !unicode.IsSpace(first), unicode.IsSpace(last)}
}

// history is what can be undone and redone, the latest last.
type history struct {
	undo, redo []entry
	open       bool // the latest may take in more typing
}

func (h *history) add(e entry) {
	clear(h.redo)
	h.redo = h.redo[:0]
	if n := len(h.undo); n > 0 && h.open && h.undo[n-1].continues(e) {
		top := &h.undo[n-1]
		top.undo = fuse(top.undo, e.undo)
		top.after, top.at = e.after, e.at
		top.run = run{top.run.bytes + e.run.bytes, top.run.begins, e.run.ends}
		return
	}
	h.undo = append(h.undo, e)
	h.open = e.run.bytes > 0
}

// continues reports whether next is more of the same typing.
func (e entry) continues(next entry) bool {
	return e.run.bytes > 0 && next.run.bytes > 0 && e.kind == next.kind && e.after == next.before &&
		next.at.Sub(e.at) < runPause && e.run.bytes+next.run.bytes <= runBytes &&
		!(e.run.ends && next.run.begins)
}

// fuse puts the undoing of a keystroke behind that of the ones before, as one
// replacement where it can.
func fuse(steps, next []Step) []Step {
	if len(next) == 1 {
		a, ok := steps[len(steps)-1].(Replace)
		b, ok2 := next[0].(Replace)
		if ok && ok2 && a.Block == b.Block && a.back != nil && b.back != nil && len(b.back.said) == 0 {
			switch {
			case b.Text == "" && a.End == b.Start: // typed on
				a.End = b.End
				steps[len(steps)-1] = a
				return steps
			case a.Empty() && b.Empty() && b.Start+len(b.Text) == a.Start: // deleted backward
				b.Marks = joinMarks(b.Marks, a.Marks, len(b.Text))
				b.Text += a.Text
				b.back = a.back
				steps[len(steps)-1] = b
				return steps
			case a.Empty() && b.Empty() && b.Start == a.Start: // deleted forward
				a.Marks = joinMarks(a.Marks, b.Marks, len(a.Text))
				a.Text += b.Text
				steps[len(steps)-1] = a
				return steps
			}
		}
	}
	return append(steps, next...)
}

// Settle ends a run of typing: what is typed next is an undo step of its own.
// Call it when the caret is moved.
func (d *Doc) Settle() {
	d.history.open = false
	d.pending, d.grow = pending{}, Pos{}
}

// CanUndo reports whether there is anything to undo.
func (d *Doc) CanUndo() bool { return d.locked == nil && len(d.history.undo) > 0 }

// CanRedo reports whether there is anything to redo.
func (d *Doc) CanRedo() bool { return d.locked == nil && len(d.history.redo) > 0 }

// UndoKind returns the kind of the transaction that Undo would take back.
func (d *Doc) UndoKind() string { return kindOf(d.history.undo) }

// RedoKind returns the kind of the transaction that Redo would do again.
func (d *Doc) RedoKind() string { return kindOf(d.history.redo) }

// Undoable counts the transactions of a kind that Undo would take back.
func (d *Doc) Undoable(kind string) int {
	n := 0
	for _, e := range d.history.undo {
		if e.kind == kind {
			n++
		}
	}
	return n
}

func kindOf(entries []entry) string {
	if len(entries) == 0 {
		return ""
	}
	return entries[len(entries)-1].kind
}

// Undo takes the last transaction back and returns the selection there was
// before it; a zero one where the change was not in the text. It returns false
// where there is nothing to undo.
func (d *Doc) Undo() (Selection, bool) {
	e, ok := d.replay(&d.history.undo, &d.history.redo)
	return e.before, ok
}

// Redo does again what Undo took back and returns the selection after it.
func (d *Doc) Redo() (Selection, bool) {
	e, ok := d.replay(&d.history.redo, &d.history.undo)
	return e.after, ok
}

func (d *Doc) replay(from, to *[]entry) (entry, bool) {
	d.Settle()
	n := len(*from) - 1
	if n < 0 || d.locked != nil {
		return entry{}, false
	}
	e := (*from)[n]
	b := d.begin(e.kind, e.before)
	for _, s := range slices.Backward(e.undo) {
		b.do(s)
	}
	undo, err := b.finish()
	if err != nil {
		panic("doc: cannot undo: " + err.Error()) // an inverse always fits what its step has left
	}
	(*from)[n] = entry{}
	*from = (*from)[:n]
	e.undo, e.run = undo, run{}
	*to = append(*to, e)
	d.tell(b.change)
	return e, true
}
