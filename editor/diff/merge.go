package diff

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"stet/editor"
)

// ConflictKind says what two versions disagree about.
type ConflictKind string

// The kinds of conflict.
const (
	WordsClash   ConflictKind = "words"      // both changed the same words, or one changed what the other deleted
	PlaceClash   ConflictKind = "place"      // both moved the same passage, each somewhere else
	FieldClash   ConflictKind = "field"      // both changed a field
	StyleClash   ConflictKind = "style"      // both made a block something else
	PictureClash ConflictKind = "picture"    // both changed what goes with a picture
	LinkClash    ConflictKind = "formatting" // both linked the same words, each to something else
	FactClash    ConflictKind = "fact"       // both changed what is known of a fact, or one took off what the other changed
	CommentClash ConflictKind = "comment"    // the same, of a comment
)

// Choice settles a conflict.
type Choice uint8

// The choices. TakeBoth puts the words of theirs behind those of ours.
const (
	TakeOurs Choice = iota
	TakeTheirs
	TakeBoth
	TakeBase
)

// String returns the choice's word.
func (c Choice) String() string {
	names := [...]string{"ours", "theirs", "both", "base"}
	if int(c) < len(names) {
		return names[c]
	}
	return "choice " + strconv.Itoa(int(c))
}

// Conflict is something that two versions changed in ways that exclude each
// other. Base, Ours and Theirs are the words, one block a line; a value of a
// field; what is known of a fact or said in a comment; or, of a passage that
// moved, Base its words and the others the words that it stands behind. Range is
// where the conflict lies in the merged story, in the block where it begins, as
// the choice TakeOurs has it: half-open bytes, empty where ours deleted; the zero
// Range where it is not in the text.
type Conflict struct {
	Kind   ConflictKind `json:"kind"`
	Name   string       `json:"name,omitempty"` // of the field; of a fact, its words
	Base   string       `json:"base"`
	Ours   string       `json:"ours"`
	Theirs string       `json:"theirs"`
	editor.Range
	Facts [3]*editor.Fact `json:"-"` // base, ours and theirs of a fact, nil where it is not there

	n int // its index in merger.clashes
}

// Offers reports whether a conflict can be settled by a choice.
func (c Conflict) Offers(choice Choice) bool {
	switch choice {
	case TakeOurs, TakeTheirs:
		return true
	case TakeBoth:
		return c.Kind == WordsClash && c.Ours != "" && c.Theirs != ""
	}
	return c.Kind != PlaceClash
}

// Merged is two versions of a story in one. Story reads as ours wherever they
// exclude each other; Conflicts lists those places in reading order, what is not
// in the text last.
type Merged struct {
	Story     editor.Story
	Conflicts []Conflict

	m *merger
}

// Merge takes the changes that lead from base to ours and those that lead from
// base to theirs together: words through moves, splits and joins, fields,
// formatting, pictures, facts and comments, which go with their words. A change
// that both made is one change; so are the sentences that both put in at one place
// before they went on differently. What they changed in ways that exclude each other
// is a Conflict and never guessed: the same words, words that one deleted, a
// passage moved to two places, words put in at the same place. It fails when ctx
// ends, or where a text is no UTF-8.
func Merge(ctx context.Context, base, ours, theirs editor.Story) (Merged, error) {
	for _, s := range []editor.Story{base, ours, theirs} {
		if err := spelt(s.Article); err != nil {
			return Merged{}, err
		}
	}
	m := &merger{stories: [3]editor.Story{base, ours, theirs}, base: layOut(&base.Article)}
	for s, after := range []editor.Story{ours, theirs} {
		c, err := Compare(ctx, base, after)
		if err != nil {
			return Merged{}, err
		}
		m.sides[s] = align(&m.base, layOut(&after.Article), &c, c.head(after.Article))
	}
	m.cut()
	for k := range m.tracts {
		m.weave(&m.tracts[k])
	}
	m.shuffle = m.newShuffle()
	m.clashPlaces()
	m.clashBlocks()
	m.clashLinks()
	m.clashFields(ctx)
	m.clashRemarks()
	out := Merged{m: m}
	out.Story, out.Conflicts = m.build(nil)
	return out, ctx.Err()
}

// Resolve returns the story with each conflict settled: choices[i] settles
// Conflicts[i], those without a choice are as in ours. A choice that a conflict
// does not offer is an error.
func (m Merged) Resolve(choices []Choice) (editor.Story, error) {
	if len(choices) > len(m.Conflicts) {
		return editor.Story{}, fmt.Errorf("%d choices for %d conflicts", len(choices), len(m.Conflicts))
	}
	if m.m == nil {
		return m.Story.Clone(), nil
	}
	taken := make([]Choice, len(m.m.clashes))
	for i, c := range choices {
		if !m.Conflicts[i].Offers(c) {
			return editor.Story{}, fmt.Errorf("a conflict of %s cannot be settled as %s", m.Conflicts[i].Kind, c)
		}
		taken[m.Conflicts[i].n] = c
	}
	s, _ := m.m.build(taken)
	return s, nil
}

// spelt refuses texts that hold what no text can.
func spelt(a editor.Article) error {
	check := func(where, text string) error {
		if !utf8.ValidString(text) {
			return &editor.FieldError{Field: where, Value: text, Want: "valid UTF-8"}
		}
		return nil
	}
	for _, name := range []string{editor.HeadlineID, editor.StandfirstID} {
		text, _ := a.Field(name)
		if err := check(name, text); err != nil {
			return err
		}
	}
	for i := range a.Body {
		if err := check("text of block "+a.Body[i].ID, a.Body[i].Words()); err != nil {
			return err
		}
	}
	return nil
}

// merger holds a merge between its finding the conflicts and their being
// settled. Version 0 is the base, 1 ours, 2 theirs where all three are counted;
// sides are the two later ones.
type merger struct {
	stories   [3]editor.Story
	base      laid
	sides     [2]version
	tracts    []tract
	shuffle   *shuffle
	clashes   []clash
	ofDispute []int          // disputes of the shuffle, to clashes
	ofPlace   map[int]int    // the tracts that those begin with, to clashes
	ofBlock   map[[2]int]int // a block of the base and which part of it, to clashes
	ofField   map[string]int
	merged    map[string]string // fields that both changed, word by word
	ofLink    []linkClash
	ofFact    map[string]int
	ofSaid    map[string]int // comments
}

// clash is a conflict with the words of each choice.
type clash struct {
	Conflict
	snips [4][]snip
}

// add files a conflict and returns its number.
func (m *merger) add(c Conflict) int {
	m.clashes = append(m.clashes, clash{Conflict: c})
	return len(m.clashes) - 1
}

// clashPlaces files the passages that the two moved to different places.
func (m *merger) clashPlaces() {
	m.ofPlace = map[int]int{}
	for k, passage := range m.shuffle.disputes() {
		c := Conflict{Kind: PlaceClash, Ours: m.before(0, passage), Theirs: m.before(1, passage)}
		var words []string
		for _, p := range m.shuffle.as(0, passage) {
			words = append(words, spoken(m.base.text[m.tracts[p].Start:m.tracts[p].End]))
		}
		c.Base = strings.Join(words, "\n")
		m.ofDispute = append(m.ofDispute, m.add(c))
		m.ofPlace[m.shuffle.as(0, passage)[0]] = m.ofDispute[k]
	}
}

// before returns the words that a passage stands behind in a version: those of the
// last block with any.
func (m *merger) before(s int, passage []int) string {
	first := m.shuffle.as(s, passage)[0]
	for k := m.shuffle.rank[s][first] - 1; k >= 0; k-- {
		q := m.tracts[m.shuffle.orders[s][k]]
		if lines := spoken(m.base.text[q.Start:q.End]); wordy(lines) {
			return lastLine(lines)
		}
	}
	return ""
}

func lastLine(text string) string {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == '\n' {
			return text[i+1:]
		}
	}
	return text
}

// pick returns which of the two values to take, 1 for ours and 2 for theirs, and
// whether they clash; where they do it is ours.
func pick[T comparable](base, ours, theirs T) (n int, clash bool) {
	switch {
	case ours == theirs || theirs == base:
		return 1, false
	case ours == base:
		return 2, false
	}
	return 1, true
}

// version returns the version that a choice takes.
func (c Choice) version() int {
	switch c {
	case TakeTheirs:
		return 2
	case TakeBase:
		return 0
	}
	return 1
}

// choice returns how a conflict is settled.
func choice(taken []Choice, n int, ok bool) Choice {
	if !ok || n >= len(taken) {
		return TakeOurs
	}
	return taken[n]
}
