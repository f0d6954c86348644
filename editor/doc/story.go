package doc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stet/editor"
)

// Story returns everything as it is now. It costs a walk over the blocks once a
// version, and no copy of any text. The paragraph made for a story without a
// body is left out while it is empty and alone.
func (d *Doc) Story() editor.Story {
	if d.story != nil {
		return *d.story
	}
	a := d.fields
	a.Headline, a.Standfirst = d.blocks[0].Text, d.blocks[1].Text
	a.HeadlineMarks, a.StandfirstMarks = d.blocks[0].Marks, d.blocks[1].Marks
	if !d.bodiless() {
		a.Body = make([]editor.Block, 0, len(d.blocks)-head)
		for _, p := range d.blocks[head:] {
			a.Body = append(a.Body, p.Block)
		}
	}
	s := editor.Story{Article: a, Waivers: d.waivers, Notes: d.notes, Rejected: d.rejected, Amendments: d.amended}
	s.Facts = slices.Grow(s.Facts, len(d.facts.list))
	s.Comments = slices.Grow(s.Comments, len(d.comments.list))
	for _, f := range d.facts.list {
		s.Facts = append(s.Facts, f.now().(*factRemark).Fact)
	}
	for _, c := range d.comments.list {
		s.Comments = append(s.Comments, c.now().(*commentRemark).Comment)
	}
	d.story = &s
	return s
}

// bodiless reports whether the body is the untouched paragraph made for it.
func (d *Doc) bodiless() bool {
	p := d.blocks[head]
	return len(d.blocks) == head+1 && p.ID == d.filler && p.Kind == editor.Paragraph && p.Text == "" && len(p.anchors) == 0
}

// Article returns the article as it is now.
func (d *Doc) Article() editor.Article { return d.Story().Article }

// Field returns a field as Article.Field does.
func (d *Doc) Field(name string) (string, bool) {
	if reserved(name) {
		return d.byID[name].Text, true
	}
	return d.fields.Field(name)
}

// Facts returns the facts in the order of the text, those that are gone last.
func (d *Doc) Facts() []editor.Fact {
	facts := make([]editor.Fact, len(d.facts.list))
	for i, f := range d.facts.list {
		facts[i] = f.now().(*factRemark).Fact
	}
	slices.SortStableFunc(facts, func(f, g editor.Fact) int {
		return d.compare(f.Range, f.Gone, g.Range, g.Gone)
	})
	return facts
}

// Comments returns the comments in the order of the text, those that are gone
// last.
func (d *Doc) Comments() []editor.Comment {
	comments := make([]editor.Comment, len(d.comments.list))
	for i, c := range d.comments.list {
		comments[i] = c.now().(*commentRemark).Comment
	}
	slices.SortStableFunc(comments, func(a, b editor.Comment) int {
		return d.compare(a.Range, a.Gone, b.Range, b.Gone)
	})
	return comments
}

func (d *Doc) compare(r editor.Range, gone bool, s editor.Range, gone2 bool) int {
	switch {
	case gone && gone2:
		return 0
	case gone:
		return 1
	case gone2:
		return -1
	case r.Block != s.Block:
		return d.Index(r.Block) - d.Index(s.Block)
	case r.Start != s.Start:
		return r.Start - s.Start
	}
	return r.End - s.End
}

// Fact returns the fact with that ID.
func (d *Doc) Fact(id string) (editor.Fact, bool) {
	if r := d.facts.get(id); r != nil {
		return r.(*factRemark).Fact, true
	}
	return editor.Fact{}, false
}

// Comment returns the comment with that ID.
func (d *Doc) Comment(id string) (editor.Comment, bool) {
	if r := d.comments.get(id); r != nil {
		return r.(*commentRemark).Comment, true
	}
	return editor.Comment{}, false
}

// FactsIn returns the facts in a block, in order.
func (d *Doc) FactsIn(block string) []editor.Fact {
	var facts []editor.Fact
	d.anchored(block, &d.facts, func(r remark) { facts = append(facts, r.(*factRemark).Fact) })
	return facts
}

// CommentsIn returns the comments in a block, in order.
func (d *Doc) CommentsIn(block string) []editor.Comment {
	var comments []editor.Comment
	d.anchored(block, &d.comments, func(r remark) { comments = append(comments, r.(*commentRemark).Comment) })
	return comments
}

func (d *Doc) anchored(block string, l *remarks, yield func(remark)) {
	p := d.byID[block]
	if p == nil || len(p.anchors) == 0 {
		return
	}
	var in []*anchor
	for _, a := range p.anchors {
		if d.listOf(a.remark) == l {
			in = append(in, a)
		}
	}
	slices.SortFunc(in, func(a, b *anchor) int {
		if a.start != b.start {
			return a.start - b.start
		}
		if a.end != b.end {
			return a.end - b.end
		}
		return a.index - b.index
	})
	for _, a := range in {
		yield(a.now())
	}
}

// load makes s the manuscript; filler is the ID for the paragraph of a story
// without a body, "" for a new one.
func (d *Doc) load(s editor.Story, filler string) {
	if filler == "" && len(s.Article.Body) == 0 {
		filler = editor.NewID()
	}
	d.fields, d.waivers, d.notes, d.filler = bare(s.Article), s.Waivers, s.Notes, filler
	d.rejected, d.amended = s.Rejected, s.Amendments
	d.byID, d.words, d.story = map[string]*para{}, 0, nil
	blocks := []editor.Block{
		headBlock(editor.HeadlineID, editor.Headline, s.Article.Headline, s.Article.HeadlineMarks),
		headBlock(editor.StandfirstID, editor.Standfirst, s.Article.Standfirst, s.Article.StandfirstMarks),
	}
	blocks = append(blocks, s.Article.Body...)
	if len(s.Article.Body) == 0 {
		blocks = append(blocks, editor.Block{ID: filler, Kind: editor.Paragraph})
	}
	d.blocks = make([]*para, len(blocks))
	for i, b := range blocks {
		if i >= head {
			b = d.repair(b)
		}
		p := newPara(b)
		p.at, d.blocks[i], d.byID[b.ID] = i, p, p
		d.words += p.words
	}
	d.facts, d.comments = remarks{}, remarks{}
	for _, f := range s.Facts {
		d.adopt(&d.facts, &factRemark{f}, func(id string) remark { f.ID = id; return &factRemark{f} })
	}
	for _, c := range s.Comments {
		d.adopt(&d.comments, &commentRemark{c}, func(id string) remark { c.ID = id; return &commentRemark{c} })
	}
}

// adopt adds a remark from a story, under a new ID where its own is taken, gone
// where its words are not to be found.
func (d *Doc) adopt(l *remarks, r remark, named func(id string) remark) {
	if r.id() == "" || l.byID[r.id()] != nil {
		r = named(editor.NewID())
	}
	if d.fits(r.id(), r) != nil {
		r = r.lost()
	}
	l.put(d, r, -1)
}

// repair returns a block that can be edited.
func (d *Doc) repair(b editor.Block) editor.Block {
	if b.ID == "" || d.byID[b.ID] != nil {
		b.ID = editor.NewID()
	}
	if text := repaired(b.Text); text != b.Text {
		b.Text = text
	}
	if b.Kind == editor.ImageBlock && b.Image == nil {
		b.Image = &editor.Image{}
	}
	if b.Validate() == nil {
		return b
	}
	b.Marks = fitting(b.Text, b.Marks)
	if b.Break != nil && !b.Break.Kind.Suggested() {
		b.Break = nil
	}
	if b.Image != nil {
		b.Kind = editor.ImageBlock
	}
	if b.Validate() != nil {
		b.Kind = editor.Paragraph
	}
	return b
}

// headBlock returns the headline or the standfirst as a block.
func headBlock(id string, kind editor.BlockKind, text string, marks []editor.Mark) editor.Block {
	text = repaired(text)
	return editor.Block{ID: id, Kind: kind, Text: text, Marks: editorialOnly(fitting(text, marks))}
}

// fitting returns the marks that lie in the text, in a slice of its own.
func fitting(text string, marks []editor.Mark) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if (editor.Range{Start: m.Start, End: m.End}).Check(text) == nil {
			out = append(out, m)
		}
	}
	return out
}

// repaired returns text with what is not UTF-8, and each NUL, made U+FFFD.
func repaired(text string) string {
	if clean(text) == nil {
		return text
	}
	return strings.ReplaceAll(strings.ToValidUTF8(text, string(utf8.RuneError)), "\x00", string(utf8.RuneError))
}

// Restore makes another story the manuscript.
type Restore struct {
	Story  editor.Story
	filler string
}

func (s Restore) String() string { return "put back a whole story" }

// Map returns the step: it replaces whatever there is.
func (s Restore) Map(Map) (Step, bool) { return s, true }

func (s Restore) apply(b *batch) (Step, error) {
	d := b.d
	d.story = nil
	inverse := Restore{d.Story(), d.filler}
	old := d.blocks
	d.load(s.Story, s.filler)
	prev := Pos{Block: editor.HeadlineID}
	for _, p := range old {
		q := d.byID[p.ID]
		if q == nil {
			b.change.Map = append(b.change.Map, shift{kind: shiftGone, block: p.ID, to: prev.Block, offset: prev.Offset})
			continue
		}
		was, is, kind := p.Text, q.Text, shiftText
		if p.Image != nil && q.Image != nil {
			was, is, kind = p.Words(), q.Words(), shiftCaption
		}
		if from, to, n := differ(was, is); from < to || n > 0 {
			b.change.Map = append(b.change.Map, shift{kind: kind, block: p.ID, start: from, end: to, n: n})
		}
		prev = Pos{q.ID, len(q.Text)}
	}
	b.restructure(0, len(d.blocks))
	b.change.Facts, b.change.Fields = true, true
	return inverse, nil
}

// differ returns the bytes [from, to) of a that have to become n bytes of b, at
// grapheme boundaries of both.
func differ(a, b string) (from, to, n int) {
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	from = min(floor(a, from), floor(b, from))
	back := 0
	for back < len(a)-from && back < len(b)-from && a[len(a)-1-back] == b[len(b)-1-back] {
		back++
	}
	to, end := ceil(a, len(a)-back), ceil(b, len(b)-back)
	for len(a)-to != len(b)-end { // the two cut their clusters apart differently
		if len(a)-to > len(b)-end {
			to = NextGrapheme(a, to)
		} else {
			end = NextGrapheme(b, end)
		}
	}
	return from, to, end - from
}
