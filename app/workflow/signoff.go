package workflow

import (
	"context"
	"fmt"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/fact"
	"stet/editor/reuse"
)

// SignOff files s as the revision that was signed off: who, when, and by its hash
// what. Findings that stop an export stop it with a *BlockedError, unless an override
// gives a name and a reason, which the revision keeps.
func (d *Desk) SignOff(ctx context.Context, id string, base int, s editor.Story, o *editor.Override) (editor.Revision, error) {
	checked, err := d.CheckToSign(ctx, id, s)
	if err != nil {
		return editor.Revision{}, err
	}
	kept, err := d.gate(s, checked.Stopping(), o)
	if err != nil {
		return editor.Revision{}, err
	}
	return d.file(ctx, id, base, s, editor.Revision{Cause: editor.SignedOff, Name: "Signed off", Override: kept})
}

// Signed is the revision of a story that was signed off last, with its content.
type Signed struct {
	Revision editor.Revision
	Story    editor.Story
}

// Signed returns the revision that was signed off last, nil where none was.
func (d *Desk) Signed(ctx context.Context, id string) (*Signed, error) {
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		if r.Cause == editor.SignedOff {
			s, _, err := d.lib.Story(ctx, id, r.Number)
			if err != nil {
				return nil, fmt.Errorf("read the revision signed off: %w", err)
			}
			return &Signed{r, s}, nil
		}
	}
	return nil, nil
}

// CheckToSign runs every rule on the words of a story that lies in the library, but
// those about its sign-off: it is what SignOff goes by.
func (d *Desk) CheckToSign(ctx context.Context, id string, s editor.Story) (Checked, error) {
	checked, _, err := d.checkFiled(ctx, id, s, nil, nil)
	return checked, err
}

// CheckStory runs every rule on the words of a story that lies in the library, those
// about its sign-off as well. It is held against the others of the library, and those
// named besides.
func (d *Desk) CheckStory(ctx context.Context, id string, s editor.Story, besides ...*reuse.Article) (Checked, error) {
	return d.checkReread(ctx, id, s, nil, besides)
}

// checkReread is CheckStory with what an export of the story reads as, nil where nothing
// was written.
func (d *Desk) checkReread(ctx context.Context, id string, s editor.Story, again map[string]editor.Article, besides []*reuse.Article) (Checked, error) {
	checked, signed, err := d.checkFiled(ctx, id, s, again, besides)
	if err != nil {
		return Checked{}, err
	}
	checked.Facts = append(checked.Facts, d.ofSignOff(s, signed)...)
	return checked, nil
}

// checkFiled checks a story by what the library knows of it, and returns what of it
// was signed off, nil for nothing.
func (d *Desk) checkFiled(ctx context.Context, id string, s editor.Story, again map[string]editor.Article, besides []*reuse.Article) (Checked, *Signed, error) {
	if err := d.readChoices(ctx); err != nil {
		return Checked{}, nil, err
	}
	signed, err := d.Signed(ctx, id)
	if err != nil {
		return Checked{}, nil, err
	}
	known, err := d.know(ctx, id, s, signed)
	if err != nil {
		return Checked{}, nil, err
	}
	known.Reread = again
	if len(besides) > 0 {
		known.Others = known.Others.With(besides...)
	}
	checked, err := d.check(ctx, s, known)
	return checked, signed, err
}

// ofSignOff is what is to be said of a story's sign-off, nil for none.
func (d *Desk) ofSignOff(s editor.Story, signed *Signed) []editor.Finding {
	return signedOff(s, signed, d.FactDesk())
}

// signedOff is ofSignOff by the gates of a desk.
func signedOff(s editor.Story, signed *Signed, desk editor.FactDesk) []editor.Finding {
	var r *editor.Revision
	var was editor.Story
	if signed != nil {
		r, was = &signed.Revision, doc.Clean(signed.Story)
	}
	return fact.SignedOff(doc.Clean(s), r, was, desk)
}
