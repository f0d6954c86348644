package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stet/editor"
)

// FactFinder finds facts across the library, and keeps the files that they were
// checked against.
type FactFinder interface {
	// FindFacts returns facts of the newest revisions in which all the words of
	// terms stand, in what they say or were checked against; the latest filed first.
	FindFacts(ctx context.Context, terms editor.Terms, limit int) ([]editor.FoundFact, error)
	// SettledAlike returns settled facts of other stories with the same words as f,
	// or the same value, and of its kind; the latest filed first.
	SettledAlike(ctx context.Context, story string, f editor.Fact, limit int) ([]editor.FoundFact, error)
	// UsedSources returns the sources in use in which all the words stand, each as it
	// was used last, the latest first.
	UsedSources(ctx context.Context, words string, limit int) ([]editor.UsedSource, error)
	// AddSourceFile keeps the bytes of a file and returns what sources name it by.
	AddSourceFile(ctx context.Context, name string, b []byte) (string, error)
}

// FoundFacts is what a search across the library has found.
type FoundFacts struct {
	Facts []editor.FoundFact
	More  bool // there may be further ones
	Late  int  // stories that are not in the index yet, and were not looked through
}

// FindFacts finds facts in all stories by words and "phrases", and by those of their
// sources.
func (d *Desk) FindFacts(ctx context.Context, typed string, limit int) (FoundFacts, error) {
	q, err := editor.ParseQuery(typed, d.now())
	if err != nil {
		return FoundFacts{}, err
	}
	for _, t := range q.Terms {
		if t.Field != "" {
			return FoundFacts{}, fmt.Errorf("facts are found by words and \"phrases\", not by the field %q", t.Field)
		}
	}
	found, err := d.lib.FindFacts(ctx, q.Terms, limit)
	if err != nil {
		return FoundFacts{}, err
	}
	late, err := d.lib.Unindexed(ctx)
	return FoundFacts{Facts: found, More: len(found) == limit, Late: late}, err
}

// mostAlike is how many facts of other stories are offered.
const mostAlike = 20

// SettledElsewhere returns settled facts of other stories that say the same as a fact
// of this one, those with a source first.
func (d *Desk) SettledElsewhere(ctx context.Context, story string, f editor.Fact) ([]editor.FoundFact, error) {
	found, err := d.lib.SettledAlike(ctx, story, f, mostAlike)
	var with, without []editor.FoundFact
	for _, g := range found {
		if len(g.Fact.Sources) > 0 {
			with = append(with, g)
		} else {
			without = append(without, g)
		}
	}
	return append(with, without...), err
}

// UsedSources returns the sources in use in which all the words stand, the one used
// last first. What each says of the place in it, and of when and how it was asked, is
// of that use.
func (d *Desk) UsedSources(ctx context.Context, words string, limit int) ([]editor.UsedSource, error) {
	return d.lib.UsedSources(ctx, words, limit)
}

// maxSourceFile is how large a file a source may have, in bytes.
const maxSourceFile = 256 << 20

// AttachFile keeps a file in the library, once, and returns s with its name and
// SHA-256; a source without a title gets that of the file.
func (d *Desk) AttachFile(ctx context.Context, s editor.Source, path string) (editor.Source, error) {
	name := filepath.Base(path)
	b, err := readUpTo(path, maxSourceFile)
	if err != nil {
		return s, fmt.Errorf("attach %s: %w", name, err)
	}
	if s.File, err = d.lib.AddSourceFile(ctx, name, b); err != nil {
		return s, err
	}
	s.SHA256 = editor.HashBytes(b)
	if s.Title == "" {
		s.Title = name
	}
	return s, nil
}

// readUpTo reads a file that is not empty and not larger than most bytes.
func readUpTo(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) == 0:
		return nil, errors.New("the file is empty")
	case int64(len(b)) > most:
		return nil, fmt.Errorf("it is larger than %d MB: keep it elsewhere and say where under Archived", most>>20)
	}
	return b, nil
}

// runs are the endings of files that a system may run rather than show.
var runs = []string{".exe", ".com", ".bat", ".cmd", ".msi", ".scr", ".pif", ".lnk", ".hta", ".jar", ".js", ".vbs", ".wsf", ".ps1", ".sh", ".command", ".app", ".desktop", ".appimage"}

// CopySourceFile puts a copy of a source's file into a folder, to be looked at, and
// returns its path. A file that the system might run is refused.
func (d *Desk) CopySourceFile(ctx context.Context, s editor.Source, folder string) (string, error) {
	name := cmp.Or(s.FileName(), "source")
	if slices.Contains(runs, strings.ToLower(filepath.Ext(name))) {
		return "", fmt.Errorf("%s is a program, and Stet starts none: take it out of the evidence package to look into it", name)
	}
	b, err := d.SourceFile(ctx, s)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", name, err)
	}
	dir := filepath.Join(folder, s.SHA256[:12]) // two sources may have files of one name
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(dir, filepath.Base(name))
	return path, writeFile(path, b)
}

// SourceFile returns the file that a source has in the library, checked against its
// SHA-256; editor.ErrNotFound where it has none.
func (d *Desk) SourceFile(ctx context.Context, s editor.Source) ([]byte, error) {
	if s.SHA256 == "" {
		return nil, fmt.Errorf("the source %q has no file: %w", s.Title, editor.ErrNotFound)
	}
	return d.lib.SourceFile(ctx, s.SHA256)
}
