package doc

import (
	"slices"

	"stet/editor"
)

// SetField sets a field, as Article.SetField does. The headline and the
// standfirst change only where they differ, so that facts in them stay.
func (d *Doc) SetField(name, value string) error {
	b := d.edit(Filling, Selection{})
	b.setField(name, value)
	_, err := b.commit(Selection{})
	return err
}

func (b *batch) setField(name, value string) {
	if !reserved(name) {
		if now, ok := b.d.fields.Field(name); !ok || now != value {
			b.do(SetField{name, value})
		}
		return
	}
	if err := clean(value); err != nil {
		b.fail(err)
		return
	}
	value = flat(tame(value))
	old := b.d.byID[name].Text
	if from, to, n := differ(old, value); from < to || n > 0 {
		b.replace(editor.Range{Block: name, Start: from, End: to}, value[from:from+n], nil, false)
	}
}

// setPicture files a value with the picture in a block.
func (b *batch) setPicture(block, name, value string) {
	p := b.d.byID[block]
	if p == nil || p.Image == nil {
		b.fail(&editor.FieldError{Field: "picture", Value: block, Want: "a block of the story that holds a picture"})
		return
	}
	image := *p.Image
	if err := image.SetField(name, value); err != nil {
		b.fail(err)
		return
	}
	if image != *p.Image {
		b.do(Reshape{Block: block, Kind: editor.ImageBlock, Image: &image})
	}
}

// ApplyEdits does edits as one undo step, all or none, and returns the selection
// of the first words put in, or the caret behind a block. All ranges are those of the text
// before any of the edits and must not overlap; words put in take over the
// marks, and the facts, of the words they replace.
func (d *Doc) ApplyEdits(edits []editor.Edit) (Selection, error) {
	b := d.edit(Fixing, Selection{})
	return b.commitAt(b.edits(edits))
}

// TakeBack takes a decision of the import back: it does the note's undo edits,
// as ApplyEdits does, and marks the note as undone, as one undo step.
func (d *Doc) TakeBack(n editor.Note) (Selection, error) {
	b := d.begin(Noting, Selection{})
	after := b.edits(n.Undo)
	n.Undone = true
	b.do(d.withNote(n))
	return b.commitAt(after)
}

// edits does edits and returns the selection they lead to.
func (b *batch) edits(edits []editor.Edit) Selection {
	var ranges, others []editor.Edit
	for _, e := range edits {
		if e.Range != nil && !e.Unpasted {
			ranges = append(ranges, e)
		} else {
			others = append(others, e)
		}
	}
	if len(ranges) > 0 {
		b.before = Select(*ranges[0].Range)
	}
	after := b.editRanges(ranges)
	done := len(b.change.Map)
	for _, e := range others {
		switch {
		case b.err != nil:
		case e.Unpasted:
			b.unpaste(e.Range)
		case e.Insert != nil:
			after = Caret(b.insertBlock(*e.Insert, e.After))
			done = len(b.change.Map)
		case e.Picture != "":
			b.setPicture(e.Picture, e.Field, e.Value)
		default:
			b.setField(e.Field, e.Value)
		}
	}
	return b.change.Map[done:].Selection(after)
}

// unpaste lets words count as the story's own.
func (b *batch) unpaste(r *editor.Range) {
	if r == nil {
		b.fail(&editor.FieldError{Field: "edit", Value: "unpasted", Want: "a range of words"})
		return
	}
	if _, err := b.d.find(*r); err != nil {
		b.fail(err)
		return
	}
	b.do(SetMark{Range: *r, Kind: editor.Pasted})
}

// commitAt commits and returns the selection after it, a zero one after a
// failure.
func (b *batch) commitAt(after Selection) (Selection, error) {
	if _, err := b.commit(after); err != nil {
		return Selection{}, err
	}
	return after, nil
}

// editRanges replaces words, the last in the text first so that the ranges of
// the others stay true, and returns where the first come to lie.
func (b *batch) editRanges(edits []editor.Edit) (first Selection) {
	d := b.d
	slices.SortStableFunc(edits, func(e, f editor.Edit) int {
		return d.compare(*e.Range, false, *f.Range, false)
	})
	for i, e := range slices.Backward(edits) {
		r := *e.Range
		p, err := d.find(r)
		if err == nil {
			err = clean(e.Text)
		}
		if i > 0 && err == nil && r.Block == edits[i-1].Range.Block && edits[i-1].Range.End > r.Start {
			err = &editor.FieldError{Field: "edit", Value: p.Text[r.Start:r.End], Want: "clear of the other edits: two of them change the same words"}
		}
		if err != nil {
			b.fail(err)
			return Selection{}
		}
		text := tame(e.Text)
		end := b.replace(r, text, inherited(p.Marks, r.Start, r.End, len(text)), false)
		first = Selection{Pos{r.Block, floor(p.Text, r.Start)}, end}
	}
	return first
}

// insertBlock puts a block behind the block after, first in the body where that
// is "" or in the head. It takes the place of the empty paragraph of a story
// without a body.
func (b *batch) insertBlock(in editor.Block, after string) Pos {
	d := b.d
	if in = in.Clone(); in.ID == "" || d.byID[in.ID] != nil {
		in.ID = editor.NewID()
	}
	if after == "" || after == editor.HeadlineID {
		after = editor.StandfirstID
	}
	s := Splice{After: b.change.Map.block(after), Insert: b.stamped([]editor.Block{in})}
	if d.bodiless() {
		s.After, s.Remove = editor.StandfirstID, []string{d.blocks[head].ID}
	}
	b.do(s)
	return Pos{in.ID, len(in.Text)}
}

// PutFact puts facts, each in the place of the one with its ID if there is one,
// as one undo step. One without an ID gets one; one without Text that of its
// range. One whose words are not where it says is refused.
func (d *Doc) PutFact(facts ...editor.Fact) error {
	b := d.begin(Checking, Selection{})
	for _, f := range facts {
		f = f.Clone()
		if f.ID == "" {
			f.ID = editor.NewID()
		}
		if p, err := d.findWords(f.Range); err == nil && f.Text == "" && !f.Gone {
			f.Text = p.Words()[f.Start:f.End]
		}
		if err := spoken(&factRemark{f}); err != nil {
			b.fail(err)
		}
		if f.Range.Empty() && !f.Gone {
			b.fail(&editor.RangeError{Range: f.Range, Len: d.lenOf(f.Block)})
		}
		if b.before.IsZero() && !f.Gone {
			b.before = d.selectWords(f.Range)
		}
		b.do(SetFact{ID: f.ID, Fact: &f, Index: -1})
	}
	_, err := b.commit(b.before)
	return err
}

func (d *Doc) lenOf(block string) int {
	if p := d.byID[block]; p != nil {
		return len(p.Words())
	}
	return -1
}

// RemoveFact takes a fact out, and records what is not to be proposed again, as
// RejectFacts does.
func (d *Doc) RemoveFact(id string, unwanted ...editor.Rejection) error {
	steps := []Step{SetFact{ID: id}}
	if len(unwanted) > 0 {
		rejected, err := d.withRejected(unwanted)
		if err != nil {
			return err
		}
		steps = append(steps, rejected)
	}
	f, _ := d.Fact(id)
	return d.one(Checking, f.Range, steps...)
}

// PutComment puts a comment, in the place of the one with its ID if there is
// one. One without an ID gets one; one without Text that of its range.
func (d *Doc) PutComment(c editor.Comment) error {
	if c.ID == "" {
		c.ID = editor.NewID()
	}
	if p, err := d.findWords(c.Range); err == nil && c.Text == "" && !c.Gone {
		c.Text = p.Words()[c.Start:c.End]
	}
	if err := spoken(&commentRemark{c}); err != nil {
		return err
	}
	return d.one(Commenting, c.Range, SetComment{ID: c.ID, Comment: &c, Index: -1})
}

// RemoveComment takes a comment out.
func (d *Doc) RemoveComment(id string) error {
	c, _ := d.Comment(id)
	return d.one(Commenting, c.Range, SetComment{ID: id})
}

// PutWaiver adds a waiver, in the place of the one with its key if there is one.
func (d *Doc) PutWaiver(w editor.Waiver) error {
	return d.one(Waiving, editor.Range{}, SetWaivers{put(d.waivers, w, func(v editor.Waiver) bool { return v.Key() == w.Key() })})
}

// RemoveWaiver takes out the waiver with that key.
func (d *Doc) RemoveWaiver(key string) error {
	rest := slices.DeleteFunc(slices.Clone(d.waivers), func(v editor.Waiver) bool { return v.Key() == key })
	if len(rest) == len(d.waivers) {
		return &editor.FieldError{Field: "waiver", Value: key, Want: "the key of a waiver of this story"}
	}
	return d.one(Waiving, editor.Range{}, SetWaivers{rest})
}

// PutNote adds an import note, in the place of the one with its ID if there is
// one. One without an ID gets one.
func (d *Doc) PutNote(n editor.Note) error {
	if n.ID == "" {
		n.ID = editor.NewID()
	}
	return d.one(Noting, editor.Range{}, d.withNote(n))
}

// withNote returns the step that puts a note in the place of the one with its
// ID, or behind the others.
func (d *Doc) withNote(n editor.Note) Step {
	return SetNotes{put(d.notes, n, func(v editor.Note) bool { return v.ID == n.ID })}
}

// RemoveNote takes out the import note with that ID.
func (d *Doc) RemoveNote(id string) error {
	rest := slices.DeleteFunc(slices.Clone(d.notes), func(v editor.Note) bool { return v.ID == id })
	if len(rest) == len(d.notes) {
		return &editor.FieldError{Field: "note", Value: id, Want: "the ID of a note of this story"}
	}
	return d.one(Noting, editor.Range{}, SetNotes{rest})
}

// ReplaceStory makes s the manuscript, as restoring a revision does, as one
// undo step.
func (d *Doc) ReplaceStory(s editor.Story) error {
	return d.one(Restoring, editor.Range{}, Restore{Story: s.Clone()})
}

// PutBack is ReplaceStory for a story in which some changes have been undone. Where
// blocks are as they were, selections and marks in them stay.
func (d *Doc) PutBack(s editor.Story) error {
	return d.one(Reverting, editor.Range{}, Restore{Story: s.Clone()})
}

// Merge is ReplaceStory for a story into which the changes of somebody else have
// been taken.
func (d *Doc) Merge(s editor.Story) error {
	return d.one(Merging, editor.Range{}, Restore{Story: s.Clone()})
}

// one does steps about a range, or about none where that is zero, as one.
func (d *Doc) one(kind string, r editor.Range, steps ...Step) error {
	var sel Selection
	if !r.IsZero() {
		sel = d.selectWords(r)
	}
	b := d.begin(kind, sel)
	for _, s := range steps {
		b.do(s)
	}
	_, err := b.commit(sel)
	return err
}

// put returns list with v in the place of the first that is the same, or at its
// end.
func put[T any](list []T, v T, same func(T) bool) []T {
	list = slices.Clone(list)
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = v
		return list
	}
	return append(list, v)
}
