package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/doc"
)

const copiedMarkdown = "## What it costs\n\n- **£41m** in all\n- [more](https://example.org/)"

// emptyLine begins a paragraph at the end of the story and returns its ID.
func (b *bench) emptyLine() string {
	b.page.SetSelection(doc.Caret(b.story.doc.End()))
	b.key(fyne.KeyReturn)
	return b.page.Selection().Head.Block
}

func TestMarkdownPastedCanBeFormatted(t *testing.T) {
	b := newBench(t)
	id := b.emptyLine()
	before := b.content()
	b.app.Clipboard().SetContent(copiedMarkdown)
	b.page.Paste(false)
	if got := b.text(id); got != "## What it costs" {
		t.Fatalf("at first it is pasted as %q", got)
	}
	b.told("looks like Markdown")
	b.press("Make it formatted")
	at := b.story.doc.Index(id)
	head, item := b.block(id), b.story.doc.Block(at+1)
	if head.Kind != editor.Heading || head.Text != "What it costs" || item.Kind != editor.Item || item.Text != "£41m in all" || b.story.doc.Len() != at+3 {
		t.Errorf("formatted it is %+v, %+v and %d more", head, item, b.story.doc.Len()-at-2)
	}
	for _, m := range head.Marks {
		if m.Kind != editor.Pasted {
			t.Errorf("a mark %+v", m)
		}
	}
	b.undoes(before)
	if b.notice.Visible() {
		t.Error("the offer is still there once it was taken")
	}
}

func TestOfferToFormatGoes(t *testing.T) {
	b := newBench(t)
	b.emptyLine()
	b.app.Clipboard().SetContent(copiedMarkdown)
	b.page.Paste(false)
	b.typed(b.page.Selection().Head.Block, 0, "x")
	if b.notice.Visible() {
		t.Error("the offer stays after something else was typed")
	}
	for _, plain := range []string{"Two lines\nof plain text.", "- Who goes there?"} {
		b.app.Clipboard().SetContent(plain)
		if b.page.Paste(false); b.notice.Visible() {
			t.Errorf("%q is said to be mark-up", plain)
		}
	}
	b.app.Clipboard().SetContent(copiedMarkdown)
	if b.page.Paste(true); b.notice.Visible() {
		t.Error("an offer to format what was pasted plain on purpose")
	}
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	if b.page.Paste(false); b.notice.Visible() {
		t.Error("an offer to format the headline")
	}
}

func TestPasteFormatted(t *testing.T) {
	b := newBench(t)
	id := b.emptyLine()
	before := b.content()
	b.app.Clipboard().SetContent("<h2>Cost</h2><p>It <em>rose</em>.</p>")
	b.run("edit.paste-formatted")
	if got := b.block(id); got.Kind != editor.Heading || got.Text != "Cost" {
		t.Errorf("HTML is pasted as %+v", got)
	}
	b.undoes(before)
	b.run("edit.undo")
	b.app.Clipboard().SetContent("Plain words.")
	b.run("edit.paste-formatted")
	if got := b.text(id); got != "Plain words." {
		t.Errorf("words are pasted as %q", got)
	}
}

// TestCopiedWordsKeepTheirFormatting: through the clipboard of the desktop, with
// another story opened in between.
func TestCopiedWordsKeepTheirFormatting(t *testing.T) {
	b := newBench(t)
	b.page.Select(editor.Range{Block: "bridge-p1", Start: 0, End: 10})
	b.run("format.strong")
	b.run("format.list")
	b.page.Select(editor.Range{Block: "bridge-p1", Start: 0, End: len(b.text("bridge-p1"))})
	b.page.Copy()
	b.importFiles(file(t, "ferry.txt", ferry))
	id := b.emptyLine()
	b.page.Paste(false)
	got := b.block(id)
	strong := false
	for _, m := range got.Marks {
		strong = strong || m.Kind == editor.Strong && m.Start == 0 && m.End == 10
	}
	if got.Kind != editor.Item || !strong || !strings.HasPrefix(got.Text, "The repair") {
		t.Errorf("pasted is %+v", got)
	}
	b.run("edit.undo")
	b.page.Paste(true)
	if got := b.block(id); got.Kind != editor.Paragraph || b.story.doc.Marked(doc.Select(editor.Range{Block: id, Start: 0, End: 5}), editor.Strong) {
		t.Errorf("pasted plain is %+v", got)
	}
}
