package credit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"stet/editor"
)

// What usage terms and editor's notes forbid is not done: "JAPAN OUT", "NO ARCHIVE",
// "14 DAYS", "EDITORIAL USE ONLY", "NOT FOR USE AFTER 1 MAY 2026" (AP, usage
// instructions and restrictions; IPTC Special Instructions).
var restrictions = newRule("restrictions", "Restrictions on use are kept", editor.Blocks,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		var found []editor.Finding
		for _, field := range []string{"usageTerms", "editorNote"} {
			text, _ := a.Field(field)
			for _, broken := range in.broken(ReadRestrictions(text), a.Published) {
				found = append(found, editor.Finding{Field: field, Text: broken.words, Severity: broken.severity, Message: "The story’s terms " + broken.why})
			}
		}
		for n, b := range pictures(a) {
			for _, broken := range in.broken(ReadRestrictions(in.termsOf(b.Image)), a.Published) {
				f := ofPicture(b, fmt.Sprintf("The terms of picture %d %s", n+1, broken.why))
				f.Severity = broken.severity
				found = append(found, f)
			}
		}
		return found
	}).
	follows("https://developer.ap.org/ap-media-api").
	unless(func(in Input) string {
		for _, terms := range in.allTerms() {
			if len(terms) > maxTerms {
				return fmt.Sprintf("terms are longer than %d letters, and only their beginning was read", maxTerms)
			}
		}
		if in.Country != "" {
			return ""
		}
		for _, terms := range in.allTerms() {
			for _, r := range ReadRestrictions(terms) {
				if r.Country != "" {
					return "terms name countries, and where the desk publishes is not set"
				}
			}
		}
		return ""
	})

// Restriction is one thing that terms forbid, with the words that say so. One of the
// others is set.
type Restriction struct {
	Words     string
	Country   string // ISO 3166, two letters: not to be used there
	Days      int    // to be used so many days after it was published
	After     time.Time
	NoArchive bool
	NoSales   bool // nothing that is sold, no advertising
	Editorial bool // editorial use only
}

// String says what is forbidden.
func (r Restriction) String() string {
	switch {
	case r.Country != "":
		return "not in " + r.Country
	case r.Days > 0:
		return fmt.Sprintf("for %d days after publication", r.Days)
	case !r.After.IsZero():
		return "not after " + r.After.AddDate(0, 0, -1).Format("2 January 2006")
	case r.NoArchive:
		return "not in an archive"
	case r.NoSales:
		return "in nothing that is sold"
	}
	return "editorial use only"
}

// Understood says what ReadRestrictions reads in terms, "" where that is nothing.
func Understood(terms string) string {
	var all []string
	for _, r := range ReadRestrictions(terms) {
		if s := r.String(); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return strings.Join(all, "; ")
}

var (
	outRE       = regexp.MustCompile(`(?i)\b((?:(?:` + countryWords + `)(?:\s*(?:,|/|and|&)\s*)?)+)\s+OUT\b|\bnot? (?:for )?(?:use|available|distribution|sale) in ((?:(?:` + countryWords + `)(?:\s*(?:,|/|and|or|&)\s*)?)+)`)
	daysRE      = regexp.MustCompile(`(?i)\b(?:(?:use|valid|available|licen[cs]ed)[^.;\n]{0,30}?|within |for |only )?(\d{1,3})[- ]days?\b(?: (?:only|from|after|of|use|hold|licen[cs]e)[^.;\n]{0,40})?`)
	afterRE     = regexp.MustCompile(`(?i)\b(?:not? (?:for |to be )?use[d]? after|expires?(?: on)?|until|valid (?:un)?till?)\s+(\d{1,2} \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)`)
	noArchiveRE = regexp.MustCompile(`(?i)\bno[t]?\s+(?:for\s+)?archiv(?:e|es|ing|al)\b`)
	noSalesRE   = regexp.MustCompile(`(?i)\bno\s+(?:sales|commercial(?:\s+use)?|merchandis\w+|advertising)\b|\bnon-?commercial use only\b`)
	editorialRE = regexp.MustCompile(`(?i)\b(?:for )?editorial use only\b`)
	dayWordRE   = regexp.MustCompile(`(?i)\b(?:use|valid|available|licen[cs]|within|only|hold|hons|one[- ]time)`)
)

// ReadRestrictions reads what terms forbid. Words that it does not understand are no
// restriction to it: the terms are shown beside the finding for a person to read.
func ReadRestrictions(terms string) []Restriction {
	var out []Restriction
	if len(terms) > maxTerms {
		terms = terms[:maxTerms]
	}
	for _, m := range outRE.FindAllStringSubmatch(terms, -1) {
		for _, c := range countryRE.FindAllString(m[1]+" "+m[2], -1) {
			out = append(out, Restriction{Words: strings.TrimSpace(m[0]), Country: countries[strings.ToUpper(c)]})
		}
	}
	for _, m := range daysRE.FindAllStringSubmatch(terms, -1) {
		if n, _ := strconv.Atoi(m[1]); n > 0 && dayWordRE.MatchString(m[0]) {
			out = append(out, Restriction{Words: strings.TrimSpace(m[0]), Days: n})
		}
	}
	for _, m := range afterRE.FindAllStringSubmatch(terms, -1) {
		for _, layout := range []string{"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", time.DateOnly} {
			if day, err := time.Parse(layout, m[1]); err == nil {
				out = append(out, Restriction{Words: m[0], After: day.AddDate(0, 0, 1)})
				break // “1 May 2026” is in two of the forms
			}
		}
	}
	if m := noArchiveRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, NoArchive: true})
	}
	if m := noSalesRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, NoSales: true})
	}
	if m := editorialRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, Editorial: true})
	}
	return out
}

// maxTerms is how much of terms is read: nobody writes more.
const maxTerms = 20_000

// breach is a restriction that is not kept, or that somebody must mind.
type breach struct {
	words, why string
	severity   editor.Severity
}

func (in Input) broken(terms []Restriction, from time.Time) []breach {
	var out []breach
	for _, r := range terms {
		quoted := " (“" + r.Words + "”)"
		switch {
		case r.Country != "" && r.Country == strings.ToUpper(in.Country):
			out = append(out, breach{r.Words, "forbid use where the desk publishes" + quoted, editor.Blocks})
		case r.Days > 0 && !in.Now.IsZero() && !from.IsZero() && in.Now.After(from.AddDate(0, 0, r.Days)):
			out = append(out, breach{r.Words, fmt.Sprintf("allow %d days, which were over on %s", r.Days, from.AddDate(0, 0, r.Days).Format("2 January 2006")) + quoted, editor.Blocks})
		case !r.After.IsZero() && !in.Now.IsZero() && !in.Now.Before(r.After):
			out = append(out, breach{r.Words, "have run out" + quoted, editor.Blocks})
		case r.NoSales && in.Profile.Use != nil && in.Profile.Use.Commercial:
			out = append(out, breach{r.Words, "forbid commercial use" + quoted, editor.Blocks})
		case r.NoArchive:
			out = append(out, breach{r.Words, "forbid keeping it in an archive: take it down after use" + quoted, editor.Informs})
		}
	}
	return out
}

// allTerms returns those of the story and of its pictures.
func (in Input) allTerms() []string {
	a := in.Story.Article
	out := []string{a.UsageTerms, a.EditorNote}
	for _, b := range pictures(a) {
		out = append(out, in.termsOf(b.Image))
	}
	return out
}

// termsOf returns what is said of a picture's use, beside it and in its file.
func (in Input) termsOf(i *editor.Image) string {
	file := in.Known.Pictures[i.File]
	return strings.Join([]string{i.UsageTerms, file.UsageTerms, file.Instructions}, "\n")
}
