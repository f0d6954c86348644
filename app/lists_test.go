package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stet/editor"
)

func TestSearchAndBack(t *testing.T) {
	b := newBench(t)
	b.importFiles(file(t, "ferry.txt", ferry))
	b.top.SetWords("hangers")
	b.search("hangers")
	if got := says(b.list); !strings.Contains(got, "Harbour bridge") || strings.Contains(got, "Ferry to sail") {
		t.Errorf("found %q", got)
	}
	b.search("nothingofthesort")
	if got := says(b.list); strings.Contains(got, "Harbour bridge") {
		t.Errorf("found %q", got)
	}
	b.search(" ")
	if got := says(b.list); b.list.Searching() != "" || !strings.Contains(got, "Ferry to sail") {
		t.Errorf("back at %q", got)
	}
}

func TestListsAreReadInPages(t *testing.T) {
	b := newBench(t)
	for i := range pageRows + 5 {
		s := editor.Story{Article: editor.Article{Headline: fmt.Sprintf("Story %d", i), Status: editor.Ready}}
		if _, err := b.desk.Add(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	b.showView(editor.Ready)
	rows, err := b.lib.List(t.Context(), editor.Query{Status: editor.Ready, Limit: pageRows})
	if err != nil || len(rows) != pageRows {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	b.list.OnMore(rows[pageRows-1])
	last, err := b.lib.List(t.Context(), editor.Query{Status: editor.Ready, Limit: 1000})
	if err != nil || len(last) != pageRows+5 {
		t.Fatalf("%d rows, %v", len(last), err)
	}
	b.open(last[len(last)-1].ID)
	if b.story.doc.Article().Headline != "Story 0" {
		t.Errorf("%q", b.story.doc.Article().Headline)
	}
}

func TestListMovesAStoryThatIsNotOpen(t *testing.T) {
	b := newBench(t)
	open := b.story.id
	other, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: "Other"}})
	if err != nil {
		t.Fatal(err)
	}
	b.list.OnStatus(other, editor.Spiked)
	if s, err := b.lib.Summary(t.Context(), other); err != nil || s.Status != editor.Spiked {
		t.Errorf("%+v, %v", s, err)
	}
	if b.story.id != open || b.story.summary.Status != editor.Checking {
		t.Error("the open story was moved as well")
	}
}

func TestDroppedFiles(t *testing.T) {
	b := newBench(t)
	web, err := storage.ParseURI("https://example.org/story")
	if err != nil {
		t.Fatal(err)
	}
	b.dropped(fyne.Position{}, []fyne.URI{web})
	b.told("Only files and folders")
	b.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(file(t, "ferry.txt", ferry))})
	if b.story.doc.Article().Headline != "Ferry to sail through the night" {
		t.Error("the file is not open")
	}
}

// TestRowFollowsTheStory: what the checks count of the open story stands in its
// row, in the list and in the library.
func TestRowFollowsTheStory(t *testing.T) {
	b := newBench(t)
	before := b.story.summary.Tally
	b.removeFact(b.story.doc.Facts()[0].ID)
	b.check()
	row, err := b.desk.Library().Summary(t.Context(), b.story.id)
	if err != nil || row.Facts != before.Facts-1 || b.story.summary.Tally != row.Tally {
		t.Errorf("%+v in the library, %+v in the window, before %+v, %v", row.Tally, b.story.summary.Tally, before, err)
	}
}

// TestTheListNamesAnOpenStoryAsItIs: the library knows what is on the disk only.
func TestTheListNamesAnOpenStoryAsItIs(t *testing.T) {
	b := newBench(t)
	b.run("file.new")
	b.typed(editor.HeadlineID, 0, "Ferry to sail at night")
	b.pass(time.Second)
	if got := says(b.list); !strings.Contains(got, "Ferry to sail at night") {
		t.Errorf("the list says %q", got)
	}
	b.showView(editor.Drafting)
	b.run("story.to-ready")
	b.showView(editor.Ready)
	if got := says(b.list); !strings.Contains(got, "Ferry to sail at night") {
		t.Errorf("read again, it says %q", got)
	}
	b.close(b.story)
	b.showView(editor.Ready)
	if got := says(b.list); !strings.Contains(got, "Ferry to sail at night") {
		t.Errorf("with the story closed, it says %q", got)
	}
}

func TestQuickOpenNamesAStoryWithoutAHeadline(t *testing.T) {
	b, step := newSlowBench(t)
	if _, err := b.desk.New(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.run("view.open")
	step()
	if got := says(b.front()); !strings.Contains(got, "Untitled") || !strings.Contains(got, b.story.name()) {
		t.Errorf("the stories to open are %q", got)
	}
}
