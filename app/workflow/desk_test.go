package workflow

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/assets"
	"stet/editor"
	"stet/store/storetest"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// newDesk returns a desk on an empty library.
func newDesk(t *testing.T) *Desk {
	t.Helper()
	d, err := New(storetest.New(t), Config{Now: func() time.Time { return noon }, Who: func() string { return "Nora Vale" },
		Outlets: bytes.NewReader(assets.Outlets), Faces: assets.Fonts})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// welcomed returns a desk with the sample story.
func welcomed(t *testing.T) (*Desk, string) {
	t.Helper()
	d := newDesk(t)
	id, err := d.Welcome(t.Context(), assets.Sample)
	if err != nil {
		t.Fatal(err)
	}
	return d, id
}

func opened(t *testing.T, d *Desk, id string) Opened {
	t.Helper()
	o, err := d.Open(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// put writes a file below dir and returns its path.
func put(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNewNeedsTheOutlets(t *testing.T) {
	if _, err := New(storetest.New(t), Config{Outlets: strings.NewReader("no table")}); err == nil {
		t.Error("took a list of outlets that is none")
	}
}

func TestWelcomeFilesEveryRevision(t *testing.T) {
	d, id := welcomed(t)
	o := opened(t, d, id)
	if o.Revision.Number != len(assets.Sample) || o.Draft != nil || o.Behind() {
		t.Errorf("%+v", o.Revision)
	}
	for i, b := range assets.Sample {
		want, err := editor.ParseStory(b)
		if err != nil {
			t.Fatal(err)
		}
		got, r, err := d.Library().Story(t.Context(), id, i+1)
		if err != nil || r.Author != "Nora Vale" {
			t.Fatalf("%+v, %v", r, err)
		}
		if changed, err := Differs(got, want); err != nil || changed {
			t.Errorf("revision %d is not the sample's: %v", i+1, err)
		}
	}
	if _, err := d.Welcome(t.Context(), nil); err == nil {
		t.Error("welcomes with nothing")
	}
	if _, err := d.Welcome(t.Context(), [][]byte{[]byte("{")}); err == nil {
		t.Error("welcomes with a story that cannot be read")
	}
}

func TestTally(t *testing.T) {
	d, id := welcomed(t)
	s := opened(t, d, id).Story
	checked := d.Check(s)
	tally := d.Tally(s, checked)
	settled, all := s.Settled()
	if tally.Words != Words(s.Article) || tally.Settled != settled || tally.Facts != all || tally.Failures == 0 {
		t.Errorf("%+v", tally)
	}
	row, err := d.Library().Summary(t.Context(), id)
	if err != nil || row.Tally != tally {
		t.Errorf("the list shows %+v, %v; the story has %+v", row.Tally, err, tally)
	}
	if len(checked.Passed) == 0 || len(checked.All()) != len(checked.Credits)+len(checked.Contradictions)+len(checked.Facts) {
		t.Errorf("%+v", checked)
	}
}

// TestCheckHoldsAStoryToItself finds what contradicts itself apart from what is
// to be said of its credits, and says of the other rules that they hold.
func TestCheckHoldsAStoryToItself(t *testing.T) {
	s := editor.Story{Article: editor.Article{Headline: "The bridge opens", Published: noon, Body: []editor.Block{
		{ID: "b1", Kind: editor.Paragraph, Text: "The bridge opened on Friday, April 25, 2019."}}}}
	c := newDesk(t).Check(s)
	if len(c.Contradictions) != 1 || c.Contradicted() != 1 || c.Contradictions[0].Text != "Friday, April 25, 2019" || len(c.Contradictions[0].Fixes) != 1 {
		t.Fatalf("got %+v", c.Contradictions)
	}
	if len(c.Credits) == 0 || slices.ContainsFunc(c.Credits, func(f editor.Finding) bool { return f.Rule == "weekday-fits" }) {
		t.Errorf("credits: %+v", c.Credits)
	}
	if slices.Contains(c.Consistent, "Every weekday fits its date") || !slices.Contains(c.Consistent, "Every age fits its birth date") {
		t.Errorf("passed: %q", c.Consistent)
	}
	s.Waivers = []editor.Waiver{{Rule: "weekday-fits", Text: "Friday, April 25, 2019", By: "R.O.", Reason: "the old calendar"}}
	if c := newDesk(t).Check(s); len(c.Contradictions) != 1 || c.Contradicted() != 0 {
		t.Errorf("waived: %+v", c.Contradictions)
	}
}
