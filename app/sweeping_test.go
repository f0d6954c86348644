package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/find"
)

// newSweep opens a window on the sample story and some others that name
// councillors.
func newSweep(t *testing.T, others int) (b *bench, ids []string) {
	b = newBench(t)
	for i := range others {
		id, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: fmt.Sprint("Cllr Ng on item ", i),
			Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: "The bridge, said cllr Ng."}}}})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return b, ids
}

// sweep searches the library for words.
func (b *bench) sweep(words, with string) {
	b.run("library.replace")
	b.sweeping.sheet.Ask(find.Query{Text: words}, with)
	b.sweeping.search()
}

// inLibrary returns the words of a story in the library.
func (b *bench) inLibrary(id string) string {
	b.t.Helper()
	o, err := b.desk.Open(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	return o.Story.Article.Headline + "|" + o.Story.Article.Body[0].Text
}

func TestSweepReplacesAndTakesBack(t *testing.T) {
	b, ids := newSweep(t, 60)
	b.sweep("cllr", "Councillor")
	if n := len(b.sweeping.sheet.Stories()); n != 60 || !strings.Contains(b.sweeping.sheet.Said(), "120 of 120 places chosen, in 60 of 60 stories") {
		t.Fatalf("%d stories: %s", n, b.sweeping.sheet.Said())
	}
	if !b.table.Enabled("library.replace-chosen") || b.table.Enabled("library.replace-undo") || b.table.Enabled("edit.cut") {
		t.Error("the commands do not say what can be done")
	}
	chosen := b.sweeping.sheet.Chosen()
	chosen[0].Hits = chosen[0].Hits[:1]
	b.sweeping.replace(chosen)
	if said := b.sweeping.sheet.Said(); said != "119 replaced in 60 stories." {
		t.Fatal(said)
	}
	for _, id := range ids {
		want := "|The bridge, said Councillor Ng."
		if id == chosen[0].ID {
			want = "|The bridge, said cllr Ng."
		}
		if got := b.inLibrary(id); !strings.HasPrefix(got, "Councillor Ng on item ") || !strings.HasSuffix(got, want) {
			t.Errorf("%s", got)
		}
	}
	o, err := b.desk.Open(t.Context(), ids[7]) // somebody works on
	if err != nil {
		t.Fatal(err)
	}
	edited := o.Story.Clone()
	edited.Article.Headline = "Edited since"
	if err := b.desk.Journal(t.Context(), ids[7], o.Revision.Number, edited); err != nil {
		t.Fatal(err)
	}
	b.run("library.replace-undo")
	if said := b.sweeping.sheet.Said(); said != "Taken back in 59 stories. 1 story was left as it was." {
		t.Error(said)
	}
	for i, id := range ids {
		if got, kept := b.inLibrary(id), i == 7; strings.HasSuffix(got, "said cllr Ng.") == kept || kept && !strings.HasPrefix(got, "Edited since") {
			t.Errorf("story %d: %s", i, got)
		}
	}
}

func TestSweepGoesThroughTheOpenStory(t *testing.T) {
	b, ids := newSweep(t, 3)
	before := b.all()
	body := b.story.doc.Block(2)
	b.sweep("bridge", "viaduct")
	if got := len(b.sweeping.sheet.Stories()); got != 4 {
		t.Fatalf("%d stories", got)
	}
	// The open story is edited while the hits are looked at.
	if _, err := b.story.doc.Insert(doc.Caret(doc.Pos{Block: body.ID}), "So. "); err != nil {
		t.Fatal(err)
	}
	edited := b.all()
	b.sweeping.replace(b.sweeping.sheet.Chosen())
	if got, want := b.all(), strings.ReplaceAll(edited, "bridge", "viaduct"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := b.inLibrary(ids[0]); got != "Cllr Ng on item 0|The viaduct, said cllr Ng." {
		t.Error(got)
	}
	b.sweeping.undo()
	if b.all() != edited || b.inLibrary(ids[2]) != "Cllr Ng on item 2|The bridge, said cllr Ng." {
		t.Errorf("%s", b.all())
	}
	b.sweeping.leave()
	b.run("edit.undo")
	if b.all() != before {
		t.Error("the undo of the sweep was no undo step of its own")
	}
}

func TestSweepSaysWhatBecomesOfOneStory(t *testing.T) {
	b, ids := newSweep(t, 1)
	said := func(want string) {
		t.Helper()
		if got := b.sweeping.sheet.Said(); got != want {
			t.Errorf("the sheet says %q, want %q", got, want)
		}
	}
	noted := func(want string) {
		t.Helper()
		if got := b.sweeping.sheet.Stories()[0].Note; got != want {
			t.Errorf("of the story it says %q, want %q", got, want)
		}
	}
	b.openAs(ids[0], kept)
	b.sweep("on item", "about item")
	said("1 of 1 place chosen, in 1 of 1 story")
	noted("open: will be changed on its page")
	b.sweeping.replace(b.sweeping.sheet.Chosen())
	said("1 replaced in 1 story.")
	noted("replaced on its page")
	b.sweeping.undo()
	said("Taken back in 1 story.")
	b.sweep("cllr", "Councillor")
	said("2 of 2 places chosen, in 1 of 1 story")
}

// TestSweepGoesThroughStoriesBehind: a story in a tab behind is replaced in
// through its document, and no revision comes between it and what is typed.
func TestSweepGoesThroughStoriesBehind(t *testing.T) {
	b, ids := newSweep(t, 3)
	b.openAs(ids[1], kept)
	behind := b.story
	b.openAs(ids[0], kept)
	b.sweep("bridge", "viaduct")
	b.sweeping.replace(b.sweeping.sheet.Chosen())
	if got := behind.doc.Block(2).Text; got != "The viaduct, said cllr Ng." || b.opened(ids[1]).base != behind.revision.Number {
		t.Errorf("the story behind has %q", got)
	}
	b.pass(2 * savePause)
	if got := b.disk(behind, behind.doc.Block(2).ID); got != "The viaduct, said cllr Ng." {
		t.Errorf("its words on the disk are %q", got)
	}
	b.sweeping.undo()
	if got := behind.doc.Block(2).Text; got != "The bridge, said cllr Ng." {
		t.Errorf("taken back, the story behind has %q", got)
	}
	if got := b.inLibrary(ids[2]); got != "Cllr Ng on item 2|The bridge, said cllr Ng." {
		t.Errorf("a story that was not open: %s", got)
	}
}

func TestSweepUndoInAStoryOpenedSince(t *testing.T) {
	b, ids := newSweep(t, 2)
	b.sweep("cllr", "Councillor")
	b.sweeping.replace(b.sweeping.sheet.Chosen())
	b.open(ids[1])
	if b.sweeping.shown || b.all() != "Councillor Ng on item 1\n\nThe bridge, said Councillor Ng." {
		t.Fatalf("%v: %q", b.sweeping.shown, b.all())
	}
	b.run("library.replace")
	if len(b.sweeping.sheet.Stories()) != 2 {
		t.Fatal("what was found has gone")
	}
	b.sweeping.undo()
	if b.all() != "Cllr Ng on item 1\n\nThe bridge, said cllr Ng." || b.inLibrary(ids[0]) != "Cllr Ng on item 0|The bridge, said cllr Ng." {
		t.Errorf("%q, %q", b.all(), b.inLibrary(ids[0]))
	}
}

func TestSweepOpensAHit(t *testing.T) {
	b, ids := newSweep(t, 3)
	b.sweep("cllr", "Councillor")
	for _, st := range b.sweeping.sheet.Stories() {
		if st.ID == ids[1] {
			b.sweeping.showHit(st.ID, *st.Hits[1].Range)
		}
	}
	if r, ok := b.page.SelectedRange(); !ok || b.story.id != ids[1] || b.seeking.words(r) != "cllr" || r.Block != "b" {
		t.Errorf("%v is selected in %s", r, b.story.id)
	}
}

func TestSweepKeepsToTheList(t *testing.T) {
	b, ids := newSweep(t, 4)
	if err := b.lib.SetStatus(t.Context(), ids[2], editor.Ready, "Ana"); err != nil {
		t.Fatal(err)
	}
	b.showView(editor.Ready)
	b.run("library.replace")
	b.sweeping.sheet.SetEverywhere(false)
	b.sweep("cllr", "Councillor")
	if found := b.sweeping.sheet.Stories(); len(found) != 1 || found[0].ID != ids[2] {
		t.Errorf("%+v", found)
	}
	b.sweep("(", "")
	if found := b.sweeping.sheet.Stories(); len(found) != 0 || !strings.Contains(b.sweeping.sheet.Said(), "Nothing") {
		t.Errorf("%+v, %s", found, b.sweeping.sheet.Said())
	}
	b.sweeping.sheet.Ask(find.Query{Text: "(", Regexp: true}, "")
	b.sweeping.search()
	if len(b.sweeping.sheet.Stories()) != 0 || b.sweeping.sheet.Wrong() == "" {
		t.Errorf("nothing is said of a wrong expression")
	}
}

func TestSweepLeavesRowsOut(t *testing.T) {
	b, _ := newSweep(t, 2)
	b.sweep("cllr", "Councillor")
	list := b.sweeping.sheet
	key := func(k fyne.KeyName) { b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }
	list.FocusList()
	key(fyne.KeyDown) // the second row, a hit
	key(fyne.KeySpace)
	if got := len(list.Chosen()); got != 2 || len(list.Chosen()[0].Hits) != 1 {
		t.Errorf("%d stories, %d hits", got, len(list.Chosen()[0].Hits))
	}
	key(fyne.KeyHome)
	key(fyne.KeySpace) // the story, of which some is taken in
	if got := list.Chosen(); len(got) != 1 {
		t.Errorf("%d stories", len(got))
	}
	key(fyne.KeySpace)
	if got := list.Chosen(); len(got) != 2 || len(got[0].Hits) != 2 {
		t.Errorf("%d stories", len(got))
	}
}
