package diff

import (
	"slices"

	"stet/editor"
)

// MarkChange is formatting that words kept in place gained or lost. Formatting
// of inserted and deleted words is no change of its own.
type MarkChange struct {
	Kind   editor.MarkKind `json:"kind"`
	Href   string          `json:"href,omitempty"`
	Added  bool            `json:"added"`  // false: taken off
	Before Span            `json:"before"` // the words, on either side
	After  Span            `json:"after"`
}

// compareMarks compares the marks over the equal runs of a block.
func compareMarks(before, after *editor.Block, runs []Run) []MarkChange {
	if len(before.Marks)+len(after.Marks) == 0 || before.Image != nil || after.Image != nil {
		return nil
	}
	var out []MarkChange
	for _, r := range runs {
		if r.Op != Equal {
			continue
		}
		shift := r.After.Start - r.Before.Start
		for _, m := range formatting(after.Marks) {
			for _, s := range without(inside(m, r.After), before.Marks, m, shift) {
				out = append(out, MarkChange{m.Kind, m.Href, true, Span{s.Start - shift, s.End - shift}, s})
			}
		}
		for _, m := range formatting(before.Marks) {
			for _, s := range without(inside(m, r.Before), after.Marks, m, -shift) {
				out = append(out, MarkChange{m.Kind, m.Href, false, s, Span{s.Start + shift, s.End + shift}})
			}
		}
	}
	return out
}

// formatting returns the marks of the article without those of its making, which
// are not what a reader would see changed.
func formatting(marks []editor.Mark) []editor.Mark {
	editorial := func(m editor.Mark) bool { return m.Kind.Editorial() }
	if !slices.ContainsFunc(marks, editorial) {
		return marks
	}
	return slices.DeleteFunc(slices.Clone(marks), editorial)
}

// inside returns the part of a mark that lies in a span.
func inside(m editor.Mark, s Span) Span {
	return Span{max(m.Start, s.Start), min(m.End, s.End)}
}

// without returns what is left of a span where no mark of the same kind and
// link covers it; those marks lie shift bytes further left.
func without(s Span, marks []editor.Mark, like editor.Mark, shift int) []Span {
	left := []Span{s}
	for _, m := range marks {
		if m.Kind != like.Kind || m.Href != like.Href {
			continue
		}
		var next []Span
		for _, l := range left {
			next = append(next, Span{l.Start, min(l.End, m.Start+shift)}, Span{max(l.Start, m.End+shift), l.End})
		}
		left = slices.DeleteFunc(next, func(l Span) bool { return l.Len() <= 0 })
	}
	return slices.DeleteFunc(left, func(l Span) bool { return l.Len() <= 0 })
}
