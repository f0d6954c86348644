package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/app/library"
	"stet/app/workflow"
	"stet/editor"
)

// seek types into the search field.
func (b *bench) seek(words string) { b.top.SetWords(words) }

// listed is what the list says, its headlines in the list.
func (b *bench) listed() string { return says(b.list) }

func TestSearchAsItIsTyped(t *testing.T) {
	b := newBench(t)
	b.importFiles(file(t, "ferry.txt", ferry))
	b.seek("harb")
	if got := b.listed(); b.typedSearch.order != editor.Typing || !strings.Contains(got, "Results for “harb”") || !strings.Contains(got, "Harbour bridge") {
		t.Fatalf("typed, the list says %q", got)
	}
	for _, want := range []string{"Best first", "Newest first", "Best first"} {
		b.top.OnSubmit("harb")
		if got := b.listed(); !strings.Contains(got, want+": “harb”") {
			t.Errorf("Enter: the list says %q, want %q", got, want)
		}
	}
	b.seek("harb status:re fact:nope")
	if got := b.listed(); !strings.Contains(got, "Nothing found") || !strings.Contains(got, `fact: "nope" is not unchecked`) {
		t.Errorf("a wrong field: the list says %q", got)
	}
	b.seek("status:chec")
	if got := b.listed(); strings.Contains(got, "is not") || !strings.Contains(got, "Harbour bridge") {
		t.Errorf("a field alone: the list says %q", got)
	}
	b.panes.ToggleLeft()
	b.seek("harb")
	if left, _ := b.panes.Shown(); !left {
		t.Error("what is found is out of sight")
	}
	b.list.OnLeave()
	if b.list.Searching() != "" || b.list.Place().Status == "" {
		t.Error("the results are not left")
	}
}

// TestCountsFollowBesideResults: what is done with a story that was found changes how many
// stand where.
func TestCountsFollowBesideResults(t *testing.T) {
	b := newBench(t)
	b.seek("harbour")
	before := b.listed()
	if !strings.Contains(before, "Checking | 1 |") || !strings.Contains(before, "Ready | 0 |") {
		t.Fatalf("the list says %q", before)
	}
	b.run("story.to-ready")
	if got := b.listed(); !strings.Contains(got, "Checking | 0 |") || !strings.Contains(got, "Ready | 1 |") || !strings.Contains(got, "Results for “harbour”") {
		t.Errorf("the list says %q", got)
	}
}

func TestKeepASearchAsAView(t *testing.T) {
	b := newBench(t)
	id := b.story.id
	b.seek(`harbour st:x`)
	b.run("view.keep-search")
	b.told("is not in a field there is")
	b.seek(`"harbour bridge" status:checking`)
	b.run("view.keep-search")
	if said := says(b.front()); !strings.Contains(said, "newest stories first") {
		t.Errorf("it does not say in which order: %q", said)
	}
	if name := b.win.Canvas().Focused().(*control.Field); name.SelectedText() != name.Text || name.Text == "" {
		t.Errorf("of %q, %q is selected", name.Text, name.SelectedText())
	}
	b.fill(0, "Bridges")
	b.press("Keep")
	p := b.list.Place()
	if p.Name() != "Bridges" || p.Kept.Query != `"harbour bridge" status:checking` || b.list.Searching() != "" {
		t.Fatalf("kept as %+v", p)
	}
	if got := b.listed(); !strings.Contains(got, "Bridges · newest first") || !strings.Contains(got, "Harbour bridge") {
		t.Errorf("the view says %q", got)
	}
	b.run("story.to-ready")
	if got := b.listed(); !strings.Contains(got, "Nothing in Bridges") {
		t.Errorf("moved away, the view says %q", got)
	}
	b.moveStory(id, editor.Checking)
	if got := b.listed(); strings.Contains(got, "Nothing in Bridges") {
		t.Errorf("moved back, the view says %q", got)
	}
	b.run("view.rename-search")
	b.fill(0, "The bridge")
	b.press("Keep")
	b.run("view.revise-search")
	b.seek("status:checking")
	b.run("view.keep-search")
	b.press("Keep")
	if p := b.list.Place(); p.Name() != "The bridge" || p.Kept.Query != "status:checking" {
		t.Errorf("changed, it is %+v", p)
	}
	kept := b.list.Place()
	b.run("view.drop-search")
	if b.list.Place() != library.In(editor.Inbox) || strings.Contains(b.listed(), "The bridge") {
		t.Errorf("removed, the list is at %+v", b.list.Place())
	}
	b.notice.Act()
	if p := b.list.Place(); p.Name() != kept.Name() || p.Kept.Query != kept.Kept.Query {
		t.Errorf("taken back, it is %+v", p)
	}
}

func TestViewsMove(t *testing.T) {
	b := newBench(t)
	for _, name := range []string{"One", "Two", "Three"} {
		b.storeKept(library.Kept{Name: name, Query: "status:" + string(editor.Inbox)})
	}
	two := library.Kept{}
	order := func() string {
		all, err := b.lib.SavedSearches(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, s := range all {
			if names = append(names, s.Name); s.Name == "Two" {
				two = library.Kept(s)
			}
		}
		return strings.Join(names, " ")
	}
	order()
	for _, step := range []struct {
		by   int
		want string
	}{{-1, "Two One Three"}, {-1, "Two One Three"}, {1, "One Two Three"}, {1, "One Three Two"}} {
		b.moveKept(two, step.by)
		if got := order(); got != step.want {
			t.Errorf("moved by %d: %s, want %s", step.by, got, step.want)
		}
	}
	menu := b.keptMenu(library.Place{Kept: two})
	i := slices.IndexFunc(menu, func(m *fyne.MenuItem) bool { return m.Label == "Remove" })
	menu[i].Action()
	if got := order(); got != "One Three" {
		t.Errorf("removed: %s", got)
	}
	if items := b.keptItems([]editor.SavedSearch{{ID: 1, Name: "One"}, {ID: 2, Name: "Other"}}, "oth"); len(items) != 1 {
		t.Errorf("%d views are offered", len(items))
	}
}

func TestSearchHelp(t *testing.T) {
	b := newBench(t)
	b.top.OnFocus(true)
	if got := b.help.card.Hints(); len(got) < len(editor.QueryFields()) {
		t.Errorf("an empty field offers %v", got)
	}
	b.help.choose(4)
	if got := b.top.Search().Words(); got != "status:" || len(b.help.card.Hints()) != len(editor.Statuses) {
		t.Fatalf("chosen, the field holds %q and offers %v", got, b.help.card.Hints())
	}
	b.seek("bridge -status:CH")
	b.help.choose(0)
	if got := b.top.Search().Words(); got != "bridge -status:checking " {
		t.Errorf("completed to %q", got)
	}
	b.seek("tag:")
	b.top.OnFocus(false)
	if got := b.help.card.Hints(); len(got) != 0 {
		t.Errorf("left, it offers %v", got)
	}
}

// late is a library that is behind with its index, or cannot write it.
type late struct {
	workflow.Library
	behind int
	why    error
	runs   int
}

func (l *late) Unindexed(context.Context) (int, error) { return l.behind, nil }

func (l *late) Index(_ context.Context, progress func(done, total int)) error {
	l.runs++
	if progress(1, 5000); l.why == nil {
		l.behind = 0
	}
	return l.why
}

func TestTheIndexCatchesUp(t *testing.T) {
	b := newBench(t)
	behind := &late{Library: b.lib.Library, behind: 5000, why: errors.New("the disk is full")}
	b.lib.Library = behind
	b.seek("harbour")
	b.told("The disk is full")
	b.seek("harbour b")
	if got := b.listed(); behind.runs != 1 || !strings.Contains(got, "Still indexing: 5,000 stories") || !strings.Contains(got, "Harbour bridge") {
		t.Errorf("tried %d times; the list says %q", behind.runs, got)
	}
	behind.why = nil
	b.run("library.index")
	if got := b.listed(); behind.runs != 2 || strings.Contains(got, "Still indexing") {
		t.Errorf("tried %d times; the list says %q", behind.runs, got)
	}
	behind.behind = 5000
	b.reloadList()
	if behind.runs != 3 {
		t.Errorf("after an import it is tried %d times", behind.runs)
	}
}

// TestThePickerSaysWhyItFindsNothing: not that there is nothing while it looks, or
// before all is indexed.
func TestThePickerSaysWhyItFindsNothing(t *testing.T) {
	b, step := newSlowBench(t)
	behind := &late{Library: b.lib.Library, why: errors.New("the disk is full")}
	b.lib.Library = behind
	p := b.pickStory("A story", "", func(editor.Summary) {})
	defer p.Close()
	says := func(want string) {
		t.Helper()
		if got := p.Nothing(); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	says("Looking…")
	step()
	says("")
	p.Type("zeppelin")
	says("Looking…")
	step()
	says("Nothing fits")
	behind.behind = 12
	p.Type("zeppelins")
	step()
	says("Still indexing: 12 stories")
	if behind.runs != 1 {
		t.Errorf("the index is brought up to date %d times", behind.runs)
	}
	p.Type("harbour")
	if step(); len(p.Items()) != 1 {
		t.Errorf("it finds %+v", p.Items())
	}
}
