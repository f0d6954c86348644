package app

import (
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/proof"
)

// smart sets the quotation marks, apostrophes and dashes of the story's language
// for those that are typed, each as an undo step of its own.
func (w *window) smart(d *doc.Doc, caret doc.Selection, typed rune) (doc.Selection, bool) {
	if typed != '"' && typed != '\'' && typed != '-' || w.story == nil || !w.settings.Smart.Get() {
		return caret, false
	}
	b := d.Block(d.Index(caret.Head.Block))
	at := caret.Head.Offset
	cut, with, ok := proof.Smart(editor.Live(b.Text[:at], marksBefore(b.Marks, at)), w.proofLanguage(w.story))
	if !ok || coded(b, at-1) {
		return caret, false
	}
	after, err := d.Typeset(caret, cut, with)
	return after, err == nil
}

// marksBefore are marks as they are in the text before an offset.
func marksBefore(marks []editor.Mark, at int) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if m.Start < at {
			m.End = min(m.End, at)
			out = append(out, m)
		}
	}
	return out
}

// coded reports whether a byte of a block lies in code.
func coded(b editor.Block, at int) bool {
	for _, m := range b.Marks {
		if m.Kind == editor.Code && m.Start <= at && at < m.End {
			return true
		}
	}
	return false
}

func (w *window) smartCommands() []command.Command {
	return []command.Command{{ID: "typing.smart", Menu: lang.X("menu.format", "Format"), Label: lang.X("format.smart", "Smart quotes and dashes while typing"),
		Checked: w.settings.Smart.Get, Run: func() { w.settings.Smart.Set(!w.settings.Smart.Get()) }}}
}
