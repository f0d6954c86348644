package workflow

import (
	"context"
	"fmt"

	"stet/editor"
	"stet/editor/credit"
)

// New files an empty story to be written.
func (d *Desk) New(ctx context.Context) (string, error) {
	return d.Add(ctx, editor.Story{Article: editor.Article{Status: editor.Drafting}})
}

// Add files a story that was made here as a new article.
func (d *Desk) Add(ctx context.Context, s editor.Story) (string, error) {
	f, err := d.filing(ctx, s, editor.Revision{Name: "Created", Cause: editor.Created, Author: d.who()})
	if err != nil {
		return "", err
	}
	filed, err := d.lib.AddAll(ctx, []editor.Filing{f})
	if err != nil {
		return "", err
	}
	return filed[0].ID, filed[0].Err
}

// filing makes a story ready to be filed as a new article, with what the checks
// find in it.
func (d *Desk) filing(ctx context.Context, s editor.Story, r editor.Revision) (editor.Filing, error) {
	if s.Article.Status == "" {
		s.Article.Status = editor.Inbox
	}
	if err := s.Validate(); err != nil {
		return editor.Filing{}, fmt.Errorf("the story is not well formed: %w", err)
	}
	checked, err := d.check(ctx, s, credit.Known{})
	if err != nil {
		return editor.Filing{}, err
	}
	tally := d.Tally(s, checked)
	r.Words, r.Added = tally.Words, tally.Words
	return editor.Filing{Versions: []editor.Version{{Story: s, Revision: r, Tally: tally}}, Findings: checked.All()}, nil
}
