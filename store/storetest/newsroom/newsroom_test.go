package newsroom

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"stet/editor"
	"stet/store"
)

// TestStory holds the stories to what a newsroom's are like: other figures would
// make what is measured on them worth nothing.
func TestStory(t *testing.T) {
	const stories = 400
	words, facts, changed := 0, 0, 0
	statuses := map[editor.Status]int{}
	for n := range stories {
		f := Story(n)
		if len(f.Versions) != Revisions {
			t.Fatalf("story %d has %d versions", n, len(f.Versions))
		}
		for i, v := range f.Versions {
			if err := v.Story.Validate(); err != nil {
				t.Fatalf("story %d, version %d: %v", n, i+1, err)
			}
			if i > 0 && !v.Revision.Saved.After(f.Versions[i-1].Revision.Saved) {
				t.Fatalf("story %d: version %d is not later than the one before", n, i+1)
			}
			if i > 0 && !reflect.DeepEqual(v.Story, f.Versions[i-1].Story) {
				changed++
			}
		}
		last := f.Versions[Revisions-1]
		words += last.Tally.Words
		facts += last.Tally.Facts
		statuses[last.Story.Article.Status]++
	}
	if mean := words / stories; mean < 600 || mean > 700 {
		t.Errorf("%d words a story", mean)
	}
	if facts < stories || facts > 4*stories {
		t.Errorf("%d facts in %d stories", facts, stories)
	}
	if changed < stories*(Revisions-1)*9/10 {
		t.Errorf("%d versions of %d differ from the one before", changed, stories*(Revisions-1))
	}
	for _, s := range editor.Statuses {
		if statuses[s] == 0 {
			t.Errorf("no story is %s: %v", s, statuses)
		}
	}
}

func TestStoryIsAlwaysTheSame(t *testing.T) {
	if !reflect.DeepEqual(Story(7), Story(7)) {
		t.Error("story 7 came out different")
	}
	if reflect.DeepEqual(Story(7).Versions[0].Story.Article.Body, Story(8).Versions[0].Story.Article.Body) {
		t.Error("stories 7 and 8 have the same words")
	}
}

// TestLibraryGoesOn stops the making in the middle.
func TestLibraryGoesOn(t *testing.T) {
	for _, cache := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(cache, t.TempDir())
	}
	const stories = 3 * atATime / 2
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := Library(ctx, stories, func(done, total int) { cancel() })
	if err == nil {
		t.Fatal("a library that was not finished was given out")
	}
	var path string
	for range 2 { // the second time it is there
		if path, err = Library(t.Context(), stories, nil); err != nil {
			t.Fatal(err)
		}
	}
	l, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	page, err := l.List(t.Context(), editor.Query{Limit: 2 * stories})
	if err != nil || len(page) != stories {
		t.Fatalf("%d stories, %v", len(page), err)
	}
	oldest := page[stories-1]
	want := Story(0).Versions[Revisions-1].Story.Article.Headline
	if oldest.Headline != want || oldest.Revision != Revisions {
		t.Errorf("the oldest is %+v, want %q", oldest, want)
	}
	if left, _ := filepath.Glob(filepath.Dir(path) + ".part"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
