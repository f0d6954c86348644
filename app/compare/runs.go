package compare

import (
	"strings"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/diff/redline"
)

// runs writes the words of a block, and of those that stand within it.
func (a *assembler) runs(k int) {
	a.runsOf(k)
	for n := k + 1; n < len(a.Blocks) && a.within(n); n++ {
		a.runsOf(n)
	}
}

// arrival is the block that one which moved away is now.
func (a *assembler) arrival(k int) int {
	if n, ok := a.arrivals[a.Blocks[k].From]; ok {
		return n
	}
	return k
}

// runsOf writes the runs of a block. One that moved away is on the older side
// what its arrival says was there, deletions and all.
func (a *assembler) runsOf(k int) {
	of := k
	if a.Blocks[k].Kind == diff.MovedAway && a.column == olderSide {
		of = a.arrival(k)
	}
	runs := a.Blocks[of].Runs
	spots := make([]editor.Range, len(runs))
	for n := range runs {
		r := &runs[n]
		spots[n] = editor.Range{Block: a.id, Start: a.text.Len(), End: a.text.Len()}
		quiet := a.hidden.run(of, n, r)
		if !a.shows(r.Op) || quiet && a.column == merged && wentOut(r.Op) && !a.parts(of, n) {
			continue
		}
		a.write(r, &a.Blocks[of])
		spots[n].Start, spots[n].End = a.text.Len()-len(r.Text), a.text.Len()
		if kind, ok := markOf(r.Op); ok && !quiet {
			a.mark(r, kind)
		}
	}
	a.spots[of] = spots
	if of != k {
		a.spots[k] = []editor.Range{{Block: a.id, End: a.text.Len()}}
	}
	a.markReset(of)
}

// mark marks the run written last.
func (a *assembler) mark(r *diff.Run, kind MarkKind) {
	before, words, _ := r.Apart()
	start := a.text.Len() - len(r.Text) + len(before)
	a.doc.Marks = append(a.doc.Marks, Mark{editor.Range{Block: a.id, Start: start, End: start + len(words)}, kind, r.Move})
}

// parts reports whether run n is the space before words that went and are shown.
func (a *assembler) parts(k, n int) bool {
	runs := a.Blocks[k].Runs
	return n+1 < len(runs) && strings.TrimSpace(runs[n].Text) == "" &&
		wentOut(runs[n+1].Op) && !a.hidden.run(k, n+1, &runs[n+1])
}

// shows reports whether words of an operation are on the side being written.
func (a *assembler) shows(op diff.Op) bool {
	switch a.column {
	case olderSide:
		return !cameIn(op)
	case newerSide:
		return !wentOut(op)
	}
	return true
}

func wentOut(op diff.Op) bool { return op == diff.Delete || op == diff.MoveOut }
func cameIn(op diff.Op) bool  { return op == diff.Insert || op == diff.MoveIn }

func markOf(op diff.Op) (MarkKind, bool) {
	switch op {
	case diff.Insert:
		return Inserted, true
	case diff.Delete:
		return Deleted, true
	case diff.MoveIn:
		return MovedHere, true
	case diff.MoveOut:
		return MovedAway, true
	}
	return 0, false
}

// begin begins the words of a block.
func (a *assembler) begin(id string) {
	a.id, a.marks, a.last = id, nil, nil
	a.text.Reset()
}

// write adds a run with the formatting that its words have in x. Where what was
// deleted and what replaced it would run into each other, a space is set between.
func (a *assembler) write(r *diff.Run, x *diff.BlockChange) {
	if a.last != nil && redline.Touching(*a.last, *r) {
		a.text.WriteByte(' ')
	}
	at := a.text.Len()
	a.text.WriteString(r.Text)
	a.last = r
	if x == nil {
		return
	}
	side, span := x.After, r.After
	if wentOut(r.Op) || a.column == olderSide {
		side, span = x.Before, r.Before
	}
	if side == nil {
		return
	}
	for _, m := range side.Marks {
		if start, end := max(m.Start, span.Start), min(m.End, span.End); start < end {
			shift := at - span.Start
			a.marks = extend(a.marks, editor.Mark{Start: start + shift, End: end + shift, Kind: m.Kind, Href: m.Href})
		}
	}
}

// extend adds a mark, or lengthens one like it that it goes on from.
func extend(marks []editor.Mark, m editor.Mark) []editor.Mark {
	for i := range marks {
		if marks[i].Kind == m.Kind && marks[i].Href == m.Href && marks[i].End >= m.Start {
			marks[i].End = max(marks[i].End, m.End)
			return marks
		}
	}
	return append(marks, m)
}

// markReset marks the words of a block that kept their place and are set
// otherwise.
func (a *assembler) markReset(k int) {
	x := &a.Blocks[k]
	for i, m := range x.Marks {
		if a.hidden.marks[[2]int{k, i}] {
			continue
		}
		for n, r := range x.Runs {
			words, span := m.After, r.After
			if a.column == olderSide {
				words, span = m.Before, r.Before
			}
			if r.Op != diff.Equal || words.Start < span.Start || span.End < words.End {
				continue
			}
			at := a.spots[k][n].Start - span.Start
			a.doc.Marks = append(a.doc.Marks, Mark{editor.Range{Block: a.id, Start: at + words.Start, End: at + words.End}, Reset, 0})
			break
		}
	}
}
