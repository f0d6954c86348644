package app

import (
	"context"
	"slices"

	"stet/app/finder"
	"stet/app/job"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/find"
)

// soon is how many bytes are searched at once; more are in the background, and
// with an expression, which may take long over each, much less is.
const (
	soon       = 64 << 10
	soonByExpr = soon / 16
)

// atOnce reports whether so many bytes are searched at once.
func (f *seeking) atOnce(size int) bool {
	if f.bar.Query().Regexp {
		return size <= soonByExpr
	}
	return size <= soon
}

// place is a block, or the part of it, that is searched.
type place struct {
	block    editor.Block
	from, to int
}

func (p place) holds(r editor.Range) bool { return p.from <= r.Start && r.End <= p.to }

// hits returns what is found in the place.
func (p place) hits(f *find.Finder) []editor.Range {
	var in []editor.Range
	for _, h := range f.Hits(p.block) {
		if p.holds(h) {
			in = append(in, h)
		}
	}
	return in
}

// place returns the part of the i-th block that is searched; false for none.
func (f *seeking) place(i int) (place, bool) {
	b := f.doc().Block(i)
	p := place{b, 0, len(b.Words())}
	if f.scope.IsZero() {
		return p, true
	}
	first, last := f.doc().Index(f.scope.Anchor.Block), f.doc().Index(f.scope.Head.Block)
	if i == first {
		p.from = f.scope.Anchor.Offset
	}
	if i == last {
		p.to = f.scope.Head.Offset
	}
	return p, first <= i && i <= last
}

// places returns all that is searched, and how many bytes that is.
func (f *seeking) places() (all []place, size int) {
	for i := range f.doc().Len() {
		if p, ok := f.place(i); ok {
			all = append(all, p)
			size += len(p.block.Words())
		}
	}
	return all, size
}

// within searches only what is selected, or everything again.
func (f *seeking) within(on bool) {
	f.scope = doc.Selection{}
	if from, to, err := f.doc().Range(f.w.page.Selection()); on && err == nil && from != to && !f.standing() {
		f.scope = doc.Selection{Anchor: from, Head: to}
		f.origin = from
	}
	f.bar.SetScope(!f.scope.IsZero())
	f.search(f.settle)
}

// ask takes over what the bar asks for and goes to the first hit.
func (f *seeking) ask() {
	f.compile()
	f.search(f.settle)
}

// compile prepares the query and the replacement.
func (f *seeking) compile() {
	f.finder, f.replacer = nil, nil
	if f.finder, f.wrong = f.bar.Query().Compile(); f.wrong != nil {
		f.finder = nil
		return
	}
	f.replacer, f.wrong = f.finder.With(f.bar.With())
}

// search looks through everything, in the background where that is much, and
// then goes on.
func (f *seeking) search(then func()) {
	f.late.Cancel()
	places, size := f.places()
	if f.finder == nil || f.finder.Query().Text == "" {
		places = nil
	}
	if f.atOnce(size) || places == nil {
		found, _ := findIn(context.Background(), f.finder, places)
		f.take(found, then)
		return
	}
	f.pending = true
	s, version, looking := f.w.story, f.doc().Version(), f.finder
	f.late.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		found, err := findIn(ctx, looking, places)
		return func() {
			switch {
			case s != f.w.story || !f.open():
			case version != f.doc().Version():
				f.search(then)
			default:
				f.take(found, then)
			}
		}, err
	})
	f.tell()
}

// findIn looks through places until ctx ends.
func findIn(ctx context.Context, finder *find.Finder, places []place) (find.Found, error) {
	var found find.Found
	for _, p := range places {
		if err := ctx.Err(); err != nil {
			return found, err
		}
		found.Set(p.block.ID, p.hits(finder))
	}
	return found, nil
}

// take shows what was found.
func (f *seeking) take(found find.Found, then func()) {
	f.found, f.pending = found, false
	if !f.found.Has(f.current) {
		f.current = editor.Range{}
	}
	if then != nil {
		then()
	}
	f.draw()
	f.tell()
}

// settle goes to the first hit from where looking began.
func (f *seeking) settle() {
	f.current = editor.Range{}
	if hit, ok := f.found.Next(f.doc(), f.origin); ok {
		f.stand(hit)
	}
}

// stand goes to a hit, and selects it on the page.
func (f *seeking) stand(hit editor.Range) {
	f.current = hit
	f.pick(hit)
}

// step goes to the next hit behind the selection, or to the one before it.
func (f *seeking) step(by int) {
	from, to, err := f.doc().Range(f.w.page.Selection())
	if err != nil || f.pending {
		return
	}
	if f.standing() {
		from.Offset, to.Offset = f.current.Start, f.current.End
	}
	if by < 0 {
		f.goTo(f.found.Previous(f.doc(), from))
	} else {
		f.goTo(f.found.Next(f.doc(), to))
	}
}

// goTo goes to a hit, if there is one.
func (f *seeking) goTo(hit editor.Range, ok bool) {
	if !ok {
		return
	}
	left := f.current.Block
	f.w.page.Together(func() {
		f.stand(hit)
		f.origin = doc.Pos{Block: hit.Block, Offset: hit.Start}
		if f.found.Len() > mostDrawn {
			f.draw()
		} else {
			f.drawBlocks(left, hit.Block)
		}
	})
	f.tell()
}

// changed follows an edit: only the blocks that it touched are searched again.
func (f *seeking) changed(c doc.Change) {
	if !f.open() {
		return
	}
	f.scope = c.Map.Selection(f.scope)
	f.origin, _ = c.Map.Pos(f.origin, false)
	if f.current, _ = c.Map.Range(f.current); f.pending {
		f.search(nil)
		return
	}
	touched := append(c.Map.Blocks(), c.Blocks...)
	size := 0
	for _, id := range touched {
		if i := f.doc().Index(id); i >= 0 {
			size += len(f.doc().Block(i).Words())
		}
	}
	if !f.atOnce(size) {
		f.search(nil)
		return
	}
	news := c.Structure || slices.Contains(touched, f.current.Block)
	for _, id := range touched {
		news = f.look(id) || news
	}
	if !f.found.Has(f.current) {
		f.current = editor.Range{}
	}
	f.drawBlocks(touched...)
	if news {
		f.tell()
	}
}

// look searches one block again and reports whether it has more hits now, or
// fewer.
func (f *seeking) look(id string) bool {
	var hits []editor.Range
	if i := f.doc().Index(id); i >= 0 && f.finder != nil {
		if p, ok := f.place(i); ok {
			hits = p.hits(f.finder)
		}
	}
	before := len(f.found.In(id))
	f.found.Set(id, hits)
	return before != len(hits)
}

// tell says in the bar how the search stands.
func (f *seeking) tell() {
	s := finder.State{At: f.found.At(f.doc(), f.current), Of: f.found.Len(), Searching: f.pending}
	if f.wrong != nil {
		s.Wrong = f.wrong.Error()
	}
	if s.At > 0 && f.replacer != nil && f.bar.Replacing() {
		s.Was = f.words(f.current)
		s.Becomes, _ = f.replacer.Preview(f.doc().Block(f.doc().Index(f.current.Block)), f.current)
	}
	f.bar.SetState(s)
}
