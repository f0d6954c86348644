package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/compare"
	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/reuse"
)

// A story is held against the others of the library whenever it is checked, and against
// files and pasted text that somebody has named since it was opened.

// liftedCommands name what a story is held against besides.
func (w *window) liftedCommands() []command.Command {
	menu := lang.X("menu.story", "Story")
	return []command.Command{
		{ID: "story.lifted-file", Menu: menu, Label: lang.X("story.lifted-file", "Look for words of a file…"), Enabled: w.hasStory, Run: w.lookForFile},
		{ID: "story.lifted-clipboard", Menu: menu, Label: lang.X("story.lifted-clipboard", "Look for words of the clipboard"), Enabled: w.hasStory, Run: w.lookForClipboard},
	}
}

// lookForFile asks for a file and holds the story against it.
func (w *window) lookForFile() {
	w.pickFile(lang.X("lifted.pick-file", "Look for words of a file"), nil, func(path string) {
		w.settings.Folder.Set(filepath.Dir(path))
		w.holdAgainstFile(path)
	})
}

func (w *window) holdAgainstFile(path string) {
	w.holdAgainst(func() (editor.Article, error) {
		v, err := w.desk.FileVersion(path)
		if err != nil {
			return editor.Article{}, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		v.Story.Article.Headline = filepath.Base(path)
		return v.Story.Article, nil
	})
}

// lookForClipboard holds the story against the text on the clipboard.
func (w *window) lookForClipboard() {
	text := w.app.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		w.tell(lang.X("import.nothing", "The clipboard holds no text."), "", nil)
		return
	}
	a := editor.Article{Headline: lang.X("import.clipboard", "Clipboard")}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			a.Body = append(a.Body, editor.Block{ID: editor.NewID(), Kind: editor.Paragraph, Text: line})
		}
	}
	w.holdAgainst(func() (editor.Article, error) {
		if s, err := w.desk.Decode("clipboard.txt", []byte(text), workflow.ImportOptions{}); err == nil { // whose it is, to quote and to credit them
			a.Credit, a.Source, a.Authors = s.Article.Credit, s.Article.Source, s.Article.Authors
		}
		return a, nil
	})
}

// holdAgainst reads what a story is held against from now on, says what they share,
// and checks it anew.
func (w *window) holdAgainst(read func() (editor.Article, error)) {
	s, snapshot := w.story, w.story.doc.Story()
	w.jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		a, err := read()
		if err != nil {
			return nil, err
		}
		a.ID = editor.NewID() // by which a finding tells what it is held against: no library has it
		other := reuse.ReadArticle(a)
		found := reuse.ReadArticle(snapshot.Article).Compared([]*reuse.Article{other})
		return func() {
			s.against = append(s.against, other)
			if s != w.story {
				return
			}
			w.await(awaited{story: s.id, is: func(f editor.Finding) bool { return f.Elsewhere != nil && f.Elsewhere.Story == a.ID }})
			w.tell(sharedWords(len(found), other.Title()), "", nil)
		}, nil
	})
}

func sharedWords(passages int, title string) string {
	if passages == 0 {
		return lang.X("lifted.none", "No passage of {{.Title}} stands in this story, as far as words can tell: what was put into other words throughout is not found.", map[string]any{"Title": editor.InQuotes(title)})
	}
	return control.Count("lifted.shared", "{{.N}} passages stand in this story as well.", passages)
}

// compareElsewhere shows a finding's words beside those of the other story.
func (w *window) compareElsewhere(f editor.Finding) {
	e := f.Elsewhere
	here := compare.Revision(w.story.base)
	if w.story.unfiled() {
		here = compare.Desk()
	}
	there := compare.Side{Kind: compare.OfStory, Key: e.Story, Name: control.Headline(e.Title)}
	for _, other := range w.story.against {
		if other.ID == e.Story {
			there.Kind, there.Text = compare.OfText, &other.Article
		}
	}
	w.compareThen(there, here, func() {
		v := w.comparing.view
		v.SetLayout(true, false)
		v.Point(e.Text, f.Text)
		w.comparing.back = func() { // to the card, where the keys of its fixes are
			w.openTab(tabCredits)
			w.credits.Focus()
		}
	})
}
