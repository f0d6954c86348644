package diff

import (
	"slices"

	"stet/editor"
)

// tied is what facts and comments have in common: they are about words.
type tied struct {
	editor.Range
	text string
	gone bool
}

// said is how facts and comments, which are carried alike, are read and written.
type said[T any] struct {
	id    func(*T) *string
	about func(*T) tied
	place func(*T, tied)
	clone func(T) T
}

var saidAsFact = said[editor.Fact]{
	id:    func(f *editor.Fact) *string { return &f.ID },
	about: func(f *editor.Fact) tied { return tied{f.Range, f.Text, f.Gone} },
	place: func(f *editor.Fact, at tied) {
		*f = f.Reword(at.text)
		f.Range, f.Gone = at.Range, at.gone
	},
	clone: editor.Fact.Clone,
}

var saidInThread = said[editor.Comment]{
	id:    func(c *editor.Comment) *string { return &c.ID },
	about: func(c *editor.Comment) tied { return tied{c.Range, c.Text, c.Gone} },
	place: func(c *editor.Comment, at tied) { c.Range, c.Text, c.Gone = at.Range, at.text, at.gone },
	clone: editor.Comment.Clone,
}

// carrySaid takes facts and comments along, and undoes what happened to those of
// which that was asked.
func (r *reverter) carrySaid(s *editor.Story) {
	s.Facts = saidAsFact.carry(r, r.before.Facts, s.Facts)
	for _, x := range r.facts {
		s.Facts = saidAsFact.undo(r, s.Facts, x.Before, x.After)
	}
	s.Comments = saidInThread.carry(r, r.before.Comments, s.Comments)
	for _, x := range r.notes {
		s.Comments = saidInThread.undo(r, s.Comments, x.Before, x.After)
	}
}

// carry takes along what is said now, and what was said of words that have come
// back.
func (k said[T]) carry(r *reverter, before, now []T) []T {
	was := map[string]*T{}
	for i := range before {
		was[*k.id(&before[i])] = &before[i]
	}
	for i := range now {
		x := &now[i]
		var old *tied
		if y := was[*k.id(x)]; y != nil {
			at := k.about(y)
			old = &at
		}
		delete(was, *k.id(x))
		k.place(x, r.carry(k.about(x), old))
	}
	for i := range before {
		if was[*k.id(&before[i])] == nil {
			continue
		}
		at := k.about(&before[i])
		if back, ok := r.returned(at); ok {
			x := k.clone(before[i])
			k.place(&x, tied{back, at.text, at.gone})
			now = append(now, x)
		}
	}
	return now
}

// undo makes one what it was, about the words that are there now; was is nil where
// it was not there, is where it is no more.
func (k said[T]) undo(r *reverter, all []T, was, is *T) []T {
	i := slices.IndexFunc(all, func(x T) bool {
		return is != nil && *k.id(&x) == *k.id(is) || was != nil && *k.id(&x) == *k.id(was)
	})
	if was == nil {
		if i >= 0 {
			return slices.Delete(all, i, i+1)
		}
		return all
	}
	var now *tied
	if i >= 0 {
		at := k.about(&all[i])
		now = &at
	}
	x := k.clone(*was)
	k.place(&x, r.home(k.about(&x), now))
	if i < 0 {
		return append(all, x)
	}
	*k.id(&x) = *k.id(&all[i])
	all[i] = x
	return all
}

// home returns where something said of words of the older version belongs: to
// those words, or where they are not there to what it is about now, nil for
// nothing.
func (r *reverter) home(was tied, now *tied) tied {
	if at, ok := r.mapped(was.Range); ok && !was.gone {
		return tied{at, was.text, false}
	}
	if now != nil {
		return *now
	}
	return tied{text: was.text, gone: true}
}

// carry returns what something said of words of the newer version is about now;
// old is what it was about in the older one, nil where it was not there.
func (r *reverter) carry(now tied, old *tied) tied {
	if !now.gone {
		if d := r.untouched(now.Block); d {
			return now
		}
		at, words := r.found(now.Range)
		if words == now.text {
			now.Range = at
			return now
		}
		if old == nil || old.gone {
			return landed(now, at, words)
		}
		if back, ok := r.mapped(old.Range); ok {
			return tied{back, old.text, false}
		}
		return landed(now, at, words)
	}
	if old != nil {
		if back, ok := r.returned(*old); ok {
			return tied{back, old.text, false}
		}
	}
	return now
}

// landed is now about these words, or about none.
func landed(now tied, at editor.Range, words string) tied {
	if words == "" {
		now.Range, now.gone = editor.Range{}, true
		return now
	}
	return tied{at, words, false}
}

// untouched reports whether a block of the newer version is there as it was.
func (r *reverter) untouched(id string) bool {
	for _, d := range r.all() {
		if d.ID == id {
			return !d.edited
		}
	}
	return false
}

// all returns the blocks that something can be said of.
func (r *reverter) all() []*draft { return append(r.out[:len(r.out):len(r.out)], r.top...) }

// found returns where words of the newer version are now, as far as they are
// there, with those that came back in their place.
func (r *reverter) found(from editor.Range) (editor.Range, string) {
	var best editor.Range
	var words string
	for _, d := range r.all() {
		at := editor.Range{Block: d.ID, Start: -1}
		for _, p := range d.pieces {
			b := &r.blocks[p.block]
			if b.After == nil || b.After.ID != from.Block || !isNew(p.run) {
				continue
			}
			s := Span{max(from.Start, p.run.After.Start), min(from.End, p.run.After.End)}
			if s.Len() <= 0 {
				continue
			}
			start, end := p.at, p.end
			if !p.dropped {
				start, end = p.at+s.Start-p.run.After.Start, p.at+s.End-p.run.After.Start
			}
			if at.Start < 0 {
				at.Start, at.End = start, end
			}
			at.Start, at.End = min(at.Start, start), max(at.End, end)
		}
		if at.Start >= 0 && at.End-at.Start > best.End-best.Start {
			best, words = at, d.Words()[at.Start:at.End]
		}
	}
	return best, words
}

// mapped returns where a range of the older version is now, where all of it is
// there in one piece.
func (r *reverter) mapped(from editor.Range) (editor.Range, bool) {
	at, _, ok := r.locate(from)
	return at, ok
}

// returned is mapped for words of which some have come back.
func (r *reverter) returned(t tied) (editor.Range, bool) {
	if t.gone {
		return editor.Range{}, false
	}
	at, back, ok := r.locate(t.Range)
	return at, ok && back
}

func (r *reverter) locate(from editor.Range) (at editor.Range, back, ok bool) {
	for _, d := range r.all() {
		covered := 0
		at, back = editor.Range{Block: d.ID, Start: -1}, false
		for _, p := range d.pieces {
			b := &r.blocks[p.block]
			if p.dropped || b.Before == nil || b.Before.ID != from.Block || !isOld(p.run) {
				continue
			}
			s := Span{max(from.Start, p.run.Before.Start), min(from.End, p.run.Before.End)}
			if s.Len() <= 0 {
				continue
			}
			start := p.at + s.Start - p.run.Before.Start
			if at.Start < 0 {
				at.Start, at.End = start, start
			}
			if start != at.End {
				break
			}
			at.End += s.Len()
			covered += s.Len()
			back = back || p.old
		}
		if at.Start >= 0 && covered == from.End-from.Start && at.End <= len(d.Words()) {
			return at, back, true
		}
	}
	return editor.Range{}, false, false
}
