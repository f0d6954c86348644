package diff

import "strings"

// putIn writes what both put in at the same place: once the sentences and blocks
// that both begin and end it with, and what lies between as a clash, or as it is
// where only one has something there. One of the two may have gone on from what the
// other had typed.
func (m *merger) putIn(p *tract, o, t hunk) {
	head, tail := shared(o.put, t.put)
	both := func(from, to Span) { m.plain(p, snip{fromOurs, from, to}) }
	both(Span{o.x.Start, o.x.Start + head}, Span{t.x.Start, t.x.Start + head})
	ours, theirs := o.less(head, tail), t.less(head, tail)
	switch {
	case theirs.put == "":
		m.plain(p, snip{from: fromOurs, Span: ours.x})
	case ours.put == "":
		m.plain(p, snip{from: fromTheirs, Span: theirs.x})
	default:
		m.clash(p, []hunk{ours}, []hunk{theirs}, o.Span)
	}
	both(Span{o.x.End - tail, o.x.End}, Span{t.x.End - tail, t.x.End})
}

// less is an insertion without so many bytes at either end.
func (h hunk) less(head, tail int) hunk {
	h.x, h.put = Span{h.x.Start + head, h.x.End - tail}, h.put[head:len(h.put)-tail]
	return h
}

// shared returns how many bytes two insertions have in common at the beginning, and
// behind that at the end. Both are whole sentences or blocks, and what is left is
// words within one block, or whole blocks; none where that cannot be.
func shared(ours, theirs string) (head, tail int) {
	for head = alike(ours, theirs); head > 0; head-- {
		if !partsAt(ours, head) || !partsAt(theirs, head) {
			continue
		}
		o, t := ours[head:], theirs[head:]
		for tail = alikeAtEnd(o, t); tail >= 0; tail-- {
			if mayEnd(o, tail) && mayEnd(t, tail) {
				return head, tail
			}
		}
	}
	return 0, 0
}

// partsAt reports whether the first bytes of an insertion are whole sentences or
// blocks.
func partsAt(text string, head int) bool {
	last := text[head-1]
	return last != ' ' && last != openBlock && wordy(text[:head]) && ends(text[:head]) && (head == len(text) || spaceOrBlock(text[head]))
}

// mayEnd reports whether the last bytes of an insertion can be told apart from the
// rest: they are the end of its block, or whole sentences or blocks.
func mayEnd(text string, tail int) bool {
	rest, end := text[:len(text)-tail], text[len(text)-tail:]
	if end != "" && !(spaceOrBlock(end[0]) && (ends(rest) || !wordy(end))) {
		return false
	}
	return rest == "" || rest[0] == openBlock && rest[len(rest)-1] == closeBlock ||
		strings.IndexByte(rest, openBlock) < 0 && strings.IndexByte(rest, closeBlock) < 0
}

// spaceOrBlock reports what stands between sentences or blocks.
func spaceOrBlock(b byte) bool { return b == ' ' || b == openBlock || b == closeBlock }

// alike counts the bytes that two texts begin with alike.
func alike(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// alikeAtEnd counts those that they end with.
func alikeAtEnd(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
