package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"

	"stet/editor"
)

// Add files s as a new article with revision 1, and the file it was read from
// where original is not nil. The story is kept under the ID that Add gives it
// and returns. Where the same original is filed already the answer is an
// *editor.AlreadyError and nothing is written, unless again is true.
func (l *Library) Add(ctx context.Context, s editor.Story, r editor.Revision, t editor.Tally, original *editor.Original, again bool) (string, error) {
	one := editor.Filing{Versions: []editor.Version{{Story: s, Revision: r, Tally: t}}, Original: original, Again: again}
	filed, err := l.addAll(ctx, []editor.Filing{one})
	if err == nil {
		err = filed[0].Err
	}
	if err != nil {
		return "", fmt.Errorf("file the story: %w", err)
	}
	return filed[0].ID, nil
}

// AddAll files many new stories in one transaction, as Add files one, and says
// of each what became of it: one that is in the library already, or cannot be
// kept, is left out and loses the others nothing. Where the error is not nil none
// was filed.
func (l *Library) AddAll(ctx context.Context, filings []editor.Filing) ([]editor.Filed, error) {
	filed, err := l.addAll(ctx, filings)
	if err != nil {
		return nil, fmt.Errorf("file %d stories: %w", len(filings), err)
	}
	return filed, nil
}

func (l *Library) addAll(ctx context.Context, filings []editor.Filing) ([]editor.Filed, error) {
	filed := make([]editor.Filed, len(filings))
	sealed := l.sealAll(filings)
	file := func(tx *sql.Tx) error {
		for i, s := range sealed {
			id, err := s.insert(tx)
			if left := (*leftOut)(nil); err != nil && !errors.As(err, &left) {
				return err
			}
			filed[i] = editor.Filed{ID: id, Err: errors.Unwrap(err)}
		}
		return nil
	}
	write := l.keep
	if len(filings) > 1 {
		write = l.attempt // an import leaves the reserve to who is typing
	}
	err := write(ctx, func() error { return inTransaction(ctx, l.writer, file) })
	if err == nil {
		l.index.nudge(ctx)
	}
	return filed, err
}

// leftOut is why one story of many is not filed.
type leftOut struct{ error }

func (e *leftOut) Unwrap() error { return e.error }

// sealed is a new story, packed: a row for each of its versions.
type sealed struct {
	editor.Filing
	rows []stored
	file *kept
	err  error // a *leftOut, or why nothing can be filed
}

// packers is how many stories are packed at a time: more than there are cores,
// since each then waits for the disk to have its file.
const packers = 8

// sealAll packs stories.
func (l *Library) sealAll(filings []editor.Filing) []sealed {
	all := make([]sealed, len(filings))
	for i, f := range filings {
		all[i] = l.begin(f)
	}
	next := make(chan *sealed)
	var packing sync.WaitGroup
	for range min(packers, len(all)) {
		packing.Go(func() {
			for s := range next {
				s.err = l.pack(s)
			}
		})
	}
	for i := range all {
		next <- &all[i]
	}
	close(next)
	packing.Wait()
	return all
}

// begin gives a story its ID, and its versions their numbers and dates.
func (l *Library) begin(f editor.Filing) sealed {
	f.Versions = slices.Clone(f.Versions)
	id := editor.NewID()
	for i := range f.Versions {
		v := &f.Versions[i]
		v.Story.Article.ID = id
		if v.Story.Article.Status == "" {
			v.Story.Article.Status = editor.Inbox
		}
		v.Revision = l.dated(v.Revision, i+1)
	}
	return sealed{Filing: f}
}

// pack makes the rows of a story, and brings the file it was read from to the
// disk.
func (l *Library) pack(s *sealed) error {
	if len(s.Versions) == 0 {
		return &leftOut{errors.New("a story without a version cannot be filed")}
	}
	var key []byte
	for i, v := range s.Versions {
		if standsAlone(i + 1) {
			key = nil
		}
		row, content, err := l.codec.seal(v.Story, key)
		if err != nil {
			return &leftOut{err}
		}
		if key == nil {
			key = content
		}
		s.rows = append(s.rows, row)
	}
	file, err := l.keepOriginal(s.Original)
	if err != nil {
		return fmt.Errorf("keep the file: %w", err)
	}
	s.file = file
	return nil
}

// insert writes the rows of a story and returns its ID.
func (s sealed) insert(tx *sql.Tx) (string, error) {
	if s.err != nil {
		return "", s.err
	}
	if s.file != nil && !s.Again {
		err := already(tx, s.file.hash)
		if same := (*editor.AlreadyError)(nil); errors.As(err, &same) {
			return "", &leftOut{err}
		}
		if err != nil {
			return "", err
		}
	}
	first, last := s.Versions[0], s.Versions[len(s.Versions)-1]
	article, err := insertArticle(tx, last.Story.Article, first.Revision, s.file)
	if err != nil {
		return "", err
	}
	var head, key int64
	for i, v := range s.Versions {
		base := &key
		if standsAlone(i + 1) {
			base = nil
		}
		if head, err = insertRevision(tx, article, v.Revision, s.rows[i], base); err != nil {
			return "", err
		}
		if base == nil {
			key = head
		}
	}
	for place, f := range s.Findings {
		if err := insertFinding(tx, head, place, f); err != nil {
			return "", err
		}
	}
	return last.Story.Article.ID, makeNewest(tx, article, head, 0, last)
}
