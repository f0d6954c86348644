package store

import (
	"context"
	"errors"
	"os"
	"testing"

	"stet/editor"
)

// behind is a library of so many stories whose index is to be made anew, a few
// stories at a time.
func behind(t *testing.T, n int) *Library {
	t.Helper()
	l := newLibrary(t)
	if !hasFTS5(t, l) {
		t.Skip("this build has no index")
	}
	many(t, l, n)
	l.Close()
	os.Remove(l.path + "-index.db")
	l = openLibrary(t, l.path)
	l.index.atATime = 10
	return l
}

func unindexed(t *testing.T, l *Library) int {
	t.Helper()
	n, err := l.Unindexed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestIndexing cancels a rebuild and goes on with it: the newest stories are found
// first, and what is filed meanwhile is found as well.
func TestIndexing(t *testing.T) {
	const n = 100
	l := behind(t, n)
	if got := unindexed(t, l); got != n {
		t.Fatalf("%d stories are not indexed, want %d", got, n)
	}
	newestFirst, err := l.List(t.Context(), editor.Query{Limit: n})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var last int
	err = l.Index(ctx, func(done, total int) {
		if total != n || done < last {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		if last = done; done == 30 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || last < 30 || last == n {
		t.Fatalf("cancelled at %d: %v", last, err)
	}
	page, err := l.List(t.Context(), editor.Query{Words: "story", Limit: n})
	if err != nil || len(page) != last || page[0].ID != newestFirst[0].ID || page[last-1].ID != newestFirst[last-1].ID {
		t.Errorf("with %d indexed %d are found, %v", last, len(page), err)
	}
	add(t, l, story("Story of now", "words"))
	file(t, l, newestFirst[n-1].ID, newestFirst[n-1].Revision, story("Story of then", "pier"))
	if got := unindexed(t, l); got != n-last+1 { // the old story was waiting already
		t.Errorf("%d stories are not indexed, want %d", got, n-last+1)
	}
	if err := l.Index(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]int{"story": n + 1, "pier": 1} {
		page, err := l.List(t.Context(), editor.Query{Words: words, Limit: 2 * n})
		if err != nil || len(page) != want {
			t.Errorf("%d stories with %q, want %d, %v", len(page), words, want, err)
		}
	}
	if got := unindexed(t, l); got != 0 {
		t.Errorf("%d stories are not indexed in the end", got)
	}
	if _, err := l.index.pool().Exec("insert into ft (ft, rank) values ('integrity-check', 0)"); err != nil {
		t.Error(err)
	}
}

// TestIndexingPassesDamage: a story that cannot be read is left out, and keeps
// nobody else from being found, also where a whole batch is damaged.
func TestIndexingPassesDamage(t *testing.T) {
	const n, hurt = 40, 12
	l := behind(t, n)
	if _, err := l.writer.Exec("update revision set body = x'00' where id in (select head from article order by head desc limit ?)", hurt); err != nil {
		t.Fatal(err)
	}
	if err := l.Index(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	page, err := l.List(t.Context(), editor.Query{Words: "story", Limit: n})
	if err != nil || len(page) != n-hurt || unindexed(t, l) != 0 {
		t.Errorf("%d stories are found, want %d, %v", len(page), n-hurt, err)
	}
}

// TestIndexingTwice: two openings of one library index it at the same time.
func TestIndexingTwice(t *testing.T) {
	const n = 60
	l := behind(t, n)
	other := openLibrary(t, l.path)
	other.index.atATime = 7
	ended := make(chan error)
	go func() { ended <- other.Index(t.Context(), func(int, int) {}) }()
	err := l.Index(t.Context(), func(int, int) {})
	if err := errors.Join(err, <-ended); err != nil {
		t.Fatal(err)
	}
	for _, l := range []*Library{l, other} {
		if err := l.Index(t.Context(), func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		page, err := l.List(t.Context(), editor.Query{Words: "story", Limit: 2 * n})
		if err != nil || len(page) != n {
			t.Errorf("%d stories are found, want %d, %v", len(page), n, err)
		}
	}
}
