package editor

import (
	"slices"
	"strings"
)

// Relation says what one story is to another.
type Relation string

// The relations: a story is an update of, a correction of, a follow-up to, or a
// copy of the other.
const (
	UpdateOf     Relation = "update"
	CorrectionOf Relation = "correction"
	FollowUpTo   Relation = "follow-up"
	CopyOf       Relation = "copy"
)

// Relations lists every relation.
var Relations = []Relation{UpdateOf, CorrectionOf, FollowUpTo, CopyOf}

// Related is a story that another one is related to. Back says that it is the
// Summary that is the update, correction, follow-up or copy.
type Related struct {
	Relation Relation `json:"relation"`
	Back     bool     `json:"back"`
	Summary
}

// suffixes end the slug of a story that was made from another one.
var suffixes = map[Relation]string{UpdateOf: "update", CorrectionOf: "correction", FollowUpTo: "follow-up", CopyOf: "copy"}

// Next returns the story that is begun as an update, a correction or a
// follow-up of another, before anything is written: it is about the same thing,
// for the same section, from the same source.
func (r Relation) Next(a Article) Article {
	return Article{
		Slug: r.slug(a.Slug), Headline: a.Title(), Section: a.Section, Keywords: slices.Clone(a.Keywords),
		Source: a.Source, Language: a.Language, Status: Drafting,
	}
}

// Copy returns the same words and facts as a new story. What was said about
// the other one, to its readers as well, and decided when that was imported, stays
// with it.
func (s Story) Copy() Story {
	s = s.Clone()
	s.Article.ID, s.Article.Status = "", Drafting
	s.Article.Slug = CopyOf.slug(s.Article.Slug)
	s.Comments, s.Notes, s.Amendments = nil, nil, nil
	return s
}

// slug marks a slug; one that is marked so already stays.
func (r Relation) slug(s string) string {
	if s == "" || strings.HasSuffix(s, "-"+suffixes[r]) {
		return s
	}
	return s + "-" + suffixes[r]
}
