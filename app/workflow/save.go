package workflow

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// Opened is a story as it is taken up for work: the newest revision, or the
// draft that goes on from it.
type Opened struct {
	Story    editor.Story
	Revision editor.Revision
	Filed    editor.Story // what Revision holds, empty where that is damaged
	Summary  editor.Summary
	Draft    *editor.Draft      // what was typed and not yet filed, in Story already
	Holder   *editor.Holder     // who else may write to it; nil where this desk may
	Left     []editor.Recovered // words of others that were never filed
}

// Behind reports whether the draft was begun on an older revision than the
// newest, so that filing it would meet editor.ErrConflict.
func (o Opened) Behind() bool { return o.Draft != nil && o.Draft.Base != o.Revision.Number }

// Open returns the story to go on working on.
func (d *Desk) Open(ctx context.Context, id string) (Opened, error) {
	var o Opened
	if err := d.readChoices(ctx); err != nil {
		return Opened{}, err
	}
	var err error
	if o.Filed, o.Revision, err = d.lib.Story(ctx, id, 0); err != nil {
		return Opened{}, err
	}
	o.Story = o.Filed
	if o.Summary, err = d.lib.Summary(ctx, id); err != nil {
		return Opened{}, err
	}
	draft, err := d.lib.Draft(ctx, id)
	switch {
	case err == nil:
		o.Draft, o.Story = &draft, draft.Story
	case !errors.Is(err, editor.ErrNotFound):
		return Opened{}, err
	}
	o.Story.Article.ID, o.Story.Article.Status = id, o.Summary.Status
	return o, nil
}

// whole opens a story with the last words of it that are whole.
func (d *Desk) whole(ctx context.Context, id string) (Opened, error) {
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return Opened{}, err
	}
	o := Opened{Revision: all[0]}
	if o.Summary, err = d.lib.Summary(ctx, id); err != nil {
		return Opened{}, err
	}
	for _, r := range all {
		s, _, err := d.lib.Story(ctx, id, r.Number)
		if errors.Is(err, editor.ErrDamaged) {
			continue
		}
		if err != nil {
			return Opened{}, err
		}
		s.Article.ID, s.Article.Status = id, o.Summary.Status
		o.Story = s
		if r.Number != o.Revision.Number {
			o.Draft = &editor.Draft{Article: id, Base: o.Revision.Number, Saved: r.Saved, Story: s}
		}
		return o, nil
	}
	return Opened{}, fmt.Errorf("story %s: %w: no revision of it is whole; bring it back from a backup", id, editor.ErrDamaged)
}

// Journal keeps the unsaved state of an open story; when it returns nil the
// words are on disk. They are also where the answer is an *editor.HeldError: then
// another has taken the story over, and they are kept apart.
func (d *Desk) Journal(ctx context.Context, id string, base int, s editor.Story) error {
	return d.lib.Journal(ctx, editor.Draft{Article: id, Base: base, Who: d.who(), Saved: d.now(), Story: s})
}

// Save files s as the revision after base. Where nothing has changed and no
// name is given the answer is editor.ErrNothing; where somebody filed a newer
// revision it is editor.ErrConflict, and the draft stays.
func (d *Desk) Save(ctx context.Context, id string, base int, s editor.Story, name string) (editor.Revision, error) {
	return d.file(ctx, id, base, s, editor.Revision{Name: name, Cause: editor.Saved})
}

// file files s. A revision whose number is not zero was filed, whatever the
// error says of what came after it.
func (d *Desk) file(ctx context.Context, id string, base int, s editor.Story, r editor.Revision) (editor.Revision, error) {
	if err := s.Validate(); err != nil {
		return r, fmt.Errorf("the story is not well formed: %w", err)
	}
	before, _, err := d.lib.Story(ctx, id, base)
	if errors.Is(err, editor.ErrDamaged) {
		before, err = editor.Story{}, nil // nothing to compare with: all of it is new
	}
	if err != nil {
		return r, fmt.Errorf("read the revision before: %w", err)
	}
	changed, err := Differs(before, s)
	if err != nil {
		return r, err
	}
	if !changed && r.Name == "" && r.Cause == editor.Saved {
		return r, editor.ErrNothing
	}
	comparison, err := diff.Compare(ctx, doc.Clean(before), doc.Clean(s))
	if err != nil {
		return r, fmt.Errorf("compare with the revision before: %w", err)
	}
	checked, err := d.checkForList(ctx, id, s)
	if err != nil {
		return r, err
	}
	tally := d.Tally(s, checked)
	r.Author, r.Words = d.who(), tally.Words
	r.Added, r.Removed = comparison.Added, comparison.Removed
	if r, err = d.lib.File(ctx, id, base, s, r, tally); err != nil {
		return editor.Revision{}, err
	}
	return r, d.lib.SetFindings(ctx, id, r.Number, checked.All())
}

// Differs compares two stories without their workflow status, which is moved
// without a revision.
func Differs(a, b editor.Story) (bool, error) {
	a.Article.Status, b.Article.Status = "", ""
	a.Article.ID, b.Article.ID = "", ""
	ha, err := a.Hash()
	if err != nil {
		return false, err
	}
	hb, err := b.Hash()
	return ha != hb, err
}

// Restore files the article of revision n as a new revision, with all that is known
// of the story by now, as diff.Restore has it. Unsaved work in s is filed first, so
// that restoring loses nothing; where only that could be done its revision comes with
// the error.
func (d *Desk) Restore(ctx context.Context, id string, base int, s editor.Story, n int) (diff.Restored, editor.Revision, error) {
	old, from, err := d.lib.Story(ctx, id, n)
	if err != nil {
		return diff.Restored{}, editor.Revision{}, fmt.Errorf("read revision %d: %w", n, err)
	}
	kept, err := d.Save(ctx, id, base, s, "")
	switch {
	case err == nil:
		base = kept.Number
	case !errors.Is(err, editor.ErrNothing):
		return diff.Restored{}, kept, err
	}
	restored, filed, err := d.restore(ctx, id, base, old, s, from)
	if filed.Number == 0 {
		filed = kept
	}
	return restored, filed, err
}

// restore files the article of an older version, which revision from holds, in place
// of what the story is now.
func (d *Desk) restore(ctx context.Context, id string, base int, old, now editor.Story, from editor.Revision) (diff.Restored, editor.Revision, error) {
	restored, err := diff.Restore(ctx, old, now)
	if err != nil {
		return restored, editor.Revision{}, fmt.Errorf("find the facts in revision %d: %w", from.Number, err)
	}
	restored.Story.Article.ID, restored.Story.Article.Status = id, now.Article.Status
	filed, err := d.file(ctx, id, base, restored.Story, editor.Revision{Cause: editor.Restored, Name: restoredName(from)})
	return restored, filed, err
}

func restoredName(from editor.Revision) string {
	if from.Name == "" {
		return fmt.Sprintf("Restored r%d", from.Number)
	}
	return fmt.Sprintf("Restored r%d %s", from.Number, strings.TrimSpace(from.Name))
}

// Pair reads two revisions of a story to be compared, as they are once every
// suggestion in them is accepted; 0 is the newest.
func (d *Desk) Pair(ctx context.Context, id string, m, n int) (before, after editor.Story, err error) {
	if before, _, err = d.lib.Story(ctx, id, m); err != nil {
		return before, after, fmt.Errorf("read revision %d: %w", m, err)
	}
	if after, _, err = d.lib.Story(ctx, id, n); err != nil {
		return before, after, fmt.Errorf("read revision %d: %w", n, err)
	}
	return doc.Clean(before), doc.Clean(after), nil
}

// Fix applies the first fix of every finding of a rule and files the result as
// a revision. It says what it did; where the rule has nothing to fix the answer
// is editor.ErrNothing.
func (d *Desk) Fix(ctx context.Context, id, rule string) (r editor.Revision, done []string, err error) {
	err = d.taking(ctx, id, func() error {
		r, done, err = d.fix(ctx, id, rule)
		return err
	})
	return r, done, err
}

func (d *Desk) fix(ctx context.Context, id, rule string) (editor.Revision, []string, error) {
	opened, err := d.Open(ctx, id)
	if err != nil {
		return editor.Revision{}, nil, err
	}
	s, done, err := d.fixAll(ctx, id, opened.Story, rule)
	if err != nil {
		return editor.Revision{}, nil, err
	}
	if len(done) == 0 {
		return editor.Revision{}, nil, fmt.Errorf("rule %q: %w", rule, editor.ErrNothing)
	}
	base := opened.Revision.Number
	if opened.Draft != nil {
		base = opened.Draft.Base
	}
	r, err := d.file(ctx, id, base, s, editor.Revision{Cause: editor.Fixed, Name: "Fixed: " + rule})
	return r, done, err
}

// fixAll applies fixes one at a time, since each moves the text under the next.
func (d *Desk) fixAll(ctx context.Context, id string, s editor.Story, rule string) (editor.Story, []string, error) {
	tried := map[string]bool{}
	var done []string
	for {
		checked, err := d.CheckStory(ctx, id, s)
		if err != nil {
			return s, nil, err
		}
		fix := nextFix(checked.All(), rule, tried)
		if fix == nil {
			return s, done, nil
		}
		open := doc.New(s)
		if _, err := open.ApplyEdits(fix.Edits); err != nil {
			return s, done, fmt.Errorf("%s: %w", fix.Label, err)
		}
		s = open.Story()
		done = append(done, fix.Label)
	}
}

func nextFix(findings []editor.Finding, rule string, tried map[string]bool) *editor.Fix {
	for _, f := range findings {
		if f.Rule == rule && f.Waived == nil && len(f.Fixes) > 0 && !tried[f.Key()] {
			tried[f.Key()] = true
			return &f.Fixes[0]
		}
	}
	return nil
}
