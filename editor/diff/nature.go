package diff

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stet/editor"
	"stet/editor/prose"
)

// Nature says what a change is about, so that a reader can look at the figures
// first and leave the commas for later.
type Nature string

// The natures of change.
const (
	OfFacts       Nature = "facts"
	OfFields      Nature = "fields"
	OfCredits     Nature = "credits" // whose a story or a picture is, and on what terms
	OfFigures     Nature = "figures"
	OfWords       Nature = "words"
	OfParagraphs  Nature = "paragraphs" // whole ones, put in or taken out
	OfMoves       Nature = "moved"
	OfBreaks      Nature = "split or joined"
	OfSpelling    Nature = "spelling"
	OfPunctuation Nature = "punctuation"
	OfSpacing     Nature = "spacing"
	OfFormatting  Nature = "formatting" // marks and styles
	OfPictures    Nature = "pictures"
	OfComments    Nature = "comments"
)

// Natures lists the natures in the order a reader cares for them.
var Natures = []Nature{OfFacts, OfFields, OfCredits, OfFigures, OfWords, OfParagraphs, OfMoves, OfBreaks, OfPictures,
	OfComments, OfSpelling, OfPunctuation, OfSpacing, OfFormatting}

// natureOf is the nature of every change that is not an edit of words.
var natureOf = map[ChangeKind]Nature{
	FactChanged: OfFacts, FieldChanged: OfFields, BlockInserted: OfParagraphs, BlockDeleted: OfParagraphs,
	PassageMoved: OfMoves, BlockSplit: OfBreaks, BlocksJoined: OfBreaks, StyleChanged: OfFormatting,
	MarksChanged: OfFormatting, PictureAdded: OfPictures, PictureRemoved: OfPictures, PictureReplaced: OfPictures,
	PictureChanged: OfPictures, CreditChanged: OfCredits, CommentChanged: OfComments,
}

// Nature returns what a change is about.
//
// Of an edit of words it is the first of these that fits: split or joined, where no
// more than the cells of a table are; spacing, where only white space differs;
// figures, where numbers, money, dates and the like do, in figures or in words;
// punctuation, where the words are the same; spelling, where each word is the same but for case, accents, hyphens, apostrophes and gaps
// between its parts, or but for one letter (of five or more) or two (of nine or
// more; two that only come or go are its last) behind a first letter that stays;
// otherwise words.
func (x Change) Nature() Nature {
	if x.Kind == FieldChanged && ofCredit(x.Label) {
		return OfCredits
	}
	if n, ok := natureOf[x.Kind]; ok {
		return n
	}
	var gone, come strings.Builder
	for _, r := range x.Runs {
		switch r.Op {
		case Delete:
			gone.WriteString(r.Text)
		case Insert:
			come.WriteString(r.Text)
		}
	}
	return natureOfWords(gone.String(), come.String())
}

func natureOfWords(before, after string) Nature {
	if slices.Equal(strings.Fields(before), strings.Fields(after)) {
		if strings.Count(before, editor.CellEnd) != strings.Count(after, editor.CellEnd) {
			return OfBreaks
		}
		return OfSpacing
	}
	if otherFigures(before, after) {
		return OfFigures
	}
	was, is := wordsOf(before), wordsOf(after)
	switch {
	case slices.Equal(was, is):
		return OfPunctuation
	case sameSpelt(was, is):
		return OfSpelling
	}
	return OfWords
}

// otherFigures reports whether an edit is one of figures: they differ, and it
// replaces one by another or holds little else.
func otherFigures(before, after string) bool {
	const little = 3 // words
	was, is := figuresOf(before), figuresOf(after)
	if slices.Equal(was, is) {
		return false
	}
	return len(was) > 0 && len(is) > 0 || prose.Words(before)+prose.Words(after) <= little
}

// figuresOf returns what the figures of a text mean, or their words where they
// do not say it in full.
func figuresOf(text string) []string {
	var out []string
	for _, e := range prose.Entities(text, time.Time{}) {
		switch {
		case e.Kind == editor.Superlative || e.Kind == editor.Calculation || e.Kind == editor.Date && !e.Telling(text):
		case e.Value != "":
			out = append(out, e.Value)
		default:
			out = append(out, strings.ToLower(text[e.Start:e.End]))
		}
	}
	return out
}

// wordsOf returns the words of a text: letters, figures, and the hyphens and
// apostrophes within.
func wordsOf(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return !isWordRune(r) && !unicode.Is(unicode.M, r) && !isJoiner(string(r))
	}) {
		if w = strings.TrimFunc(w, func(r rune) bool { return isJoiner(string(r)) }); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// sameSpelt reports whether two runs of words are the same but for spelling.
func sameSpelt(was, is []string) bool {
	if len(was) == 0 || len(is) == 0 {
		return false
	}
	if bare(strings.Join(was, "")) == bare(strings.Join(is, "")) {
		return true // also one word for two
	}
	if len(was) != len(is) {
		return false
	}
	for i := range was {
		if !mistyped(bare(was[i]), bare(is[i])) {
			return false
		}
	}
	return true
}

// bare returns a word without case, accents and joiners.
func bare(word string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(word) {
		if isWordRune(r) {
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

// mistyped reports whether two words differ by no more letters than a slip, or
// another way of spelling, would have them.
func mistyped(a, b string) bool {
	if a == b {
		return true
	}
	p, _ := utf8.DecodeRuneInString(a)
	q, _ := utf8.DecodeRuneInString(b)
	letters := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if p != q || letters < 5 || strings.ContainsFunc(a+b, unicode.IsDigit) {
		return false
	}
	slips := 1
	if letters >= 9 {
		slips = 2
	}
	if more := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); (more == 2 || more == -2) && !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a) {
		return false // Austria is not Australia, nor a spokesman a spokeswoman
	}
	return distance([]rune(a), []rune(b)) <= slips
}

// distance counts the letters to put in, take out, replace or swap with their
// neighbour to make one word of another.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		for j, y := range b {
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j])
			if x != y {
				row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+1)
			}
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
