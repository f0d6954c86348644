package app

import (
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/outline"
	"stet/editor"
	"stet/editor/doc"
)

// buildOutline makes the Outline tab and wires it.
func (w *window) buildOutline() {
	w.outline = outline.New()
	w.outline.OnOpen = func(block string) { w.goTo(editor.Range{Block: block}) }
	w.outline.OnLeave = func() { w.page.FocusPage() }
}

func (w *window) outlineCommands() []command.Command {
	return []command.Command{{ID: "story.outline", Menu: lang.X("menu.story", "Story"), Label: lang.X("story.outline", "Outline"),
		Enabled: w.hasStory, Run: func() { w.openTab(tabOutline); w.outline.Focus() }}}
}

// outlinePause is how long the text must rest before the outline shows it: at
// each key its lines would only flicker.
const outlinePause = 250 * time.Millisecond

// followOutline brings the outline up to date where it is shown: with the words
// once they rest, and with the caret.
func (w *window) followOutline(now time.Time) {
	s := w.story
	if w.tabs.Selected() != tabOutline {
		return
	}
	if s.outlined != s.doc.Version() && now.Sub(s.touched) >= outlinePause {
		w.showOutline()
	}
	w.outline.SetCurrent(w.page.Selection().Head.Block)
}

// showOutline shows the outline of the story, where its tab is chosen.
func (w *window) showOutline() {
	if w.story == nil || w.tabs.Selected() != tabOutline {
		w.outline.Set(nil, 0)
		return
	}
	w.story.outlined = w.story.doc.Version()
	w.outline.Set(outlineOf(w.story.doc), w.story.doc.Words())
	w.outline.SetCurrent(w.page.Selection().Head.Block)
}

// outlineOf returns a line for each block of the body that has words. What is
// numbered are the paragraphs, those of quotations and lists included.
func outlineOf(d *doc.Doc) []outline.Line {
	var lines []outline.Line
	number := 0
	var under []int // the headings above, by their index in lines
	for i := 2; i < d.Len(); i++ {
		b := d.Block(i)
		if strings.TrimSpace(b.Text) == "" {
			continue
		}
		l := outline.Line{Block: b.ID, Begins: beginning(b.Text), Words: d.BlockWords(i)}
		if b.Kind == editor.Heading {
			l.Level = max(1, b.Level)
			for len(under) > 0 && lines[under[len(under)-1]].Level >= l.Level {
				under = under[:len(under)-1]
			}
		} else {
			number++
			l.Number = number
		}
		for _, h := range under {
			lines[h].Words += l.Words
		}
		lines = append(lines, l)
		if l.Level > 0 {
			under = append(under, len(lines)-1)
		}
	}
	return lines
}

// beginning returns the first words of a text on one line: as many bytes as the
// widest pane could show.
func beginning(text string) string {
	const most = 160
	if len(text) > most {
		end := most
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	return strings.Join(strings.Fields(text), " ")
}
