package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/compare"
	"stet/app/control"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/diff"
)

// unfiledCommands are about words that were never filed as a revision.
func (w *window) unfiledCommands() []command.Command {
	return []command.Command{
		{ID: "file.unfiled", Menu: lang.X("menu.file", "File"), Label: lang.X("file.unfiled", "Words not filed yet…"), Run: func() { w.showUnfiled("") }},
	}
}

// holdCommands are about stories that somebody else may write to.
func (w *window) holdCommands() []command.Command {
	return []command.Command{
		{ID: "story.take-over", Menu: lang.X("menu.story", "Story"), Label: lang.X("story.take-over-long", "Take over from the other window"),
			Enabled: func() bool { return w.story != nil && w.story.holder != nil }, Run: w.takeOver},
	}
}

// offerRecovered tells, at the start, of words whose window did not end in order.
func (w *window) offerRecovered(then func()) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.desk.Library().Recovered(ctx, "")
		crashed := map[string]bool{}
		for _, r := range all {
			if r.Crashed {
				crashed[r.Article] = true
			}
		}
		return func() {
			if n := len(crashed); n > 0 {
				w.warn(lang.XN("unfiled.crashed", "Stet did not end in order. The words of {{.N}} stories that were not filed are all there.", n, map[string]any{"N": n}),
					lang.X("holder.look", "Look…"), func() { w.showUnfiled("") })
			}
			then()
		}, err
	})
}

// tellLeft tells of words in a story that nobody is going on from.
func (w *window) tellLeft(s *story) {
	if len(s.left) == 0 || s.holder != nil {
		return
	}
	r := s.left[0]
	w.warnOf(lang.X("unfiled.left", "{{.Who}} typed words in this story on {{.When}} that were never filed. They are kept apart from the text you see.",
		map[string]any{"Who": whoOf(r), "When": moment(r.Saved)}), lang.X("holder.look", "Look…"), func() { w.showUnfiled(s.id) })
	if len(s.left) == 1 {
		w.notice.Offer(lang.X("merge.short", "Merge…"), func() { w.mergeLeft(r) })
	}
}

func whoOf(r editor.Recovered) string {
	if r.Who == "" {
		return lang.X("holder.nobody", "Somebody")
	}
	return r.Who
}

func moment(t time.Time) string { return t.Local().Format("2 Jan 15:04") }

// showUnfiled lists the words that were never filed, in the library or in one
// story, with what they hold.
func (w *window) showUnfiled(id string) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.desk.Unfiled(ctx, id)
		return func() {
			if err == nil {
				w.listUnfiled(all)
			}
		}, err
	})
}

func (w *window) listUnfiled(all []workflow.Unfiled) {
	title := lang.X("unfiled.title", "Words not filed as a revision")
	if len(all) == 0 {
		control.ShowReading(w.win.Canvas(), title, control.NewText(control.Body.Wrap(control.Unlimited),
			lang.X("unfiled.none", "Every word in this library is in a revision.")), 420)
		return
	}
	var d *control.Dialog
	rows := make([]fyne.CanvasObject, 0, 2*len(all))
	for _, u := range all {
		rows = append(rows, w.unfiledRow(u, func() { d.Close() }), control.NewHairline())
	}
	list := container.NewVScroll(control.NewColumn(8, rows...))
	height := min(float32(len(all))*124, 380)
	d = control.ShowReading(w.win.Canvas(), title, control.NewFixed(600, height, list), 620)
}

// unfiledRow is one story's words, and what can be done with them.
func (w *window) unfiledRow(u workflow.Unfiled, leave func()) fyne.CanvasObject {
	apart := !w.goesOn(u.Recovered)
	about := lang.X("unfiled.about", "{{.Who}}, {{.When}}, on revision {{.Base}}", map[string]any{"Who": whoOf(u.Recovered), "When": moment(u.Saved), "Base": u.Base})
	switch {
	case u.Err != nil:
		about += " · " + u.Err.Error()
	default:
		about += fmt.Sprintf(" · +%d −%d", u.Added, u.Removed)
	}
	held := w.heldByOther(u.Recovered)
	switch {
	case apart && held:
		about += " · " + lang.X("unfiled.apart-held", "kept apart: take the story over to put them in")
	case apart:
		about += " · " + lang.X("unfiled.apart", "kept apart from the story")
	}
	buttons := []fyne.CanvasObject{control.NewSpacer(), control.NewSmallButton(lang.X("unfiled.open", "Open"), "", func() { leave(); w.openAs(u.Article, kept) })}
	if apart && u.Err == nil {
		buttons = append(buttons, control.NewSmallButton(lang.X("story.compare", "Compare"), "", func() { leave(); w.compareLeft(u.Recovered) }))
	}
	switch {
	case !apart || u.Err != nil:
	case held:
		buttons = append(buttons, control.NewSmallButton(lang.X("story.take-over", "Take over"), "", func() { leave(); w.takeOverLeft(u.Recovered) }))
	default:
		buttons = append(buttons,
			control.NewSmallButton(lang.X("unfiled.merge", "Merge"), "", func() { leave(); w.mergeLeft(u.Recovered) }),
			control.NewSmallButton(lang.X("unfiled.use", "Put in the story"), "", func() { leave(); w.useLeft(u.Recovered) }))
	}
	if apart {
		buttons = append(buttons, control.NewSmallButton(lang.X("unfiled.discard", "Discard"), "", func() { leave(); w.discardLeft(u.Recovered) }))
	}
	return control.NewColumn(3,
		control.NewText(control.StoryHead, control.Headline(u.Headline)),
		control.NewText(control.Fine.In(theme.Muted).Wrap(2), about),
		control.NewText(control.Quiet.Wrap(2), inBrief(u.First)),
		control.NewRow(6, buttons...))
}

// inBrief is as much of a passage as two lines may want: it is a whole paragraph,
// and some write those without an end.
func inBrief(passage string) string {
	const enough = 400 // bytes
	passage = strings.TrimSpace(passage)
	for i := range passage {
		if i > enough {
			return passage[:i] + "…"
		}
	}
	return passage
}

// goesOn reports whether a story, once opened, shows these words.
func (w *window) goesOn(r editor.Recovered) bool {
	if s := w.opened(r.Article); s != nil {
		for _, left := range s.left {
			if left.Session == r.Session {
				return false
			}
		}
		return true
	}
	return r.Going || !r.Held && r.Base == r.Newest
}

// heldByOther reports whether somebody else may write to the story of these words.
func (w *window) heldByOther(r editor.Recovered) bool {
	if s := w.opened(r.Article); s != nil {
		return s.holder != nil
	}
	return r.Held
}

// takeOverLeft takes over the story that words were kept apart from, and lists them
// again: now they can be put in.
func (w *window) takeOverLeft(r editor.Recovered) {
	w.withStory(r.Article, func(s *story) { w.takeOverOf(s, func() { w.showUnfiled(s.id) }) })
}

// withStory opens a story and goes on once this window may write to it.
func (w *window) withStory(id string, then func(*story)) {
	w.openAs(id, kept)
	if s := w.opened(id); s != nil {
		then(s)
		return
	}
	w.afterOpening = func(s *story) {
		if s.id == id {
			then(s)
		}
	}
}

// compareLeft shows what words kept apart would change in the story.
func (w *window) compareLeft(r editor.Recovered) {
	w.withStory(r.Article, func(*story) { w.compareSides(compare.Desk(), draftSide(r)) })
}

// draftSide is the side of words that were kept apart.
func draftSide(r editor.Recovered) compare.Side {
	return compare.Side{Kind: compare.OfDraft, Key: r.Session,
		Name: lang.X("unfiled.side", "{{.Who}}, not filed, {{.When}}", map[string]any{"Who": whoOf(r), "When": moment(r.Saved)})}
}

// useLeft makes words kept apart the story. What stood there is a revision then.
func (w *window) useLeft(r editor.Recovered) {
	w.withStory(r.Article, func(s *story) {
		var put diff.Restored
		w.file(s, lang.X("unfiled.job", "Putting in"), func(ctx context.Context, snapshot editor.Story, base int) (f editor.Revision, err error) {
			put, f, err = w.desk.PutIn(ctx, s.id, base, snapshot, r.Session)
			return f, err
		}, func(f editor.Revision, err error) {
			if f.Cause == editor.Restored {
				s.drop(r.Session)
				w.restored(s, put, f)
			}
		})
	})
}

// discardLeft drops words kept apart, once that is confirmed.
func (w *window) discardLeft(r editor.Recovered) {
	ask := control.NewText(control.Body.Wrap(control.Unlimited),
		lang.X("unfiled.sure", "The words {{.Who}} typed on {{.When}} are in no revision. Discarding them cannot be undone.", map[string]any{"Who": whoOf(r), "When": moment(r.Saved)}))
	control.ShowDialog(w.win.Canvas(), lang.X("unfiled.discard-title", "Discard these words?"), ask, 420, lang.X("unfiled.discard", "Discard"), func() bool {
		w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
			err := w.desk.Library().Discard(ctx, r.Article, r.Session)
			return func() {
				if s := w.opened(r.Article); err == nil && s != nil {
					s.drop(r.Session)
				}
			}, err
		})
		return true
	})
}

// drop forgets words that were left in the story.
func (s *story) drop(session string) {
	var left []editor.Recovered
	for _, r := range s.left {
		if r.Session != session {
			left = append(left, r)
		}
	}
	s.left = left
}
