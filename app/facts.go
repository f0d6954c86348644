package app

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/facts"
	"stet/app/job"
	"stet/editor"
	"stet/editor/fact"
)

// refreshFacts shows the facts in the list, in the order of the text.
func (w *window) refreshFacts() {
	all := w.story.facts
	_, checkable := editor.Story{Facts: all}.Settled()
	w.tabs.Set(tabFacts, control.Tab{Label: lang.X("tab.facts", "Facts"), Count: strconv.Itoa(checkable)})
	w.facts.SetDesk(w.desk.FactDesk())
	w.facts.Set(all)
	w.facts.SetSuggestions(w.story.suggested)
	w.refreshCoverage()
}

// tagFact asks what the selected words are and tags them.
func (w *window) tagFact() {
	r, ok := w.selectedWords()
	if !ok {
		w.tell(lang.X("facts.select", "Select the words of the fact first, within one paragraph."), "", nil)
		return
	}
	w.tagWords(r)
}

// editFact shows the form of a fact.
func (w *window) editFact(id string) {
	if f, ok := w.story.doc.Fact(id); ok {
		w.factForm(f, f.Status)
	}
}

// factForm asks for everything about a fact and puts it, as one undo step. Status is
// chosen in it at first.
func (w *window) factForm(f editor.Fact, status editor.FactStatus) {
	aids := w.factAids()
	aids.Respan, aids.Status = w.respan(f), status
	form := facts.ShowFactForm(w.win, f, aids, func(edited editor.Fact) error {
		edited.Sources = named(edited.Sources)
		if edited.ID == "" {
			edited.ID = editor.NewID()
		}
		if err := w.story.doc.PutFact(edited); err != nil {
			return err
		}
		switch {
		case w.covering():
			w.facts.Focus() // the next sentence without a fact has come up
		case edited.Status != f.Status:
			w.facts.Done(edited.ID)
			w.offerAmendment(edited)
		default:
			w.facts.Select(edited.ID)
		}
		return nil
	})
	w.takeFiles(form.Attach)
}

// factAids is what the forms of facts may offer.
func (w *window) factAids() facts.Aids {
	return facts.Aids{Who: w.who(), Now: w.now(), People: w.story.people(), Sources: w.usedSources(), Desk: w.desk.FactDesk(), More: w.moreSources, Attach: w.attachFile, Open: w.openSource}
}

// usedSources are the sources of the story, the last ones first.
func (w *window) usedSources() []editor.Source {
	var out []editor.Source
	for _, f := range w.story.facts {
		out = append(out, f.Sources...)
	}
	slices.Reverse(out)
	return out
}

// respan offers to give a fact the words selected in the story, where there are
// other ones.
func (w *window) respan(f editor.Fact) func(editor.Fact) (editor.Fact, bool) {
	r, ok := w.page.SelectedRange()
	if !ok || f.ID == "" || r == f.Range {
		return nil
	}
	return func(f editor.Fact) (editor.Fact, bool) {
		fresh, err := fact.New(w.story.doc.Story(), r, f.Kind)
		if err != nil {
			return f, false
		}
		return moved(f, fresh), true
	}
}

// named gives each source an identifier.
func named(sources []editor.Source) []editor.Source {
	for i := range sources {
		if sources[i].ID == "" {
			sources[i].ID = editor.NewID()
		}
	}
	return sources
}

func (w *window) putFact(f editor.Fact) { w.fail(w.story.doc.PutFact(f)) }

// settle gives a fact a status, in the user's name. What the status asks for, such
// as the reason of a waiver, is asked in the form.
func (w *window) settle(id string, s editor.FactStatus) {
	f, ok := w.story.doc.Fact(id)
	if !ok {
		return
	}
	if facts.Doubts(s) {
		facts.ShowDoubt(w.win, w.desk.FactDesk(), f, s, func(note string) error {
			f.Note = note
			return w.decide(f, s)
		})
		return
	}
	if err := w.decide(f, s); err != nil {
		w.factForm(f, s)
	}
}

// decide gives a fact a status, and says which decision needs more than is there.
func (w *window) decide(f editor.Fact, s editor.FactStatus) error {
	settled, err := facts.Decide(f, s, facts.Decision{By: w.who(), At: w.now()})
	if err != nil {
		return err
	}
	w.putFact(settled)
	w.facts.Done(f.ID)
	w.offerAmendment(settled)
	return nil
}

// addSource asks for a source of a fact.
func (w *window) addSource(id string) {
	if f, ok := w.story.doc.Fact(id); ok {
		w.sourceForm(f)
	}
}

// sourceForm opens the form for a new source of a fact.
func (w *window) sourceForm(f editor.Fact) *facts.SourceForm {
	form := facts.ShowSourceForm(w.win, editor.Source{Who: w.who()}, w.factAids(), func(s editor.Source) {
		w.changeFact(f.ID, func(f editor.Fact) (editor.Fact, error) { return fact.AddSource(f, s) })
	})
	w.takeFiles(form.Attach)
	return form
}

// changeFact changes a fact as it stands now, and chooses it.
func (w *window) changeFact(id string, change func(editor.Fact) (editor.Fact, error)) {
	f, ok := w.story.doc.Fact(id)
	if !ok {
		return
	}
	changed, err := change(f)
	if err == nil {
		err = w.story.doc.PutFact(changed)
	}
	w.fail(err)
	w.facts.Select(id)
}

// askAbout asks the writer about a fact, or answers what was asked.
func (w *window) askAbout(id string) {
	if f, ok := w.story.doc.Fact(id); ok {
		facts.ShowQuestions(w.win, f, w.factAids(), func(changed editor.Fact) error {
			w.changeFact(id, func(f editor.Fact) (editor.Fact, error) {
				f.Questions = changed.Questions
				return f, nil
			})
			return nil
		})
	}
}

// assignFact says who is to check a fact, or all that are listed and not settled.
func (w *window) assignFact(id string) {
	f, ok := w.story.doc.Fact(id)
	if !ok {
		return
	}
	open := slices.DeleteFunc(w.facts.Listed(), editor.Fact.IsSettled)
	facts.ShowAssign(w.win, f, len(open), w.factAids(), func(name string, all bool) {
		chosen := []editor.Fact{f}
		if all {
			chosen = open
		}
		for i := range chosen {
			chosen[i] = fact.Assign(chosen[i], name)
		}
		w.fail(w.story.doc.PutFact(chosen...))
	})
}

// removeFact takes a fact off; as with a suggestion that was rejected, its words are
// not suggested again.
func (w *window) removeFact(id string) {
	f, ok := w.story.doc.Fact(id)
	if !ok {
		return
	}
	var unwanted []editor.Rejection
	if around, err := fact.New(w.story.doc.Story(), f.Range, f.Kind); err == nil && f.IsFact() && !f.Gone {
		unwanted = append(unwanted, fact.Reject(around, w.who(), w.now()))
	}
	w.fail(w.story.doc.RemoveFact(id, unwanted...))
}

// revealFact shows a fact's words without taking the keyboard from the list.
func (w *window) revealFact(id string) {
	if f, ok := w.story.doc.Fact(id); ok && !f.Gone {
		w.page.Reveal(f.Range)
	}
	w.drawMarks()
	w.lookElsewhere(id)
}

// revealSuggestion shows the words of a suggestion.
func (w *window) revealSuggestion(f editor.Fact) {
	w.page.Reveal(f.Range)
	w.drawMarks()
}

// enterFact puts the caret into a fact's words.
func (w *window) enterFact(id string) {
	if f, ok := w.story.doc.Fact(id); ok && !f.Gone {
		w.goToWords(f.Range)
	}
}

// stepFact chooses the next fact or the one before.
func (w *window) stepFact(by int) {
	if w.story == nil {
		return
	}
	w.showTab(tabFacts)
	w.facts.Step(by)
	w.facts.Focus() // so that V, N and D settle it; Enter goes into its words
}

// suggest looks for facts that are not tagged yet.
func (w *window) suggest() {
	s := w.story
	if s == nil {
		return
	}
	snapshot, version := s.doc.Story(), s.doc.Version()
	w.facts.SetSuggesting(true)
	w.jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		found := fact.Suggest(snapshot)
		return func() {
			w.facts.SetSuggesting(false)
			if s == w.story {
				w.showSuggestions(found, version)
			}
		}, nil
	})
}

// showSuggestions lists what was found, but for what was typed over in the meantime.
func (w *window) showSuggestions(found []editor.Fact, version uint64) {
	s := w.story
	s.suggested = nil
	for _, f := range found {
		r, unchanged := s.doc.MapSince(version, f.Range)
		if f.Range = r; unchanged {
			s.suggested = append(s.suggested, f)
		}
	}
	w.facts.SetSuggestions(s.suggested)
	w.drawMarks()
	if s.doc.Version() == version {
		w.facts.FocusSuggestions() // nobody is typing
	}
	if len(s.suggested) == 0 {
		w.tell(lang.X("facts.none", "Nothing more is suggested: of a thousand words the fifty surest to settle are, and those are tagged or rejected. Tag what else there is with Ctrl+T."), "", nil)
	}
}

// confirm tags a suggestion.
func (w *window) confirm(f editor.Fact) {
	fresh, err := fact.New(w.story.doc.Story(), f.Range, f.Kind)
	if err != nil || fresh.Text != f.Text {
		w.dropSuggestion(f)
		w.tell(lang.X("facts.gone", "The words of this suggestion have changed."), "", nil)
		return
	}
	f.ID = editor.NewID()
	w.dropSuggestion(f)
	w.putFact(f)
}

// reject drops a suggestion; the story remembers that nobody wanted it.
func (w *window) reject(f editor.Fact) {
	w.dropSuggestion(f)
	w.fail(w.story.doc.RejectFacts(fact.Reject(f, w.who(), w.now())))
	w.drawMarks()
}

func (w *window) dropSuggestion(f editor.Fact) {
	s := w.story
	var rest []editor.Fact
	for _, x := range s.suggested {
		if x.Range != f.Range {
			rest = append(rest, x)
		}
	}
	s.suggested = rest
	w.facts.SetSuggestions(rest)
}

// moveSuggestions carries the suggestions through a change of the text; those
// whose words changed are dropped.
func (s *story) moveSuggestions(before uint64) {
	var rest []editor.Fact
	for _, f := range s.suggested {
		r, unchanged := s.doc.MapSince(before, f.Range)
		if unchanged {
			f.Range = r
			rest = append(rest, f)
		}
	}
	s.suggested = rest
}
