package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/facts"
	"stet/editor"
)

// factCommands are what can be done with facts.
func (w *window) factCommands() []command.Command {
	menu := lang.X("menu.facts", "Facts")
	all := []command.Command{
		{ID: "facts.tag", Menu: menu, Label: lang.X("facts.tag", "Tag as a fact…"), Keys: command.Keys(fyne.KeyT), Enabled: w.hasStory, Run: w.tagFact},
		{ID: "facts.suggest", Menu: menu, Label: lang.X("facts.suggest-all", "Suggest facts"), Enabled: w.hasStory, Run: func() { w.showTab(tabFacts); w.suggest() }},
		{ID: "facts.all-figures", Menu: menu, Label: lang.X("facts.all-figures", "Confirm all suggested figures"), Enabled: w.hasFigures, Run: w.confirmFigures},
		{ID: "facts.check", Menu: menu, Label: lang.X("facts.check", "Check the facts one by one"), Keys: command.Keys(fyne.KeyF8), Before: true, Enabled: w.hasStory,
			Checked: func() bool { return w.hasStory() && w.facts.Checking() && w.tabs.Selected() == tabFacts }, Run: w.toggleChecking},
		{ID: "facts.next", Menu: menu, Label: lang.X("facts.next", "Next fact"), Keys: command.Plain(fyne.KeyF8), Enabled: w.hasStory, Run: func() { w.stepFact(1) }},
		{ID: "facts.previous", Menu: menu, Label: lang.X("facts.previous", "Previous fact"), Keys: command.Plain(fyne.KeyF8, shift), Enabled: w.hasStory, Run: func() { w.stepFact(-1) }},
		{ID: "facts.filter", Menu: menu, Label: lang.X("facts.filter", "Show only some facts…"), Enabled: w.hasStory, Run: w.filterFacts},
		{ID: "facts.coverage", Menu: menu, Label: lang.X("facts.coverage", "Sentences without a fact"), Before: true, Enabled: w.hasStory, Checked: w.covering, Run: w.toggleCoverage},
		{ID: "facts.next-gap", Menu: menu, Label: lang.X("facts.next-gap", "Next sentence without a fact"), Keys: command.Plain(fyne.KeyF5), Enabled: w.hasStory, Run: func() { w.stepGap(1) }},
		{ID: "facts.previous-gap", Menu: menu, Label: lang.X("facts.previous-gap", "Sentence without a fact before"), Keys: command.Plain(fyne.KeyF5, shift), Enabled: w.hasStory, Run: func() { w.stepGap(-1) }},
		{ID: "facts.no-fact", Menu: menu, Label: lang.X("facts.no-fact", "Nothing to check in this sentence"), Keys: command.Keys(fyne.KeyN, shift), Enabled: w.hasStory, Run: w.passHere},
		{ID: "facts.find", Menu: menu, Label: lang.X("facts.find", "Find facts in the library…"), Keys: command.Keys(fyne.KeyL, shift), Before: true, Run: w.findFacts},
		{ID: "facts.findings", Menu: menu, Label: lang.X("facts.findings", "What the gates say…"), Enabled: w.hasStory, Run: w.gateFindings},
		{ID: "facts.sign-off", Menu: menu, Label: lang.X("facts.sign-off", "Sign the story off…"), Keys: command.Plain(fyne.KeyF10), Enabled: w.mayWrite, Run: w.signOff},
		{ID: "facts.gates", Menu: menu, Label: lang.X("facts.gates", "What this desk asks of a story…"), Run: w.chooseGates},
	}
	return append(append(all, w.chosenFactCommands(menu)...), factLetters()...)
}

// factLetters are the keys of the tab, for the help: what they do has commands of its
// own.
func factLetters() []command.Command {
	var all []command.Command
	for _, l := range facts.Letters() {
		all = append(all, command.Command{ID: "facts.key-" + string(l.Key), Group: lang.X("facts.in-list", "Among the facts"), Label: l.Label, Keys: command.Plain(l.Key), Passive: true})
	}
	return all
}

// chosenFactCommands are those about the chosen fact.
func (w *window) chosenFactCommands(menu string) []command.Command {
	chosen := func() bool { return w.hasStory() && w.facts.Selected() != "" }
	about := func(do func(id string)) func() { return func() { do(w.facts.Selected()) } }
	settle := func(s editor.FactStatus) func() { return about(func(id string) { w.settle(id, s) }) }
	return []command.Command{
		{ID: "facts.verify", Menu: menu, Label: lang.X("facts.verify", "Verify the fact"), Before: true, Enabled: chosen, Run: settle(editor.Verified)},
		{ID: "facts.needs-source", Menu: menu, Label: lang.X("facts.needs-source", "The fact needs a source"), Enabled: chosen, Run: settle(editor.NeedsSource)},
		{ID: "facts.dispute", Menu: menu, Label: lang.X("facts.dispute", "Dispute the fact"), Enabled: chosen, Run: settle(editor.Disputed)},
		{ID: "facts.source", Menu: menu, Label: lang.X("facts.add-source", "Add a source…"), Enabled: chosen, Run: about(w.addSource)},
		{ID: "facts.edit", Menu: menu, Label: lang.X("facts.edit", "Edit the fact…"), Enabled: chosen, Run: about(w.editFact)},
		{ID: "facts.ask", Menu: menu, Label: lang.X("facts.ask", "Ask the writer about the fact…"), Enabled: chosen, Run: about(w.askAbout)},
		{ID: "facts.assign", Menu: menu, Label: lang.X("facts.assign", "Assign the fact…"), Enabled: chosen, Run: about(w.assignFact)},
		{ID: "facts.remove", Menu: menu, Label: lang.X("facts.remove", "Remove the fact"), Enabled: chosen, Run: about(w.removeFact)},
	}
}
