package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/job"
	"stet/app/shelf"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/proof"
	"stet/store/storetest"
)

// newProofBench is a bench with a shelf of one small dictionary, on a story of
// two paragraphs.
func newProofBench(t *testing.T, jobs *job.Runner) *bench {
	t.Helper()
	b := makeBench(t, &faulty{Library: storetest.New(t)}, true, jobs)
	b.config.Shelf = shelf.New(t.TempDir())
	put(t, b.config.Shelf.Dropped(), "en_GB.aff", "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n")
	put(t, b.config.Shelf.Dropped(), "en_GB.dic", "10\nthe\nbridge\nharbour\nis\nold\nnew\nand\nvery\nspan\nboat\n")
	return b
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// withCopy opens a new story with these paragraphs.
func (b *bench) withCopy(paragraphs ...string) {
	b.t.Helper()
	b.begin()
	b.run("file.new")
	d := b.story.doc
	if _, err := d.PasteText(doc.Caret(d.End()), strings.Join(paragraphs, "\n")); err != nil {
		b.t.Fatal(err)
	}
	b.pass(proofPause)
}

// read returns the words that were found, in the order of the text.
func (b *bench) read() []string {
	var out []string
	for _, f := range b.findings() {
		out = append(out, f.Words)
	}
	return out
}

// marked returns the words that a layer marks on the page.
func (b *bench) marked(layer string) []string {
	var out []string
	for i := range b.story.doc.Len() {
		block := b.story.doc.Block(i)
		for at := range block.Text {
			for _, m := range b.page.MarksAt(doc.Pos{Block: block.ID, Offset: at}) {
				if m.Layer == layer && m.Range.Start == at {
					out = append(out, block.Text[m.Range.Start:m.Range.End])
				}
			}
		}
	}
	return out
}

func (b *bench) wants(what string, got []string, want ...string) {
	b.t.Helper()
	if !slices.Equal(got, want) {
		b.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestSpellingIsMarked(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old", "the the bridge  is new")
	b.wants("found", b.read(), "harbuor", "the the", "  ")
	b.wants("marked", b.marked(spellingLayer), "harbuor", "the the", "  ")
	b.run("edit.undo") // the paste
	b.pass(proofPause)
	b.wants("after undo", b.read())
	b.wants("marked after undo", b.marked(spellingLayer))
}

func TestFindingsMoveWithTheirWords(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old")
	r := b.find("harbuor")
	b.typed(r.Block, 0, "new ")
	b.wants("before it is read again", b.read(), "harbuor")
	b.wants("marked", b.marked(spellingLayer), "harbuor")
	b.key(fyne.KeyReturn)
	b.wants("in the next paragraph", b.read(), "harbuor")
	b.key(fyne.KeyBackspace)
	b.wants("joined again", b.read(), "harbuor")
	b.wants("where the mark is", b.marked(spellingLayer), "harbuor")
	b.pass(proofPause)
	b.wants("read again", b.marked(spellingLayer), "harbuor")
}

func TestWordBeingTypedIsNotMarked(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the ")
	r := b.find("the ")
	b.typed(r.Block, r.End, "harbu")
	b.pass(proofPause)
	b.wants("while it is typed", b.marked(spellingLayer))
	b.key(fyne.KeyHome)
	b.wants("when the caret has left", b.marked(spellingLayer), "harbu")
	b.typed(r.Block, r.End+len("harbu"), "or is")
	b.pass(proofPause)
	b.wants("with more words", b.marked(spellingLayer), "harbuor")
}

func TestMend(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old", "the the bridge  is")
	before := canonical(t, b.story.doc.Story())
	var labels []string
	for _, f := range b.findings() {
		b.offer(f, func(o offered) {
			items := b.itemsOf(o)
			labels = append(labels, items[0].Label)
			items[0].Action()
		})
	}
	b.wants("offered", labels, "harbour", "the", "One space")
	b.wants("left", b.read())
	if got := b.text(b.find("harbour").Block); got != "the harbour is old" {
		t.Errorf("mended to %q", got)
	}
	for range 3 {
		b.run("edit.undo")
	}
	if canonical(t, b.story.doc.Story()) != before {
		t.Error("three undo steps do not bring the text back")
	}
	b.pass(proofPause)
	b.wants("found again", b.read(), "harbuor", "the the", "  ")
}

func TestMendOfChangedWords(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old")
	f := b.findings()[0]
	b.typed(f.Block, f.Range.Start+3, "xx")
	before := b.text(f.Block)
	b.mend(f, "harbour")
	if got := b.text(f.Block); got != before {
		t.Errorf("words that had changed became %q", got)
	}
}

func TestIgnore(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old", "harbuor")
	b.ignore(b.findings()[0])
	b.wants("found", b.read())
	b.wants("marked", b.marked(spellingLayer))
	b.run("edit.undo")
	b.wants("after undo", b.marked(spellingLayer), "harbuor", "harbuor")
	b.ignore(b.findings()[0])
	id := b.story.id
	b.close(b.story)
	b.open(id)
	b.wants("when it is opened again", b.read())
}

func TestLearn(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.settings.HouseFolder.Set(filepath.Join(t.TempDir(), "house"))
	b.withCopy("Thorsby’s bridge is Thorzby", "Katowice")
	b.learn("Thorsby’s", true)
	b.learn("Katowice", false)
	b.wants("found", b.read(), "Thorzby")
	b.offer(b.findings()[0], func(o offered) {
		if len(o.fixes) == 0 || o.fixes[0] != "Thorsby" {
			t.Errorf("offered %q, want the house's word first", o.fixes)
		}
	})
	b.learn("Thorzby", false)
	b.wants("with all learned", b.read())
	b.changeList(b.config.Shelf.DropOwn, "Thorzby", func() {})
	b.wants("with one forgotten", b.read(), "Thorzby")
	house, _ := os.ReadFile(filepath.Join(b.settings.HouseFolder.Get(), "words.txt"))
	own, _ := os.ReadFile(filepath.Join(b.config.Shelf.Own, "words.txt"))
	if string(house) != "Thorsby\n" || string(own) != "Katowice\n" {
		t.Errorf("the lists are %q and %q", house, own)
	}
}

func TestLanguageOfTheStory(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old")
	put(t, b.config.Shelf.Dropped(), "fr.aff", "SET UTF-8\n")
	put(t, b.config.Shelf.Dropped(), "fr.dic", "1\nharbuor\n")
	if err := b.setField("language", "fr"); err != nil {
		t.Fatal(err)
	}
	b.wants("in French", b.read(), "the", "is", "old")
	b.setField("language", "tlh") // no dictionary: no word is wrong
	b.wants("in Klingon", b.read())
	if !b.story.proof.missing {
		t.Error("that there is no dictionary is not said")
	}
	b.setField("language", "")
	b.wants("in the usual language", b.read(), "harbuor")
	if b.story.proof.missing {
		t.Error("a dictionary is missed that is there")
	}
	b.setLanguage("fr")
	b.wants("in another usual language", b.read(), "the", "is", "old")
}

func TestReadingWaitsForNobody(t *testing.T) {
	jobs, step := job.Stepped()
	b := newProofBench(t, jobs)
	b.begin()
	step()
	b.run("file.new")
	step()
	d := b.story.doc
	if _, err := d.PasteText(doc.Caret(d.End()), "the harbuor is old\nthe bridgge"); err != nil {
		t.Fatal(err)
	}
	b.pass(proofPause) // what was found waits to be told
	r := b.find("harbuor")
	if err := func() error { _, err := d.ApplyEdits([]editor.Edit{{Range: &r, Text: "harbour"}}); return err }(); err != nil {
		t.Fatal(err)
	}
	step()
	b.wants("after a change meanwhile", b.read(), "bridgge")
	b.pass(proofPause)
	step()
	b.wants("at rest", b.read(), "bridgge")
}

func TestStepProof(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old", "the the bridgge")
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	var seen []string
	for range 4 {
		b.run("proof.next")
		r, _ := b.page.SelectedRange()
		seen = append(seen, b.text(r.Block)[r.Start:r.End])
	}
	b.wants("forward", seen, "harbuor", "the the", "bridgge", "harbuor")
	b.run("proof.previous")
	if r, _ := b.page.SelectedRange(); b.text(r.Block)[r.Start:r.End] != "bridgge" {
		t.Error("backward from the first does not go to the last")
	}
}

func TestContextMenuMends(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old")
	r := b.find("harbuor")
	var items []*fyne.MenuItem
	b.proofItems(b.page.MarksAt(doc.Pos{Block: r.Block, Offset: r.Start + 2}), func(all []*fyne.MenuItem) { items = all })
	if len(items) == 0 || items[0].Label != "harbour" {
		t.Fatalf("the menu does not begin with the suggestion: %v", items)
	}
	b.proofItems(b.page.MarksAt(doc.Pos{Block: r.Block, Offset: 0}), func(all []*fyne.MenuItem) { items = all })
	if items != nil {
		t.Error("a right word has a menu of suggestions")
	}
}

func TestNoShelf(t *testing.T) {
	b := newBench(t)
	b.typed(b.story.doc.Block(2).ID, 0, "qqqq qqqq ")
	b.pass(proofPause)
	if all := b.findings(); len(all) == 0 || all[0].Kind != proof.Repeated {
		t.Errorf("found %v", all)
	}
}
