package editor

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Query asks the library for stories. They have to fit all that it names.
type Query struct {
	Status  Status // "" is any
	Section string // in full; "" is any
	Tag     string // in full; "" is any
	Bin     bool   // only what lies in the bin, deleted last first; without it nothing that does
	Words   string // each is the beginning of a word of the story; more of the same are in Terms
	Terms   Terms
	Order   Order
	After   *Summary // continues behind the last row of the page before
	Limit   int      // 0 means 100
}

// Searches reports whether the query names words of the stories; else it is
// answered without looking into them.
func (q Query) Searches() bool {
	return strings.TrimSpace(q.Words) != "" || slices.ContainsFunc(q.Terms, func(t Term) bool {
		return t.Field == "" || t.Field == "by" || t.Field == "slug"
	})
}

// Order is how stories that are found follow each other.
type Order int

// The orders. A query without words is always answered newest first.
const (
	Newest Order = iota // the latest filed first
	Typing              // the best of the newest hits first, then the others, newest first
	Best                // the best of all first
)

// Term is one part of a query: words of the story, or a field and its value.
//
// The words of one term stand side by side, the last of them being the beginning
// of a word; those of a phrase are whole words, unless it ends in *.
type Term struct {
	Field  string    // a name out of QueryFields; "" for words
	Value  string    // in the spelling of QueryValues where it has any, several of them with commas between
	Phrase bool      // it was typed between quotation marks
	Not    bool      // what is not wanted
	At     time.Time // what a value of before or after means
}

// Terms are the parts of a query in the order they were typed.
type Terms []Term

// queryField is a field that a query can name.
type queryField struct {
	name   string
	values []string // all that it can have; nil for words of the user's own
	date   bool
}

var queryFields = []queryField{
	{name: "by"},
	{name: "slug"},
	{name: "status", values: names(Statuses)},
	{name: "section"},
	{name: "tag"},
	{name: "after", date: true},
	{name: "before", date: true},
	{name: "fact", values: append(names(FactStatuses), "any")},
	{name: "credit", values: []string{"fail", "warn", "pass"}},
	{name: "is", values: []string{"draft"}},
	{name: "in", values: []string{"bin"}},
}

func names[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = string(one)
	}
	return out
}

// QueryFields returns the names of the fields that a query can have.
func QueryFields() []string {
	out := make([]string, len(queryFields))
	for i, f := range queryFields {
		out[i] = f.name
	}
	return out
}

// QueryValues returns the values that a field of a query can have; nil where
// they are the user's own words, or a date.
func QueryValues(field string) []string {
	if f := queryFieldOf(field); f != nil {
		return slices.Clone(f.values)
	}
	return nil
}

func queryFieldOf(name string) *queryField {
	i := slices.IndexFunc(queryFields, func(f queryField) bool { return f.name == name })
	if i < 0 {
		return nil
	}
	return &queryFields[i]
}

// ParseQuery reads what was typed into a search field:
//
//	harbour bri      words, each from its beginning, in headline, text, by-line or slug
//	"harbour bridge" words side by side
//	-ferry           what is not wanted; so may any of the following be
//	by:nora          a word of the by-line or of an author; by:"Nora Vale"
//	slug:bridge      a word of the slug
//	section:sport    the section, from its beginning
//	tag:budget       a tag, from its beginning
//	status:ready     where the story stands; status:ready,checking for either
//	fact:disputed    a fact that stands so; fact:any for one at all
//	credit:fail      what the credit checks said last: fail, warn or pass
//	after:2024-05    filed then or later: a year, a month or a day, today,
//	                 yesterday, 7d, 2w, 3m or 1y ago, or 12h
//	before:2024-05   filed earlier
//	is:draft         with words that are typed and not filed
//	in:bin           deleted; without it nothing is found that is
//
// A value out of a list may be abbreviated: status:r. Now says when it is asked,
// and in which zone days begin.
//
// A field or a value that is not known is a *FieldError, several are joined; the
// query is all the rest. What is only half there is neither: a field without a
// value, a quotation mark that is not closed (its last word is the beginning of
// one), and at the very end a date.
func ParseQuery(text string, now time.Time) (Query, error) {
	var q Query
	var errs []error
	for rest := strings.TrimLeftFunc(text, unicode.IsSpace); rest != ""; rest = strings.TrimLeftFunc(rest, unicode.IsSpace) {
		var t Term
		t, rest = cutTerm(rest)
		t, err := t.read(now)
		switch {
		case errors.Is(err, errHalf):
			if rest != "" {
				errs = append(errs, dateError(t))
			}
		case err != nil:
			errs = append(errs, err)
		case t.Value != "":
			q.Terms = append(q.Terms, t)
		}
	}
	return q, errors.Join(errs...)
}

// cutTerm takes the first term off a text that begins with one.
func cutTerm(text string) (t Term, rest string) {
	if after, ok := strings.CutPrefix(text, "-"); ok && after != "" && !unicode.IsSpace(first(after)) {
		t.Not, text = true, after
	}
	if name, after, ok := strings.Cut(text, ":"); ok && isFieldName(name, after) {
		t.Field, text = strings.ToLower(name), after
	}
	if r := first(text); isQuote(r) {
		return t.cutPhrase(text[utf8.RuneLen(r):])
	}
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	t.Value = text[:end]
	return t, text[end:]
}

// cutPhrase takes the words up to the next quotation mark.
func (t Term) cutPhrase(text string) (phrase Term, rest string) {
	t.Phrase = true
	end := strings.IndexFunc(text, isQuote)
	if end < 0 {
		t.Value = strings.Join(strings.Fields(text), " ")
		if last, _ := utf8.DecodeLastRuneInString(text); t.Value != "" && last != '*' && !unicode.IsSpace(last) {
			t.Value += "*"
		}
		return t, ""
	}
	t.Value = strings.Join(strings.Fields(text[:end]), " ")
	return t, text[end+utf8.RuneLen(first(text[end:])):]
}

func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

func isQuote(r rune) bool { return strings.ContainsRune(`"“”„`, r) && r != utf8.RuneError }

// isFieldName tells a field from a word with a colon: "Update: the bridge",
// 10:30, https://stet.example.
func isFieldName(name, after string) bool {
	if name == "" || strings.HasPrefix(after, "/") {
		return false
	}
	for _, r := range name {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return after != "" && !unicode.IsSpace(first(after)) || queryFieldOf(strings.ToLower(name)) != nil
}

// read puts a term into its one spelling, or says what is wrong with it.
func (t Term) read(now time.Time) (Term, error) {
	if t.Field == "" {
		return t, nil
	}
	f := queryFieldOf(t.Field)
	switch {
	case f == nil:
		return t, &FieldError{"search", t.Field + ":" + t.Value, "in a field there is: " + oneOf(QueryFields()) +
			"; between quotation marks it is looked for as words"}
	case t.Value == "":
		return t, nil
	case f.date || f.values != nil:
		t.Phrase, t.Value = false, strings.TrimSuffix(strings.ToLower(t.Value), "*")
	}
	switch {
	case f.date:
		return t.readDate(now)
	case f.values != nil:
		return t.readValues(f.values)
	}
	return t, nil
}

// readValues writes abbreviated values out.
func (t Term) readValues(all []string) (Term, error) {
	var values []string
	for _, one := range strings.Split(t.Value, ",") {
		if one == "" {
			continue
		}
		i := slices.IndexFunc(all, func(v string) bool { return strings.HasPrefix(v, one) })
		if i < 0 {
			return t, &FieldError{t.Field, one, oneOf(all)}
		}
		values = append(values, all[i])
	}
	t.Value = strings.Join(values, ",")
	return t, nil
}

// oneOf lists what there is to choose from.
func oneOf(all []string) string {
	last := len(all) - 1
	if last == 0 {
		return all[0]
	}
	return strings.Join(all[:last], ", ") + " or " + all[last]
}

// String spells the terms in the way that ParseQuery reads as the same.
func (terms Terms) String() string {
	all := make([]string, len(terms))
	for i, t := range terms {
		all[i] = t.String()
	}
	return strings.Join(all, " ")
}

// String spells a term.
func (t Term) String() string {
	spelt := t.Value
	if t.Phrase {
		spelt = `"` + t.Value + `"`
	}
	if t.Field != "" {
		spelt = t.Field + ":" + spelt
	}
	if t.Not {
		spelt = "-" + spelt
	}
	return spelt
}
