package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// A tract is a stretch of the base that neither version tore apart: each of them
// has it in one lane.
type tract struct {
	Span
	lane  [2]int
	hunks [2][]hunk
	segs  []seg
}

// source says whose words a snip is.
type source int8

const (
	fromBase source = iota // and kept by whoever has it still
	fromOurs
	fromTheirs
)

// A snip is a span of the words of one version. Twin is where theirs has the
// same words, of a change that both made.
type snip struct {
	from source
	Span
	twin Span
}

// A seg is a stretch of the result: snips, or a clash that decides which.
type seg struct {
	snips []snip
	clash int // index in merger.clashes, -1 for none
}

// cut parts the base into tracts and hands each its hunks.
func (m *merger) cut() {
	cuts := []int{0, len(m.base.text)}
	for s := range m.sides {
		for _, l := range m.sides[s].lanes[1:] {
			cuts = append(cuts, l.base.Start, l.base.End, l.dest)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for k := 0; k+1 < len(cuts); k++ {
		m.tracts = append(m.tracts, tract{Span: Span{cuts[k], cuts[k+1]}})
	}
	for s := range m.sides {
		m.hand(s)
	}
}

// hand puts a version's lanes and hunks into the tracts.
func (m *merger) hand(s int) {
	v := &m.sides[s]
	in := make([][]int, len(v.lanes)) // the tracts of each lane
	for k := range m.tracts {
		p := &m.tracts[k]
		for n := 1; n < len(v.lanes); n++ {
			if l := v.lanes[n].base; l.Start <= p.Start && p.End <= l.End {
				p.lane[s] = n
			}
		}
		in[p.lane[s]] = append(in[p.lane[s]], k)
	}
	for _, h := range v.hunks {
		if h.Len() == 0 {
			p := &m.tracts[m.attach(h, in[h.lane])]
			at := min(max(h.Start, p.Start), p.End)
			h.Span = Span{at, at}
			p.hunks[s] = append(p.hunks[s], h)
			continue
		}
		m.spread(s, h, in[h.lane])
	}
	for k := range m.tracts {
		slices.SortStableFunc(m.tracts[k].hunks[s], func(g, h hunk) int { return g.Start - h.Start })
	}
}

// attach chooses the tract for an insertion: that of the words it was put behind,
// with which it travels, whichever of two neighbours is said to have moved.
func (m *merger) attach(h hunk, in []int) int {
	k := 0
	for k < len(in)-1 && (m.tracts[in[k]].End < h.Start || h.behind && m.tracts[in[k]].End == h.Start) {
		k++
	}
	return in[k]
}

// spread parts a hunk at the borders of tracts. What was put in goes where the
// other version has moved nothing; where that one has put something into its
// middle, it is torn.
func (m *merger) spread(s int, h hunk, in []int) {
	var at []int
	for _, k := range in {
		if p := &m.tracts[k]; p.Start < h.End && h.Start < p.End {
			at = append(at, k)
		}
	}
	home := max(0, slices.IndexFunc(at, func(k int) bool { return m.tracts[k].lane[1-s] == 0 }))
	for n := 0; n+1 < len(at); n++ {
		end := m.tracts[at[n]].End
		if end == m.tracts[at[n+1]].Start && !m.base.border(end) && h.x.Len() > 0 {
			h.torn = true
		}
	}
	for n, k := range at {
		p := &m.tracts[k]
		part := h
		part.Span = Span{max(h.Start, p.Start), min(h.End, p.End)}
		if n != home {
			part.x, part.put, part.torn = Span{h.x.Start, h.x.Start}, "", false
		}
		p.hunks[s] = append(p.hunks[s], part)
	}
}

// weave merges the words of a tract.
func (m *merger) weave(p *tract) {
	for s := range m.sides {
		if p.lane[1-s] > 0 && p.lane[s] == 0 && m.gone(p, s) {
			m.clash(p, p.hunks[0], p.hunks[1], p.Span) // cut by one, moved by the other
			return
		}
	}
	o, t := p.hunks[0], p.hunks[1]
	at := p.Start
	for len(o)+len(t) > 0 {
		if len(o) > 0 && len(t) > 0 && m.same(o[0], t[0]) {
			m.plain(p, snip{Span: Span{at, o[0].Start}})
			m.plain(p, snip{fromOurs, o[0].x, t[0].x})
			at, o, t = o[0].End, o[1:], t[1:]
			continue
		}
		var no, nt int
		var span Span
		if len(t) == 0 || len(o) > 0 && earlier(o[0], t[0]) {
			no, span = 1, o[0].Span
		} else {
			nt, span = 1, t[0].Span
		}
		for again := true; again; {
			again = false
			for no < len(o) && m.joins(o[no], t[:nt], span) {
				span = Span{min(span.Start, o[no].Start), max(span.End, o[no].End)}
				no, again = no+1, true
			}
			for nt < len(t) && m.joins(t[nt], o[:no], span) {
				span = Span{min(span.Start, t[nt].Start), max(span.End, t[nt].End)}
				nt, again = nt+1, true
			}
		}
		m.plain(p, snip{Span: Span{at, span.Start}})
		m.settle(p, o[:no], t[:nt], span)
		at, o, t = span.End, o[no:], t[nt:]
	}
	m.plain(p, snip{Span: Span{at, p.End}})
}

func earlier(g, h hunk) bool { return g.Start < h.Start || g.Start == h.Start && g.End < h.End }

// same reports a change that both made.
func (m *merger) same(o, t hunk) bool {
	return o.Span == t.Span && !o.torn && !t.torn && o.put == t.put
}

// settle writes what became of a span that one of the two changed, or both.
func (m *merger) settle(p *tract, o, t []hunk, span Span) {
	torn := func(h hunk) bool { return h.torn }
	part := func(h hunk) bool { return h.put != "" || !m.whole(h) }
	ours, theirs := m.apply(o, span, fromOurs), m.apply(t, span, fromTheirs)
	switch {
	case slices.ContainsFunc(o, torn) || slices.ContainsFunc(t, torn):
		m.clash(p, o, t, span)
	case len(t) == 0:
		m.plain(p, ours...)
	case len(o) == 0:
		m.plain(p, theirs...)
	case !slices.ContainsFunc(o, part) && !slices.ContainsFunc(t, part):
		m.plain(p, m.apply(merged(o, t), span, fromOurs)...) // both cut sentences, one more than the other
	case m.words(ours) == m.words(theirs):
		m.plain(p, ours...)
	case span.Len() == 0 && len(o) == 1 && len(t) == 1:
		m.putIn(p, o[0], t[0])
	default:
		m.clash(p, o, t, span)
	}
}

// merged returns the deletions of both as one list without overlaps.
func merged(o, t []hunk) []hunk {
	all := slices.Concat(o, t)
	slices.SortStableFunc(all, func(g, h hunk) int { return g.Start - h.Start })
	out := all[:1]
	for _, h := range all[1:] {
		if last := &out[len(out)-1]; h.Start <= last.End {
			last.End = max(last.End, h.End)
		} else {
			out = append(out, h)
		}
	}
	return out
}

// apply returns a span of the base with the hunks of one version in it.
func (m *merger) apply(hunks []hunk, span Span, from source) []snip {
	var out []snip
	at := span.Start
	for _, h := range hunks {
		out = append(out, snip{Span: Span{at, h.Start}}, snip{from: from, Span: h.x})
		at = h.End
	}
	return append(out, snip{Span: Span{at, span.End}})
}

// plain writes snips that are settled.
func (m *merger) plain(p *tract, snips ...snip) {
	snips = slices.DeleteFunc(snips, func(s snip) bool { return s.Len() == 0 })
	if len(snips) > 0 {
		p.segs = append(p.segs, seg{snips, -1})
	}
}

// clash writes a span that the two changed in different ways.
func (m *merger) clash(p *tract, o, t []hunk, span Span) {
	ours, theirs, base := m.apply(o, span, fromOurs), m.apply(t, span, fromTheirs), []snip{{Span: span}}
	p.segs = append(p.segs, seg{clash: len(m.clashes)})
	m.clashes = append(m.clashes, clash{
		Conflict: Conflict{Kind: WordsClash, Base: spoken(m.words(base)), Ours: spoken(m.words(ours)), Theirs: spoken(m.words(theirs))},
		snips:    [...][]snip{TakeOurs: ours, TakeTheirs: theirs, TakeBase: base, TakeBoth: slices.Concat(ours, theirs)},
	})
}

// words returns the text of snips as it is laid out.
func (m *merger) words(snips []snip) string {
	var out strings.Builder
	for _, s := range snips {
		out.WriteString(m.text(s))
	}
	return out.String()
}

func (m *merger) text(s snip) string {
	if s.from == fromBase {
		return m.base.text[s.Start:s.End]
	}
	return m.sides[s.from-fromOurs].text[s.Start:s.End]
}

// spoken returns laid out text as it reads, one block a line.
func spoken(text string) string {
	var out strings.Builder
	pending := false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case openBlock, closeBlock:
			pending = out.Len() > 0
		default:
			if pending {
				out.WriteByte('\n')
				pending = false
			}
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

// gone reports whether a version deleted all the words of a tract.
func (m *merger) gone(p *tract, s int) bool {
	at, words := p.Start, false
	for _, h := range p.hunks[s] {
		if strings.TrimSpace(m.base.text[at:h.Start]) != "" || h.x.Len() > 0 {
			return false
		}
		words = words || wordy(m.base.text[h.Start:h.End])
		at = h.End
	}
	return words && strings.TrimSpace(m.base.text[at:p.End]) == ""
}

// joins reports whether a hunk cannot be told apart from those of the other
// version, or lies in what they cover.
func (m *merger) joins(h hunk, others []hunk, span Span) bool {
	return h.Start < span.End ||
		slices.ContainsFunc(others, func(o hunk) bool { return m.touch(h, o) })
}

// touch reports whether two hunks, one of each version, change the same words:
// they overlap, or put something in at the same place, or no word of the base is
// left between them. Commas and space beside a changed word are no part of it, nor
// is a whole sentence or block beside another, nor what stands in another cell; but words
// put in before one that the other took out are.
func (m *merger) touch(g, h hunk) bool {
	if g.Start > h.Start || g.Start == h.Start && g.End > h.End {
		g, h = h, g
	}
	if h.Start < g.End || g.Span == h.Span {
		return true
	}
	for _, r := range m.base.text[g.End:h.Start] {
		if !unicode.IsSpace(r) || string(r) == editor.CellEnd {
			return false
		}
	}
	if !m.wordy(g) || !m.wordy(h) || m.whole(g) {
		return false
	}
	return !m.whole(h) || g.Len() == 0 && h.Len() > 0
}

// wordy reports whether a hunk takes out or puts in more than space and signs.
func (m *merger) wordy(h hunk) bool { return wordy(m.base.text[h.Start:h.End]) || wordy(h.put) }

// wordy reports whether a text holds a letter or a digit.
func wordy(text string) bool { return strings.ContainsFunc(text, isWordRune) }

// whole reports whether a hunk begins and ends where a sentence or a block does.
func (m *merger) whole(h hunk) bool {
	return ends(m.base.text[:h.Start]) && (h.Len() == 0 || ends(m.base.text[:h.End])) && (h.put == "" || ends(h.put))
}

// ends reports whether a sentence or a block ends with text.
func ends(text string) bool {
	for text != "" {
		if b := text[len(text)-1]; b == openBlock || b == closeBlock {
			return true
		}
		r, n := utf8.DecodeLastRuneInString(text)
		switch {
		case strings.ContainsRune(".!?…。！？", r):
			return true
		case !unicode.IsSpace(r) && !strings.ContainsRune("\"'”’»)]", r):
			return false
		}
		text = text[:len(text)-n]
	}
	return true
}
