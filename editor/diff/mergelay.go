package diff

import (
	"slices"
	"sort"

	"stet/editor"
)

// The two bytes that stand around a block where a story is laid out as one
// string. UTF-8 has neither, so that no text can hold them.
const (
	openBlock  = 0xfe
	closeBlock = 0xff
)

// laid is a version of a story as one string: the headline, the standfirst and
// the blocks of the body, each between an opening and a closing. A paragraph
// parted in two is then nothing but a closing and an opening put in, and words
// at the end of one paragraph never touch what stands before the next.
type laid struct {
	text   string
	blocks []editor.Block
	starts []int // of each block its opening, and the end of the text
}

// heads is how many blocks stand before the body.
const heads = 2

func layOut(a *editor.Article) laid {
	blocks := append([]editor.Block{
		{ID: editor.HeadlineID, Kind: editor.Headline, Text: a.Headline, Marks: a.HeadlineMarks},
		{ID: editor.StandfirstID, Kind: editor.Standfirst, Text: a.Standfirst, Marks: a.StandfirstMarks},
	}, a.Body...)
	l := laid{blocks: blocks}
	var text []byte
	for i := range blocks {
		l.starts = append(l.starts, len(text))
		text = append(text, openBlock)
		text = append(text, blocks[i].Words()...)
		text = append(text, closeBlock)
	}
	l.starts = append(l.starts, len(text))
	l.text = string(text)
	return l
}

// block returns the index of the block that a byte lies in.
func (l *laid) block(at int) int { return sort.SearchInts(l.starts, at+1) - 1 }

// span returns where a range of the story lies; false where it has no such
// words.
func (l *laid) span(r editor.Range) (Span, bool) {
	i := slices.IndexFunc(l.blocks, func(b editor.Block) bool { return b.ID == r.Block })
	if i < 0 || r.Start < 0 || r.End <= r.Start || r.End > len(l.blocks[i].Words()) {
		return Span{}, false
	}
	return Span{l.starts[i] + 1 + r.Start, l.starts[i] + 1 + r.End}, true
}

// border reports whether at lies between two blocks.
func (l *laid) border(at int) bool {
	return at == 0 || at == len(l.text) || l.text[at-1] == closeBlock && l.text[at] == openBlock
}

// carried is n bytes of the base, from b on, that a version has from x on.
type carried struct{ b, x, n int }

// A lane is bytes of the base in the order a version still has them in: lane 0
// is what stayed in place, each other one what travelled together. Dest is where
// in the base it arrived.
type lane struct {
	base, side Span
	kept       []carried // rising on both sides
	dest       int
}

// A hunk is bytes of the base that a version has others for; one of the two may
// be empty.
type hunk struct {
	Span          // in the base
	x      Span   // in the version
	put    string // the words at x
	lane   int
	behind bool // an insertion that belongs to what follows it
	torn   bool // the other version has put something into the middle
}

// version is one of the two later versions with its alignment to the base.
type version struct {
	laid
	lanes []lane
	kept  []carried // of all lanes, rising in the base
	hunks []hunk
}

// align reads what became of the base out of its comparison with a version.
func align(base *laid, side laid, c *Comparison, head [][]Run) version {
	v := version{laid: side, lanes: make([]lane, 1+len(c.Moves))}
	v.lanes[0].base, v.lanes[0].side = Span{0, len(base.text)}, Span{0, len(side.text)}
	for k, runs := range head {
		v.keep(0, base.starts[k], side.starts[k], 1)
		v.keepRuns(base, 0, k, k, runs)
		v.keep(0, base.starts[k+1]-1, side.starts[k+1]-1, 1)
	}
	for k := range c.Blocks {
		v.alignBlock(base, c.Blocks, k)
	}
	for n := range v.lanes {
		v.kept = append(v.kept, v.lanes[n].kept...)
	}
	slices.SortFunc(v.kept, func(x, y carried) int { return x.b - y.b })
	v.findHunks()
	return v
}

// alignBlock reads entry k of the merged document.
func (v *version) alignBlock(base *laid, all []BlockChange, k int) {
	e := &all[k]
	i, j := e.From+heads, e.To+heads
	sameWhole := func(n int) bool { // entry n is another part of the same split or join
		return n >= 0 && n < len(all) && all[n].Kind == e.Kind &&
			(e.Kind == Split && all[n].From == e.From || e.Kind == Joined && all[n].To == e.To)
	}
	n := 0
	switch e.Kind {
	case MovedAway:
		widen(&v.lanes[e.Move].base, base.starts[i], base.starts[i+1])
		return
	case Moved:
		n = e.Move
		widen(&v.lanes[n].side, v.starts[j], v.starts[j+1])
	case Inserted, Deleted:
		v.keepRuns(base, 0, i, j, e.Runs)
		return
	}
	if !sameWhole(k - 1) {
		v.keep(n, base.starts[i], v.starts[j], 1)
	}
	v.keepRuns(base, n, i, j, e.Runs)
	if !sameWhole(k + 1) {
		v.keep(n, base.starts[i+1]-1, v.starts[j+1]-1, 1)
	}
}

// keepRuns reads the runs of block i of the base that became block j.
func (v *version) keepRuns(base *laid, n, i, j int, runs []Run) {
	for _, r := range runs {
		switch r.Op {
		case Equal:
			v.keep(n, base.starts[i]+1+r.Before.Start, v.starts[j]+1+r.After.Start, len(r.Text))
		case MoveOut:
			l := &v.lanes[r.Move]
			widen(&l.base, base.starts[i]+1+r.Before.Start, base.starts[i]+1+r.Before.End)
			v.keepPassage(base, r.Move)
		case MoveIn:
			l := &v.lanes[r.Move]
			widen(&l.side, v.starts[j]+1+r.After.Start, v.starts[j]+1+r.After.End)
			v.keepPassage(base, r.Move)
		}
	}
}

// keepPassage keeps words moved out of the middle of a block, once both ends are
// known.
func (v *version) keepPassage(base *laid, n int) {
	l := &v.lanes[n]
	if l.base.Len() > 0 && base.text[l.base.Start:l.base.End] == v.text[l.side.Start:l.side.End] {
		v.keep(n, l.base.Start, l.side.Start, l.base.Len())
	}
}

// widen makes a span cover [from, to) as well.
func widen(s *Span, from, to int) {
	if s.Len() == 0 {
		*s = Span{from, to}
		return
	}
	*s = Span{min(s.Start, from), max(s.End, to)}
}

func (v *version) keep(n, b, x, size int) {
	if size == 0 {
		return
	}
	l := &v.lanes[n]
	if k := len(l.kept) - 1; k >= 0 {
		last := &l.kept[k]
		if last.b+last.n == b && last.x+last.n == x {
			last.n += size
			return
		}
	}
	l.kept = append(l.kept, carried{b, x, size})
}

// at returns where byte b of the base lies in the version, -1 where it is there
// no more, and for how many bytes that goes on.
func (v *version) at(b, end int) (x, n int) {
	k := sort.Search(len(v.kept), func(k int) bool { return v.kept[k].b+v.kept[k].n > b })
	switch {
	case k == len(v.kept) || v.kept[k].b >= end:
		return -1, end - b
	case v.kept[k].b > b:
		return -1, v.kept[k].b - b
	}
	return v.kept[k].x + b - v.kept[k].b, min(end, v.kept[k].b+v.kept[k].n) - b
}

// findHunks lists what lies between the bytes that were kept.
func (v *version) findHunks() {
	for n := range v.lanes {
		l := &v.lanes[n]
		b, x := l.base.Start, l.side.Start
		for _, k := range l.kept {
			v.gap(n, Span{b, k.b}, Span{x, k.x})
			b, x = k.b+k.n, k.x+k.n
		}
		v.gap(n, Span{b, l.base.End}, Span{x, l.side.End})
	}
	slices.SortStableFunc(v.hunks, func(g, h hunk) int { return g.Start - h.Start })
}

// gap files the hunks between two kept stretches. Moves that arrive in it part
// what was put in there: what stands before them replaces what was deleted, what
// stands behind one travels with it.
func (v *version) gap(n int, b, x Span) {
	var arrivals []int
	if n == 0 {
		arrivals = v.arrivals(x)
		if v.departed(b) {
			b.End = b.Start
		}
	}
	if len(arrivals) == 0 {
		v.hunk(hunk{Span: b, x: x, lane: n})
		return
	}
	last := &v.lanes[arrivals[len(arrivals)-1]]
	before := Span{x.Start, v.lanes[arrivals[0]].side.Start}
	rest := Span{last.side.End, x.End}
	dest := b.End
	followed := b.Len() > 0 || x.End < v.lanes[0].side.End
	if before.Len() == 0 && rest.Len() > 0 && followed {
		dest = b.Start
		v.hunk(hunk{Span: b, x: rest, behind: true})
	} else {
		v.hunk(hunk{Span: b, x: before})
		v.hunk(hunk{Span: Span{last.base.End, last.base.End}, x: rest, lane: arrivals[len(arrivals)-1]})
	}
	for k, m := range arrivals {
		l := &v.lanes[m]
		l.dest = dest
		if k+1 < len(arrivals) {
			v.hunk(hunk{Span: Span{l.base.End, l.base.End}, x: Span{l.side.End, v.lanes[arrivals[k+1]].side.Start}, lane: m})
		}
	}
}

func (v *version) hunk(h hunk) {
	if h.Len() > 0 || h.x.Len() > 0 {
		h.put = v.text[h.x.Start:h.x.End]
		v.hunks = append(v.hunks, h)
	}
}

// arrivals lists the moves that arrive in a span of the version, in order.
func (v *version) arrivals(x Span) []int {
	var out []int
	for n := 1; n < len(v.lanes); n++ {
		if s := v.lanes[n].side; s.Len() > 0 && x.Start <= s.Start && s.End <= x.End {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(m, n int) int { return v.lanes[m].side.Start - v.lanes[n].side.Start })
	return out
}

// departed reports whether all of a span of the base has moved away.
func (v *version) departed(b Span) bool {
	left := b.Len()
	for n := 1; n < len(v.lanes); n++ {
		if s := v.lanes[n].base; b.Start <= s.Start && s.End <= b.End {
			left -= s.Len()
		}
	}
	return left == 0
}
