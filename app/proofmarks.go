package app

import (
	"cmp"
	"slices"
	"strings"

	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/proof"
)

// finding is one of a story's findings, with its place in a version of it.
type finding struct {
	proof.Finding
	editor.Range
	version uint64
}

// key is what a waiver of the finding carries: its rule and its words.
func (f finding) key() string { return f.waiver().Key() }

// waiver lets the finding, and all with its rule and words, stand.
func (f finding) waiver() editor.Waiver {
	rule := string(f.Kind)
	if f.Kind == proof.Style {
		rule = f.Rule
	}
	return editor.Waiver{Rule: rule, Text: f.Words}
}

// layerOf is the layer that shows findings of a kind.
func layerOf(k proof.Kind) string {
	if k == proof.Style {
		return styleLayer
	}
	return spellingLayer
}

// readWaivers notes which findings of a story may stand.
func (w *window) readWaivers(s *story) {
	ignored := map[string]bool{}
	for _, v := range s.doc.Story().Waivers {
		ignored[v.Key()] = true
	}
	s.proof.ignored = ignored
	if s == w.story {
		w.drawProof(s.proof.blocks()...)
		w.refreshProofs()
	}
}

// blocks are those in which something was found.
func (p *proofread) blocks() []string {
	var ids []string
	for _, all := range []byBlock{p.found, p.wide} {
		for id := range all {
			ids = append(ids, id)
		}
	}
	return ids
}

// findingsIn returns the findings of a block but those that may stand, in order.
func (s *story) findingsIn(id string) []finding {
	var out []finding
	for _, all := range []byBlock{s.proof.found, s.proof.wide} {
		for _, f := range all[id] {
			g := finding{f, editor.Range{Block: id, Start: f.Start, End: f.End}, s.doc.Version()}
			if !s.proof.ignored[g.key()] {
				out = append(out, g)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b finding) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
	return out
}

// drawProof puts the findings of blocks on the page.
func (w *window) drawProof(ids ...string) {
	if w.story == nil || w.page == nil || len(ids) == 0 {
		return
	}
	w.page.Together(func() {
		for _, id := range ids {
			w.drawProofOf(id)
		}
	})
}

// redrawProof puts all findings on the page in the colours of the theme.
func (w *window) redrawProof() {
	if w.story != nil {
		w.drawProof(w.story.proof.blocks()...)
	}
}

func (w *window) drawProofOf(id string) {
	marks := map[string][]manuscript.Mark{}
	for _, f := range w.story.findingsIn(id) {
		if w.unfinished(f) {
			continue
		}
		layer := layerOf(f.Kind)
		marks[layer] = append(marks[layer], manuscript.Mark{ID: f.key(), Range: f.Range, Style: proofLook(f)})
	}
	for _, layer := range []string{spellingLayer, styleLayer} {
		w.page.SetBlockMarks(layer, id, marks[layer])
	}
}

func proofLook(f finding) manuscript.Style {
	if f.Kind == proof.Style {
		return styleLook(theme.Now(), f.Level)
	}
	return spellingLook(theme.Now())
}

// unfinished reports whether a finding is about the word that is being typed:
// nobody wants to be told before the word is written.
func (w *window) unfinished(f finding) bool {
	at := w.page.Selection().Head
	return at == w.typing && at.Block == f.Block && at.Offset == f.Range.End && f.Kind != proof.Style
}

// proofCaret is told where the caret is: behind what was typed, or elsewhere. In
// that case the word that was being typed is marked, where it needs to be.
func (w *window) proofCaret(at doc.Pos) {
	if w.story == nil {
		return
	}
	if v := w.story.doc.Version(); v != w.typedAt {
		w.typedAt, w.typing = v, at
		return
	}
	if old := w.typing.Block; old != "" {
		w.typing = doc.Pos{}
		w.drawProof(old)
	}
}

// findings are those of the open story in the order of the text.
func (w *window) findings() []finding {
	var out []finding
	for i := range w.story.doc.Len() {
		out = append(out, w.story.findingsIn(w.story.doc.Block(i).ID)...)
	}
	return out
}

// findingAt returns the finding that a mark of the page stands for.
func (w *window) findingAt(m manuscript.Mark) (finding, bool) {
	all := w.story.findingsIn(m.Range.Block)
	i := slices.IndexFunc(all, func(f finding) bool { return f.Range == m.Range && layerOf(f.Kind) == m.Layer && f.key() == m.ID })
	if i < 0 {
		return finding{}, false
	}
	return all[i], true
}

// baseOf is the language of a tag without its region.
func baseOf(tag string) string {
	language, _, _ := strings.Cut(tag, "-")
	return language
}
