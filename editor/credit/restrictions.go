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
				f := ofPictureIn(b, broken.words, fmt.Sprintf("The terms of picture %d %s", n+1, broken.why))
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
		for _, terms := range in.allTerms() {
			for _, r := range ReadRestrictions(terms) {
				switch {
				case r.Country != "" && in.Country == "":
					return "terms name countries, and where the desk publishes is not set"
				case r.Undated:
					return "terms end on a day (“" + r.Words + "”) whose year they do not say"
				case r.Days > 0 && in.Story.Article.Published.IsZero():
					return fmt.Sprintf("terms allow %d days (“%s”), and the day from which they count is not known: fill in when the story was published", r.Days, r.Words)
				}
			}
		}
		return ""
	})

// Restriction is one thing that terms forbid, with the words that say so. One of the
// others is set, but for Kept.
type Restriction struct {
	Words      string
	Country    string // ISO 3166, two letters: not to be used there
	Days       int    // to be used so many days after it was published
	After      time.Time
	NoArchive  bool
	Undated    bool // to be used until a day whose year is not said
	Kept       int  // with NoArchive, days for which it may stay in one after all
	NoSales    bool // not to be sold on, no advertising with it
	NoCommerce bool // no commercial use
	Editorial  bool // editorial use only
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
	case r.Undated:
		return "not after a day whose year is not said"
	case r.Kept > 0:
		return fmt.Sprintf("not in an archive after %d days", r.Kept)
	case r.NoArchive:
		return "not in an archive"
	case r.NoSales:
		return "not to be sold on or advertised with"
	case r.NoCommerce:
		return "no commercial use"
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

// countryList is one country or several.
var countryList = `((?:(?:` + countryWords + `)\b(?:\s*(?:,|/|and|or|&)\s*|\s+)?)+)`

var (
	outRE        = regexp.MustCompile(`(?i)\b` + countryList + `\b(OUT)\b|\bnot? (?:for |(?:to )?be )?(?:used?|available|distribut(?:ion|ed)|sale|sold|published|shown)(?: in)?(?: the)? ` + countryList)
	daysRE       = regexp.MustCompile(`(?i)\b(?:(?:use|valid|available|licen[cs]ed)[^.;\n]{0,30}?|within |for |only )?\b(\d{1,3})[- ]days?\b(?: (?:only|from|after|of|use|hold|licen[cs]e)[^.;\n]{0,40})?`)
	afterRE      = regexp.MustCompile(`(?i)\b(not? (?:for |to be )?used? after|expires?(?: on)?|(?:un)?till?)\s+(\d{1,2} \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)`)
	noArchiveRE  = regexp.MustCompile(`(?i)\bnot?\s+(?:for\s+|(?:to\s+)?be\s+)?archiv(?:e|es|ed|ing|al)\b(?:\s+(?:after|beyond|for more than|longer than)\s+(\d{1,3})[- ]days?\b)?`)
	archiveEndRE = regexp.MustCompile(`(?i)\barchiv\w+\s+(?:after|beyond|for more than|longer than)\s+$`)
	noSalesRE    = regexp.MustCompile(`(?i)\bno\s+(?:(?:third[- ]party\s+)?(?:re-?)?sales?|merchandis\w+|marketing|advertising)\b`)
	commercialRE = regexp.MustCompile(`(?i)\bno\s+commercial(?:\s+use)?\b|\b(?:not for|non-?)\s*commercial use\b`)
	editorialRE  = regexp.MustCompile(`(?i)\b(?:for )?editorial use only\b`)
	useRE        = regexp.MustCompile(`(?i)\b(?:use[ds]?|usage|valid|available|cleared|free|licen[cs]\w*|rights?|contract|terms?|hold|hons|one[- ]time|transmission|publication|picture|photo|image|text)\b`)
	undatedRE    = regexp.MustCompile(`(?i)\bnot? (?:for |(?:to )?be )?used? after (?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?\b`)
	// what is not to be used until a day is under embargo, which is another rule's
	embargoedRE = regexp.MustCompile(`(?i)\b(?:embargo\w*|hold|not?|don['’]t|never)\b`)
)

// ReadRestrictions reads what terms forbid. Words that it does not understand are no
// restriction to it: the terms are shown beside the finding for a person to read.
func ReadRestrictions(terms string) []Restriction {
	if len(terms) > maxTerms {
		terms = terms[:maxTerms]
	}
	out := append(readCountries(terms), append(readDays(terms), readLastDays(terms)...)...)
	for _, m := range undatedRE.FindAllString(terms, -1) {
		if !slices.ContainsFunc(out, func(r Restriction) bool { return !r.After.IsZero() && strings.HasPrefix(r.Words, m) }) {
			out = append(out, Restriction{Words: m, Undated: true})
		}
	}
	if m := noArchiveRE.FindStringSubmatch(terms); m != nil {
		kept, _ := strconv.Atoi(m[1]) // "" where it may not stay at all
		out = append(out, Restriction{Words: m[0], NoArchive: true, Kept: kept})
	}
	if m := noSalesRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, NoSales: true})
	}
	if m := commercialRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, NoCommerce: true})
	}
	if m := editorialRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, Editorial: true})
	}
	return out
}

// readCountries reads "JAPAN OUT" and "not for use in Japan". In small letters "out" is
// a restriction only where it ends something: "Turkey out of talks" is a story.
func readCountries(terms string) []Restriction {
	var out []Restriction
	for _, m := range outRE.FindAllStringSubmatchIndex(terms, -1) {
		list := 2
		if m[list] < 0 {
			list = 6
		} else if terms[m[4]:m[5]] != "OUT" && strings.TrimLeft(terms[m[5]:], " ") != "" && !strings.ContainsAny(terms[m[5]:m[5]+1], ".,;/\n") {
			continue
		}
		for _, c := range countryRE.FindAllString(terms[m[list]:m[list+1]], -1) {
			out = append(out, Restriction{Words: strings.TrimSpace(terms[m[0]:m[1]]), Country: countries[strings.ToUpper(c)]})
		}
	}
	return out
}

// readDays reads "14 days": by itself, also in a list, or in a clause that speaks of use.
func readDays(terms string) []Restriction {
	var out []Restriction
	for _, m := range daysRE.FindAllStringSubmatchIndex(terms, -1) {
		words, before := strings.TrimSpace(terms[m[0]:m[1]]), clauseBefore(terms, m[0])
		rest := terms[m[1]:]
		listed := before[strings.LastIndexByte(before, ',')+1:]
		if archiveEndRE.MatchString(before) {
			continue // which are days in an archive
		}
		alone := strings.Trim(listed, " -–(") == "" && (strings.TrimSpace(rest) == "" || strings.ContainsAny(rest[:1], ".,;)\n"))
		if n, _ := strconv.Atoi(terms[m[2]:m[3]]); n > 0 && !strings.HasPrefix(rest, " a week") && (alone || useRE.MatchString(before+words)) {
			out = append(out, Restriction{Words: words, Days: n})
		}
	}
	return out
}

// readLastDays reads "not for use after 1 May 2026" and "valid until 1 May 2026", not
// what runs until then in a story, and not an embargo.
func readLastDays(terms string) []Restriction {
	var out []Restriction
	for _, m := range afterRE.FindAllStringSubmatchIndex(terms, -1) {
		before, what := clauseBefore(terms, m[0]), strings.ToLower(terms[m[2]:m[3]])
		until, expires := strings.HasSuffix(what, "til") || strings.HasSuffix(what, "till"), strings.HasPrefix(what, "expire")
		if (until || expires && strings.TrimSpace(before) != "") && !useRE.MatchString(before) || until && embargoedRE.MatchString(before) {
			continue
		}
		words := terms[m[0]:m[1]]
		if until {
			words = strings.TrimSpace(terms[m[0]-len(before) : m[1]])
		}
		date := strings.NewReplacer(".", "", ",", "", "Sept ", "Sep ", "SEPT ", "Sep ").Replace(terms[m[4]:m[5]])
		for _, layout := range []string{"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", time.DateOnly} {
			if day, err := time.Parse(layout, date); err == nil {
				out = append(out, Restriction{Words: words, After: day.AddDate(0, 0, 1)})
				break // “1 May 2026” is in two of the forms
			}
		}
	}
	return out
}

// clauseBefore returns what stands before a place in terms, as far as the last full
// stop, semicolon or line end.
func clauseBefore(terms string, at int) string {
	return terms[strings.LastIndexAny(terms[:at], ".;\n")+1 : at]
}

// maxTerms is how much of terms is read: nobody writes more.
const maxTerms = 20_000

// breach is a restriction that is not kept, or that somebody must mind.
type breach struct {
	words, why string
	severity   editor.Severity
}

// broken returns what is not kept, each restriction once: a picture's file and its form
// often say the same.
func (in Input) broken(terms []Restriction, from time.Time) []breach {
	var out []breach
	said := map[Restriction]bool{}
	for _, r := range terms {
		what := r
		if what.Words = ""; said[what] {
			continue
		}
		said[what] = true
		quoted := " (“" + r.Words + "”)"
		switch {
		case r.Country != "" && r.Country == strings.ToUpper(in.Country):
			out = append(out, breach{r.Words, "forbid use where the desk publishes" + quoted, editor.Blocks})
		case r.Days > 0 && !in.Now.IsZero() && !from.IsZero() && in.Now.After(from.AddDate(0, 0, r.Days)):
			out = append(out, breach{r.Words, fmt.Sprintf("allow %d days, which were over on %s", r.Days, from.AddDate(0, 0, r.Days).Format("2 January 2006")) + quoted, editor.Blocks})
		case !r.After.IsZero() && !in.Now.IsZero() && !in.Now.Before(r.After):
			out = append(out, breach{r.Words, "have run out" + quoted, editor.Blocks})
		case r.NoCommerce && in.Profile.Use != nil && in.Profile.Use.Commercial:
			out = append(out, breach{r.Words, "forbid commercial use" + quoted, editor.Blocks})
		case r.NoSales:
			out = append(out, breach{r.Words, "forbid selling it on and advertising with it" + quoted, editor.Informs})
		case r.Kept > 0:
			out = append(out, breach{r.Words, fmt.Sprintf("forbid keeping it in an archive after %d days: take it down by then", r.Kept) + quoted, editor.Informs})
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
