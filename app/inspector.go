package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/compare"
	"stet/app/control"
	"stet/app/credits"
	"stet/app/desk"
	"stet/app/facts"
	"stet/app/job"
	"stet/app/theme"
	"stet/editor"
)

// buildInspector makes the tabs on the right and wires them.
func (w *window) buildInspector() {
	w.facts = facts.New()
	w.facts.OnSettle, w.facts.OnSource = w.settle, w.addSource
	w.facts.OnEdit, w.facts.OnRemove = w.editFact, w.removeFact
	w.facts.OnSelect, w.facts.OnOpen = w.revealFact, w.enterFact
	w.facts.OnSuggest = w.suggest
	w.facts.OnConfirm, w.facts.OnReject = w.confirm, w.reject
	w.facts.OnShow, w.facts.OnLeave = w.revealSuggestion, w.leaveFacts
	w.facts.OnCheck, w.facts.OnDone, w.facts.OnAll = w.checkFacts, w.factsDone, w.confirmAlike
	w.facts.OnAsk, w.facts.OnAssign = w.askAbout, w.assignFact
	w.facts.OnPass, w.facts.OnTag, w.facts.OnFilter = w.passSentence, w.tagWords, w.sifted
	w.facts.OnReuse, w.facts.OnOpenSource = w.reuse, w.openSource
	w.facts.OnSpan, w.facts.OnRespan, w.facts.TextOf = w.showSpan, w.respanFact, w.blockText
	w.facts.OnFix, w.facts.OnWaive, w.facts.OnUnwaive = w.fix, w.waive, w.unwaive
	w.credits = credits.New()
	w.wireCredits()
	w.buildComments()
	w.buildOutline()
	w.buildSuggestions()
	w.buildProofs()
	w.buildHistory()
	w.history = compare.NewRevisions(w.clock)
	w.history.OnCompare, w.history.OnRestore = w.compare, w.restore
	w.details = desk.NewDetails()
	w.details.Now = w.clock
	w.details.OnField, w.details.OnUndoNote, w.details.OnOriginal = w.setField, w.undoNote, w.showOriginal
	w.wireBelongs()
	w.tabs = control.NewTabs(w.showTab,
		control.Tab{Label: lang.X("tab.facts", "Facts")}, control.Tab{Label: lang.X("tab.credits", "Credits")},
		control.Tab{Label: lang.X("tab.comments", "Comments")}, control.Tab{Label: lang.X("tab.changes", "Changes")},
		control.Tab{Label: lang.X("tab.revisions", "Revisions")}, control.Tab{Label: lang.X("tab.details", "Details")},
		control.Tab{Label: lang.X("tab.outline", "Outline")}, control.Tab{Label: lang.X("tab.proofs", "Proofs")},
		control.Tab{Label: lang.X("tab.history", "History")})
}

// inspectorTabs are what the tabs of the inspector show, in their order.
func (w *window) inspectorTabs() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.facts, w.credits, w.comments, w.suggestions, w.history, w.details, w.outline, w.proofs, w.past}
}

// showTab shows one tab of the inspector, as wide as it needs.
func (w *window) showTab(i int) {
	all := w.inspectorTabs()
	if i = min(i, len(all)-1); w.tabs.Selected() != i {
		w.tabs.Select(i) // comes back here
		return
	}
	w.right.Objects = all[i : i+1]
	w.right.Refresh()
	w.settings.Tab.Set(i)
	width := w.settings.Right.Get()
	if i == tabCredits {
		width = w.settings.Wide.Get()
	}
	if w.panes != nil {
		w.panes.SetRightWidth(float32(width))
	}
	if i == tabOutline {
		w.showOutline()
	}
	w.tellHistory()
	w.drawMarks()
}

// openTab shows a tab of the inspector, and the inspector where it is hidden.
func (w *window) openTab(i int) {
	w.showTab(i)
	w.leaveFocus()
	if _, right := w.panes.Shown(); !right {
		w.panes.ToggleRight()
	}
	w.table.Refresh()
}

// refreshStory shows the open story, or none, everywhere.
func (w *window) refreshStory() {
	s := w.story
	w.right.Hidden = s == nil // nothing to fill in
	w.right.Refresh()
	w.panes.SetIdle(s == nil)
	if s == nil {
		w.top.SetStatus("")
		w.status.Clear()
		w.facts.Set(nil)
		w.facts.SetSuggestions(nil)
		w.facts.SetContradictions(nil, nil)
		w.credits.Clear()
		w.comments.Set(nil, w.who())
		w.showOutline()
		w.suggestions.Set(nil)
		w.refreshProofs()
		w.details.Set(editor.Article{}, nil, "")
		w.win.SetTitle(w.brand())
		w.table.Refresh()
		return
	}
	w.top.SetStatus(s.summary.Status)
	w.refreshFacts()
	w.refreshComments()
	w.suggestions.Set(nil) // what is chosen is another story's
	w.refreshSuggestions()
	w.listChanges()
	w.refreshFields()
	w.refreshBelongings()
	w.refreshRevisions()
	w.showFindings()
	w.refreshStatus()
	w.showOutline()
	w.tellHistory()
	w.drawMarks()
	w.table.Refresh()
}

// refreshFields shows the article's fields where they stand.
func (w *window) refreshFields() {
	s := w.story
	article := s.doc.Article()
	article.Status = s.summary.Status // moved without touching the manuscript
	w.retitle()
	w.details.Set(article, s.doc.Story().Notes, s.original)
	w.page.head(s, w.now())
}

// retitle names the story in front in the window's frame.
func (w *window) retitle() {
	title := w.story.name()
	if title == "" {
		title = lang.X("story.untitled", "Untitled story")
	}
	w.win.SetTitle(title + " – " + w.brand())
}

// brand is Stet, and the library where it is not the user's own.
func (w *window) brand() string {
	if w.config.Libraries == nil || w.config.Path == w.config.Libraries.Own() {
		return "Stet"
	}
	return "Stet (" + libraryName(w.config.Path) + ")"
}

// refreshStatus shows the state of saving and the counts.
func (w *window) refreshStatus() {
	w.refreshStrip()
	s := w.story
	if s == nil {
		w.status.Clear()
		return
	}
	selected, body := s.measure.Selection(w.page.Selection())
	w.selected = selected
	tally := s.checked.Tally(s.doc.Words(), s.facts)
	if !s.judged { // what its row said last
		tally.Failures, tally.Warnings = s.summary.Failures, s.summary.Warnings
	}
	state := desk.State{Save: desk.Saved, SavedAt: s.save.at, Revision: s.revision.Number, RevisionName: s.revision.Name,
		Tally: tally, Judged: s.judged, Unknown: len(s.checked.Unknown), Pasted: s.checked.Pasted, Selected: w.selected, Aside: !body, Target: s.target,
		Contradictions: s.checked.Contradicted(), Reopened: s.checked.Reopened(),
		Suggesting: s.doc.Suggesting(), Changes: len(s.changes), Language: cmp.Or(s.language, w.settings.Language.Get()), Assumed: s.language == "", Embargo: s.embargo, Now: w.now()}
	switch {
	case s.save.err != nil:
		state.Save, state.Problem = desk.NotSaved, s.save.err.Error()
	case !s.save.clean():
		state.Save = desk.Saving
	}
	w.status.Set(state)
}

// refreshRevisions shows the list of revisions.
func (w *window) refreshRevisions() {
	w.tabs.Set(tabRevisions, control.Tab{Label: lang.X("tab.revisions", "Revisions"), Count: strconv.Itoa(len(w.story.revisions))})
	w.history.Set(w.story.revisions, false)
}

// refreshChecks shows what the checks found, everywhere.
func (w *window) refreshChecks() {
	w.showFindings()
	w.refreshStatus()
	w.page.head(w.story, w.now())
	w.drawMarks()
	w.keepTally()
}

// showFindings shows in the tabs what the checks found in the story in front, or that they
// are at it still: never what they found in another.
func (w *window) showFindings() {
	s := w.story
	if !s.judged {
		w.tabs.Set(tabCredits, control.Tab{Label: lang.X("tab.credits", "Credits")})
		w.credits.Wait()
		w.facts.SetContradictions(nil, nil)
		return
	}
	failures := 0
	for _, f := range s.checked.Credits {
		if f.Stops() {
			failures++
		}
	}
	tab := control.Tab{Label: lang.X("tab.credits", "Credits")}
	if failures > 0 {
		tab.Count, tab.Ink = strconv.Itoa(failures), theme.DisputedInk
	}
	w.tabs.Set(tabCredits, tab)
	unknown := make([]credits.Unknown, len(s.checked.Unknown))
	for i, u := range s.checked.Unknown {
		unknown[i] = credits.Unknown(u)
	}
	w.credits.Set(fillable(s.checked.Credits), s.checked.Passed, unknown)
	w.facts.SetContradictions(fillable(s.checked.Contradictions), s.checked.Consistent)
}

// keepTally shows the counts and the headline of the open story in its row of the
// list, and keeps the counts there. That this may fail matters little: filing a
// revision counts anew.
func (w *window) keepTally() {
	s := w.story
	before := s.summary
	s.summary.Tally, s.summary.Headline = s.checked.Tally(s.doc.Words(), s.facts), s.name()
	if s.summary.Tally != before.Tally || s.summary.Headline != before.Headline {
		w.list.Update(s.summary)
	}
	if tally := s.summary.Tally; tally != before.Tally {
		w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
			_ = w.desk.Library().SetTally(ctx, s.id, tally)
			return nil, nil
		})
	}
}

// fillable gives each finding about a field that offers no fix a button that
// leads to the field.
func fillable(findings []editor.Finding) []editor.Finding {
	out := slices.Clone(findings)
	for i, f := range out {
		if f.Field != "" && f.Range.IsZero() && len(f.Fixes) == 0 && f.Waived == nil {
			label := lang.X("credits.fill", "Fill it in…")
			if f.Text != "" {
				label = lang.X("credits.amend", "Change it…")
			}
			out[i].Fixes = []editor.Fix{{Label: label}}
		}
	}
	return out
}
