package app

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/manuscript"
	"stet/app/proofs"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/proof"
)

// fixesTold is how many fixes a card names; the menu has all of them.
const fixesTold = 4

// aboutProof tells of a finding of the proof-reader: what is wrong, and what may
// be put in its place.
func (w *window) aboutProof(m manuscript.Mark) []control.Slip {
	f, ok := w.findingAt(m)
	if !ok {
		return nil
	}
	out := control.Slip{Kind: lang.X("slip.spelling", "Spelling"), Ink: theme.DisputedInk}
	switch f.Kind {
	case proof.Misspelled:
		out.Status = lang.X("slip.misspelled", "? In no dictionary")
	case proof.Repeated:
		out.Status = lang.X("slip.repeated", "! Set twice")
	case proof.Spaces:
		out.Status = lang.X("slip.spaces", "! More than one space")
	default:
		out.Kind, out.Status, out.Said = lang.X("slip.style", "Style"), "! "+f.Rule, f.Message
		if f.Level != editor.Blocks {
			out.Ink = theme.NeedsSourceInk
		}
	}
	var fixes []string
	for _, fix := range w.fixesOf(f, m) {
		if fix != "" && len(fixes) < fixesTold {
			fixes = append(fixes, proofs.Label(f.Finding, fix))
		}
	}
	if len(fixes) > 0 {
		out.Notes = append(out.Notes, "→ "+strings.Join(fixes, " · "))
	}
	return []control.Slip{out}
}

// fixesOf are a finding's fixes. What may have been meant by a word that no
// dictionary knows is looked for in the background, and shown when it is found.
func (w *window) fixesOf(f finding, m manuscript.Mark) []string {
	if f.Kind != proof.Misspelled {
		return f.Fixes
	}
	if w.rest.fixes == nil {
		w.rest.fixes = map[manuscript.Mark][]string{}
	}
	all := w.rest.fixes
	if _, asked := all[m]; !asked {
		all[m] = nil
		w.offer(f, func(o offered) {
			if all[m] = o.fixes; len(o.fixes) > 0 && w.rest.told && w.rest.has(m) {
				w.tellSlips()
			}
		})
	}
	return all[m]
}
