package app

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/manuscript"
	"stet/app/proofs"
	"stet/editor"
)

// buildProofs makes the Proofs tab and wires it.
func (w *window) buildProofs() {
	v := proofs.New()
	v.OnFix = w.mendAs
	v.OnIgnore = func(key string) { w.withFinding(key, w.ignore) }
	v.OnLearn = func(key string, house bool) { w.withFinding(key, func(f finding) { w.learn(f.Words, house) }) }
	v.OnFixes = func(key string) {
		w.withFinding(key, func(f finding) { w.offer(f, func(o offered) { v.SetFixes(key, append([]string{}, o.fixes...)) }) })
	}
	v.OnSelect = w.showNextOf
	v.OnOpen = func(key string) { w.withFinding(key, func(f finding) { w.page.Select(f.Range); w.page.FocusPage() }) }
	v.OnRule = w.showPage
	v.OnLeave = func() { w.page.FocusPage() }
	w.proofs = v
}

// refreshProofs lists what was found in the open story.
func (w *window) refreshProofs() {
	tab := control.Tab{Label: lang.X("tab.proofs", "Proofs")}
	if w.story == nil {
		w.tabs.Set(tabProofs, tab)
		w.proofs.Set(nil)
		return
	}
	all := w.findings()
	if len(all) > 0 {
		tab.Count = strconv.Itoa(len(all))
	}
	w.tabs.Set(tabProofs, tab)
	note := ""
	if w.story.proof.missing {
		note = lang.X("proofs.missing", "There is no dictionary for {{.Language}}, so words are not checked. Put its .aff and .dic files into {{.Folder}}.",
			map[string]any{"Language": w.story.proof.lang, "Folder": w.config.Shelf.Dropped()})
	}
	w.proofs.Note(note)
	w.proofs.Set(w.gathered(all))
}

// gathered makes an item of all findings with one key.
func (w *window) gathered(all []finding) []proofs.Item {
	var items []proofs.Item
	at := map[string]int{}
	for _, f := range all {
		i, known := at[f.key()]
		if !known {
			i = len(items)
			at[f.key()] = i
			before, after := wordsRound(w.story.doc.Block(w.story.doc.Index(f.Block)).Text, f.Range)
			items = append(items, proofs.Item{Finding: f.Finding, Key: f.key(), Before: before, After: after})
		}
		items[i].Count++
	}
	return items
}

// wordsRound is some words before and behind a range of a text.
func wordsRound(text string, r editor.Range) (before, after string) {
	const most = 28 // bytes
	from, to := max(0, r.Start-most), min(len(text), r.End+most)
	for from < r.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > r.End && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	before, after = text[from:r.Start], text[r.End:to]
	if i := strings.IndexByte(before, ' '); from > 0 && i >= 0 {
		before = "…" + before[i:]
	}
	if i := strings.LastIndexByte(after, ' '); to < len(text) && i >= 0 {
		after = after[:i+1] + "…"
	}
	return before, after
}

// withKey are the findings of the open story that have a key.
func (w *window) withKey(key string) []finding {
	var out []finding
	if w.story != nil {
		for _, f := range w.findings() {
			if f.key() == key {
				out = append(out, f)
			}
		}
	}
	return out
}

// withFinding does something with the finding that has a key: the one that is
// shown or, where none is, the first.
func (w *window) withFinding(key string, do func(finding)) {
	all := w.withKey(key)
	if len(all) == 0 {
		return // mended meanwhile
	}
	do(all[w.proofShown.index(key, len(all))])
}

// proofShown is which of the findings with a key is shown.
type proofShown struct {
	key string
	at  int
}

func (s proofShown) index(key string, n int) int {
	if s.key != key {
		return 0
	}
	return s.at % n
}

// showNextOf shows the first finding with a key, or the next where one is shown.
func (w *window) showNextOf(key string) {
	if w.proofShown.key == key {
		w.proofShown.at++
	} else {
		w.proofShown = proofShown{key: key}
	}
	w.withFinding(key, func(f finding) { w.page.Select(f.Range) })
}

// mendAs puts a fix in the place of the finding that is shown, or of all with its
// key as one undo step.
func (w *window) mendAs(key, fix string, everywhere bool) {
	if !everywhere {
		w.withFinding(key, func(f finding) { w.mend(f, fix) })
		return
	}
	w.mendAll(w.withKey(key), fix)
}

// openProof shows a mark's finding in the Proofs tab.
func (w *window) openProof(m manuscript.Mark) {
	w.refreshProofs()
	if w.proofs.Select(m.ID) {
		w.openMarkTab(tabProofs)
	}
}
