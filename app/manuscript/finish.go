package manuscript

import "stet/editor/doc"

// Finisher may go on with what has just been typed, by verbs of the document: it
// gets the caret and the character, '\n' where Enter was pressed, and returns the
// selection it leaves, or false where it did nothing. What it does should be an
// undo step of its own, so that Undo gives back what was typed.
type Finisher func(d *doc.Doc, caret doc.Selection, typed rune) (doc.Selection, bool)

// Shorthand is the Finisher that makes formatting of Markdown as it is typed.
func Shorthand(d *doc.Doc, caret doc.Selection, _ rune) (doc.Selection, bool) {
	return d.Shorthand(caret)
}

// finish asks the finishers.
func (e *Editor) finish(typed rune) {
	if e.options.ReadOnly {
		return
	}
	e.hold()
	defer e.release()
	for _, f := range e.Finishers {
		if after, done := f(e.doc, e.sel, typed); done {
			e.edit(func(doc.Selection) (doc.Selection, error) { return after, nil })
			return
		}
	}
}
