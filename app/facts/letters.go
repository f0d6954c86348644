package facts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// A Letter is a key of the tab with what it does, in the list and one by one alike.
type Letter struct {
	Key   fyne.KeyName
	Label string
}

// Letters are all of them. A key means one thing, whatever is chosen: where that makes
// no sense it does nothing.
func Letters() []Letter {
	return []Letter{
		{fyne.KeyV, lang.X("letter.verify", "It is right: verify the fact, confirm the suggestion")},
		{fyne.KeyN, lang.X("letter.needs", "It needs a source")},
		{fyne.KeyD, lang.X("letter.dispute", "Dispute it, and say why")},
		{fyne.KeyC, lang.X("letter.corrected", "It was wrong and is corrected")},
		{fyne.KeyB, lang.X("letter.checking", "It is being checked")},
		{fyne.KeyU, lang.X("letter.unchecked", "It is unchecked again")},
		{fyne.KeyM, lang.X("letter.status", "Choose any status")},
		{fyne.KeyS, lang.X("letter.source", "Add a source")},
		{fyne.KeyO, lang.X("letter.open", "Open its source: the file or the page")},
		{fyne.KeyR, lang.X("letter.reuse", "Use the source it was settled with in another story")},
		{fyne.KeyQ, lang.X("letter.ask", "Ask about it, answer what was asked")},
		{fyne.KeyA, lang.X("letter.assign", "Assign it")},
		{fyne.KeyE, lang.X("letter.edit", "Edit all that is recorded of it")},
		{fyne.KeyW, lang.X("letter.words", "Change which words it is")},
		{fyne.KeyG, lang.X("letter.alike", "Confirm the whole group: all suggestions like it")},
		{fyne.KeyDelete, lang.X("letter.remove", "It is no fact: take it off, and suggest it no more")},
		{fyne.KeyT, lang.X("letter.tag", "Tag the sentence, or the words")},
		{fyne.KeyX, lang.X("letter.nothing", "Nothing to check in the sentence")},
		{fyne.Key1, lang.X("letter.fix", "Mend the contradiction; 2, 3 in another way")},
		{fyne.KeyL, lang.X("letter.stand", "Let the contradiction stand")},
		{fyne.KeyF, lang.X("letter.filter", "Show only some facts")},
		{fyne.KeyReturn, lang.X("letter.enter", "Go to its words on the page")},
		{fyne.KeyEscape, lang.X("letter.leave", "Back: to the list, to the page")},
	}
}
