package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/find"
)

// replaceOne replaces the hit that the search stands at and goes to the next.
func (f *seeking) replaceOne() {
	i := f.doc().Index(f.current.Block)
	if i < 0 || f.replacer == nil {
		return
	}
	hit := f.current
	text, ok := f.replacer.Preview(f.doc().Block(i), hit)
	if !ok {
		return
	}
	if text == f.words(hit) {
		f.step(1)
		return
	}
	sel, err := f.doc().ReplaceWords([]editor.Edit{{Range: &hit, Text: text}})
	if err != nil {
		f.w.fail(err)
		return
	}
	f.w.page.SetSelection(doc.Caret(sel.Head))
	behind := sel.Head
	if f.inPicture(hit) {
		behind.Offset = hit.Start + len(text)
	}
	if !f.pending {
		f.goTo(f.found.Next(f.doc(), behind))
	}
}

// replaceAll replaces every hit as one undo step. What there is to replace is
// worked out in the background where much is searched.
func (f *seeking) replaceAll() {
	if f.replacer == nil {
		return
	}
	places, size := f.places()
	if f.atOnce(size) {
		edits, _ := editsIn(context.Background(), f.replacer, places)
		f.replaceEach(edits)
		return
	}
	s, version, replacer := f.w.story, f.doc().Version(), f.replacer
	f.late.Go(lang.X("replace.job", "Replacing"), func(ctx context.Context, _ job.Progress) (func(), error) {
		edits, err := editsIn(ctx, replacer, places)
		return func() {
			switch {
			case err != nil || s != f.w.story:
			case version != f.doc().Version():
				f.replaceAll()
			default:
				f.replaceEach(edits)
			}
		}, err
	})
}

// editsIn returns what there is to replace in places, until ctx ends.
func editsIn(ctx context.Context, replacer *find.Replacer, places []place) ([]editor.Edit, error) {
	var edits []editor.Edit
	for _, p := range places {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, e := range replacer.Edits(p.block) {
			if p.holds(*e.Range) {
				edits = append(edits, e)
			}
		}
	}
	return edits, nil
}

// replaceEach does the edits and says how many they were.
func (f *seeking) replaceEach(edits []editor.Edit) {
	if len(edits) == 0 {
		f.w.tell(lang.X("replace.same", "Nothing to replace: every hit reads so already."), "", nil)
		return
	}
	if _, err := f.doc().ReplaceWords(edits); err != nil { // the page stays where it is
		f.w.fail(err)
		return
	}
	f.w.tellDone(control.Count("replace.done", "{{.N}} replaced", len(edits)))
}
