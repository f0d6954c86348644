package docx

import (
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// A document tracks the end of a paragraph, a story the beginning of a block. An end
// that came is the beginning of the next block, which goes with it; but where somebody
// typed a new paragraph, the block that came is that one, and the next is the one that
// was there before.

// ending is what is suggested about the end of a paragraph.
type ending struct {
	editor.Track
	hint string // "own", "next" or "both": whose beginning it is, in a document of ours
}

// hints is the space of attributes that only we read.
const hints = "urn:stet:docx"

// within is a place within an element that tracks what it holds; any other is no
// further in.
func (r *reader) within(n *packed.Node, in place) place {
	if n == nil {
		return in
	}
	m := editor.Mark{Author: n.Attr("author"), At: timeOf(n.Attr("date"))}
	switch n.Name.Local {
	case "ins":
		m.Kind = editor.Inserted
	case "del":
		m.Kind = editor.Deleted
	case "moveTo":
		m.Kind = editor.Inserted
		r.left.moves++
	case "moveFrom":
		m.Kind = editor.Deleted
	default:
		return in
	}
	return in.with(m)
}

// timeOf reads a time as documents have it: often without a zone, and then as if it
// were in UTC.
func timeOf(s string) time.Time {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(form, s); err == nil {
			return piece.Dated(t.UTC())
		}
	}
	return time.Time{}
}

// endings reads what is suggested about the end of a paragraph.
func (r *reader) endings(set *packed.Node, in place) []ending {
	var out []ending
	for _, n := range set.Child("rPr").All("") {
		if marks := r.within(n, place{}).marks; len(marks) > 0 {
			m := marks[0]
			if strings.HasPrefix(n.Name.Local, "move") {
				r.left.moves--
			}
			out = append(out, ending{editor.Track{Kind: m.Kind, Author: m.Author, At: m.At}, n.Attr("opens")})
		}
	}
	for _, m := range in.marks {
		if !slices.ContainsFunc(out, func(e ending) bool { return e.Kind == m.Kind }) {
			out = append(out, ending{editor.Track{Kind: m.Kind, Author: m.Author, At: m.At}, "own"})
		}
	}
	return out
}

// whole reports whether all that a line holds is tracked as e tracks its end.
func (l *line) whole(e ending) bool {
	b := &l.block
	covered := 0
	for _, m := range b.Marks {
		if m.Kind != e.Kind || m.Author != e.Author {
			continue
		}
		if b.Image != nil {
			return true
		}
		if m.Start > covered {
			return false
		}
		covered = max(covered, m.End)
	}
	return b.Image == nil && covered >= len(b.Text)
}

// breaks lets each block know what is suggested about its beginning.
func breaks(lines []line) {
	for _, kind := range []editor.MarkKind{editor.Inserted, editor.Deleted} {
		var chain *ending // that of the line before, where its end was the next line's beginning
		for i := range lines {
			l := &lines[i]
			k := slices.IndexFunc(l.ends, func(e ending) bool { return e.Kind == kind })
			if k < 0 {
				chain = nil
				continue
			}
			e := l.ends[k]
			own := l.whole(e) && (chain == nil || chain.Author != e.Author)
			switch e.hint {
			case "both":
				l.opens(e.Track)
				own = false
			case "own", "next":
				own = e.hint == "own"
			}
			if own {
				l.opens(e.Track)
				chain = nil
				continue
			}
			if i+1 < len(lines) {
				lines[i+1].opens(e.Track)
			}
			chain = &e
		}
	}
}

// opens lays a suggestion over what is suggested about the beginning of the line.
func (l *line) opens(t editor.Track) {
	if was := l.block.Break; was != nil && t.Kind == editor.Deleted && was.Kind == editor.Inserted {
		t.Over = was
	}
	l.block.Break = &t
}
