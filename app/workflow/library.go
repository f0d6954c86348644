package workflow

import (
	"context"

	"stet/editor"
)

// Library is what the verbs need of a store. All methods may be called from
// several goroutines; each that writes is one transaction, on disk when it
// returns nil. An unknown article is editor.ErrNotFound; a library opened for
// reading only answers every write with editor.ErrDamaged or editor.ErrNewer;
// a full disk is editor.ErrFull, a library that was moved or replaced while it was
// open editor.ErrReplaced.
type Library interface {
	Stories
	Rows
	Imports
	Revisions
	Drafts
	Pictures
	SourceFiles
	Keeper
	Repairer
	Searcher
	Caretaker
	Life
	Backups
	FactDesks
	FactFinder
	OutletKeeper
	Destinations
	Sharer
	Sent
	Aftermaths
	Showings
}

// Stories lists and files articles.
type Stories interface {
	// Add files a new article with its first revision, and the exact bytes it
	// was read from where original is not nil. It gives the article its ID and
	// returns it. Where the same original is filed already the answer is an
	// *editor.AlreadyError and nothing is written, unless again is true.
	Add(ctx context.Context, s editor.Story, r editor.Revision, t editor.Tally, original *editor.Original, again bool) (string, error)
	// List returns one page of summaries, newest first; with q.Words set it
	// searches and fills in snippets.
	List(ctx context.Context, q editor.Query) ([]editor.Summary, error)
	// Summary returns one article's row.
	Summary(ctx context.Context, id string) (editor.Summary, error)
	// Counts returns how many articles stand in each status.
	Counts(ctx context.Context) (map[editor.Status]int, error)
	// SetTally stores what list rows show of the newest check.
	SetTally(ctx context.Context, id string, t editor.Tally) error
	// SetFindings keeps the findings of the check of one revision.
	SetFindings(ctx context.Context, id string, revision int, findings []editor.Finding) error
	// Original returns the file an article was imported from.
	Original(ctx context.Context, id string) (editor.Original, error)
	// OriginalName returns what that file was called, "" where there is none.
	OriginalName(ctx context.Context, id string) (string, error)
	// FindOriginal returns the article imported from these exact bytes, or
	// editor.ErrNotFound.
	FindOriginal(ctx context.Context, b []byte) (editor.Summary, error)
}

// Revisions reads and files the versions of an article.
type Revisions interface {
	// Story returns revision n of an article, the newest for n = 0. Text whose
	// hash does not fit is never returned: the error is editor.ErrDamaged.
	Story(ctx context.Context, id string, n int) (editor.Story, editor.Revision, error)
	// Revisions returns the revisions of an article, newest first.
	Revisions(ctx context.Context, id string) ([]editor.Revision, error)
	// File saves s as the revision after base and drops the article's draft, by
	// compare and swap: where the newest revision is not base the answer is
	// editor.ErrConflict and nothing is written. It returns r with Number, Hash
	// and Saved filled in.
	File(ctx context.Context, id string, base int, s editor.Story, r editor.Revision, t editor.Tally) (editor.Revision, error)
}

// Drafts journals what is being typed, and says who may type.
type Drafts interface {
	// Journal writes the whole unsaved state of one article. Where another
	// session has taken the story over the words are kept, and the answer is an
	// *editor.HeldError.
	Journal(ctx context.Context, d editor.Draft) error
	// Draft returns the words to go on from, or editor.ErrNotFound.
	Draft(ctx context.Context, id string) (editor.Draft, error)
	// DraftOf returns the words that a session has left.
	DraftOf(ctx context.Context, id, session string) (editor.Draft, error)
	// Discard drops the words that a session has left.
	Discard(ctx context.Context, id, session string) error
	// Recovered lists the drafts in the library, or of one article, newest first.
	Recovered(ctx context.Context, id string) ([]editor.Recovered, error)
	// Take lets this session write to an article and hands it the draft left
	// there; an *editor.HeldError where another one may.
	Take(ctx context.Context, id, who string) error
	// TakeOver does so also where another one may.
	TakeOver(ctx context.Context, id, who string) error
	// Holder returns who else may write to an article, nil for nobody.
	Holder(ctx context.Context, id string) (*editor.Holder, error)
	// Holds reports whether this session may write to an article.
	Holds(ctx context.Context, id string) (bool, error)
	// Held lists the articles that this session may write to.
	Held(ctx context.Context) ([]string, error)
	// Stamp is another one whenever something was filed or has happened.
	Stamp(ctx context.Context) (string, error)
	// Release lets others write to an article.
	Release(ctx context.Context, id string) error
}

// Keeper looks after the library itself.
type Keeper interface {
	// Backup writes a consistent, verified copy to path, whole or not at all.
	Backup(ctx context.Context, path string) error
	// ReadOnly says why nothing can be written, nil where it can.
	ReadOnly() error
	// Full reports whether the disk is full and words go into the last room that
	// the library keeps for them.
	Full() bool
	// Searches says how words are found: "index", or "scan" in a build without
	// full-text search.
	Searches() string
	Close() error
}
