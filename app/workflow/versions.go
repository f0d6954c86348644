package workflow

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// Version is one side of a comparison: a story as it is once every suggestion in
// it is accepted. A bare one was read from a file, which knows no facts or
// comments, and says only some of what is filed about a story.
type Version struct {
	Story editor.Story
	Bare  bool
}

// VersionOf is the version of a story as it is being worked on.
func VersionOf(s editor.Story) Version { return Version{Story: doc.Clean(s)} }

// Version reads revision n of a story, 0 for the newest.
func (d *Desk) Version(ctx context.Context, id string, n int) (Version, error) {
	s, _, err := d.lib.Story(ctx, id, n)
	if err != nil {
		return Version{}, fmt.Errorf("read revision %d: %w", n, err)
	}
	return VersionOf(s), nil
}

// DraftVersion reads the words that a session has left in a story.
func (d *Desk) DraftVersion(ctx context.Context, id, session string) (Version, error) {
	draft, err := d.lib.DraftOf(ctx, id, session)
	if err != nil {
		return Version{}, fmt.Errorf("read the words that were kept: %w", err)
	}
	return VersionOf(draft.Story), nil
}

// FileVersion reads a file as an import would, and files nothing.
func (d *Desk) FileVersion(path string) (Version, error) {
	f := incoming{name: path}
	if f.open(); f.settled() {
		return Version{}, f.fate.Err
	}
	s, err := d.Decode(path, f.bytes, ImportOptions{})
	s.Article.Slug, s.Article.Language = "", "" // an import makes them up
	return Version{Story: doc.Clean(s), Bare: true}, err
}

// Compare compares two versions. What a bare one does not say is as it is in the
// other: the fields it leaves empty, the facts whose words it kept, and the
// comments. It returns the two as they were compared.
func (d *Desk) Compare(ctx context.Context, before, after Version) (diff.Comparison, Version, Version, error) {
	one := before.Bare != after.Bare
	if one && before.Bare {
		before.fill(after.Story.Article)
	} else if one {
		after.fill(before.Story.Article)
	}
	is := after.Story
	if one && before.Bare {
		is.Facts = nil // nothing is known of what they were
	}
	c, err := diff.Compare(ctx, before.Story, is)
	if one {
		dropRemarks(&c)
	}
	return c, before, after, err
}

// fill fills the fields that a bare version leaves empty, and names its pictures as the
// library does.
func (v *Version) fill(from editor.Article) {
	for _, name := range editor.Fields() {
		said, _ := v.Story.Article.Field(name)
		known, _ := from.Field(name)
		if said == "" && known != "" && name != editor.HeadlineID && name != editor.StandfirstID {
			_ = v.Story.Article.SetField(name, known) // which takes what Field says
		}
	}
	v.Story = v.Story.Clone()
	for _, b := range v.Story.Article.Body {
		if b.Image != nil && !strings.Contains(b.Image.File, "://") {
			b.Image.File = cmp.Or(namedAlike(b.Image.File, from.Body), b.Image.File)
		}
	}
}

// dropRemarks drops from a comparison that facts and comments came or went, but
// not that the words of a fact changed.
func dropRemarks(c *diff.Comparison) {
	place := make([]int, len(c.Facts)) // where each fact is among those that stay
	var facts []diff.FactChange
	for n, f := range c.Facts {
		place[n] = -1
		if f.Kind == diff.Reworded || f.Kind == diff.Rewritten {
			place[n] = len(facts)
			facts = append(facts, f)
		}
	}
	c.Facts, c.Comments = facts, nil
	c.Changes = slices.DeleteFunc(c.Changes, func(x diff.Change) bool {
		return x.Kind == diff.CommentChanged || x.Kind == diff.FactChanged && place[x.Index] < 0
	})
	for i := range c.Changes {
		if x := &c.Changes[i]; x.Kind == diff.FactChanged {
			x.Index = place[x.Index]
		}
	}
}
