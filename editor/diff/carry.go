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

// carryFacts takes the facts along, and undoes what happened to those of which
// that was asked.
func (r *reverter) carryFacts(s *editor.Story) {
	was := map[string]*editor.Fact{}
	for i := range r.before.Facts {
		was[r.before.Facts[i].ID] = &r.before.Facts[i]
	}
	for i := range s.Facts {
		f := &s.Facts[i]
		var old *tied
		if g := was[f.ID]; g != nil {
			old = &tied{g.Range, g.Text, g.Gone}
		}
		delete(was, f.ID)
		now := r.carry(tied{f.Range, f.Text, f.Gone}, old)
		*f = f.Reword(now.text)
		f.Range, f.Gone = now.Range, now.gone
	}
	for _, f := range r.before.Facts {
		if was[f.ID] == nil {
			continue
		}
		if at, ok := r.returned(tied{f.Range, f.Text, f.Gone}); ok {
			f = f.Clone()
			f.Range = at
			s.Facts = append(s.Facts, f)
		}
	}
	for _, x := range r.facts {
		r.undoFact(s, x)
	}
}

// undoFact makes a fact what it was, about the words that are there now.
func (r *reverter) undoFact(s *editor.Story, x FactChange) {
	i := slices.IndexFunc(s.Facts, func(f editor.Fact) bool {
		return x.After != nil && f.ID == x.After.ID || x.Before != nil && f.ID == x.Before.ID
	})
	if x.Before == nil {
		if i >= 0 {
			s.Facts = slices.Delete(s.Facts, i, i+1)
		}
		return
	}
	var now *tied
	if i >= 0 {
		now = &tied{s.Facts[i].Range, s.Facts[i].Text, s.Facts[i].Gone}
	}
	f := x.Before.Clone()
	at := r.home(tied{f.Range, f.Text, f.Gone}, now)
	f = f.Reword(at.text)
	f.Range, f.Gone = at.Range, at.gone
	if i < 0 {
		s.Facts = append(s.Facts, f)
		return
	}
	f.ID = s.Facts[i].ID
	s.Facts[i] = f
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

// carryComments takes the comments along, and undoes what happened to those of
// which that was asked.
func (r *reverter) carryComments(s *editor.Story) {
	was := map[string]*editor.Comment{}
	for i := range r.before.Comments {
		was[r.before.Comments[i].ID] = &r.before.Comments[i]
	}
	for i := range s.Comments {
		c := &s.Comments[i]
		var old *tied
		if g := was[c.ID]; g != nil {
			old = &tied{g.Range, g.Text, g.Gone}
		}
		delete(was, c.ID)
		now := r.carry(tied{c.Range, c.Text, c.Gone}, old)
		c.Range, c.Text, c.Gone = now.Range, now.text, now.gone
	}
	for _, c := range r.before.Comments {
		if was[c.ID] == nil {
			continue
		}
		if at, ok := r.returned(tied{c.Range, c.Text, c.Gone}); ok {
			c = c.Clone()
			c.Range = at
			s.Comments = append(s.Comments, c)
		}
	}
	for _, x := range r.notes {
		r.undoComment(s, x)
	}
}

// undoComment makes a thread what it was, about the words that are there now.
func (r *reverter) undoComment(s *editor.Story, x CommentChange) {
	i := slices.IndexFunc(s.Comments, func(c editor.Comment) bool {
		return x.After != nil && c.ID == x.After.ID || x.Before != nil && c.ID == x.Before.ID
	})
	if x.Before == nil {
		if i >= 0 {
			s.Comments = slices.Delete(s.Comments, i, i+1)
		}
		return
	}
	var now *tied
	if i >= 0 {
		now = &tied{s.Comments[i].Range, s.Comments[i].Text, s.Comments[i].Gone}
	}
	c := x.Before.Clone()
	at := r.home(tied{c.Range, c.Text, c.Gone}, now)
	c.Range, c.Text, c.Gone = at.Range, at.text, at.gone
	if i < 0 {
		s.Comments = append(s.Comments, c)
		return
	}
	c.ID = s.Comments[i].ID
	s.Comments[i] = c
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

// all returns the blocks that something can be said of: a picture's caption is
// none.
func (r *reverter) all() []*draft {
	var out []*draft
	for _, d := range append(r.out[:len(r.out):len(r.out)], r.top...) {
		if d.Image == nil {
			out = append(out, d)
		}
	}
	return out
}

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
			best, words = at, d.Text[at.Start:at.End]
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
		if at.Start >= 0 && covered == from.End-from.Start && at.End <= len(d.Text) {
			return at, back, true
		}
	}
	return editor.Range{}, false, false
}
