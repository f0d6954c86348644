package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
)

func TestMarkdownWhileTyping(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", len(b.text("bridge-p6")), "")
	b.key(fyne.KeyReturn)
	id := b.page.Selection().Head.Block
	b.typed(id, 0, "##")
	before := b.content()
	b.typed(id, 2, " ")
	if got := b.block(id); got.Kind != editor.Heading || got.Text != "" {
		t.Fatalf("a heading is %+v", got)
	}
	b.run("edit.undo")
	if got := b.block(id); got.Kind != editor.Paragraph || got.Text != "## " {
		t.Errorf("undo gives %+v, not what was typed", got)
	}
	b.run("edit.undo")
	if got := b.content(); got != before {
		t.Errorf("the second undo gives %s", got)
	}
	b.run("format.shorthand")
	b.typed(id, 2, " a **b**")
	if got := b.block(id); got.Text != "## a **b**" || b.table.Command("format.shorthand").Checked() {
		t.Errorf("switched off, Markdown becomes %+v", got)
	}
}

func TestRuleWhileTyping(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", len(b.text("bridge-p6")), "")
	b.key(fyne.KeyReturn)
	b.typed(b.page.Selection().Head.Block, 0, "---")
	b.key(fyne.KeyReturn)
	b.typed(b.page.Selection().Head.Block, 0, "x")
	at := b.story.doc.Index(b.page.Selection().Head.Block)
	if got := b.story.doc.Block(at - 1); got.Kind != editor.Rule || b.story.doc.Block(at).Text != "x" {
		t.Errorf("three hyphens are %+v", got)
	}
	b.page.SetReadOnly(true)
	before := b.content()
	b.page.TypedRune('*')
	if b.content() != before {
		t.Error("a story that is only read was typed into")
	}
}
