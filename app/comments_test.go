package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/doc"
)

// remark comments on words the way an editor does.
func (b *bench) remark(words, body string) editor.Comment {
	b.t.Helper()
	b.page.Select(b.find(words))
	b.run("comment.new")
	field := b.win.Canvas().Focused()
	test.Type(field, body)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for _, c := range b.story.doc.Comments() {
		if c.Body == body {
			return c
		}
	}
	b.t.Fatalf("there is no comment %q", body)
	return editor.Comment{}
}

func TestCommentsFromWritingToDeleting(t *testing.T) {
	b := newBench(t)
	start := b.content()
	c := b.remark("every 20 minutes", "by whom? @Rita")
	if c.Text != "every 20 minutes" || c.Author != "Nora Vale" || !c.At.Equal(b.at) || b.tabs.Selected() != tabComments {
		t.Fatalf("put %+v", c)
	}
	if b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
		t.Error("after the comment the page has not got the keyboard")
	}
	b.undoes(start)
	marks := func() []manuscript.Mark { return b.page.MarksAt(doc.Pos{Block: c.Block, Offset: c.Start + 1}) }
	has := func(layer string) bool {
		for _, m := range marks() {
			if m.Layer == layer {
				return true
			}
		}
		return false
	}
	if !has(commentLayer) {
		t.Errorf("over the words lie %v", marks())
	}

	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	b.run("comment.next")
	if b.comments.Selected() != c.ID {
		t.Error("the next comment was not chosen")
	}
	before := b.content()
	b.run("comment.resolve")
	if has(commentLayer) || has(resolvedLayer) {
		t.Error("a resolved comment shows on the page by default")
	}
	b.run("layer." + resolvedLayer)
	if !has(resolvedLayer) {
		t.Error("a resolved comment cannot be shown")
	}
	b.undoes(before)
	b.comments.Select(c.ID)
	b.run("comment.remove")
	if len(b.story.doc.Comments()) != 0 {
		t.Error("the comment was not deleted")
	}
}

// TestCommentWhoseWordsChanged keeps a remark about words that were typed over
// while it was being written.
func TestCommentWhoseWordsChanged(t *testing.T) {
	b := newBench(t)
	b.page.Select(b.find("every 20 minutes"))
	b.run("comment.new")
	field := b.win.Canvas().Focused()
	if _, err := b.story.doc.Delete(doc.Select(b.find("every 20"))); err != nil {
		t.Fatal(err)
	}
	test.Type(field, "says who?")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if all := b.story.doc.Comments(); len(all) != 1 || !all[0].Gone || all[0].Text != "every 20 minutes" {
		t.Errorf("the comments are %+v", all)
	}
}

// TestLayersAreRemembered switches a layer off, for the next window as well.
func TestLayersAreRemembered(t *testing.T) {
	b := newBench(t)
	f := b.tag("every 20 minutes")
	at := doc.Pos{Block: f.Block, Offset: f.Start}
	b.showTab(tabDetails)
	if len(b.page.MarksAt(at)) != 1 {
		t.Error("on another tab the fact does not show")
	}
	b.run("layer." + factLayer)
	if len(b.page.MarksAt(at)) != 0 || b.shows(factLayer) || b.table.Command("layer.facts").Checked() {
		t.Error("the facts still show")
	}
	if newPage(b.window, b.page.fonts, b.page.clip); b.shows(factLayer) {
		t.Error("another page shows them again")
	}
	b.run("layer." + factLayer)
	if len(b.page.MarksAt(at)) != 1 {
		t.Error("they do not come back")
	}
}
