package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stet/editor"
	"stet/editor/fact"
)

// turnout files a story with one verified fact and its source.
func (b *bench) turnout() string {
	b.t.Helper()
	story := editor.Story{Article: editor.Article{Headline: "Turnout at a record", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "Turnout was 22,000 vehicles a day."}}}}
	f, err := fact.New(story, editor.Range{Block: "b1", Start: 12, End: 33}, editor.Figure)
	if err != nil {
		b.t.Fatal(err)
	}
	f.ID = "turnout"
	if f, err = fact.AddSource(f, editor.Source{Title: "Traffic census", Kind: editor.Document, Locator: "table 4"}); err != nil {
		b.t.Fatal(err)
	}
	story.Facts = []editor.Fact{fact.Settle(f, editor.Verified, "R. Okafor", b.at)}
	id, err := b.desk.Add(context.Background(), story)
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

func TestFactsOfTheLibraryAreFound(t *testing.T) {
	b := newBench(t)
	id := b.turnout()
	b.run("facts.find")
	b.fill(0, "22,000 census")
	if got := says(b.front()); !strings.Contains(got, "22,000 vehicles a day") || !strings.Contains(got, "Traffic census, table 4") || !strings.Contains(got, "Turnout at a record") {
		t.Fatalf("found %s", got)
	}
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.story.id != id || b.facts.Selected() != "turnout" {
		t.Errorf("opened %s at %q", b.story.id, b.facts.Selected())
	}
}

func TestAFactSettledElsewhereIsOffered(t *testing.T) {
	for _, checking := range []bool{true, false} { // one by one, and in the list
		offeredElsewhere(t, checking)
	}
}

func offeredElsewhere(t *testing.T, checking bool) {
	b := newBench(t)
	b.turnout()
	var id string
	for _, f := range b.story.doc.Facts() {
		if f.Text == "22,000 vehicles a day" {
			id = f.ID
		}
	}
	b.facts.Select(id)
	b.facts.Focus()
	b.revealFact(id)
	if checking {
		b.run("facts.check")
	}
	if got := says(b.facts); !strings.Contains(got, "Settled before in “Turnout at a record”") || !strings.Contains(got, "Traffic census, table 4") {
		t.Fatalf("the tab says %s", got)
	}
	before := b.content()
	b.win.Canvas().Focused().TypedRune('r')
	if f := b.fact(id); len(f.Sources) != 1 || f.Sources[0].Title != "Traffic census" || f.IsSettled() {
		t.Errorf("the fact has %+v", f)
	}
	if strings.Contains(says(b.facts), "Settled before") {
		t.Error("what was taken is offered again")
	}
	b.undoes(before)
}

func TestSourcesOfOtherStoriesAreOffered(t *testing.T) {
	b := newBench(t)
	b.turnout()
	f := b.tag("every 20 minutes")
	b.facts.Select(f.ID)
	b.run("facts.source")
	b.fill(0, "Traffic census")
	b.press("Add source")
	if s := b.fact(f.ID).Sources; len(s) != 1 || s[0].Kind != editor.Document || s[0].Locator != "" {
		t.Errorf("sources %+v", s)
	}
}

func TestAnAttachedFileIsKept(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "Minutes.pdf")
	if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	var source editor.Source
	b.keepSourceFile(path, func(s editor.Source) { source = s })
	kept, err := b.desk.SourceFile(context.Background(), source)
	if err != nil || string(kept) != "%PDF" || source.Title != "Minutes.pdf" {
		t.Errorf("%q as %+v, %v", kept, source, err)
	}
	b.keepSourceFile(path+"x", func(editor.Source) { t.Error("a file that is not there is kept") })
	b.told("Attach Minutes.pdfx")
}

// TestAFileIsDroppedOnASource: it is kept in the library, named in the form, and opened
// again as a copy.
func TestAFileIsDroppedOnASource(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "Minutes of May.txt")
	if err := os.WriteFile(path, []byte("the minutes say 36"), 0o600); err != nil {
		t.Fatal(err)
	}
	drop := func(paths ...string) {
		var uris []fyne.URI
		for _, p := range paths {
			uris = append(uris, storage.NewFileURI(p))
		}
		b.dropped(fyne.NewPos(700, 300), uris)
	}
	stories := len(b.stories)
	b.facts.Select("f-ferries")
	b.run("facts.source")
	drop(path, path)
	b.told("one file")
	drop(path)
	if said := says(b.win.Canvas().Overlays().Top()); !strings.Contains(said, "minutes-of-may.txt") {
		t.Fatalf("the form says %q", said)
	}
	b.press("Add source")
	s := b.fact("f-ferries").Sources
	if len(s) != 1 || s[0].Title != "Minutes of May.txt" || s[0].SHA256 != editor.HashBytes([]byte("the minutes say 36")) || len(b.stories) != stories {
		t.Fatalf("the sources are %+v", s)
	}
	b.facts.OnOpenSource(s[0])
	copied, err := os.ReadFile(filepath.Join(b.copies, s[0].SHA256[:12], "minutes-of-may.txt"))
	if err != nil || string(copied) != "the minutes say 36" {
		t.Errorf("opened %q, %v", copied, err)
	}
	b.shut()
	if _, err := os.Stat(b.copies); !os.IsNotExist(err) {
		t.Errorf("the copy stays behind: %v", err)
	}
}

// TestAFileIsDroppedOnAFact: beside a card it is a story, on one it may be evidence, and
// is told to be by a form that can be left.
func TestAFileIsDroppedOnAFact(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "Minutes of May.txt")
	if err := os.WriteFile(path, []byte("The minutes of May say that there were 36 ferries."), 0o600); err != nil {
		t.Fatal(err)
	}
	b.showTab(tabFacts)
	b.facts.Select("f-ferries")
	own := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.facts)
	place := own
	for ; b.facts.At(place).ID != "f-ferries"; place = place.AddXY(0, 4) {
		if place.Y > own.Y+b.facts.Size().Height {
			t.Fatalf("the card is not in sight: %v %v", own, b.facts.Size())
		}
		place.X = own.X + b.facts.Size().Width/2
	}
	b.dropped(place.AddXY(0, 8), []fyne.URI{storage.NewFileURI(path)})
	menu := b.win.Canvas().Overlays().Top()
	if menu == nil || b.facts.Selected() != "f-ferries" {
		t.Fatal("no menu asks what the file is")
	}
	menu.Hide()
	b.win.Canvas().Overlays().Remove(menu)
	items := b.evidenceItems("f-ferries", []string{path})
	stories := len(b.stories)
	items[0].Action()
	if said := says(b.win.Canvas().Overlays().Top()); !strings.Contains(said, "minutes-of-may.txt") {
		t.Fatalf("the form says %q", said)
	}
	b.press("Add source")
	if s := b.fact("f-ferries").Sources; len(s) != 1 || s[0].Title != "Minutes of May.txt" || len(b.stories) != stories {
		t.Fatalf("the sources are %+v, %d stories open", s, len(b.stories))
	}
	items[1].Action()
	if a := b.story.doc.Article(); !strings.Contains(a.Headline+a.Body[0].Text, "36 ferries") {
		t.Errorf("the story in front is %q, %q", a.Headline, a.Body[0].Text)
	}
}

func TestAProgramIsNotOpened(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "minutes.desktop")
	if err := os.WriteFile(path, []byte("[Desktop Entry]"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.keepSourceFile(path, func(s editor.Source) { b.openSource(s) })
	b.told("is a program")
}
