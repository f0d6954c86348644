package diff

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"stet/editor"
)

// builder writes the merged story, with each conflict settled one way.
type builder struct {
	*merger
	taken  []Choice
	blocks []*woven
	open   bool         // the last block is not closed yet
	spots  []spot       // of the clashes
	finds  [3][]arrived // where the bytes of each version are, in their order
}

// woven is a block of the result. At is which block of each version it is, -1
// for none.
type woven struct {
	editor.Block
	text    []byte
	strands []strand
	at      [3]int
}

// A strand is n bytes of a block's text from at on, and where each version has
// them laid out, -1 where it has not.
type strand struct {
	at, n int
	pos   [3]int
}

// A spot is bytes [Start, End) of block Block of the result, -1 for none.
type spot struct {
	Span
	Block int
}

// arrived says where the bytes of a version from pos on are.
type arrived struct {
	pos   int
	block int
	strand
}

// version returns one of the three versions.
func (m *merger) version(k int) *laid {
	if k == 0 {
		return &m.base
	}
	return &m.sides[k-1].laid
}

// build writes the story, and lists the conflicts with their places.
func (m *merger) build(taken []Choice) (editor.Story, []Conflict) {
	b, conflicts := m.assemble(taken)
	s := m.stories[1].Clone()
	s.Article = b.article()
	s.Facts, s.Comments = b.facts(), b.comments()
	s.Waivers = mergeLists(m.stories[0].Waivers, m.stories[1].Waivers, m.stories[2].Waivers, editor.Waiver.Key)
	s.Notes = mergeLists(m.stories[0].Notes, m.stories[1].Notes, m.stories[2].Notes, noteKey)
	s.Rejected = mergeLists(m.stories[0].Rejected, m.stories[1].Rejected, m.stories[2].Rejected, editor.Rejection.Key)
	s.Amendments = mergeLists(m.stories[0].Amendments, m.stories[1].Amendments, m.stories[2].Amendments, amendmentID)
	return s, conflicts
}

// assemble writes the blocks.
func (m *merger) assemble(taken []Choice) (*builder, []Conflict) {
	b := &builder{merger: m, taken: taken}
	for range m.clashes {
		b.spots = append(b.spots, spot{Block: -1})
	}
	for _, p := range m.shuffle.arrange(b.side) {
		from := b.spot()
		for _, g := range m.tracts[p].segs {
			b.seg(g)
		}
		if n, ok := m.ofPlace[p]; ok && b.spots[n].Block < 0 {
			b.spots[n] = b.until(from)
		}
	}
	for _, x := range b.blocks {
		b.close(x)
	}
	b.nameBlocks()
	return b, b.conflicts()
}

func amendmentID(a editor.Amendment) string { return a.ID }

func noteKey(n editor.Note) string { return n.ID + "\x1f" + n.Decision + "\x1f" + n.Text }

// side says which version settles a dispute about a place.
func (b *builder) side(dispute int) int {
	if choice(b.taken, b.ofDispute[dispute], true) == TakeTheirs {
		return 1
	}
	return 0
}

// seg writes a stretch of the result.
func (b *builder) seg(g seg) {
	if g.clash < 0 {
		b.snips(g.snips)
		return
	}
	from := b.spot()
	b.snips(b.clashes[g.clash].snips[choice(b.taken, g.clash, true)])
	b.spots[g.clash] = b.until(from)
}

// spot is where the next words go.
func (b *builder) spot() spot {
	if !b.open {
		return spot{Block: len(b.blocks)}
	}
	at := len(b.blocks[len(b.blocks)-1].text)
	return spot{Span{at, at}, len(b.blocks) - 1}
}

// until ends a spot where the words written so far end, in its own block.
func (b *builder) until(s spot) spot {
	if s.Block == len(b.blocks) { // nothing was written: behind the block before
		s.Block--
		s.Start = len(b.blocks[s.Block].text)
	}
	s.End = len(b.blocks[s.Block].text)
	for _, x := range b.blocks[s.Block].strands {
		if x.at >= s.Start { // a space may have been put before the first word
			s.Start = x.at
			break
		}
	}
	return s
}

func (b *builder) snips(all []snip) {
	for _, s := range all {
		text := b.text(s)
		for at := 0; at < len(text); {
			pos, n := b.trace(s, at)
			b.write(text[at:at+n], pos)
			at += n
		}
	}
}

// trace returns where the versions have the bytes of a snip from at on, and for
// how many bytes that goes on.
func (b *builder) trace(s snip, at int) (pos [3]int, n int) {
	pos, n = [3]int{-1, -1, -1}, s.Len()-at
	switch s.from {
	case fromBase:
		pos[0] = s.Start + at
		for k := range b.sides {
			x, more := b.sides[k].at(pos[0], s.End)
			pos[k+1], n = x, min(n, more)
		}
	case fromOurs:
		pos[1] = s.Start + at
		if s.twin.Len() == s.Len() {
			pos[2] = s.twin.Start + at
		}
	case fromTheirs:
		pos[2] = s.Start + at
	}
	return pos, n
}

// write writes laid out text.
func (b *builder) write(text string, pos [3]int) {
	from := 0
	flush := func(to int) {
		if to > from {
			b.words(text[from:to], ahead(pos, from))
		}
		from = to + 1
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case openBlock:
			flush(i)
			b.begin(ahead(pos, i))
		case closeBlock:
			flush(i)
			b.open = false
		}
	}
	flush(len(text))
}

func ahead(pos [3]int, n int) [3]int {
	for k := range pos {
		if pos[k] >= 0 {
			pos[k] += n
		}
	}
	return pos
}

func (b *builder) words(text string, pos [3]int) {
	if !b.open { // what closed or opened its block was cut
		b.begin(pos)
	}
	x := b.blocks[len(b.blocks)-1]
	if x.glues(text, pos) {
		x.text = append(x.text, ' ')
	}
	x.strands = append(x.strands, strand{len(x.text), len(text), pos})
	x.text = append(x.text, text...)
}

// glues reports whether words would touch that touch in no version.
func (x *woven) glues(text string, pos [3]int) bool {
	if len(x.strands) == 0 {
		return false
	}
	last := x.strands[len(x.strands)-1]
	for k := range pos {
		if pos[k] >= 0 && last.pos[k] >= 0 && last.pos[k]+last.n == pos[k] {
			return false
		}
	}
	l, _ := utf8.DecodeLastRune(x.text)
	r, _ := utf8.DecodeRuneInString(text)
	return isWordRune(r) && !unbroken(r) && !unbroken(l) && (isWordRune(l) || strings.ContainsRune(".,;:!?…", l))
}

// begin begins the block that the versions have at pos.
func (b *builder) begin(pos [3]int) {
	x := &woven{at: [3]int{-1, -1, -1}}
	for k := range pos {
		if pos[k] >= 0 {
			x.at[k] = b.version(k).block(pos[k])
		}
	}
	x.Block = b.blockOf(x.at)
	b.blocks, b.open = append(b.blocks, x), true
}

// close puts a block's words where its kind has them, with its marks.
func (b *builder) close(x *woven) {
	text := string(x.text)
	if x.Kind == editor.ImageBlock {
		if x.Image == nil {
			x.Image = &editor.Image{}
		}
		x.Text, x.Marks, x.Image.Caption = "", b.wholeMarks(x), text
		return
	}
	x.Text, x.Image = text, nil
	x.Marks = b.marks(x)
}

// nameBlocks gives a block whose ID another has already one of its own.
func (b *builder) nameBlocks() {
	seen := map[string]bool{}
	for _, x := range b.blocks {
		id := x.ID
		for n := 2; x.ID != "" && seen[x.ID]; n++ {
			x.ID = id + "-" + strconv.Itoa(n)
		}
		seen[x.ID] = true
	}
}

// article returns the fields with the words.
func (b *builder) article() editor.Article {
	a := b.fields()
	a.Headline, a.HeadlineMarks = b.blocks[0].Text, b.blocks[0].Marks
	a.Standfirst, a.StandfirstMarks = b.blocks[1].Text, b.blocks[1].Marks
	a.Body = nil
	for _, x := range b.blocks[heads:] {
		a.Body = append(a.Body, x.Block)
	}
	return a
}

// conflicts lists the conflicts in reading order.
func (b *builder) conflicts() []Conflict {
	index := map[string]int{}
	for i, x := range b.blocks {
		index[x.ID] = i
	}
	where := func(c Conflict) int {
		if i, ok := index[c.Block]; ok {
			return i
		}
		return len(b.blocks)
	}
	var out []Conflict
	for n, c := range b.clashes {
		if s := b.spots[n]; s.Block >= 0 {
			c.Range = editor.Range{Block: b.blocks[s.Block].ID, Start: s.Start, End: s.End}
		}
		c.n = n
		out = append(out, c.Conflict)
	}
	slices.SortStableFunc(out, func(c, d Conflict) int {
		return cmp.Or(cmp.Compare(where(c), where(d)), cmp.Compare(c.Start, d.Start))
	})
	return out
}

// locate finds a range of one version in the result: in the block that most of
// its words have come to. Foreign says that version other has none of them.
func (b *builder) locate(k int, r editor.Range, other int) (at spot, foreign, ok bool) {
	span, ok := b.version(k).span(r)
	if !ok {
		return at, false, false
	}
	all := b.found(k)
	from := sort.Search(len(all), func(i int) bool { return all[i].pos+all[i].n > span.Start })
	foreign = true
	size, in := map[int]int{}, map[int]Span{}
	at.Block = -1
	for _, f := range all[from:] {
		if f.pos >= span.End {
			break
		}
		s := Span{f.at + max(span.Start-f.pos, 0), f.at + min(f.n, span.End-f.pos)}
		size[f.block] += s.Len()
		foreign = foreign && f.strand.pos[other] < 0
		if e, ok := in[f.block]; ok {
			s = Span{min(e.Start, s.Start), max(e.End, s.End)}
		}
		in[f.block] = s
		if at.Block < 0 || size[f.block] > size[at.Block] {
			at.Block = f.block
		}
	}
	at.Span = in[at.Block]
	return at, foreign, at.Block >= 0
}

// found lists where the bytes of version k went.
func (b *builder) found(k int) []arrived {
	if b.finds[k] == nil {
		for i, x := range b.blocks {
			for _, s := range x.strands {
				if s.pos[k] >= 0 {
					b.finds[k] = append(b.finds[k], arrived{s.pos[k], i, s})
				}
			}
		}
		slices.SortFunc(b.finds[k], func(x, y arrived) int { return x.pos - y.pos })
	}
	return b.finds[k]
}
