package diff

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// Restored is an older version of a story with all that is known by now.
type Restored struct {
	Story editor.Story
	Along int // facts of today that have their words, or what stands for them, in the older version
	Stale int // of these, those that are to be checked again because the words are others
	Lost  int // facts that had words until now and have none in the older version
}

// Restore returns the article of an older version with what is said about the newer
// one: work on a text is taken back by restoring it, work of checking never is. Facts
// and comments of the newer version stand on their own words in the older one, facts
// stale where the words they were settled with are others; those that have none there
// are gone, with their last words. Facts and comments that were taken off since are
// there again as they were. Waivers, notes, rejected proposals and amendments are the
// newer ones. It fails only when ctx ends.
func Restore(ctx context.Context, older, newer editor.Story) (Restored, error) {
	c, err := Compare(ctx, newer, older)
	if err != nil {
		return Restored{}, err
	}
	l := lookout{newer: layOut(&newer.Article)}
	l.older = align(&l.newer, layOut(&older.Article), &c, c.head(older.Article))
	s := newer.Clone()
	s.Article = older.Article.Clone()
	s.Facts = saidAsFact.restore(&l, older.Facts, newer.Facts, func(f *editor.Fact) lastSeen {
		return lastSeen{f.Was, f.Before, f.After}
	})
	s.Comments = saidInThread.restore(&l, older.Comments, newer.Comments, func(*editor.Comment) lastSeen { return lastSeen{} })
	out := Restored{Story: s}
	for i, was := range newer.Facts {
		switch f := s.Facts[i]; {
		case !f.Gone:
			out.Along++
			if f.Stale && !was.Stale {
				out.Stale++
			}
		case !was.Gone:
			out.Lost++
		}
	}
	return out, nil
}

// lookout finds words of the newer version in the older one.
type lookout struct {
	newer laid
	older version // as it follows from the newer one
}

// lastSeen is what else is known of words: those they were settled with, where they
// became others since, and what stood around them.
type lastSeen struct{ was, before, after string }

// restore places what is said now, in its order, with what only was said then behind
// it.
func (k said[T]) restore(l *lookout, then, now []T, seen func(*T) lastSeen) []T {
	left := map[string]*T{}
	for i := range then {
		left[*k.id(&then[i])] = &then[i]
	}
	var out []T
	for i := range now {
		x := k.clone(now[i])
		var old *tied
		if y := left[*k.id(&x)]; y != nil {
			at := k.about(y)
			old = &at
		}
		delete(left, *k.id(&x))
		k.place(&x, l.place(k.about(&x), old, seen(&x)))
		out = append(out, x)
	}
	for i := range then {
		if left[*k.id(&then[i])] != nil {
			out = append(out, k.clone(then[i]))
		}
	}
	return out
}

// place returns what something is about in the older version: its own words, or what
// it was about then, or what is left of its words; old is nil where it was not there.
func (l *lookout) place(now tied, old *tied, seen lastSeen) tied {
	at, words := l.landed(now)
	if words == now.text && words != "" && seen.was == "" {
		return tied{at, words, false}
	}
	if old != nil && !old.gone {
		if words, ok := l.words(old.Range); ok {
			return tied{old.Range, words, false}
		}
	}
	if now.gone {
		at, words = l.again(now.text, seen)
	} else if words != "" && seen.was != "" {
		at, words = l.whole(at, words, seen.was)
	}
	if words == "" {
		return tied{text: now.text, gone: true}
	}
	return tied{at, words, false}
}

// words returns what the older version has in a range.
func (l *lookout) words(r editor.Range) (string, bool) {
	s, ok := l.older.span(r)
	if !ok {
		return "", false
	}
	return l.older.text[s.Start:s.End], true
}

// landed returns where words of the newer version are in the older one, with what
// stands there in place of some of them: in the block, and the passage that moved,
// that has most of them; "" where not one is there.
func (l *lookout) landed(now tied) (editor.Range, string) {
	span, ok := l.newer.span(now.Range)
	if now.gone || !ok {
		return editor.Range{}, ""
	}
	v, most := &l.older, 0
	var best spot
	for n := range v.lanes {
		size, at := 0, spot{Block: -1}
		for _, k := range v.lanes[n].kept {
			from, to := max(span.Start, k.b)-k.b, min(span.End, k.b+k.n)-k.b
			if from >= to {
				continue
			}
			from, to = k.x+from, k.x+to
			if b := v.block(from); b != at.Block {
				size, at = 0, spot{Block: b}
			}
			widen(&at.Span, from, to)
			if size += readable(v.text[from:to]); size > most || size == most && at.Start == best.Start {
				most, best = size, at
				v.rewritten(l.newer.text, &best, span, n)
			}
		}
	}
	if most == 0 {
		return editor.Range{}, ""
	}
	return l.rangeOf(trimmed(best.Span, v.text[best.Start:best.End]))
}

// rewritten widens what lane n has kept of a span of the base by the words that
// replace others of it in the same block. Of words that replace more than those of the
// span, as many count as it has of them.
func (v *version) rewritten(base string, at *spot, of Span, n int) {
	for _, h := range v.hunks {
		in := Span{max(of.Start, h.Start), min(of.End, h.End)}
		if h.lane != n || in.Len() <= 0 || h.x.Len() == 0 || h.x.Start <= v.starts[at.Block] || v.starts[at.Block+1] <= h.x.End {
			continue
		}
		put, count := wordSpans(h.put), len(wordSpans(base[in.Start:in.End]))
		x := h.x
		switch {
		case count == 0, h.Start < of.Start && of.End < h.End: // it says nothing of where they are
			continue
		case h.Start < of.Start && count < len(put):
			x.Start += put[len(put)-count].Start
		case of.End < h.End && count < len(put):
			x.End = x.Start + put[count].Start
		}
		widen(&at.Span, x.Start, x.End)
	}
}

// wordSpans lists the words of a text by the spaces between them.
func wordSpans(text string) []Span {
	var out []Span
	start := -1
	for i, r := range text + " " {
		switch space := unicode.IsSpace(r); {
		case space && start >= 0:
			out, start = append(out, Span{start, i}), -1
		case !space && start < 0:
			start = i
		}
	}
	return out
}

// readable counts the bytes of letters and digits: that a space or a comma was kept
// tells nothing.
func readable(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n += len(string(r))
		}
	}
	return n
}

// rangeOf returns a span of the older version as a range, with its words.
func (l *lookout) rangeOf(s Span) (editor.Range, string) {
	v := &l.older
	i := v.block(s.Start)
	from := v.starts[i] + 1
	return editor.Range{Block: v.blocks[i].ID, Start: s.Start - from, End: s.End - from}, v.text[s.Start:s.End]
}

// whole returns the words that were settled where they stand around what is left of
// them, or else what is left.
func (l *lookout) whole(at editor.Range, left, settled string) (editor.Range, string) {
	s, _ := l.older.span(at)
	for _, from := range occurrences(l.older.text, settled) {
		if from < s.End && s.Start < from+len(settled) {
			return l.rangeOf(Span{from, from + len(settled)})
		}
	}
	return at, left
}

// again returns words that were gone already where they stand in the older version,
// once, beside a word that they stood beside.
func (l *lookout) again(words string, seen lastSeen) (editor.Range, string) {
	text := l.older.text
	all := occurrences(text, words)
	if len(all) != 1 {
		return editor.Range{}, ""
	}
	at := Span{all[0], all[0] + len(words)}
	before, after := lastWord(seen.before), firstWord(seen.after)
	if before == "" || before != lastWord(text[:at.Start]) {
		if after == "" || after != firstWord(text[at.End:]) {
			return editor.Range{}, ""
		}
	}
	return l.rangeOf(at)
}

// occurrences lists where words stand in a text that are no part of longer words.
func occurrences(text, words string) []int {
	var out []int
	if words == "" {
		return nil
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return out
		}
		i += from
		l, _ := utf8.DecodeLastRuneInString(text[:i])
		first, size := utf8.DecodeRuneInString(words)
		r, _ := utf8.DecodeRuneInString(text[i+len(words):])
		last, _ := utf8.DecodeLastRuneInString(words)
		if !oneWord(l, first) && !oneWord(last, r) {
			out = append(out, i)
		}
		from = i + size
	}
}

// oneWord reports whether two runes beside each other are of one word.
func oneWord(l, r rune) bool {
	return isWordRune(l) && isWordRune(r) && !unbroken(l) && !unbroken(r) || unicode.Is(unicode.M, r)
}

// lastWord returns the word before the end of a block's text.
func lastWord(text string) string {
	text = text[strings.LastIndexByte(text, openBlock)+1:]
	if all := wordSpans(text); len(all) > 0 {
		return text[all[len(all)-1].Start:all[len(all)-1].End]
	}
	return ""
}

// firstWord returns the word after the beginning of a block's text.
func firstWord(text string) string {
	if end := strings.IndexByte(text, closeBlock); end >= 0 {
		text = text[:end]
	}
	if all := wordSpans(text); len(all) > 0 {
		return text[all[0].Start:all[0].End]
	}
	return ""
}
