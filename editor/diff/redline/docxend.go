package redline

import (
	"time"

	"stet/editor/diff"
)

// ending is the fate of a paragraph's own end, the element that tracks it: "" for
// one on both sides.
type ending struct {
	tag string
	by  Signature
}

// settle decides the fate of every paragraph's end. The last one of a document
// can neither come nor go (Word keeps one in any case): where the last lines did,
// each gives its fate to the end of the line before.
func (d *document) settle() {
	d.lines = meet(d.lines)
	d.late = make([]bool, len(d.lines))
	last := 0
	for n := range d.lines {
		d.ends = append(d.ends, d.endOf(n))
		if d.ends[n].tag == "" {
			last = n
		}
	}
	for n := 0; n < last; n++ {
		to := n
		for d.ends[n].tag == "" && d.leaving(n) != nil && to < last && d.lines[to+1].kind == diff.Inserted {
			to++
		}
		d.shift(n, to)
	}
	d.shift(last, len(d.lines)-1)
	d.part()
}

// shift gives each of the lines [from, to] the end of the one behind it, and the last
// one the end of the first. Lines that came behind words that came are then one
// stretch, as when they are typed there; LibreOffice would else take the end between
// them for one that came, too, and throw it away with them.
func (d *document) shift(from, to int) {
	if from >= to {
		return
	}
	first := d.ends[from]
	copy(d.ends[from:to], d.ends[from+1:to+1])
	d.ends[to] = first
	for n := from; n <= to; n++ {
		d.late[n] = true
		if tag, moved := unmoved[d.ends[n].tag]; moved {
			d.ends[n].tag = tag
		}
	}
}

// unmoved is what tracks the end of a moved paragraph where it stands at another one.
var unmoved = map[string]string{"w:moveTo": "w:ins", "w:moveFrom": "w:del"}

// part sees that insertions on both sides of an end that is on both sides of the
// comparison are not of the same minute: LibreOffice joins those of one author, and
// with them the end between. Two minutes are what it takes.
func (d *document) part() {
	for n := 0; n+1 < len(d.lines); n++ {
		a, b := d.leaving(n), d.entering(n+1)
		if d.ends[n].tag != "" || a == nil || b == nil || a.Author != b.Author || a.At.IsZero() {
			continue
		}
		if apart := b.At.Sub(a.At); apart.Abs() < 2*time.Minute {
			b.At = a.At.Add(2 * time.Minute)
		}
	}
}

// entering is what signs the words that a line begins with, where they came.
func (d *document) entering(n int) *Signature {
	return d.lines[n].arrival(func(written []*piece) *piece { return written[0] })
}

// leaving is what signs those that it ends with.
func (d *document) leaving(n int) *Signature {
	return d.lines[n].arrival(func(written []*piece) *piece { return written[len(written)-1] })
}

func (l *line) arrival(at func([]*piece) *piece) *Signature {
	var written []*piece
	for i := range l.pieces {
		if l.kind != diff.Moved || !l.pieces[i].gone() {
			written = append(written, &l.pieces[i])
		}
	}
	if len(written) == 0 {
		return nil
	}
	switch p := at(written); {
	case p.come():
		return &p.by
	case l.kind == diff.Moved:
		return &l.by
	}
	return nil
}

// meet makes one line of the first that went and the first that came where no
// line is on both sides: a document must begin with one that is.
func meet(lines []line) []line {
	went, came := -1, -1
	for n := range lines {
		switch lines[n].kind {
		case diff.Deleted, diff.MovedAway:
			if went < 0 {
				went = n
			}
		case diff.Inserted, diff.Moved:
			if came < 0 {
				came = n
			}
		default:
			return lines
		}
	}
	if went < 0 || came < 0 || lines[went].kind == diff.MovedAway || lines[came].kind == diff.Moved {
		return lines
	}
	first := lines[went]
	first.kind, first.after, first.to = diff.Changed, lines[came].after, lines[came].to
	first.pieces = append(first.pieces[:len(first.pieces):len(first.pieces)], lines[came].pieces...)
	out := []line{first}
	for n := range lines {
		if n != went && n != came {
			out = append(out, lines[n])
		}
	}
	return out
}

func (d *document) endOf(n int) ending {
	l := &d.lines[n]
	shared := func(k diff.Kind, same func(a, b *line) bool) bool {
		return l.kind == k && n+1 < len(d.lines) && d.lines[n+1].kind == k && same(l, &d.lines[n+1])
	}
	switch {
	case l.kind == diff.Deleted:
		return ending{"w:del", l.by}
	case l.kind == diff.Inserted:
		return ending{"w:ins", l.by}
	case l.kind == diff.MovedAway:
		return ending{"w:moveFrom", l.by}
	case l.kind == diff.Moved:
		return ending{"w:moveTo", l.by}
	case shared(diff.Split, func(a, b *line) bool { return a.from == b.from }):
		return ending{"w:ins", l.by}
	case shared(diff.Joined, func(a, b *line) bool { return a.to == b.to }):
		return ending{"w:del", l.by}
	}
	return ending{}
}

// lastStyles is how a paragraph is set on either side that has the end of another:
// as the last line of that side up to there.
func (d *document) lastStyles(n int, was, is string) (string, string) {
	for i := n; i >= 0; i-- {
		if k := d.lines[i].kind; d.lines[i].before != nil && k != diff.Moved {
			was = d.style(d.lines[i].before, i)
			break
		}
	}
	for i := n; i >= 0; i-- {
		if k := d.lines[i].kind; d.lines[i].after != nil && k != diff.MovedAway {
			is = d.style(d.lines[i].after, i)
			break
		}
	}
	return was, is
}
