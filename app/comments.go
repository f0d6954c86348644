package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/comments"
	"stet/app/control"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
)

// remarked is the words that a comment is being written about, as they were.
type remarked struct {
	story   *story
	at      editor.Range
	words   string
	version uint64
}

// unposted is a comment that was being written when its story was left.
type unposted struct {
	about remarked
	body  string
}

// leaveComment keeps what is written of a comment with its story.
func (w *window) leaveComment() {
	if body := w.comments.Written(); body != "" && w.remarked.story == w.story {
		w.story.unposted = unposted{w.remarked, body}
	}
	w.comments.Drop()
}

// resumeComment goes on with a comment that was being written when the story in
// front was left.
func (w *window) resumeComment() {
	if u := w.story.unposted; u.body != "" {
		w.story.unposted = unposted{}
		w.remarked = u.about
		w.comments.Resume(u.about.words, u.body)
	}
}

// buildComments makes the Comments tab and wires it.
func (w *window) buildComments() {
	v := comments.New(w.clock)
	v.OnAdd, v.OnPost = w.newComment, w.postComment
	v.OnReply = func(id, body string) {
		w.fail(w.story.doc.ReplyTo(id, editor.Reply{Author: w.who(), At: w.now(), Body: body}))
	}
	v.OnReword = func(id string, part int, body string) { w.fail(w.story.doc.RewordComment(id, part, body)) }
	v.OnResolve, v.OnRemove = w.resolveComment, w.removeComment
	v.OnSelect, v.OnOpen = w.revealComment, w.enterComment
	v.OnLeave = func() { w.page.FocusPage() }
	w.comments = v
}

// refreshComments shows the comments in the order of the text.
func (w *window) refreshComments() {
	all := w.story.doc.Comments()
	open := 0
	for _, c := range all {
		if !c.Resolved {
			open++
		}
	}
	tab := control.Tab{Label: lang.X("tab.comments", "Comments")}
	if open > 0 {
		tab.Count = strconv.Itoa(open)
	}
	w.tabs.Set(tabComments, tab)
	w.comments.Set(all, w.who(), w.story.people()...)
}

// people are those who have worked on the story: its authors, and who has filed
// revisions of it and checked its facts.
func (s *story) people() []string {
	var names []string
	for _, a := range s.doc.Article().Authors {
		names = append(names, a.Name)
	}
	for _, r := range s.revisions {
		names = append(names, r.Author)
	}
	for _, f := range s.facts {
		names = append(names, f.Checker)
	}
	return names
}

// drawComments puts the comments on the page, the chosen one with a ground.
func (w *window) drawComments() {
	p := theme.Now()
	var open, resolved []manuscript.Mark
	for _, c := range w.story.doc.Comments() {
		m := manuscript.Mark{ID: c.ID, Range: c.Range, Style: commentLook(p, c.Resolved)}
		if c.ID == w.comments.Selected() && w.tabs.Selected() == tabComments {
			m.Style.Background = p.TextSelection
		}
		if c.Resolved {
			resolved = append(resolved, m)
		} else {
			open = append(open, m)
		}
	}
	w.page.SetLayer(commentLayer, open)
	w.page.SetLayer(resolvedLayer, resolved)
}

// newComment opens a card to write about the selected words, or about the word
// at the caret.
func (w *window) newComment() {
	r, ok := w.page.SelectedRange()
	if !ok && w.page.Selection().Empty() {
		from, to, err := w.story.doc.Range(w.story.doc.WordAt(w.page.Selection().Head))
		r, ok = editor.Range{Block: from.Block, Start: from.Offset, End: to.Offset}, err == nil && from.Block == to.Block && from != to
	}
	if !ok {
		w.tell(lang.X("comments.select", "Select the words to comment on first, within one paragraph."), "", nil)
		return
	}
	b := w.story.doc.Block(w.story.doc.Index(r.Block))
	w.remarked = remarked{w.story, r, b.Text[r.Start:r.End], w.story.doc.Version()}
	w.openTab(tabComments)
	w.page.Select(r)
	w.comments.Compose(w.remarked.words)
}

// postComment puts the comment that was written. Words that were changed while
// it was being written leave it without a place, not lost.
func (w *window) postComment(body string) {
	about := w.remarked
	if about.story != w.story {
		return
	}
	c := editor.Comment{ID: editor.NewID(), Text: about.words, Author: w.who(), At: w.now(), Body: body}
	if r, ok := w.story.doc.MapSince(about.version, about.at); ok {
		c.Range = r
	} else {
		c.Gone = true
	}
	w.fail(w.story.doc.PutComment(c))
	w.comments.Select(c.ID)
	w.drawComments()
	w.page.FocusPage()
}

func (w *window) resolveComment(id string, resolved bool) {
	w.fail(w.story.doc.ResolveComment(id, resolved))
}

func (w *window) removeComment(id string) {
	w.fail(w.story.doc.RemoveComment(id))
	w.tellDone(lang.X("comments.removed", "The comment is deleted."))
}

// revealComment shows a comment's words without taking the keyboard.
func (w *window) revealComment(id string) {
	if c, ok := w.story.doc.Comment(id); ok && !c.Gone {
		w.page.Reveal(c.Range)
	}
	w.drawComments()
}

// enterComment puts the caret into a comment's words.
func (w *window) enterComment(id string) {
	if c, ok := w.story.doc.Comment(id); ok && !c.Gone {
		w.page.Select(c.Range)
		w.page.FocusPage()
	}
}

// stepComment chooses the next open comment or the one before: from the chosen
// one, or else from the caret.
func (w *window) stepComment(by int) {
	var all []editor.Comment
	for _, c := range w.story.doc.Comments() {
		if !c.Resolved {
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		w.tell(lang.X("comments.none", "No comment is open."), "", nil)
		return
	}
	at, caret := -1, w.page.Selection().Head
	for i, c := range all {
		if c.ID == w.comments.Selected() && w.tabs.Selected() == tabComments {
			at = i
			break
		}
		if before := (doc.Pos{Block: c.Block, Offset: c.Start}); !c.Gone && w.story.doc.Less(before, caret) {
			at = i
		}
	}
	if at < 0 && by < 0 {
		at = 0
	}
	id := all[(at+by+len(all))%len(all)].ID
	w.openTab(tabComments)
	w.comments.Select(id)
	w.comments.Focus()
	w.revealComment(id)
}

// commentCommands are what can be done with comments.
func (w *window) commentCommands() []command.Command {
	menu := lang.X("menu.review", "Review")
	chosen := func() bool { return w.hasStory() && w.comments.Selected() != "" }
	return []command.Command{
		{ID: "comment.new", Menu: menu, Label: lang.X("comment.new", "Comment on the words"), Keys: command.Keys(fyne.KeyM, shift), Enabled: w.hasStory, Run: w.newComment},
		{ID: "comment.next", Menu: menu, Label: lang.X("comment.next", "Next comment"), Keys: command.Plain(fyne.KeyF9), Enabled: w.hasStory, Run: func() { w.stepComment(1) }},
		{ID: "comment.previous", Menu: menu, Label: lang.X("comment.previous", "Previous comment"), Keys: command.Plain(fyne.KeyF9, shift), Enabled: w.hasStory, Run: func() { w.stepComment(-1) }},
		{ID: "comment.reply", Menu: menu, Label: lang.X("comment.reply", "Reply to the comment"), Enabled: chosen, Run: func() { w.openTab(tabComments); w.comments.Reply() }},
		{ID: "comment.resolve", Menu: menu, Label: lang.X("comment.resolve", "Resolve the comment, or reopen it"), Enabled: chosen, Run: func() {
			if c, ok := w.story.doc.Comment(w.comments.Selected()); ok {
				w.resolveComment(c.ID, !c.Resolved)
			}
		}},
		{ID: "comment.remove", Menu: menu, Label: lang.X("comment.remove", "Delete the comment"), Enabled: chosen, Run: func() { w.removeComment(w.comments.Selected()) }},
	}
}
