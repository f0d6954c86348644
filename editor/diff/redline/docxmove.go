package redline

import (
	"fmt"
	"time"

	"stet/editor/diff"
	"stet/editor/format/docx/ooxml"
)

// firstOf reports whether a moved line is the first of those that moved with it.
func (d *document) firstOf(n int) bool {
	return n == 0 || d.lines[n-1].move != d.lines[n].move || d.lines[n-1].kind != d.lines[n].kind
}

func (d *document) lastOf(n int) bool {
	return n+1 == len(d.lines) || d.lines[n+1].move != d.lines[n].move || d.lines[n+1].kind != d.lines[n].kind
}

// A move is tied together by a name; the ends of its range by an ID that is
// reckoned from its number.
func (d *document) openMove(n int, away bool, by Signature) {
	tag, id := moveRange(n, away)
	author := by.Author
	if author == "" {
		author = "Unknown"
	}
	at := by.At
	if at.IsZero() {
		at = time.Unix(0, 0) // here the schema wants one
	}
	d.add(fmt.Sprintf(`<w:%sRangeStart w:id="%d" w:name="move%d" w:author="%s" w:date="%s"/>`, tag, id, n, ooxml.Escape(author), ooxml.Time(at)))
}

func (d *document) closeMove(n int, away bool) {
	tag, id := moveRange(n, away)
	d.add(fmt.Sprintf(`<w:%sRangeEnd w:id="%d"/>`, tag, id))
}

// moveRangeIDs is where the IDs of the ranges of moves begin, far above those of
// changes.
const moveRangeIDs = 1_000_000

func moveRange(n int, away bool) (tag string, id int) {
	if away {
		return "moveFrom", moveRangeIDs + 2*n
	}
	return "moveTo", moveRangeIDs + 2*n + 1
}

// tied reports whether both ends of a move are tracked as such: not those of
// words that moved out of, or into, a passage that itself moved.
func (d *document) tied(n int) bool {
	v := d.r.Moves[n-1]
	return d.r.Blocks[v.From.Block].Kind != diff.Moved && d.r.Blocks[v.To.Block].Kind != diff.Moved
}

// movedWords writes words that moved without their paragraph.
func (d *document) movedWords(l *line, i int) {
	x := l.pieces[i]
	away := x.Op == diff.MoveOut
	if i == 0 || l.pieces[i-1].run != x.run {
		d.openMove(x.Move, away, x.by)
	}
	if away {
		d.tracked("w:moveFrom", x.by, d.run(x, x.was, false))
	} else {
		d.tracked("w:moveTo", x.by, d.run(x, x.is, false))
	}
	if i+1 == len(l.pieces) || l.pieces[i+1].run != x.run {
		d.closeMove(x.Move, away)
	}
}
