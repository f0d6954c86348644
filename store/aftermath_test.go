package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// publishedAt is a story with an address and notes to its readers.
func publishedAt(headline, url string, notes ...editor.Amendment) editor.Story {
	s := paragraph("The bridge closed.")
	s.Article.Headline, s.Article.URL, s.Amendments = headline, url, notes
	return s
}

// aftermaths says in words what has become of stories.
func aftermaths(t *testing.T, l *Library, story string, addresses, ids []string) string {
	t.Helper()
	found, ok, err := l.Aftermaths(t.Context(), story, addresses, ids)
	if err != nil || !ok {
		t.Fatalf("ok %v: %v", ok, err)
	}
	var out []string
	for _, a := range found {
		words := a.Title
		if a.Spiked {
			words += " spiked"
		}
		for _, n := range a.Amendments {
			words += " " + string(n.Kind)
		}
		out = append(out, words)
	}
	return strings.Join(out, ", ")
}

func TestAftermaths(t *testing.T) {
	l := newLibrary(t)
	if !hasFTS5(t, l) {
		t.Skip("this build has no index")
	}
	const page = "https://www.gazette.example/bridge/"
	retraction := editor.Amendment{ID: "n", Kind: editor.Retraction, Note: "Withdrawn.", By: "R.O.", At: time.UnixMilli(1000).UTC()}
	bridge := add(t, l, publishedAt("Bridge", page))
	ferry := add(t, l, publishedAt("Ferry", "https://gazette.example/ferry"))
	asks := []string{"http://gazette.example/bridge?utm_source=mail#top", "mailto:desk@gazette.example"}

	if got := aftermaths(t, l, "", asks, nil); got != "Bridge" {
		t.Errorf("at its address: %q", got)
	}
	if got := aftermaths(t, l, bridge, asks, []string{bridge}); got != "" {
		t.Errorf("of itself: %q", got)
	}
	if got := aftermaths(t, l, "", nil, []string{ferry, "none"}); got != "Ferry" {
		t.Errorf("by its ID: %q", got)
	}
	file(t, l, bridge, 1, publishedAt("Bridge", page, retraction))
	if got := aftermaths(t, l, "", asks, []string{ferry}); got != "Bridge retraction, Ferry" {
		t.Errorf("retracted: %q", got)
	}
	correction := add(t, l, publishedAt("Ferry, put right", ""))
	if err := l.Relate(t.Context(), correction, editor.CorrectionOf, ferry, "R.O."); err != nil {
		t.Fatal(err)
	}
	if got := aftermaths(t, l, "", nil, []string{ferry}); got != "Ferry correction" {
		t.Errorf("corrected by another story: %q", got)
	}
	if got := aftermaths(t, l, correction, nil, []string{ferry}); got != "Ferry" {
		t.Errorf("the correction leans on what it corrects: %q", got)
	}
	if _, err := l.Act(t.Context(), editor.Action{What: editor.WasSpiked, Who: "R.O."}, []string{bridge}); err != nil {
		t.Fatal(err)
	}
	if got := aftermaths(t, l, "", asks, nil); got != "Bridge spiked retraction" {
		t.Errorf("spiked: %q", got)
	}
	file(t, l, bridge, 2, publishedAt("Bridge", ""))
	if got := aftermaths(t, l, "", asks, nil); got != "" {
		t.Errorf("it is not there any more: %q", got)
	}
	if _, err := l.Act(t.Context(), editor.Action{What: editor.Binned, Who: "R.O."}, []string{ferry}); err != nil {
		t.Fatal(err)
	}
	if got := aftermaths(t, l, "", []string{"https://gazette.example/ferry"}, []string{ferry}); got != "" {
		t.Errorf("in the bin: %q", got)
	}
}

// An index that is made anew has the addresses of all stories.
func TestAftermathsAfterRebuild(t *testing.T) {
	l := newLibrary(t)
	if !hasFTS5(t, l) {
		t.Skip("this build has no index")
	}
	for i := range 2 * catchUpMost {
		add(t, l, publishedAt(fmt.Sprint("Story ", i), fmt.Sprint("https://gazette.example/", i)))
	}
	if err := l.Index(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if got := aftermaths(t, l, "", []string{"https://gazette.example/0", fmt.Sprint("https://gazette.example/", 2*catchUpMost-1)}, nil); got != fmt.Sprint("Story 0, Story ", 2*catchUpMost-1) {
		t.Error(got)
	}
}

func TestAftermathsWithoutIndex(t *testing.T) {
	l := newLibrary(t)
	if hasFTS5(t, l) {
		t.Skip("this build has an index")
	}
	if _, ok, err := l.Aftermaths(t.Context(), "", nil, nil); ok || err != nil {
		t.Errorf("ok %v: %v", ok, err)
	}
}
