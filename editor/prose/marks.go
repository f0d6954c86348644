package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// segment is one run of quoted words within one paragraph, its marks included.
type segment struct {
	Span
	block   int
	nth     int  // its place among those of the paragraph
	inner   Span // without the marks
	opening rune
	goesOn  bool // no closing mark: the quotation goes on in the next paragraph
	follows bool // it goes on from the paragraph before
}

// closers says which marks may close a quotation, by the mark that opened it.
// The low-high marks are German, Czech and Polish usage, ”...” Swedish and
// Finnish, »...« Danish, “...” a typewriter's.
var closers = map[rune]string{
	'“': "”\"", '"': "\"”", '„': "“”\"", '”': "”", '«': "»", '»': "«", '‹': "›", '›': "‹",
	'‘': "’'", '\'': "'’", '‚': "‘’'",
}

// typewriter stands for the two accents or apostrophes that a typewriter sets
// for a quotation mark.
const typewriter = '`'

// isSingle reports whether a quotation opened by r is closed by a mark that is
// also an apostrophe.
func isSingle(r rune) bool { return r == '‘' || r == '\'' || r == '‚' }

// segments finds the quotations in paragraphs, in order. A quotation within a
// quotation is part of it.
func segments(paragraphs []string) []segment {
	f := finder{paragraphs: paragraphs}
	for block := range paragraphs {
		f.paragraph(block)
	}
	return f.found
}

// finder collects the quotations of an article.
type finder struct {
	paragraphs []string
	found      []segment
	carried    rune // what opened a quotation that goes on, or 0
}

func (f *finder) paragraph(block int) {
	text := f.paragraphs[block]
	first := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	before := len(f.found)
	carried := f.carried
	f.carried = 0
	hopeless := "" // marks that nothing in the rest of the paragraph closes
	for at := 0; ; {
		start, opening, size := nextOpening(text, at)
		if start < 0 {
			return
		}
		end, inner, sure := -1, len(text), true
		if !strings.ContainsRune(hopeless, opening) {
			end, inner, sure = closing(text, start+size, opening)
		}
		if !sure && f.reopens(block+1, opening) {
			end, inner = -1, len(text)
		}
		if end < 0 && inner < len(text) && !isSingle(opening) {
			if words := beforeTag(text[start+size : inner]); words > 0 {
				end, inner = start+size+words, start+size+words
			}
		}
		s := segment{Span: Span{start, end}, block: block, inner: Span{start + size, inner}, opening: opening, follows: start == first && carried == opening}
		switch {
		case end >= 0:
			at = end
		case f.runsOn(&s, opening, start == first):
			at = len(text)
		default: // a stray mark, or an apostrophe
			at = start + size
			if inner == len(text) {
				hopeless += string(opening)
			}
			continue
		}
		if !s.inner.Trim(text).Empty() {
			s.nth = len(f.found) - before
			f.found = append(f.found, s)
		}
	}
}

// runsOn reports whether a quotation that its paragraph does not close is one
// all the same: it goes on in the next paragraph, or an unclosed quotation
// fills this one. It ends s with the paragraph.
func (f *finder) runsOn(s *segment, opening rune, first bool) bool {
	text := f.paragraphs[s.block]
	opensHere := first || introduced(text[:s.Start])
	if isSingle(opening) && !opensHere || s.inner.Start < s.inner.End && s.inner.End < len(text) && sentenceEnds(text[:s.inner.End]) {
		return false // the next quotation opens where this one should have closed
	}
	if s.goesOn = f.reopens(s.block+1, opening); s.goesOn {
		f.carried = opening
	} else if !opensHere || isSingle(opening) && !s.follows || opening == '"' && !s.follows && strings.Contains(text, "”") {
		return false // or a stray mark before quotations of another kind
	}
	s.End = len(strings.TrimRightFunc(text, unicode.IsSpace))
	s.inner.End = s.End
	return true
}

// longestTag is how many words name a speaker between two commas at most.
const longestTag = 4

// beforeTag is the end of what is quoted in text, where the mark that should
// have closed it is missing: “It will not pay off, she added, “in our time.” It
// is -1 where text ends with no such words.
func beforeTag(text string) int {
	text, ok := strings.CutSuffix(strings.TrimSpace(text), ",")
	end := strings.LastIndexAny(text, ",?!") + 1
	tag := strings.Fields(text[end:])
	if !ok || end == 0 || len(tag) < 2 || len(tag) > longestTag {
		return -1
	}
	for _, verb := range []string{tag[0], tag[len(tag)-1]} {
		if cue := look(strings.ToLower(verb)).cue; cue.form == finite && cue.takes&plain != 0 {
			return end
		}
	}
	return -1
}

// reopens reports whether a paragraph begins with the mark that opened the
// quotation before it, as it does where a quotation runs over several.
func (f *finder) reopens(block int, opening rune) bool {
	if block >= len(f.paragraphs) {
		return false
	}
	start, r, _ := nextOpening(strings.TrimSpace(f.paragraphs[block]), 0)
	return start == 0 && r == opening
}

// introduced reports whether a text ends as one does before a quotation.
func introduced(before string) bool {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	return before != "" && strings.IndexByte(":,.!?", before[len(before)-1]) >= 0
}

// sentenceEnds reports whether a text ends with a full stop or its like.
func sentenceEnds(before string) bool {
	before = strings.TrimRight(before, " ")
	return before != "" && strings.IndexByte(".!?", before[len(before)-1]) >= 0
}

// nextOpening returns the place, rune and size of the first opening mark at or
// behind at; the place is -1 where there is none.
func nextOpening(text string, at int) (start int, opening rune, size int) {
	for at < len(text) {
		if at = nextMark(text, at); at < 0 {
			break
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if isTypewriters(text[at:]) {
			if opens(text, at, '\'', 2) && (at == 0 || introduced(text[:at])) {
				return at, typewriter, 2
			}
			at += behindTypewriter(text, at)
			continue
		}
		if opens(text, at, r, size) {
			return at, r, size
		}
		at += size + behindValue(text, at, size)
	}
	return -1, 0, 0
}

// longestValue is how many bytes the value in a tag has at most.
const longestValue = 400

// behindValue is how far behind the mark at the value ends that it opens in
// what is left of a tag: author="@reporter". It is 0 where it opens none.
func behindValue(text string, at, size int) int {
	if at == 0 || text[at-1] != '=' {
		return 0
	}
	rest := text[at+size:]
	if end := strings.IndexAny(rest[:min(len(rest), longestValue)], "\"”>"); end >= 0 && rest[end] != '>' {
		_, closing := utf8.DecodeRuneInString(rest[end:])
		return end + closing
	}
	return 0
}

// isTypewriters reports whether text starts with a typewriter's mark.
func isTypewriters(text string) bool {
	return strings.HasPrefix(text, "``") || strings.HasPrefix(text, "''")
}

// behindTypewriter is how far behind the typewriter's mark at the search goes
// on: what such marks hold in the middle of a sentence is read as part of it.
func behindTypewriter(text string, at int) int {
	if opens(text, at, '\'', 2) {
		if end, _ := closingTypewriter(text, at+2); end >= 0 {
			return end - at
		}
	}
	return 2
}

func closingTypewriter(text string, at int) (end, inner int) {
	i := strings.Index(text[at:], "''")
	if i < 0 {
		return -1, len(text)
	}
	if i += at; strings.HasPrefix(text[i+2:], "'") {
		i++ // the word 'yes'''
	}
	return i + 2, i
}

// nextMark is the place of the next quotation mark at or behind at, or -1.
func nextMark(text string, at int) int {
	for ; at < len(text); at++ {
		switch b := text[at]; b {
		case '"', '\'', '`':
			return at
		case 0xC2, 0xE2: // the first byte of all others
			if r, _ := utf8.DecodeRuneInString(text[at:]); isQuoteMark(r) {
				return at
			}
		}
	}
	return -1
}

func isQuoteMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›':
		return true
	}
	return false
}

// opens reports whether the mark r at stands where a quotation can begin.
func opens(text string, at int, r rune, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	free := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘\"„«>…", before)
	solid := at+size < len(text) && !unicode.IsSpace(after)
	if before == '=' || after == '>' && solid {
		return false // holds the value in a tag
	}
	switch r {
	case '“', '„':
		return true
	case '«', '‹':
		return at+size < len(text)
	case '»', '›', '”':
		return free && solid && unicode.IsLetter(after)
	case '"':
		return solid && (free || !unicode.IsDigit(before) && unicode.IsLetter(after) && (!unicode.IsLetter(before) || closesNext(text[at+size:])))
	case '‘', '\'', '‚':
		return free && solid && !elided(text[at+size:])
	}
	return false
}

// closesNext reports whether the next double mark in rest closes a quotation. It
// tells one that stands too close to the word before it, spoke of"a new
// beginning", from a stray mark.
func closesNext(rest string) bool {
	next := strings.IndexAny(rest, "\"“”")
	return next >= 0 && rest[next] == '"' && ends(rest, next, 1)
}

// elisions begin with an apostrophe that stands for missing letters.
var elisions = set("tis twas twere twill em til till cause bout round cos n neath gainst ere cuz nuff kay im")

// elided reports whether the apostrophe before rest stands for missing letters
// or digits: 'tis, '90s.
func elided(rest string) bool {
	if rest[0] >= '0' && rest[0] <= '9' {
		return digitsAt(rest, 0) == 2 && (len(rest) == 2 || !isDigit(rest[2]) && rest[2] != '.' && rest[2] != ',' && rest[2] != '%')
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	return elisions[strings.ToLower(rest[:end])]
}

// closing returns the end of the quotation whose words start at, and the end of
// those words; end is -1 where no mark closes it. It is not sure of a mark that
// may be an apostrophe.
func closing(text string, at int, opening rune) (end, inner int, sure bool) {
	if isSingle(opening) {
		return closingSingle(text, at, opening)
	}
	if opening == typewriter {
		end, inner = closingTypewriter(text, at)
	} else {
		end, inner = closingDouble(text, at, opening)
	}
	return end, inner, true
}

func closingDouble(text string, at int, opening rune) (end, inner int) {
	for i := at; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf && b != '"' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '"' && opening == '“' && opens(text, i, r, size):
			if nested := strings.IndexByte(text[i+1:], '"'); nested >= 0 {
				size += nested + 1
			}
		case r == '"' && opening == '"' && i > at && opens(text, i, r, size) && unicode.IsSpace(rune(text[i-1])):
			nested := nestedStraight(text[i+1 : min(len(text), i+longestNested)])
			if nested < 0 {
				return -1, i // the next quotation opens: this one was never closed
			}
			size += nested
		case strings.ContainsRune(closers[opening], r):
			return i + size, i
		case r == '“' && ends(text, i, size) && opening == '“':
			return i + size, i // a mark turned the wrong way
		case r == '’' && opening == '“' && strings.HasPrefix(text[i+size:], "’") && ends(text, i, 2*size):
			return i + 2*size, i // two single marks for a double one
		case r == '“' && (opening == '“' || opening == '"') && i > at:
			nested := strings.Index(text[i:min(len(text), i+longestNested)], "”")
			if nested < 0 || opening == '“' && !closesAgain(text[i+nested+len("”"):]) {
				return -1, i
			}
			size = nested + len("”")
		}
		i += size
	}
	return -1, len(text)
}

// nestedStraight is the end of a quotation within one that is in straight marks
// as well, "He said "never" and left," whose words rest begins with: the next
// two marks close. It is -1 where they do not.
func nestedStraight(rest string) int {
	inner := strings.IndexByte(rest, '"')
	if inner < 0 || !ends(rest, inner, 1) {
		return -1
	}
	outer := strings.IndexByte(rest[inner+1:], '"')
	if outer < 0 || !ends(rest, inner+1+outer, 1) {
		return -1
	}
	return inner + 1
}

// longestNested is how many bytes a quotation within a quotation has at most:
// looking farther makes a paragraph of nothing but opening marks slow.
const longestNested = 2000

// closesAgain reports whether the next curly mark in rest closes a quotation.
func closesAgain(rest string) bool {
	next := strings.IndexAny(rest[:min(len(rest), longestNested)], "“”")
	return next >= 0 && strings.HasPrefix(rest[next:], "”")
}

// closingSingle finds the mark that closes a quotation in single marks, where
// every apostrophe looks like one. An apostrophe is followed by a letter, or
// stands behind a plural's s with more of the sentence to come.
func closingSingle(text string, at int, opening rune) (end, inner int, sure bool) {
	possessive := -1
	for i := at; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf && b != '\'' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == opening && r != '\'' && opens(text, i, r, size):
			end, inner = possibly(possessive, size)
			return end, inner, false
		case strings.ContainsRune(closers[opening], r) && ends(text, i, size) && i > at:
			if !pluralPossessive(text, i, size) {
				return i + size, i, true
			}
			if possessive < 0 {
				possessive = i
			}
		}
		i += size
	}
	if possessive >= 0 {
		_, size := utf8.DecodeRuneInString(text[possessive:])
		end, inner = possibly(possessive, size)
		return end, inner, false
	}
	return -1, len(text), true
}

func possibly(at, size int) (end, inner int) {
	if at < 0 {
		return -1, at
	}
	return at + size, at
}

// ends reports whether the mark at stands where a quotation can end: behind
// something, and not before a letter or digit.
func ends(text string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	return !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

// pluralPossessive reports whether the mark at is like that of "players' bench".
func pluralPossessive(text string, at, size int) bool {
	rest := text[at+size:]
	if text[at-1] != 's' || len(rest) < 2 || rest[0] != ' ' {
		return false
	}
	after, _ := utf8.DecodeRuneInString(rest[1:])
	return unicode.IsLower(after)
}
