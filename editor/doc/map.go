package doc

import (
	"fmt"
	"strings"

	"stet/editor"
)

// Map says where positions in the text before some steps lie after them.
type Map []shift

// shift is one move of text, of one of four shapes: the bytes [start, end) of
// a block, or of a picture's caption, have become n bytes; the bytes from start on now lie in another block
// from offset on (split and join); the block has gone, and what pointed into it
// belongs to the position to, offset.
type shift struct {
	kind       shiftKind
	block      string
	start, end int
	n          int
	to         string
	offset     int
}

type shiftKind byte

const (
	shiftText shiftKind = iota
	shiftTail
	shiftGone
	shiftCaption // no place for a caret
)

// Pos returns where p lies now. Where text was put in exactly at p, right says
// that p stays behind it, otherwise before. It returns false, with the nearest
// position, where the text around p was deleted.
func (m Map) Pos(p Pos, right bool) (Pos, bool) {
	ok := true
	for _, s := range m {
		if p.Block != s.block {
			continue
		}
		switch {
		case s.kind == shiftGone:
			p, ok = Pos{s.to, s.offset}, false
		case s.kind == shiftCaption:
		case s.kind == shiftTail:
			if p.Offset > s.start || p.Offset == s.start && (right || s.start == 0) {
				p = Pos{s.to, p.Offset - s.start + s.offset}
			}
		case p.Offset < s.start || p.Offset == s.start && (s.start < s.end || !right):
		case p.Offset >= s.end:
			p.Offset += s.n - (s.end - s.start)
		default:
			ok = false
			p.Offset = s.start
			if right {
				p.Offset += s.n
			}
		}
	}
	return p, ok
}

// Selection returns where s lies now, its ends taken along as Pos does.
func (m Map) Selection(s Selection) Selection {
	head, _ := m.Pos(s.Head, true)
	if s.Empty() {
		return Caret(head)
	}
	anchor, _ := m.Pos(s.Anchor, true)
	return Selection{anchor, head}
}

// Range returns where the words of r lie now: text put in at either edge stays
// outside. It returns false where the words themselves were changed or parted.
func (m Map) Range(r editor.Range) (editor.Range, bool) {
	for _, s := range m {
		if r.Block != s.block {
			continue
		}
		switch {
		case s.kind == shiftGone:
			return editor.Range{}, false
		case s.kind == shiftTail:
			switch {
			case r.Start >= s.start:
				r = editor.Range{Block: s.to, Start: r.Start - s.start + s.offset, End: r.End - s.start + s.offset}
			case r.End > s.start:
				return editor.Range{}, false
			}
		case r.End <= s.start:
		case r.Start >= s.end:
			r.Start += s.n - (s.end - s.start)
			r.End += s.n - (s.end - s.start)
		default:
			return editor.Range{}, false
		}
	}
	return r, true
}

// Blocks returns the blocks, by their IDs before the change, in which positions
// have moved or been lost.
func (m Map) Blocks() []string {
	var ids []string
	seen := map[string]bool{}
	for _, s := range m {
		if !seen[s.block] {
			seen[s.block] = true
			ids = append(ids, s.block)
		}
	}
	return ids
}

func (m Map) String() string {
	parts := make([]string, len(m))
	for i, s := range m {
		switch s.kind {
		case shiftText, shiftCaption:
			parts[i] = fmt.Sprintf("%s %d-%d: %d bytes", s.block, s.start, s.end, s.n)
		case shiftTail:
			parts[i] = fmt.Sprintf("%s %d-: to %s %d", s.block, s.start, s.to, s.offset)
		default:
			parts[i] = fmt.Sprintf("%s gone: to %s %d", s.block, s.to, s.offset)
		}
	}
	return strings.Join(parts, "; ")
}

// log remembers the maps of the last changes.
type log struct {
	maps []Map // maps[i] leads from version first+i to the next
	last uint64
}

// logged is how many changes MapSince reaches back at least.
const logged = 4096

func (l *log) add(version uint64, m Map) {
	if len(l.maps) == 2*logged {
		l.maps = append(l.maps[:0:0], l.maps[logged:]...)
	}
	l.maps, l.last = append(l.maps, m), version
}

func (l *log) since(version uint64) ([]Map, bool) {
	n := l.last - version
	if version > l.last || n > uint64(len(l.maps)) {
		return nil, false
	}
	return l.maps[uint64(len(l.maps))-n:], true
}

// MapSince returns where the words that r covered in that version lie now. It
// returns false where they have been changed since, or where the version is
// older than the last few thousand changes: what was found out about them then
// no longer holds.
func (d *Doc) MapSince(version uint64, r editor.Range) (editor.Range, bool) {
	maps, ok := d.log.since(version)
	for _, m := range maps {
		if !ok {
			break
		}
		r, ok = m.Range(r)
	}
	if !ok {
		return editor.Range{}, false
	}
	return r, true
}

// MapPosSince returns where the position p of that version lies now, or the
// nearest one and false where the text around it was deleted since; a zero Pos
// and false where the version is too old. right is as in Map.Pos.
func (d *Doc) MapPosSince(version uint64, p Pos, right bool) (Pos, bool) {
	maps, ok := d.log.since(version)
	if !ok {
		return Pos{}, false
	}
	for _, m := range maps {
		var whole bool
		p, whole = m.Pos(p, right)
		ok = ok && whole
	}
	return p, ok
}
