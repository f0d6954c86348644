package facts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
	"stet/editor/fact"
)

// SetGaps says which sentences have neither a fact nor the mark that they hold
// nothing to check, and how many sentences there are.
func (v *View) SetGaps(gaps []fact.Sentence, all int) {
	v.gaps, v.sentences = gaps, all
	v.count()
	v.rebuild()
}

// Gaps returns those that are shown.
func (v *View) Gaps() []fact.Sentence { return v.gaps }

// Sieve returns what is let through now.
func (v *View) Sieve() Sieve { return v.sieve }

// gapItems are the gaps as items.
func (v *View) gapItems() []item {
	var out []item
	for _, g := range v.gaps {
		out = append(out, item{fact: editor.Fact{Range: g.Range, Text: g.Text}, gap: true})
	}
	return out
}

// deedsOfGap are what can be done with a sentence that nobody has covered.
func (v *View) deedsOfGap(f editor.Fact) []deed {
	give := func(call func(editor.Range)) func() {
		return func() {
			if call != nil {
				call(f.Range)
			}
		}
	}
	return []deed{
		{lang.X("gap.nothing", "Nothing to check"), fyne.KeyX, func() { give(v.OnPass)(); v.reveal() }, false},
		{lang.X("gap.tag", "Tag it"), fyne.KeyT, give(v.OnTag), false},
		{lang.X("gap.words", "Tag some words"), fyne.KeyW, v.changeSpan, false},
	}
}

// count tells how far the checking has come or, among the gaps, how much is covered.
func (v *View) count() {
	if v.sieve.Gaps {
		v.bar.Set(v.sentences-len(v.gaps), v.sentences)
		v.settled.SetText(lang.X("factlist.covered", "{{.Covered}} of {{.All}} covered",
			map[string]any{"Covered": control.Number(v.sentences - len(v.gaps)), "All": control.Number(v.sentences)}))
		return
	}
	settled, all := editor.Story{Facts: v.facts}.Settled()
	v.bar.Set(settled, all)
	v.settled.SetText(lang.X("factlist.settled", "{{.Settled}} of {{.All}} settled",
		map[string]any{"Settled": settled, "All": all}))
}
