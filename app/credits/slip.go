package credits

import (
	"stet/app/control"
	"stet/editor"
)

// Slip says what there is to say of a finding in few words: how grave it is,
// what is wrong, the rule, and what is offered; kind names the check.
func Slip(f editor.Finding, kind string) control.Slip {
	title, detail := splitMessage(f.Message)
	out := control.Slip{Kind: kind, Status: glyph(f) + " " + f.Rule, Ink: ink(f), Said: title}
	if detail != "" {
		out.Notes = append(out.Notes, detail)
	}
	if f.Elsewhere != nil {
		out.Notes = append(out.Notes, elsewhereWords(*f.Elsewhere))
	}
	for _, x := range f.Fixes {
		out.Notes = append(out.Notes, "→ "+x.Label)
	}
	return out
}
