package newsroom

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"stet/editor"
	"stet/store"
)

// Library returns the path of a library that holds the first n stories and the
// whole search index, for measuring. It is made the first time, in the user's
// cache folder under a name that tells the generation of the stories and the
// schema; one that was not finished is gone on with, and one of another
// generation or schema is made anew. Progress, where it is not nil, is told how
// many stories are in.
//
// Whoever measures leaves the stories as they are.
func Library(ctx context.Context, n int, progress func(done, total int)) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	all := filepath.Join(cache, "stet-newsroom")
	folder := filepath.Join(all, fmt.Sprintf("%d-stories-generation-%d-schema-%d", n, Generation, store.Schema()))
	part := folder + ".part"
	if err := removeOthers(all, n, folder, part); err != nil {
		return "", err
	}
	made := folder
	if _, err := os.Stat(folder); err != nil {
		made = part
	}
	if err := os.MkdirAll(made, 0o700); err != nil {
		return "", err
	}
	const file = "library.stet"
	if err := complete(ctx, filepath.Join(made, file), n, progress); err != nil {
		return "", fmt.Errorf("make a library of %d stories: %w", n, err)
	}
	if made == part {
		err = os.Rename(part, folder)
	}
	return filepath.Join(folder, file), err
}

// removeOthers makes room: libraries take a gigabyte.
func removeOthers(all string, n int, keep ...string) error {
	old, err := filepath.Glob(filepath.Join(all, fmt.Sprintf("%d-stories-*", n)))
	if err != nil {
		return err
	}
	for _, folder := range old {
		if !slices.Contains(keep, folder) {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}
	return err
}

// complete files the stories that are missing, and indexes what an older index
// does not hold.
func complete(ctx context.Context, path string, n int, progress func(done, total int)) error {
	l, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	err = Fill(ctx, l, n, progress)
	if err == nil {
		err = l.Index(ctx, func(int, int) {})
	}
	return errors.Join(err, l.Close())
}

// atATime is how many stories are filed in one transaction.
const atATime = 100

// Fill files stories until the library holds n, going on where one that was
// begun stands.
func Fill(ctx context.Context, l *store.Library, n int, progress func(done, total int)) error {
	counts, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	done := 0
	for _, in := range counts {
		done += in
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for filings := range batches(ctx, done, n) {
		filed, err := l.AddAll(ctx, filings)
		for _, f := range filed {
			err = errors.Join(err, f.Err)
		}
		if err != nil {
			return err
		}
		if done += len(filings); progress != nil {
			progress(done, n)
		}
	}
	return ctx.Err()
}

// batches makes the stories from up to n while those before are filed.
func batches(ctx context.Context, from, n int) <-chan []editor.Filing {
	made := make(chan []editor.Filing, 1)
	go func() {
		defer close(made)
		for ; from < n; from += atATime {
			var filings []editor.Filing
			for i := from; i < min(from+atATime, n); i++ {
				filings = append(filings, Story(i))
			}
			select {
			case made <- filings:
			case <-ctx.Done():
				return
			}
		}
	}()
	return made
}
