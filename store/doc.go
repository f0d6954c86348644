// Package store is the library: one SQLite file that holds stories, every
// revision of them, drafts, facts and findings; beside it a folder of the files
// they came with, and a search index that can be thrown away.
//
// A Library may be used from several goroutines, and one file by several
// processes. Each write is one immediate transaction, flushed to the disk before
// the method returns nil; readers are never kept waiting by it. Nothing runs here
// by itself: whoever opens the library asks for backups, checks and indexing when
// it has nothing better to do.
//
// # What lies where
//
//	LIBRARY              the truth, a SQLite file in WAL mode
//	LIBRARY-files/ab/…   originals and pictures, each once, named by the SHA-256 of its bytes
//	LIBRARY-index.db     words, made anew whenever it does not fit
//	LIBRARY-open/…       a locked file for each process that has the library open
//	LIBRARY-reserve      8 MB that are given up when the disk is full
//	LIBRARY-backups/…    2026-11-27T10.30.05Z.stet, with one folder "files" for all
//
// # The tables
//
// article is a row of the list and holds no text, so that a page of a hundred
// reads a few pages of the file; it repeats of the newest revision what lists
// show. revision holds a story whole, as canonical JSON under its SHA-256,
// compressed with zstd: every sixteenth stands alone, the others take it as
// dictionary, and nothing ever depends on more than one other row. Revision ids
// rise in the order of filing and are never used again. draft holds what was
// typed and not filed, plain, a row for each story and session; hold says which
// session may write to a story. fact, source and finding repeat what queries
// across the library ask for. event is what happened to a story besides its
// revisions, tag and related what it belongs to. asset names the files, picture
// and article.original refer to them; picture also has the files that facts were
// checked against. saved_search and import keep views and
// interrupted imports. meta has the library's uid, min_reader, the oldest
// format that can read it, and fact_desk, how the desk checks facts, as JSON; pragma user_version is its format. All tables are
// strict, times are milliseconds since 1970 UTC.
//
// # How words come to the disk
//
// Journal writes a draft whole, in one statement, with synchronous=FULL: when it
// returns nil the words survive a kill, a crash and a power cut, as far as the
// drive flushes when it is told to. File seals a revision, unpacks it again and
// compares before it writes, then makes it the newest by compare and swap: where
// another was filed since the one it goes on from, nothing is written and the
// draft stays (editor.ErrConflict). A file beside the library is flushed and
// renamed before the row that names it is written.
//
// One session at a time may write to a story: Take asks for it, TakeOver takes it
// from another, whose later words are kept as a draft of its own. A session is
// known to be alive by the lock on its file, which the system takes away however
// its process ends; no clock is trusted. Drafts that nobody goes on from are
// listed by Recovered until somebody discards them.
//
// On a full disk writing fails with editor.ErrFull and gives the reserve up for
// the next try; nothing that was acknowledged is touched.
//
// # How damage is found
//
// Every content is checked against its hash when it is read, and never returned
// where it does not fit: one that is damaged is an editor.DamageError and stops
// only what depends on it. Damaged pages, or a file that is no longer the one that
// was opened, stop all writing. Verify reads everything; Scrub does so a slice at
// a time. A content that a backup has under the same hash can be put back in its
// place; where pages are hurt, what can be read and what backups have is written
// to a new library.
//
// Open checks the pages of a file that nobody has closed, refuses network and
// synchronised folders for writing, opens what a newer Stet has written for
// reading only where min_reader allows it, and takes all migrations that are
// missing in one transaction after a backup. Nothing is ever written over a
// library: restoring makes a new file.
//
// # How words are found
//
// The index holds words only, folded, under the id of the newest revision:
// falling ids mean latest filed. It follows the library by the highest id it has
// seen, and by that revision's hash, since a restored library may have given the
// same id to another. Conditions on columns and facts are asked of the library,
// beginning with them where they leave few stories. Without FTS5 the same queries
// are answered by reading the texts.
//
// Facts are indexed beside the words, under the revision's id and their place in it:
// by what they say, by what they were checked against, and by a number that those
// share which say the same. What is found is read from the story itself, whole.
//
// Stories that share passages are found by the prints of their texts (see
// editor/reuse), kept in buckets of those that begin alike: for each print the
// articles that have it. Nothing is taken out of a bucket, since what is found is
// compared with the story as it stands.
package store
