package pdf

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stet/editor"
)

// colour is a share of red, green and blue, from 0 to 255.
type colour [3]int

// The inks of the pages are those of the window.
var (
	ink    = colour{0x1d, 0x1c, 0x1a}
	muted  = colour{0x6c, 0x68, 0x60}
	faint  = colour{0xdb, 0xd6, 0xcb}
	accent = colour{0x1f, 0x4e, 0x8c}
	alarm  = colour{0xb3, 0x26, 0x1e}
)

// style is how letters are set. Size and rise are in points; link is where a press on
// them leads.
type style struct {
	face       string
	size, rise float64
	ink        colour
	link       string
	strike     bool
	under      Tone
}

// run is words of one style. Width is in points, 0 before they are set.
type run struct {
	text  string
	style style
	width float64
}

// line is what fits beside each other.
type line struct {
	runs  []run
	width float64
}

// styled returns a block's words with their marks as styles of how its plain words are set.
func styled(text string, marks []editor.Mark, plain style) []run {
	at := []int{0, len(text)}
	for _, m := range marks {
		at = append(at, m.Start, m.End)
	}
	slices.Sort(at)
	at = slices.Compact(at)
	var out []run
	for i := 1; i < len(at); i++ {
		from, to := at[i-1], at[i]
		if from < 0 || to > len(text) {
			continue
		}
		st := plain
		for _, m := range marks {
			if m.Start <= from && m.End >= to {
				st = st.with(m)
			}
		}
		out = append(out, run{text: text[from:to], style: st})
	}
	return out
}

// with is the style with a mark set on it.
func (st style) with(m editor.Mark) style {
	switch m.Kind {
	case editor.Strong:
		st.face = bolder(st.face)
	case editor.Emphasis:
		st.face = slanted(st.face)
	case editor.Link:
		st.link, st.ink = m.Href, accent
	case editor.Strike:
		st.strike = true
	case editor.Superscript:
		st.rise, st.size = st.rise+0.33*st.size, 0.7*st.size
	case editor.Subscript:
		st.rise, st.size = st.rise-0.12*st.size, 0.7*st.size
	case editor.Code:
		st.face, st.size = sans, 0.92*st.size
	}
	return st
}

func bolder(face string) string {
	switch face {
	case serif:
		return serifBold
	case serifItalic:
		return serifBoldItalic
	case sans, sansMedium:
		return sansBold
	}
	return face
}

func slanted(face string) string {
	switch face {
	case serif:
		return serifItalic
	case serifItalic: // words set apart within words set apart
		return serif
	case serifBold:
		return serifBoldItalic
	}
	return face
}

// letter is one letter ready to be set. A break may come behind it, and must where it
// is a line's end.
type letter struct {
	r     rune
	style style
	width float64
}

const lineEnd = '\n'

// letters chooses a cut for each word, and measures it. What has no look of its own,
// such as a joiner, is left away.
func (f *faces) letters(runs []run) []letter {
	var out []letter
	for _, run := range runs {
		for _, word := range words(norm.NFC.String(run.text)) {
			st := run.style
			st.face = f.cut(st.face, word)
			for _, r := range word {
				if r == lineEnd || r == zeroSpace {
					out = append(out, letter{r: r, style: st})
					continue
				}
				set, face, width := f.set(st.face, r)
				if set == 0 {
					continue
				}
				one := st
				one.face = face
				out = append(out, letter{set, one, width * st.size})
			}
		}
	}
	return out
}

const zeroSpace = '\u200b' // where a long address may break

// words splits text before and behind its spaces, spaces of every kind made one of two.
func words(text string) [][]rune {
	var out [][]rune
	var word []rune
	flush := func() {
		if len(word) > 0 {
			out = append(out, word)
			word = nil
		}
	}
	for _, r := range text {
		switch {
		case r == lineEnd || r == zeroSpace:
			flush()
			out = append(out, []rune{r})
		case sticky(r):
			word = append(word, '\u00a0')
		case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
			flush()
			out = append(out, []rune{' '})
		case invisible(r):
		default:
			word = append(word, r)
		}
	}
	flush()
	return out
}

// sticky reports a space that no line breaks at.
func sticky(r rune) bool { return r == '\u00a0' || r == '\u202f' || r == '\u2007' }

// invisible reports a letter that has no look of its own.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || unicode.Is(unicode.Variation_Selector, r)
}

// lines breaks runs into lines no wider than wide, without hyphens of our own: ragged
// on the right, as the window sets them.
func (f *faces) lines(runs []run, wide float64) []line {
	all := f.letters(runs)
	var out []line
	for from := 0; from < len(all); {
		end, next := fit(all[from:], wide)
		out = append(out, lineOf(all[from:from+end]))
		from += next
	}
	return out
}

// fit returns how many letters make the next line, and where the one behind it begins.
func fit(all []letter, wide float64) (end, next int) {
	width, safe := 0.0, 0
	for i, l := range all {
		if l.r == lineEnd {
			return i, i + 1
		}
		width += l.width
		if width > wide && l.r != ' ' && i > 0 {
			if safe == 0 { // a word wider than the line
				for safe = i; safe > 1 && unicode.Is(unicode.Mn, all[safe].r); safe-- {
				}
			}
			end, next = safe, safe
			for next < len(all) && all[next].r == ' ' {
				next++
			}
			return end, next
		}
		if breaks(all, i) {
			safe = i + 1
		}
	}
	return len(all), len(all)
}

// breaks reports whether a line may end behind the letter at i. It does not behind a
// hyphen: whoever takes the words out of the file could not tell it from one that was
// set to divide a word.
func breaks(all []letter, i int) bool {
	switch r := all[i].r; r {
	case ' ', zeroSpace:
		return true
	case '–', '—', '/':
		return i > 0 && i+1 < len(all) && unicode.IsLetter(all[i-1].r) && unicode.IsLetter(all[i+1].r)
	}
	return false
}

// lineOf joins letters of one style to runs; spaces at either end are left away.
func lineOf(letters []letter) line {
	for len(letters) > 0 && letters[len(letters)-1].r == ' ' {
		letters = letters[:len(letters)-1]
	}
	var l line
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			l.runs[len(l.runs)-1].text = b.String()
			b.Reset()
		}
	}
	for _, c := range letters {
		if c.r == zeroSpace {
			continue
		}
		if n := len(l.runs); n == 0 || l.runs[n-1].style != c.style {
			flush()
			l.runs = append(l.runs, run{style: c.style})
		}
		b.WriteRune(c.r)
		l.runs[len(l.runs)-1].width += c.width
		l.width += c.width
	}
	flush()
	return l
}
