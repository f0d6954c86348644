package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"stet/editor"
)

// RestoreStory files a story of a backup as a new one: with each of its revisions
// that can be read, what was typed and not filed, the file it was imported from,
// its pictures and its tags. A last revision, r, has the headline that rename
// makes of its own, so that it is never taken for the one that is there.
func (l *Library) RestoreStory(ctx context.Context, backup, id string, rename func(headline string) string, r editor.Revision) (editor.RestoredStory, error) {
	if err := l.ReadOnly(); err != nil {
		return editor.RestoredStory{}, err
	}
	from, done, err := l.backup(ctx, backup)
	if err != nil {
		return editor.RestoredStory{}, err
	}
	defer done()
	back := recovery{from: from, id: id}
	if err := back.read(ctx); err != nil {
		return editor.RestoredStory{}, fmt.Errorf("restore the story: %w", err)
	}
	headline := back.rename(rename, r)
	if err := back.file(ctx, l); err != nil {
		return editor.RestoredStory{}, fmt.Errorf("restore the story: %w", err)
	}
	return editor.RestoredStory{ID: back.filed, Headline: headline, Lost: back.lost}, nil
}

// recovery is a story on its way from a backup into the library.
type recovery struct {
	from     *Library
	id       string
	summary  editor.Summary
	filing   editor.Filing
	findings map[int][]editor.Finding // by the number of the revision
	tags     []string
	pictures []string // and the files that facts were checked against
	lost     []string
	filed    string // the ID of the new story
}

func (b *recovery) read(ctx context.Context) (err error) {
	if b.summary, err = b.from.Summary(ctx, b.id); err != nil {
		return err
	}
	if err := b.readRevisions(ctx); err != nil {
		return err
	}
	if err := b.readDrafts(ctx); err != nil {
		return err
	}
	if len(b.filing.Versions) == 0 {
		return &fault{editor.ErrDamaged, "no revision of this story can be read in the backup: choose another backup"}
	}
	b.filing.Again = true
	original, err := b.from.Original(ctx, b.id)
	switch {
	case err == nil:
		b.filing.Original = &original
	case errors.Is(err, editor.ErrDamaged):
		b.lost = append(b.lost, "the file it was imported from")
	case !errors.Is(err, editor.ErrNotFound):
		return err
	}
	return b.from.read(ctx, func(db *sql.DB) (err error) {
		b.tags, err = sentences(ctx, db, "select tag from tag where article = (select id from article where uid = ?)", b.id)
		return err
	})
}

// readRevisions reads every revision, leaving out those that are damaged.
func (b *recovery) readRevisions(ctx context.Context) error {
	b.findings = map[int][]editor.Finding{}
	for n := 1; n <= b.summary.Revision; n++ {
		s, r, err := b.from.Story(ctx, b.id, n)
		if errors.Is(err, editor.ErrDamaged) || errors.Is(err, editor.ErrNotFound) {
			b.lost = append(b.lost, fmt.Sprintf("revision %d", n))
			continue
		}
		if err != nil {
			return err
		}
		found, err := b.from.Findings(ctx, b.id, n)
		if err != nil {
			return err
		}
		b.add(s, r)
		b.findings[len(b.filing.Versions)] = found
	}
	return nil
}

// readDrafts takes what was typed for revisions: only so it is sure to be seen.
func (b *recovery) readDrafts(ctx context.Context) error {
	return b.from.read(ctx, func(db *sql.DB) error {
		rows, err := db.QueryContext(ctx, `select d.saved, d.hash, d.body from draft d join article a on a.id = d.article
			where a.uid = ? order by d.saved`, b.id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var saved int64
			row := stored{plain: true}
			if err := rows.Scan(&saved, &row.hash, &row.body); err != nil {
				return err
			}
			s, err := b.from.codec.story(row)
			if err != nil {
				b.lost = append(b.lost, "what was typed and not yet filed")
				continue
			}
			b.add(s, editor.Revision{Cause: editor.Saved, Saved: moment(saved), Words: b.summary.Words})
		}
		return rows.Err()
	})
}

func (b *recovery) add(s editor.Story, r editor.Revision) {
	s.Article.Status = b.summary.Status
	b.filing.Versions = append(b.filing.Versions, editor.Version{Story: s, Revision: r, Tally: b.summary.Tally})
	for _, block := range s.Article.Body {
		if block.Image != nil {
			b.name(block.Image.File)
		}
	}
	for _, f := range s.Facts {
		for _, x := range f.Sources {
			b.name(x.File)
		}
	}
}

// name notes a file that a version names.
func (b *recovery) name(file string) {
	if file != "" && !slices.Contains(b.pictures, file) {
		b.pictures = append(b.pictures, file)
	}
}

// rename adds the last revision and returns its headline.
func (b *recovery) rename(rename func(string) string, r editor.Revision) string {
	last := b.filing.Versions[len(b.filing.Versions)-1]
	last.Story = last.Story.Clone()
	last.Story.Article.Headline = rename(last.Story.Article.Headline)
	r.Words, r.Cause = last.Revision.Words, editor.Restored
	last.Revision = r
	b.filing.Versions = append(b.filing.Versions, last)
	return last.Story.Article.Headline
}

// file brings the files to the disk, then writes all rows in one transaction.
func (b *recovery) file(ctx context.Context, to *Library) error {
	pictures, err := b.takePictures(ctx, to)
	if err != nil {
		return err
	}
	sealed := to.sealAll([]editor.Filing{b.filing})[0]
	err = to.write(ctx, func(tx *sql.Tx) error {
		for name, p := range pictures {
			if err := insertAsset(tx, p.hash, int(p.size)); err != nil {
				return err
			}
			if _, err := tx.Exec("insert into picture (file, hash) values (?, ?) on conflict do nothing", name, p.hash); err != nil {
				return err
			}
		}
		if b.filed, err = sealed.insert(tx); err != nil {
			return err
		}
		return b.insertMore(to, tx)
	})
	if err == nil {
		to.index.nudge(ctx)
	}
	return err
}

// insertMore writes what lies in rows of its own beside a story.
func (b *recovery) insertMore(to *Library, tx *sql.Tx) error {
	article, err := articleOf(tx, b.filed)
	if err != nil {
		return err
	}
	for _, tag := range b.tags {
		if _, err := tx.Exec("insert into tag (article, tag) values (?, ?)", article, tag); err != nil {
			return err
		}
	}
	for n, findings := range b.findings {
		var revision int64
		if err := tx.QueryRow("select id from revision where article = ? and number = ?", article, n).Scan(&revision); err != nil {
			return err
		}
		for place, f := range findings {
			if err := insertFinding(tx, revision, place, f); err != nil {
				return err
			}
		}
	}
	last := b.filing.Versions[len(b.filing.Versions)-1].Revision
	return to.insertEvent(tx, article, editor.Event{Who: last.Author, What: editor.FromBackup, Was: filepath.Base(b.from.path)})
}

// takePictures keeps the pictures that the backup has, by the name that stories
// have for them.
func (b *recovery) takePictures(ctx context.Context, to *Library) (map[string]asset, error) {
	taken := map[string]asset{}
	for _, name := range b.pictures {
		bytes, err := b.from.Picture(ctx, name)
		switch {
		case errors.Is(err, editor.ErrNotFound):
			continue // it lies elsewhere, as a picture on the web does
		case errors.Is(err, editor.ErrDamaged):
			b.lost = append(b.lost, "the picture "+name)
			continue
		case err != nil:
			return nil, err
		}
		hash, err := to.assets.keep(bytes)
		if err != nil {
			return nil, told(to.path, err)
		}
		taken[name] = asset{hash, int64(len(bytes))}
	}
	return taken, nil
}
