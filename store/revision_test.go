package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"stet/editor"
)

func TestKeyOf(t *testing.T) {
	for n, want := range map[int]int{1: 1, 2: 1, 16: 1, 17: 17, 18: 17, 32: 17, 33: 33} {
		if got := keyOf(n); got != want {
			t.Errorf("keyOf(%d) = %d, want %d", n, got, want)
		}
	}
}

// TestRevisions files enough revisions for three that stand alone, and reads
// every one back.
func TestRevisions(t *testing.T) {
	l := newLibrary(t)
	s := fullStory()
	id := add(t, l, s)
	s.Article.ID = id
	hashes := []string{hashOf(t, s)}
	for n := 2; n <= 2*keyEvery+3; n++ {
		s = s.Clone()
		s.Article.Body[1].Text += fmt.Sprintf(" Edit %d.", n)
		r := file(t, l, id, n-1, s)
		if r.Number != n || r.Hash != hashOf(t, s) || r.Saved.IsZero() {
			t.Fatalf("filed as %+v", r)
		}
		hashes = append(hashes, r.Hash)
	}
	for i, want := range hashes {
		got, r, err := l.Story(t.Context(), id, i+1)
		if err != nil || hashOf(t, got) != want || r.Number != i+1 || r.Hash != want {
			t.Errorf("revision %d: %+v, %v", i+1, r, err)
		}
	}
	all, err := l.Revisions(t.Context(), id)
	if err != nil || len(all) != len(hashes) || all[0].Number != len(hashes) || all[len(all)-1].Number != 1 {
		t.Errorf("%d revisions, %v", len(all), err)
	}
	if alone, _ := number(t.Context(), l.readers, "select count(*) from revision where base is null"); alone != 3 {
		t.Errorf("%d revisions stand alone, want 3", alone)
	}
	sum, _ := l.Summary(t.Context(), id)
	if newest := all[0]; sum.Revision != newest.Number || !sum.Updated.Equal(newest.Saved) {
		t.Errorf("the summary shows %+v, the newest is %+v", sum, newest)
	}
}

func TestOverrideRoundTrip(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One"))
	want := &editor.Override{By: "Kim", Reason: "the lawyer agreed", Findings: []string{"embargo: until noon"},
		At: time.Date(2024, 5, 1, 10, 0, 0, 1, time.FixedZone("", 3600))}
	if _, err := l.File(t.Context(), id, 1, story("One"), editor.Revision{Cause: editor.ForExport, Override: want}, editor.Tally{}); err != nil {
		t.Fatal(err)
	}
	all, err := l.Revisions(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	got := all[0].Override
	if got == nil || !got.At.Equal(want.At) {
		t.Fatalf("%+v, want %+v", got, want)
	}
	got.At = want.At
	if !reflect.DeepEqual(got, want) || all[1].Override != nil {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestConflict(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One"))
	file(t, l, id, 1, story("Two"))
	if err := l.Journal(t.Context(), editor.Draft{Article: id, Base: 1, Story: story("Mine")}); err != nil {
		t.Fatal(err)
	}
	for _, base := range []int{0, 1, 3, 40} {
		_, err := l.File(t.Context(), id, base, story("Mine"), editor.Revision{}, editor.Tally{})
		if !errors.Is(err, editor.ErrConflict) {
			t.Errorf("on revision %d: %v, want a conflict", base, err)
		}
	}
	if s, r, _ := l.Story(t.Context(), id, 0); r.Number != 2 || s.Article.Headline != "Two" {
		t.Errorf("after a lost swap the newest is %q, revision %d", s.Article.Headline, r.Number)
	}
	if d, err := l.Draft(t.Context(), id); err != nil || d.Story.Article.Headline != "Mine" {
		t.Errorf("the draft is gone with the lost swap: %v", err)
	}
}

// TestOneSwapWins lets two handles file on the same revision again and again.
func TestOneSwapWins(t *testing.T) {
	l := newLibrary(t)
	other := openLibrary(t, l.path)
	id := add(t, l, story("Start"))
	for base := 1; base <= 20; base++ {
		var won [2]error
		var both sync.WaitGroup
		for i, lib := range []*Library{l, other} {
			both.Go(func() {
				_, won[i] = lib.File(t.Context(), id, base, story(fmt.Sprint("By ", i)), editor.Revision{}, editor.Tally{})
			})
		}
		both.Wait()
		if (won[0] == nil) == (won[1] == nil) {
			t.Fatalf("on revision %d: %v and %v", base, won[0], won[1])
		}
		if lost := errors.Join(won[:]...); !errors.Is(lost, editor.ErrConflict) {
			t.Fatalf("on revision %d: %v", base, lost)
		}
	}
}

func TestDrafts(t *testing.T) {
	l := newLibrary(t)
	first, second := add(t, l, story("First", "A paragraph.")), add(t, l, story("Second", "A paragraph."))
	ctx := t.Context()
	typed := fullStory()
	typed.Article.Headline = "First, typed"
	at := time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC)
	for _, d := range []editor.Draft{
		{Article: first, Base: 1, Saved: at, Story: story("Older")},
		{Article: first, Base: 1, Who: "Ana", Saved: at.Add(time.Minute), Story: typed},
		{Article: second, Base: 1, Saved: at, Story: story("Second, typed")},
	} {
		if err := l.Journal(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	d, err := l.Draft(ctx, first)
	if err != nil || d.Base != 1 || d.Who != "Ana" || !d.Saved.Equal(at.Add(time.Minute)) || hashOf(t, d.Story) != hashOf(t, typed) {
		t.Errorf("%+v, %v", d, err)
	}
	all, err := l.Recovered(ctx, "")
	want := []editor.Recovered{{Article: first, Session: l.session, Who: "Ana", Headline: "First, typed", Base: 1, Newest: 1, Saved: at.Add(time.Minute), Own: true},
		{Article: second, Session: l.session, Headline: "Second, typed", Base: 1, Newest: 1, Saved: at, Own: true}}
	if err != nil || !reflect.DeepEqual(all, want) {
		t.Errorf("%+v, %v", all, err)
	}
	named := func(first, second string) {
		t.Helper()
		for _, q := range []editor.Query{{}, {Words: "paragraph"}} {
			page, err := l.List(ctx, q)
			if err != nil || len(page) != 2 || page[0].Headline != second || page[1].Headline != first {
				t.Errorf("%+v: %+v, %v; want %s and %s", q, page, err, first, second)
			}
		}
	}
	named("First, typed", "Second, typed")
	if err := l.Journal(ctx, editor.Draft{Article: second, Base: 1, Saved: at, Story: story("")}); err != nil {
		t.Fatal(err)
	}
	named("First, typed", "")
	if err := l.Discard(ctx, second, l.session); err != nil {
		t.Fatal(err)
	}
	named("First, typed", "Second")
	file(t, l, first, 1, typed)
	if all, _ := l.Recovered(ctx, ""); len(all) != 0 {
		t.Errorf("drafts are left after filing and discarding: %+v", all)
	}
}

// TestCodec packs texts of all sizes against keys of all sizes.
func TestCodec(t *testing.T) {
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	text := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = "abcde fgh"[random.IntN(9)]
		}
		return b
	}
	sizes := []int{0, 1, 7, 8, 9, 100, 5000, 200_000}
	for _, n := range sizes {
		for _, m := range sizes[1:] {
			key, content := text(m), text(n)
			content = append(content, key[:len(key)/2]...)
			body, err := c.pack(content, key)
			if err != nil {
				t.Fatalf("%d bytes against %d: %v", n, m, err)
			}
			if back, err := c.unpack(body, key); err != nil || string(back) != string(content) {
				t.Errorf("%d bytes against %d came back changed, %v", n, m, err)
			}
		}
	}
}

// FuzzUnpack feeds bodies that nobody packed: an error, never a panic.
func FuzzUnpack(f *testing.F) {
	c, err := newCodec()
	if err != nil {
		f.Fatal(err)
	}
	key := []byte(strings.Repeat("the key of it ", 20))
	body, err := c.pack([]byte("the key of it, changed"), key)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(body)
	f.Add(c.encoder.EncodeAll([]byte("alone"), nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		c.unpack(b, nil)
		c.unpack(b, key)
	})
}
