package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/reuse"
)

const notice = "The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks from Thursday. "

func paragraph(words string) editor.Story {
	return editor.Story{Article: editor.Article{Headline: "A story", Body: []editor.Block{{ID: "p", Kind: editor.Paragraph, Text: words}}}}
}

// sharing names the stories that share passages with words, by their first words.
func sharing(t *testing.T, l *Library, story, words string) string {
	t.Helper()
	here := reuse.ReadArticle(paragraph(words).Article)
	found, ok, err := l.Sharing(t.Context(), story, here.Text)
	if err != nil || !ok {
		t.Fatalf("ok %v: %v", ok, err)
	}
	var out []string
	for _, a := range found {
		if len(here.Compared([]*reuse.Article{reuse.ReadArticle(a)})) > 0 {
			first, _, _ := strings.Cut(a.Body[0].Text, " ")
			out = append(out, first)
		}
	}
	return strings.Join(out, " ")
}

// What is filed is found at once, and no longer once it is filed without it.
func TestSharing(t *testing.T) {
	l := newLibrary(t)
	if !hasFTS5(t, l) {
		t.Skip("this build has no index")
	}
	first := add(t, l, paragraph("First of all. "+notice+"And so on and on, as stories will."))
	add(t, l, paragraph("Second to none, and about something else altogether, as other stories will be."))
	if got := sharing(t, l, "", "We say: "+notice); got != "First" {
		t.Fatalf("found %q, want the first", got)
	}
	if got := sharing(t, l, first, notice); got != "" {
		t.Errorf("a story shares with itself: %q", got)
	}
	third := add(t, l, paragraph("Third time lucky. "+notice))
	if got := sharing(t, l, "", notice); got != "Third First" && got != "First Third" {
		t.Errorf("found %q, want the first and the third", got)
	}
	file(t, l, first, 1, paragraph("First no more."))
	if got := sharing(t, l, "", notice); got != "Third" {
		t.Errorf("found %q, want the third alone", got)
	}
	if _, err := l.Act(t.Context(), editor.Action{What: editor.Binned, Who: "R.O."}, []string{third}); err != nil {
		t.Fatal(err)
	}
	if got := sharing(t, l, "", notice); got != "" {
		t.Errorf("found %q in the bin", got)
	}
}

// What waits to be put in its bucket is found as well, once.
func TestSharingWhatWaits(t *testing.T) {
	l := newLibrary(t)
	if !hasFTS5(t, l) {
		t.Skip("this build has no index")
	}
	for range settleAtOnce {
		add(t, l, paragraph("Hardly any."))
	}
	for n := range 3 * settleAtOnce {
		add(t, l, paragraph(fmt.Sprintf("Story%d. %s", n, notice)))
	}
	waiting := func() int64 {
		n, err := number(t.Context(), l.index.pool(), "select count(*) from print_new")
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	found := sharing(t, l, "", notice)
	if waiting() == 0 {
		t.Fatal("nothing waits")
	}
	if err := l.Index(t.Context(), func(int, int) {}); err != nil || waiting() != 0 {
		t.Fatalf("%d stories wait after indexing: %v", waiting(), err)
	}
	if again := sharing(t, l, "", notice); again != found || found == "" {
		t.Errorf("found %q, then %q", found, again)
	}
}

// Reading ahead changes nothing of what is found, and an index that was spoilt
// meanwhile is made anew.
func TestWarm(t *testing.T) {
	l := newLibrary(t)
	if err := l.Warm(t.Context()); err != nil {
		t.Fatalf("an empty library: %v", err)
	}
	if !hasFTS5(t, l) {
		return
	}
	add(t, l, paragraph("First of all. "+notice))
	if err := l.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := sharing(t, l, "", notice); got != "First" {
		t.Errorf("found %q, want the first", got)
	}
	if _, err := l.index.pool().Exec("drop table print_post"); err != nil {
		t.Fatal(err)
	}
	if err := l.Warm(t.Context()); err == nil {
		t.Error("reads what is not there")
	}
	if err := l.Index(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if got := sharing(t, l, "", notice); got != "First" {
		t.Errorf("found %q in the index that was made anew, want the first", got)
	}
}

// An index that is made anew has the prints of all stories.
func TestSharingAfterRebuild(t *testing.T) {
	l := behind(t, 100)
	if err := l.Index(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	page, err := l.List(t.Context(), editor.Query{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range page {
		s, _, err := l.Story(t.Context(), row.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		a := reuse.ReadArticle(s.Article)
		if a.Text.Words() < reuse.Least {
			continue
		}
		found, _, err := l.Sharing(t.Context(), "", a.Text)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s is not found by its own words: %v", row.ID, err)
		}
	}
}

func TestSharingWithoutIndex(t *testing.T) {
	l := newLibrary(t)
	if hasFTS5(t, l) {
		t.Skip("this build has an index")
	}
	if _, ok, err := l.Sharing(t.Context(), "", reuse.Read(notice)); ok || err != nil {
		t.Errorf("ok %v: %v", ok, err)
	}
}

func BenchmarkPrintsOf(b *testing.B) {
	var text strings.Builder
	for i := range 800 {
		fmt.Fprintf(&text, "word%d ", i*i%997)
	}
	for b.Loop() {
		printsOf([]string{text.String()})
	}
}

func TestPostings(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var all []posting
	for range 2000 {
		one := make([]posting, r.IntN(20))
		for i := range one {
			one[i] = posting{r.Uint64N(1 << 5), r.Int64N(40) + 1}
		}
		before := slices.Clone(all)
		all, _ = merged(slices.Values(all), one)
		if back := slices.Collect(unpackPostings(packPostings(all))); !slices.Equal(back, all) {
			t.Fatalf("%v comes back as %v", all, back)
		}
		for _, p := range append(before, one...) {
			if !slices.Contains(all, p) {
				t.Fatalf("%v is lost from %v", p, all)
			}
		}
	}
	_, differs := merged(slices.Values(all), all[:7])
	if differs {
		t.Error("what is there already makes a difference")
	}
	var crowd []posting
	for i := range int64(2 * mostHave) {
		crowd = append(crowd, posting{7, i})
	}
	if kept, _ := merged(slices.Values(all), crowd); len(kept) > len(all)+mostHave {
		t.Errorf("%d postings of one print are kept", len(kept)-len(all))
	}
}

// What is no list of postings is read as far as it goes.
func FuzzPostings(f *testing.F) {
	f.Add(packPostings([]posting{{1, 2}, {1, 3}, {9, 1}}))
	f.Add([]byte{0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		all := slices.Collect(unpackPostings(b))
		if len(all) > len(b)/2 {
			t.Fatalf("%d postings in %d bytes", len(all), len(b))
		}
		for p := range unpackPrints(b) {
			_ = p
		}
	})
}
