package facts

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// SetContradictions shows where the story contradicts itself, above its facts:
// findings about words, their waivers set. Passed are the titles of the rules that
// found nothing.
func (v *View) SetContradictions(found []editor.Finding, passed []string) {
	v.contradictions, v.consistent = found, passed
	v.rebuild()
}

// Contradiction returns the chosen one, false where something else is chosen.
func (v *View) Contradiction() (editor.Finding, bool) {
	if it, ok := v.current(); ok && it.finding != nil {
		return *it.finding, true
	}
	return editor.Finding{}, false
}

// SelectContradiction chooses the one with a key (editor.Finding.Key) without
// calling OnShow, and brings it into sight.
func (v *View) SelectContradiction(key string) {
	if v.checking || v.sieve != (Sieve{}) && v.sieve != (Sieve{Contradictions: true}) {
		v.Check(false)
		v.Filter(Sieve{})
	}
	for i, it := range v.shown {
		if it.finding != nil && it.finding.Key() == key {
			v.mark(i)
			v.list.Select(i)
			return
		}
	}
}

// contradictionItems are those that nobody lets stand, all where they are asked for,
// and none while the facts are shown one at a time.
func (v *View) contradictionItems() []item {
	if v.checking || v.sieve != (Sieve{}) && !v.sieve.Open && !v.sieve.Contradictions {
		return nil
	}
	var out []item
	for _, f := range v.contradictions {
		if f.Waived == nil || v.sieve.Contradictions {
			out = append(out, item{fact: editor.Fact{Range: f.Range, Text: f.Text}, finding: &f})
		}
	}
	return out
}

// contradicted counts the contradictions that nobody lets stand.
func (v *View) contradicted() int {
	n := 0
	for _, f := range v.contradictions {
		if f.Waived == nil {
			n++
		}
	}
	return n
}

// deedsOfContradiction are its fixes by their number, and to let it stand.
func (v *View) deedsOfContradiction(f editor.Finding) []deed {
	var out []deed
	give := func(call func(editor.Finding)) func() {
		return func() {
			if call != nil {
				call(f)
			}
		}
	}
	if f.Waived != nil {
		return append(out, deed{lang.X("credits.unwaive", "Take back the waiver"), fyne.KeyL, give(v.OnUnwaive), false})
	}
	for i, x := range f.Fixes {
		out = append(out, deed{x.Label, fyne.KeyName(strconv.Itoa(i + 1)), func() {
			if v.OnFix != nil {
				v.OnFix(f, x)
			}
		}, false})
	}
	out = append(out, deed{lang.X("contradiction.stand", "Let stand…"), fyne.KeyL, give(v.OnWaive), false})
	if f.Range.IsZero() {
		return out // a field's
	}
	return append(out,
		deed{lang.X("gap.tag", "Tag it"), fyne.KeyT, func() {
			if v.OnTag != nil {
				v.OnTag(f.Range)
			}
		}, true})
}

// headOfContradiction is the first row of its card.
func headOfContradiction(f editor.Finding) fyne.CanvasObject {
	status, ink := lang.X("contradiction.status", "⚠ Does not fit"), theme.Role(theme.NeedsSourceInk)
	if f.Waived != nil {
		status, ink = lang.X("contradiction.stands", "– Let stand"), theme.Muted
	}
	return control.NewRow(6, control.NewPill(lang.X("contradiction.kind", "Contradiction")), control.NewText(control.Body.In(ink).Wrap(1), status))
}

// reasonOf says why a finding was made and, where it stands, who lets it.
func reasonOf(f editor.Finding) []fyne.CanvasObject {
	out := []fyne.CanvasObject{control.NewText(control.Quiet.Wrap(control.Unlimited), f.Message)}
	if f.Waived != nil {
		out = append(out, control.NewSourceBar(lang.X("credits.waived", "Waived by {{.Name}}: {{.Reason}}",
			map[string]any{"Name": f.Waived.By, "Reason": f.Waived.Reason})))
	}
	return out
}

// noContradictions says what the rules found to be in order.
func (v *View) noContradictions() {
	v.empty.Set(lang.X("contradiction.none", "The story does not contradict itself"), strings.Join(v.consistent, ".\n"),
		lang.X("factlist.covered.button", "Show the facts"), func() { v.Filter(Sieve{}) })
}
