package app

import (
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/outline"
	"stet/editor"
	"stet/editor/doc"
)

func (w *window) goToCommands() []command.Command {
	menu := lang.X("menu.story", "Story")
	end := func(block string) func() {
		return func() {
			last := len(w.story.doc.Block(w.story.doc.Index(block)).Text)
			w.goTo(editor.Range{Block: block, Start: last, End: last})
		}
	}
	return []command.Command{
		{ID: "story.goto", Menu: menu, Label: lang.X("story.goto", "Go to paragraph…"),
			Keys: command.Keys(fyne.KeyG), Before: true, Enabled: w.hasStory, Run: w.chooseParagraph},
		{ID: "story.headline", Menu: menu, Label: lang.X("story.headline", "Go to the headline"), Enabled: w.hasStory, Run: end(editor.HeadlineID)},
		{ID: "story.standfirst", Menu: menu, Label: lang.X("story.standfirst", "Go to the standfirst"), Enabled: w.hasStory, Run: end(editor.StandfirstID)},
	}
}

// goTo selects a range, or puts the caret there where it is empty, and gives the
// page the keyboard.
func (w *window) goTo(r editor.Range) {
	w.page.Select(r)
	w.page.FocusPage()
}

// chooseParagraph asks where to go: by the number of a paragraph, or by words.
func (w *window) chooseParagraph() {
	d := w.story.doc
	lines := outlineOf(d)
	p := command.NewPicker(w.win.Canvas(), lang.X("goto.hint", "Number of a paragraph, or words in it"), func(typed string) []command.Item {
		return w.paragraphItems(d, lines, typed)
	})
	p.SetNothing(func(typed string) string { return noParagraph(lines, typed) })
}

// paragraphsShown is how many paragraphs are offered at most.
const paragraphsShown = 60

// paragraphItems are the paragraphs that what was typed means: the one with that
// number, or else those with these words.
func (w *window) paragraphItems(d *doc.Doc, lines []outline.Line, typed string) []command.Item {
	item := func(l outline.Line, label string, r editor.Range) command.Item {
		return command.Item{Label: label, Detail: control.Count("state.words", "{{.N}} words", l.Words), Key: lineKey(l), Run: func() { w.goTo(r) }}
	}
	number, _ := paragraphNumber(typed)
	for _, l := range lines {
		if number > 0 && number == l.Number {
			return []command.Item{item(l, shorten(l.Begins), editor.Range{Block: l.Block})}
		}
	}
	var items []command.Item
	words := regexp.MustCompile("(?i)" + regexp.QuoteMeta(strings.TrimSpace(typed))) // folds case without moving offsets
	for _, l := range lines {
		text := d.Block(d.Index(l.Block)).Text
		if at := words.FindStringIndex(text); at != nil {
			items = append(items, item(l, around(text, at[0]), editor.Range{Block: l.Block, Start: at[0], End: at[1]}))
		}
		if len(items) == paragraphsShown {
			break
		}
	}
	return items
}

// paragraphNumber reads a number such as "12", "#12" or "¶ 12".
func paragraphNumber(typed string) (int, error) {
	return strconv.Atoi(strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(typed), "#¶")))
}

// lineKey names a line at its end: the number of a paragraph, or a heading.
func lineKey(l outline.Line) string {
	if l.Number == 0 {
		return lang.X("goto.heading", "Heading")
	}
	return "¶ " + strconv.Itoa(l.Number)
}

// around returns what stands around an offset, to fit a line.
func around(text string, at int) string {
	const before = 24
	if at <= before {
		return shorten(beginning(text))
	}
	from := doc.NextWordStart(text, at-before)
	if from > at {
		from = at
	}
	return "…" + shorten(beginning(text[from:]))
}

// noParagraph says why there is nothing to go to.
func noParagraph(lines []outline.Line, typed string) string {
	count := 0
	for _, l := range lines {
		count = max(count, l.Number)
	}
	_, err := paragraphNumber(typed)
	switch {
	case len(lines) == 0:
		return lang.X("goto.empty", "The story has no paragraphs yet.")
	case err == nil:
		return control.Count("goto.number", "There are {{.N}} paragraphs, numbered from 1.", count)
	}
	return lang.X("goto.words", "No paragraph holds these words.")
}
