package proof

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor/prose"
)

// words calls yield for each run of letters of the text that spelling applies
// to, apostrophes within it and hyphens between its parts included. What is no
// prose is left out: addresses of the web and of mail, handles, hashtags, names
// of files, and everything with a figure in it.
func words(text string, yield func(prose.Span)) {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		end := at + len(text[at:])
		if i := strings.IndexFunc(text[at:], unicode.IsSpace); i >= 0 {
			end = at + i
		}
		if !machine(text[at:end]) {
			pieces(text, at, end, yield)
		}
		at = end
	}
}

// machine reports whether a run of text without spaces is meant for machines.
func machine(run string) bool {
	core := strings.TrimFunc(run, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("@#/\\_", r)
	})
	switch {
	case core == "":
		return true
	case strings.ContainsAny(core, "@\\_"), strings.HasPrefix(core, "#"), strings.HasPrefix(core, "/"):
		return true
	case strings.Contains(core, "://"), strings.HasPrefix(strings.ToLower(core), "www."):
		return true
	}
	return dotted(core)
}

// dotted reports whether a run looks like a host or a file, as gov.uk or
// report.pdf: a dot between letters or figures with small letters behind it.
// U.S. and p.m. are none, since one letter follows each dot.
func dotted(run string) bool {
	host, _, _ := strings.Cut(run, "/")
	i := strings.LastIndexByte(host, '.')
	if i <= 0 || len(host)-i < 3 {
		return false
	}
	for _, r := range host[i+1:] {
		if !unicode.IsLower(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// pieces yields the words of text[at:end], which has no spaces.
func pieces(text string, at, end int, yield func(prose.Span)) {
	for at < end {
		if !letterAt(text, at) && !digitAt(text, at) {
			at += size(text, at)
			continue
		}
		w, figures := prose.Span{Start: at, End: at}, false
		for w.End < end && (letterAt(text, w.End) || digitAt(text, w.End) || joins(text, w, end)) {
			figures = figures || digitAt(text, w.End)
			w.End += size(text, w.End)
		}
		if !figures {
			yield(w)
		}
		at = w.End
	}
}

// joins reports whether the rune behind a word holds it and what follows
// together: an apostrophe, a hyphen, a soft hyphen, a mark of Catalan.
func joins(text string, w prose.Span, end int) bool {
	next := w.End + size(text, w.End)
	if w.Empty() || next >= end {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(text[w.End:]); r {
	case '\u00ad':
		return true
	case '\'', '\u2019', '-', '\u2010', '\u2011', '\u00b7':
		return letterAt(text, next) || digitAt(text, next)
	}
	return false
}

// letterAt reports whether a letter, or a mark on the letter before, is there.
func letterAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200c' || r == '\u200d'
}

func digitAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsNumber(r)
}

func size(text string, at int) int {
	_, n := utf8.DecodeRuneInString(text[at:])
	return n
}

// plain is a word as dictionaries write it.
var plain = strings.NewReplacer("\u2019", "'", "\u2010", "-", "\u2011", "-", "\u00ad", "").Replace
