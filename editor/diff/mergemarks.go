package diff

import (
	"cmp"
	"reflect"
	"slices"

	"stet/editor"
)

// marks merges the marks of a block: one that a version put on or took off is on
// or off, byte by byte.
func (b *builder) marks(x *woven) []editor.Mark {
	if marks, ok := b.marksOfOne(x); ok {
		return marks
	}
	var kinds []editor.Mark // one of each that differ in more than their place
	flags := map[editor.Mark][]byte{}
	for _, s := range x.strands {
		for k := range s.pos {
			if s.pos[k] < 0 {
				continue
			}
			for _, m := range b.marksAt(k, s.pos[k], s.n) {
				key := unplaced(m)
				if flags[key] == nil {
					flags[key] = make([]byte, len(x.text))
					kinds = append(kinds, m)
				}
				for i := m.Start; i < m.End; i++ {
					flags[key][s.at+i] |= 1 << k
				}
			}
		}
	}
	var out []editor.Mark
	for _, m := range kinds {
		out = append(out, runsOf(m, b.settleLink(x, m, b.on(x, flags[unplaced(m)])))...)
	}
	return apart(out)
}

// linkClash is a conflict about words of the base that were linked to two things.
type linkClash struct {
	Span
	clash int
}

// clashLinks files the words that both linked, each to something else.
func (m *merger) clashLinks() {
	ours, theirs := m.newLinks(0), m.newLinks(1)
	for _, o := range ours {
		for _, t := range theirs {
			s := Span{max(o.Start, t.Start), min(o.End, t.End)}
			if s.Len() <= 0 || o.Href == t.Href {
				continue
			}
			x, _ := m.sides[0].at(s.Start, s.End)
			n := m.add(Conflict{Kind: LinkClash, Name: m.base.text[s.Start:s.End], Base: m.base.link(s.Start), Ours: o.Href, Theirs: t.Href,
				Range: editor.Range{Block: m.sides[0].blocks[m.sides[0].block(x)].ID}})
			m.ofLink = append(m.ofLink, linkClash{s, n})
		}
	}
}

// newLinks returns the links that a version put on words of the base, where those
// are laid out.
func (m *merger) newLinks(s int) []editor.Mark {
	v := &m.sides[s]
	var out []editor.Mark
	for i := range v.blocks {
		for _, mark := range v.blocks[i].Marks {
			if mark.Kind != editor.Link {
				continue
			}
			at := v.starts[i] + 1
			for _, k := range v.kept {
				from, to := max(at+mark.Start, k.x), min(at+mark.End, k.x+k.n)
				if from >= to || m.base.link(k.b+from-k.x) == mark.Href {
					continue
				}
				out = append(out, editor.Mark{Start: k.b + from - k.x, End: k.b + to - k.x, Kind: editor.Link, Href: mark.Href})
			}
		}
	}
	return out
}

// link returns where the byte at at links to, "" for nowhere.
func (l *laid) link(at int) string {
	i := l.block(at)
	for _, m := range l.blocks[i].Marks {
		if m.Kind == editor.Link && m.Start <= at-l.starts[i]-1 && at-l.starts[i]-1 < m.End {
			return m.Href
		}
	}
	return ""
}

// settleLink switches a link on or off over words that were linked to two things.
func (b *builder) settleLink(x *woven, m editor.Mark, on []bool) []bool {
	if m.Kind != editor.Link {
		return on
	}
	for _, l := range b.ofLink {
		c := b.clashes[l.clash]
		href := [...]string{c.Base, c.Ours, c.Theirs}[choice(b.taken, l.clash, true).version()]
		for _, s := range x.strands {
			if s.pos[0] < 0 {
				continue
			}
			for i := max(0, l.Start-s.pos[0]); i < min(s.n, l.End-s.pos[0]); i++ {
				on[s.at+i] = m.Href == href
			}
		}
	}
	return on
}

// unplaced is a mark without its place, and its time without a zone.
func unplaced(m editor.Mark) editor.Mark {
	m.Start, m.End, m.At = 0, 0, m.At.UTC()
	return m
}

// marksOfOne returns the marks of one version as they are, where the words are
// those of its block and the other has not touched them.
func (b *builder) marksOfOne(x *woven) ([]editor.Mark, bool) {
	for k := 1; k <= 2; k++ {
		if x.at[k] < 0 || b.version(k).blocks[x.at[k]].Words() != string(x.text) {
			continue
		}
		mine, other := &b.version(k).blocks[x.at[k]], 3-k
		switch {
		case x.at[0] < 0 && (x.at[other] < 0 || reflect.DeepEqual(b.version(other).blocks[x.at[other]].Marks, mine.Marks)):
		case x.at[0] >= 0 && x.at[other] >= 0 && sameWords(&b.base.blocks[x.at[0]], &b.version(other).blocks[x.at[other]]):
		default:
			continue
		}
		return slices.Clone(mine.Marks), true
	}
	return nil, false
}

// sameWords reports whether two blocks have the same words and marks.
func sameWords(x, y *editor.Block) bool {
	return x.Words() == y.Words() && (len(x.Marks)+len(y.Marks) == 0 || reflect.DeepEqual(x.Marks, y.Marks))
}

// wholeMarks are those of a picture, which should have none.
func (b *builder) wholeMarks(x *woven) []editor.Mark {
	marks, _ := b.marksOfOne(x)
	return marks
}

// marksAt returns the marks over n laid out bytes of version k, counted from the
// first of them.
func (b *builder) marksAt(k, pos, n int) []editor.Mark {
	v := b.version(k)
	i := v.block(pos)
	at := pos - v.starts[i] - 1
	var out []editor.Mark
	for _, m := range v.blocks[i].Marks {
		m.Start, m.End = max(m.Start-at, 0), min(m.End-at, n)
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}

// on decides for each byte of a block whether a mark is on; flags has a bit for
// each version that has it there. Words that one version put in between words
// that the other has marked are marked with them.
func (b *builder) on(x *woven, flags []byte) []bool {
	out := make([]bool, len(flags))
	for _, s := range x.strands {
		for i := s.at; i < s.at+s.n; i++ {
			base, ours, theirs := flags[i]&1 != 0, flags[i]&2 != 0, flags[i]&4 != 0
			switch {
			case s.pos[1] < 0 && s.pos[2] < 0:
				out[i] = base
			case s.pos[1] < 0:
				out[i] = theirs
			case s.pos[2] < 0:
				out[i] = ours
			case s.pos[0] < 0:
				out[i] = ours || theirs
			default:
				n, _ := pick(base, ours, theirs)
				out[i] = n == 1 && ours || n == 2 && theirs
			}
		}
	}
	for k, s := range x.strands {
		if k == 0 || k+1 == len(x.strands) || s.pos[0] >= 0 || (s.pos[1] < 0) == (s.pos[2] < 0) {
			continue
		}
		mine, other := byte(2), byte(4) // who put the words in, and the other
		if s.pos[1] < 0 {
			mine, other = other, mine
		}
		l, r := flags[s.at-1], flags[s.at+s.n]
		if l&r&other != 0 && (l|r)&mine == 0 {
			for i := s.at; i < s.at+s.n; i++ {
				out[i] = true
			}
		}
	}
	return out
}

// runsOf returns a mark over each run of bytes where it is on.
func runsOf(m editor.Mark, on []bool) []editor.Mark {
	var out []editor.Mark
	for i := 0; i < len(on); i++ {
		if !on[i] {
			continue
		}
		m.Start = i
		for i < len(on) && on[i] {
			i++
		}
		m.End = i
		out = append(out, m)
	}
	return out
}

// apart sorts marks and cuts those of one kind, which never overlap, to what
// the ones before leave.
func apart(marks []editor.Mark) []editor.Mark {
	slices.SortStableFunc(marks, func(x, y editor.Mark) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(x.Kind, y.Kind))
	})
	end := map[editor.MarkKind]int{}
	var out []editor.Mark
	for _, m := range marks {
		m.Start = max(m.Start, end[m.Kind])
		if m.Start < m.End {
			end[m.Kind] = m.End
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(x, y editor.Mark) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(x.Kind, y.Kind))
	})
	return out
}
