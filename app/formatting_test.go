package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor"
	"stet/editor/doc"
)

// block returns a block of the open story.
func (b *bench) block(id string) editor.Block { return b.story.doc.Block(b.story.doc.Index(id)) }

// TestFormatCommands runs each mark and kind twice: set, then taken back, each
// shown by a tick in the menu and each one undo step.
func TestFormatCommands(t *testing.T) {
	b := newBench(t)
	for _, c := range b.commands() {
		if !strings.HasPrefix(c.ID, "format.") || c.Checked == nil || c.ID == "format.paragraph" || c.ID == "format.shorthand" {
			continue
		}
		id := c.ID
		r := editor.Range{Block: "bridge-p1", Start: 0, End: 5}
		b.page.Select(r)
		before, checked := b.content(), b.table.Command(id).Checked
		if b.run(id); !checked() {
			t.Errorf("%s is not ticked once it is done", id)
		}
		b.undoes(before)
		b.page.Select(r)
		if b.run(id); checked() {
			t.Errorf("%s is still ticked once it is done twice", id)
		}
		if got := b.content(); got != before {
			t.Errorf("%s twice gives %s", id, got)
		}
	}
}

func TestFormatMenuFollowsTheCaret(t *testing.T) {
	b := newBench(t)
	item := func() bool {
		for _, m := range b.table.Menu().Items {
			for _, i := range m.Items {
				if i.Label == "Numbered list" {
					return i.Checked
				}
			}
		}
		t.Fatal("there is no numbered list in the menu")
		return false
	}
	b.page.SetSelection(doc.Caret(doc.Pos{Block: "bridge-p1"}))
	b.run("format.numbered")
	if !item() {
		t.Error("not ticked")
	}
	b.page.SetSelection(doc.Caret(doc.Pos{Block: "bridge-p6"}))
	if b.tick(); item() {
		t.Error("still ticked where the caret is in a paragraph")
	}
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	if b.tick(); b.table.Enabled("format.strong") || b.table.Enabled("link.edit") {
		t.Error("a headline can be formatted")
	}
}

func TestFormatKeys(t *testing.T) {
	b := newBench(t)
	press := func(k fyne.KeyName, mods fyne.KeyModifier) {
		b.table.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | mods})
	}
	b.page.Select(editor.Range{Block: "bridge-p1", Start: 0, End: 5})
	for _, k := range []struct {
		key  fyne.KeyName
		mods fyne.KeyModifier
		kind editor.MarkKind
	}{{fyne.KeyB, 0, editor.Strong}, {fyne.KeyI, 0, editor.Emphasis}, {fyne.KeyX, shift, editor.Strike}, {fyne.KeyPeriod, 0, editor.Superscript}, {fyne.KeyComma, 0, editor.Subscript}} {
		if press(k.key, k.mods); !b.story.doc.Marked(b.page.Selection(), k.kind) {
			t.Errorf("%s does not make words %s", k.key, k.kind)
		}
	}
	press(fyne.KeyBackslash, 0)
	if len(b.block("bridge-p1").Marks) > 0 {
		t.Errorf("marks are left: %v", b.block("bridge-p1").Marks)
	}
	press(fyne.Key7, shift)
	b.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got := b.block("bridge-p1"); got.Kind != editor.Item || !got.Ordered || got.Level != 2 {
		t.Errorf("a numbered item one level in is %+v", got)
	}
	press(fyne.Key3, alt)
	if got := b.block("bridge-p1"); got.Kind != editor.Heading || got.Level != 4 {
		t.Errorf("a heading 3 is %+v", got)
	}
}

func TestLinkDialog(t *testing.T) {
	b := newBench(t)
	r := editor.Range{Block: "bridge-p1", Start: 0, End: 5}
	words := b.text("bridge-p1")
	b.page.Select(r)
	before := b.content()
	b.run("link.edit")
	b.fill(0, "javascript:alert(1)")
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "not an address") || b.content() != before {
		t.Fatalf("a link that does harm is taken: %q", got)
	}
	b.fill(0, "example.org/bridge", "Span")
	b.press("Save")
	if _, href, _ := b.story.doc.LinkAt(doc.Caret(doc.Pos{Block: r.Block, Offset: 2})); href != "https://example.org/bridge" || b.text(r.Block) != "Span"+words[5:] {
		t.Fatalf("the link leads to %q in %q", href, b.text(r.Block))
	}
	b.undoes(before)
	b.page.SetSelection(doc.Caret(doc.Pos{Block: r.Block, Offset: 2}))
	b.run("link.remove")
	if _, _, linked := b.story.doc.LinkAt(b.page.Selection()); linked || b.text(r.Block) != "Span"+words[5:] {
		t.Error("the link cannot be removed")
	}
	b.page.SetSelection(doc.Caret(doc.Pos{Block: "bridge-p6"}))
	b.run("link.edit")
	b.fill(0, "desk@example.org")
	b.press("Save")
	if got := b.text("bridge-p6"); !strings.HasPrefix(got, "mailto:desk@example.org") {
		t.Errorf("a link without words is %q", got)
	}
}
