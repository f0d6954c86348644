package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// built is a story while it is put together again: the blocks of its body in
// order, and the words they are made of.
type built struct {
	out []*draft
	top []*draft        // headline and standfirst
	ids map[string]bool // taken
}

// draft is a block made of words of both versions.
type draft struct {
	editor.Block
	text   strings.Builder
	pieces []piece
	edited bool // it is not as it is in the newer version
}

// piece is one run as it stands in a draft, from byte at to end. A run that was
// dropped stands for the words that replace it.
type piece struct {
	place
	run     Run
	at, end int
	old     bool // it is there because something was undone
	dropped bool
}

// story puts the story together.
func (r *reverter) story() (editor.Story, error) {
	r.pickSpaces()
	r.rebuild()
	s := r.after.Clone()
	for _, f := range r.fields {
		if f.Name == "status" {
			continue
		}
		if err := s.Article.SetField(f.Name, f.Before); err != nil {
			return editor.Story{}, err
		}
	}
	s.Article.Headline, s.Article.HeadlineMarks = r.top[0].Text, r.top[0].Marks
	s.Article.Standfirst, s.Article.StandfirstMarks = r.top[1].Text, r.top[1].Marks
	s.Article.Body = nil
	for _, d := range r.out {
		s.Article.Body = append(s.Article.Body, d.Block)
	}
	r.carrySaid(&s)
	return s, nil
}

// rebuild walks through the merged document and writes each block as it is
// after, but for what is undone.
func (r *reverter) rebuild() {
	r.ids = map[string]bool{editor.HeadlineID: true, editor.StandfirstID: true}
	for _, b := range r.after.Article.Body {
		r.ids[b.ID] = true
	}
	for k := range r.Blocks {
		r.write(k)
	}
	for _, d := range r.out {
		d.finish()
	}
	for _, id := range []string{editor.HeadlineID, editor.StandfirstID} {
		k := r.heads[id]
		d := &draft{Block: r.blocks[k].After.Clone()}
		r.fill(d, k)
		d.finish()
		d.Marks = slices.DeleteFunc(d.Marks, func(m editor.Mark) bool { return !m.Kind.Editorial() })
		r.top = append(r.top, d)
	}
}

// write writes entry k of the merged document where its block belongs.
func (r *reverter) write(k int) {
	b := &r.blocks[k]
	switch b.Kind {
	case Inserted:
		if r.whole[k] {
			return
		}
		if d := r.begin(k, *b.After); d.edited && blank(d.text.String()) {
			r.out = r.out[:len(r.out)-1] // all that stood in it went back
		}
	case Deleted:
		if r.whole[k] || slices.ContainsFunc(b.Runs, func(x Run) bool { return x.Move > 0 && r.moves[x.Move] }) {
			r.begin(k, r.old(b.Before))
		}
	case Moved:
		if !r.moves[b.Move] {
			r.begin(k, *b.After)
		}
	case MovedAway:
		if r.moves[b.Move] {
			here := slices.IndexFunc(r.blocks, func(x BlockChange) bool { return x.Kind == Moved && x.Move == b.Move && x.From == b.From })
			r.begin(here, *r.blocks[here].After)
		}
	case Split:
		if !goesOn(r.blocks, k) || !r.breaks[k] {
			r.begin(k, *b.After)
			return
		}
		d := r.out[len(r.out)-1]
		if b.After.ID == b.Before.ID {
			d.ID = b.After.ID
		}
		d.edited = true
		r.fill(d, k)
	case Joined:
		switch {
		case !goesOn(r.blocks, k):
			r.begin(k, *b.After)
		case r.breaks[k]:
			r.part(k)
		default:
			r.fill(r.out[len(r.out)-1], k)
		}
	default:
		r.begin(k, *b.After)
	}
}

// begin begins a block with the words of entry k.
func (r *reverter) begin(k int, like editor.Block) *draft {
	d := &draft{Block: like.Clone()}
	r.out = append(r.out, d)
	r.fill(d, k)
	return d
}

// part begins the block that entry k was before it was joined to the last. The
// ID of the joined block stays with the part that brought it.
func (r *reverter) part(k int) {
	b, last := &r.blocks[k], r.out[len(r.out)-1]
	last.edited = true
	like := b.Before.Clone()
	if first := r.blocks[k-1].Before; b.Before.ID == last.ID && first.ID != last.ID {
		last.ID = r.old(first).ID
	} else {
		like.ID = r.old(b.Before).ID
	}
	r.begin(k, like).edited = true
}

// old returns a block of the version before, under an ID that is free.
func (r *reverter) old(b *editor.Block) editor.Block {
	c := b.Clone()
	if r.ids[c.ID] {
		c.ID = editor.NewID()
	}
	r.ids[c.ID] = true
	return c
}

// fill adds the words of entry k to a block, and undoes what happened to it as a
// whole.
func (r *reverter) fill(d *draft, k int) {
	b := &r.blocks[k]
	first := len(d.pieces)
	for n, run := range b.Runs {
		undone := r.undone(k, n)
		shown := run.Op == Equal || undone == (run.Op == Delete || run.Op == MoveOut)
		p := piece{place: place{k, n}, run: run, old: undone || b.Kind == Deleted, dropped: !shown}
		d.edited = d.edited || undone || b.Kind == Deleted
		if shown {
			d.space(r.blocks, p)
		}
		p.at = d.text.Len()
		if shown {
			d.text.WriteString(run.Text)
		}
		p.end = d.text.Len()
		d.pieces = append(d.pieces, p)
	}
	d.replace(first)
	d.setMarks(r.blocks, first, r.marks[k])
	if r.styles[k] || d.Kind == editor.Rule && !blank(d.text.String()) && b.Before != nil {
		d.restyle(b.Before)
	}
	for _, f := range r.images[k] {
		d.setImage(f)
	}
}

// space keeps words apart that did not touch in either version.
func (d *draft) space(blocks []BlockChange, p piece) {
	text := d.text.String()
	if text == "" || p.run.Text == "" {
		return
	}
	i := len(d.pieces) - 1
	for d.pieces[i].dropped {
		i--
	}
	last := d.pieces[i]
	if last.block == p.block && (isOld(last.run) && isOld(p.run) && last.run.Before.End == p.run.Before.Start ||
		isNew(last.run) && isNew(p.run) && last.run.After.End == p.run.After.Start) {
		return
	}
	left, _ := utf8.DecodeLastRuneInString(text)
	right, _ := utf8.DecodeRuneInString(p.run.Text)
	if unbroken(left) || unbroken(right) || unicode.IsSpace(left) || unicode.IsSpace(right) {
		return
	}
	if (isWordRune(right) || unicode.In(right, unicode.Ps, unicode.Pi)) && !unicode.In(left, unicode.Ps, unicode.Pi, unicode.Pd) {
		d.text.WriteByte(' ')
	}
}

func isOld(r Run) bool { return r.Op == Equal || r.Op == Delete || r.Op == MoveOut }
func isNew(r Run) bool { return r.Op == Equal || r.Op == Insert || r.Op == MoveIn }

// replace has each dropped run among the pieces from first on stand for the words
// that are in its place now.
func (d *draft) replace(first int) {
	for i := first; i < len(d.pieces); i++ {
		p := &d.pieces[i]
		if !p.dropped {
			continue
		}
		for j := i - 1; j >= first && d.pieces[j].run.Op != Equal; j-- {
			if q := d.pieces[j]; !q.dropped && q.old {
				p.at = q.at
			}
		}
		for j := i + 1; j < len(d.pieces) && d.pieces[j].run.Op != Equal; j++ {
			if q := d.pieces[j]; !q.dropped && q.old {
				p.end = q.end
			}
		}
	}
}

// setMarks sets the formatting that the pieces from first on bring along, but for
// the changes of formatting that are undone.
func (d *draft) setMarks(blocks []BlockChange, first int, undone []MarkChange) {
	if first == 0 {
		d.Marks = nil
	}
	for _, p := range d.pieces[first:] {
		if p.dropped {
			continue
		}
		b := &blocks[p.block]
		side, span := b.After, p.run.After
		if isOld(p.run) && (p.run.Op != Equal || b.After.Image != nil) { // a picture's caption has no formatting
			side, span = b.Before, p.run.Before
		}
		if side == nil || side.Image != nil {
			continue
		}
		for _, m := range side.Marks {
			if side == b.Before && m.Kind.Editorial() {
				continue
			}
			if s := inside(m, span); s.Len() > 0 {
				m.Start, m.End = s.Start-span.Start+p.at, s.End-span.Start+p.at
				d.Marks = addMark(d.Marks, m)
			}
		}
		for _, m := range undone {
			if p.run.Op != Equal || m.Before.Start < p.run.Before.Start || m.Before.End > p.run.Before.End {
				continue
			}
			d.edited = true
			shift := p.at - p.run.Before.Start
			s := Span{m.Before.Start + shift, m.Before.End + shift}
			if m.Added {
				d.Marks = cutMark(d.Marks, m, s)
				continue
			}
			for _, was := range b.Before.Marks {
				if was.Kind == m.Kind && was.Href == m.Href && was.Start <= m.Before.Start && m.Before.End <= was.End {
					was.Start, was.End = s.Start, s.End
					d.Marks = addMark(d.Marks, was)
				}
			}
		}
	}
}

// addMark adds a mark, or lengthens one of the same making that it touches.
func addMark(marks []editor.Mark, m editor.Mark) []editor.Mark {
	for i := range marks {
		x := &marks[i]
		if x.Kind == m.Kind && x.Href == m.Href && x.Author == m.Author && x.At.Equal(m.At) && x.Start <= m.End && m.Start <= x.End {
			x.Start, x.End = min(x.Start, m.Start), max(x.End, m.End)
			return marks
		}
	}
	return append(marks, m)
}

// cutMark takes the marks of a change of formatting off a span.
func cutMark(marks []editor.Mark, m MarkChange, s Span) []editor.Mark {
	var out []editor.Mark
	for _, x := range marks {
		if x.Kind != m.Kind || x.Href != m.Href || x.End <= s.Start || s.End <= x.Start {
			out = append(out, x)
			continue
		}
		left, right := x, x
		left.End, right.Start = s.Start, s.End
		for _, part := range []editor.Mark{left, right} {
			if part.Start < part.End {
				out = append(out, part)
			}
		}
	}
	return out
}

// restyle makes the block the kind of block it was.
func (d *draft) restyle(was *editor.Block) {
	d.Kind, d.Level, d.Ordered, d.edited = was.Kind, was.Level, was.Ordered, true
	if was.Image != nil && d.Image == nil {
		image := *was.Image
		d.Image = &image
	}
}

// setImage undoes what happened to a picture.
func (d *draft) setImage(f FieldChange) {
	if d.Image == nil {
		return
	}
	d.edited = true
	d.Image.SetField(f.Name, f.Before) // which took it once and takes it again
}

// finish writes the words into the block.
func (d *draft) finish() {
	text := d.text.String()
	if d.Kind == editor.ImageBlock && d.Image != nil {
		d.Image.Caption, d.Text, d.Marks = text, "", nil
		return
	}
	d.Text, d.Image = text, nil
	slices.SortStableFunc(d.Marks, func(x, y editor.Mark) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		if x.End != y.End {
			return x.End - y.End
		}
		return strings.Compare(string(x.Kind), string(y.Kind))
	})
}

func blank(text string) bool { return isSpace(text) }
