package doc

import (
	"fmt"

	"stet/editor"
)

// SetField sets a field of the article, named and written as Article.Field
// returns it. Headline and standfirst are blocks: change them with Replace.
type SetField struct{ Name, Value string }

// SetFields sets all fields but headline, standfirst and body.
type SetFields struct{ Article editor.Article }

// SetWaivers makes these the story's waivers.
type SetWaivers struct{ Waivers []editor.Waiver }

// SetNotes makes these the story's import notes.
type SetNotes struct{ Notes []editor.Note }

func (s SetField) String() string   { return fmt.Sprintf("set %s to %q", s.Name, s.Value) }
func (s SetFields) String() string  { return "set all fields" }
func (s SetWaivers) String() string { return fmt.Sprintf("set %d waivers", len(s.Waivers)) }
func (s SetNotes) String() string   { return fmt.Sprintf("set %d notes", len(s.Notes)) }

// Map returns the step: fields do not move.
func (s SetField) Map(Map) (Step, bool) { return s, true }

// Map returns the step: fields do not move.
func (s SetFields) Map(Map) (Step, bool) { return s, true }

// Map returns the step: waivers hold no positions.
func (s SetWaivers) Map(Map) (Step, bool) { return s, true }

// Map returns the step: notes hold no positions.
func (s SetNotes) Map(Map) (Step, bool) { return s, true }

func (s SetField) apply(b *batch) (Step, error) {
	if reserved(s.Name) {
		return nil, &editor.FieldError{Field: "field", Value: s.Name, Want: "a field: the " + s.Name + " is edited as a block"}
	}
	if err := clean(s.Value); err != nil {
		return nil, err
	}
	now := b.d.fields
	if err := now.SetField(s.Name, s.Value); err != nil {
		return nil, err
	}
	return SetFields{now}.apply(b)
}

func (s SetFields) apply(b *batch) (Step, error) {
	inverse := SetFields{b.d.fields}
	b.d.fields = bare(s.Article)
	b.change.Fields = true
	return inverse, nil
}

func (s SetWaivers) apply(b *batch) (Step, error) {
	inverse := SetWaivers{b.d.waivers}
	b.d.waivers = s.Waivers
	b.change.Fields = true
	return inverse, nil
}

func (s SetNotes) apply(b *batch) (Step, error) {
	inverse := SetNotes{b.d.notes}
	b.d.notes = s.Notes
	b.change.Fields = true
	return inverse, nil
}

// bare returns the article without what is kept as blocks.
func bare(a editor.Article) editor.Article {
	a.Headline, a.Standfirst, a.Body = "", "", nil
	a.HeadlineMarks, a.StandfirstMarks = nil, nil
	return a
}

// SetFact puts a fact, in the place of the one with its ID if there is one, or
// removes the fact ID where Fact is nil. Index is its place in the story's list,
// -1 for the end.
type SetFact struct {
	ID    string
	Fact  *editor.Fact
	Index int
}

// SetComment is SetFact for comments.
type SetComment struct {
	ID      string
	Comment *editor.Comment
	Index   int
}

func (s SetFact) String() string {
	if s.Fact == nil {
		return "remove fact " + s.ID
	}
	return fmt.Sprintf("put fact %s %q %s at %s %d-%d", s.ID, s.Fact.Text, s.Fact.Status, s.Fact.Block, s.Fact.Start, s.Fact.End)
}

func (s SetComment) String() string {
	if s.Comment == nil {
		return "remove comment " + s.ID
	}
	return fmt.Sprintf("put comment %s %q at %s %d-%d", s.ID, s.Comment.Body, s.Comment.Block, s.Comment.Start, s.Comment.End)
}

// Map takes the fact's range along; it fails where its words have changed.
func (s SetFact) Map(m Map) (Step, bool) {
	if s.Fact == nil || s.Fact.Gone {
		return s, true
	}
	fact := *s.Fact
	var ok bool
	fact.Range, ok = m.Range(fact.Range)
	s.Fact = &fact
	return s, ok
}

// Map takes the comment's range along; it fails where its words have changed.
func (s SetComment) Map(m Map) (Step, bool) {
	if s.Comment == nil || s.Comment.Gone {
		return s, true
	}
	comment := *s.Comment
	var ok bool
	comment.Range, ok = m.Range(comment.Range)
	s.Comment = &comment
	return s, ok
}

func (s SetFact) apply(b *batch) (Step, error) {
	var r remark
	if s.Fact != nil {
		r = &factRemark{*s.Fact}
	}
	was, index, err := b.set(&b.d.facts, s.ID, r, s.Index)
	if err != nil {
		return nil, err
	}
	inverse := SetFact{ID: s.ID, Index: index}
	if was != nil {
		inverse.Fact = &was.(*factRemark).Fact
	}
	return inverse, nil
}

func (s SetComment) apply(b *batch) (Step, error) {
	var r remark
	if s.Comment != nil {
		r = &commentRemark{*s.Comment}
	}
	was, index, err := b.set(&b.d.comments, s.ID, r, s.Index)
	if err != nil {
		return nil, err
	}
	inverse := SetComment{ID: s.ID, Index: index}
	if was != nil {
		inverse.Comment = &was.(*commentRemark).Comment
	}
	return inverse, nil
}

// set puts or, where r is nil, removes a remark, and returns the one there was
// with its index.
func (b *batch) set(l *remarks, id string, r remark, index int) (was remark, at int, err error) {
	was, at = l.get(id), -1
	if was != nil {
		at = l.byID[id].index
		b.touchRemark(was)
	}
	switch {
	case r == nil && was == nil:
		return nil, 0, &editor.FieldError{Field: "id", Value: id, Want: "that of a fact or comment in this story"}
	case r == nil:
		l.remove(id)
	default:
		if err := b.d.fits(id, r); err != nil {
			return nil, 0, err
		}
		l.put(b.d, r, index)
		b.touchRemark(r)
	}
	b.change.Facts = true
	return was, at, nil
}

// touchRemark notes that the block of a remark has to be shown anew.
func (b *batch) touchRemark(r remark) {
	if at, gone := r.place(); !gone {
		if p := b.d.byID[at.Block]; p != nil {
			b.touch(p.at, p.at+1)
		}
	}
}

// fits refuses a remark that does not say what Story.Validate wants.
func (d *Doc) fits(id string, r remark) error {
	if id == "" || r.id() != id {
		return &editor.FieldError{Field: "id", Value: r.id(), Want: "a non-empty identifier"}
	}
	at, gone := r.place()
	if gone {
		return nil
	}
	p, err := d.findWords(at)
	if err != nil {
		return err
	}
	if words := p.Words()[at.Start:at.End]; words != r.words() {
		return &editor.FieldError{Field: fmt.Sprintf("words at %s %d-%d", at.Block, at.Start, at.End), Value: r.words(), Want: fmt.Sprintf("%q", words)}
	}
	return nil
}
