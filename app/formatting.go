package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/editor"
)

// formatCommands are the ways of setting words and paragraphs apart.
func (w *window) formatCommands() []command.Command {
	all := append(w.markCommands(), w.linkCommands()...)
	all = append(all, w.kindCommands()...)
	all = append(all, w.pictureCommands()...)
	all = append(all, w.shorthandCommands()...)
	return append(all, w.smartCommands()...)
}

func (w *window) markCommands() []command.Command {
	menu := lang.X("menu.format", "Format")
	var all []command.Command
	for _, m := range []struct {
		kind  editor.MarkKind
		label string
		keys  fyne.KeyboardShortcut
	}{
		{editor.Strong, lang.X("format.strong", "Bold"), command.Keys(fyne.KeyB)},
		{editor.Emphasis, lang.X("format.emphasis", "Italic"), command.Keys(fyne.KeyI)},
		{editor.Strike, lang.X("format.strike", "Strikethrough"), command.Keys(fyne.KeyX, shift)},
		{editor.Superscript, lang.X("format.superscript", "Superscript"), command.Keys(fyne.KeyPeriod)},
		{editor.Subscript, lang.X("format.subscript", "Subscript"), command.Keys(fyne.KeyComma)},
		{editor.Code, lang.X("format.code", "Code"), nil},
	} {
		all = append(all, command.Command{ID: "format." + string(m.kind), Menu: menu, Label: m.label, Keys: m.keys, Enabled: w.inBody,
			Checked: func() bool { return w.inBody() && w.story.doc.Marked(w.page.Selection(), m.kind) },
			Run:     func() { w.page.ToggleMark(m.kind, "") }})
	}
	return append(all, command.Command{ID: "format.clear", Menu: menu, Label: lang.X("format.clear", "Clear formatting"),
		Keys: command.Keys(fyne.KeyBackslash), Enabled: w.inBody, Run: func() { w.page.ClearMarks() }})
}

func (w *window) kindCommands() []command.Command {
	menu := lang.X("menu.format", "Format")
	var all []command.Command
	for i, k := range []struct {
		id, label string
		kind      editor.BlockKind
		level     int
		ordered   bool
		keys      fyne.KeyboardShortcut
	}{
		{"paragraph", lang.X("format.paragraph", "Paragraph"), editor.Paragraph, 0, false, command.Keys(fyne.Key0, alt)},
		{"heading1", lang.X("format.heading1", "Heading 1"), editor.Heading, 2, false, command.Keys(fyne.Key1, alt)},
		{"heading2", lang.X("format.heading2", "Heading 2"), editor.Heading, 3, false, command.Keys(fyne.Key2, alt)},
		{"heading3", lang.X("format.heading3", "Heading 3"), editor.Heading, 4, false, command.Keys(fyne.Key3, alt)},
		{"heading4", lang.X("format.heading4", "Heading 4"), editor.Heading, 5, false, command.Keys(fyne.Key4, alt)},
		{"quotation", lang.X("format.quotation", "Quotation"), editor.Quote, 0, false, command.Keys(fyne.Key9, shift)},
		{"list", lang.X("format.list", "Bulleted list"), editor.Item, 0, false, command.Keys(fyne.Key8, shift)},
		{"numbered", lang.X("format.numbered", "Numbered list"), editor.Item, 0, true, command.Keys(fyne.Key7, shift)},
		{"row", lang.X("format.row", "Table row"), editor.Row, 0, false, nil},
		{"headrow", lang.X("format.headrow", "Table head row"), editor.Row, 1, false, nil},
	} {
		one := command.Command{ID: "format." + k.id, Menu: menu, Label: k.label, Keys: k.keys, Before: i == 0, Enabled: w.inBody,
			Checked: func() bool { return w.inBody() && w.story.doc.Shaped(w.page.Selection(), k.kind, k.level, k.ordered) },
			Run:     func() { w.page.ToggleKind(k.kind, k.level, k.ordered) }}
		if k.kind == editor.Heading {
			one.Group = lang.X("menu.headings", "Heading")
		}
		all = append(all, one)
	}
	return append(all,
		command.Command{ID: "format.deeper", Menu: menu, Label: lang.X("format.deeper", "One level in"), Keys: command.Plain(fyne.KeyTab), Passive: true,
			Enabled: w.inList, Run: func() { w.page.Indent(1) }},
		command.Command{ID: "format.shallower", Menu: menu, Label: lang.X("format.shallower", "One level out"), Keys: command.Plain(fyne.KeyTab, shift), Passive: true,
			Enabled: w.inList, Run: func() { w.page.Indent(-1) }},
		command.Command{ID: "format.rule", Menu: menu, Label: lang.X("format.rule", "Insert a rule"), Before: true,
			Enabled: w.hasStory, Run: func() { w.page.InsertBlock(editor.Block{Kind: editor.Rule}) }})
}

// inBody reports whether the caret is in the body, where text can be formatted:
// headline and standfirst are plain.
func (w *window) inBody() bool {
	return w.hasStory() && w.page != nil && w.story.doc.Index(w.page.Selection().Head.Block) >= 2
}

// inList reports whether the caret is in a list.
func (w *window) inList() bool {
	return w.inBody() && w.story.doc.Block(w.story.doc.Index(w.page.Selection().Head.Block)).Kind == editor.Item
}

// tickFormat shows in the menu how the words at the caret are set, once the caret
// has come to rest somewhere else: a key that moves it costs nothing here.
func (w *window) tickFormat() {
	if sel := w.page.Selection(); sel != w.formatAt {
		w.formatAt = sel
		w.table.Refresh()
	}
}
