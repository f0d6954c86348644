package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/desk"
	"stet/editor"
	"stet/editor/doc"
)

// lengthCommands count words and set how many there are to be.
func (w *window) lengthCommands() []command.Command {
	return []command.Command{{ID: "story.length", Menu: lang.X("menu.story", "Story"), Label: lang.X("story.length", "Word count and target length…"),
		Keys: command.Keys(fyne.KeyG, shift), Enabled: w.hasStory, Run: w.showLength}}
}

// showLength says how long story and selection are and asks for the target.
func (w *window) showLength() {
	s := w.story
	article := s.doc.Article()
	target, _ := article.Field("targetWords")
	selected, _ := s.measure.Selection(w.page.Selection())
	desk.ShowLength(w.win.Canvas(), s.measure.Story(), selected, target, func(words string) error {
		if words == target {
			return nil
		}
		return s.doc.SetField("targetWords", words)
	})
}

// caretMoved shows how much is selected, or that nothing is any more.
func (w *window) caretMoved(at doc.Pos) {
	w.proofCaret(at)
	if w.story != nil && (!w.page.Selection().Empty() || w.selected != editor.Length{}) {
		w.refreshStatus()
	}
}
