package facts

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Slip says what there is to say of a fact in few words; number is the one in
// the margin, 0 for a fact that is only suggested.
func Slip(desk editor.FactDesk, f editor.Fact, number int) control.Slip {
	out := control.Slip{Kind: kindName(desk, f.Kind), Words: f.Text}
	if number == 0 {
		out.Status, out.Ink = lang.X("factlist.suggested", "Suggested"), theme.Accent
		return out
	}
	out.When = strconv.Itoa(number)
	if out.Status, out.Ink = standing(desk, f); f.Stale {
		out.Notes = append(out.Notes, lang.X("factlist.was", "It said: {{.Words}}", map[string]any{"Words": f.Was}))
	}
	if who := join(" · ", speaker(f), f.Cue); who != "" {
		out.Notes = append(out.Notes, who)
	}
	for _, s := range f.Sources {
		out.Notes = append(out.Notes, sourceWords(s))
	}
	if note := remark(f); note != "" {
		out.Notes = append(out.Notes, note)
	}
	return out
}
