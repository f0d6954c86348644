package credit

import (
	"fmt"
	"regexp"
	"slices"
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
			for _, broken := range in.broken(ReadRestrictions(text), nil) {
				found = append(found, editor.Finding{Field: field, Text: broken.words, Severity: broken.severity, Message: "The story’s terms " + broken.why})
			}
		}
		for _, note := range notesInCopy(a) {
			for _, broken := range in.broken(ReadRestrictions(note.Text), nil) {
				found = append(found, editor.Finding{Range: note.Range, Text: note.Text, Severity: broken.severity, Message: "The story’s terms " + broken.why})
			}
		}
		for n, b := range pictures(a) {
			for _, broken := range in.broken(ReadRestrictions(in.termsOf(b.Image)), b.Image) {
				if ran, ok := in.ranElsewhere(b.Image.File); ok && onceRE.MatchString(broken.words) {
					broken.severity, broken.why = editor.Blocks, fmt.Sprintf("allow one use, and “%s” ran it on %s (“%s”)", ran.Title, ran.At.In(in.Now.Location()).Format("2 January 2006"), broken.words)
				}
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
		for _, terms := range in.termFields() {
			if s := unreadTerms(terms); s != "" {
				return "what the terms “" + s + "” forbid is for somebody to read who knows their language, and to set down in English"
			}
		}
		ours := len(in.storyTerms())
		for n, terms := range in.allTerms() {
			for _, r := range ReadRestrictions(terms) {
				switch {
				case r.Country != "" && in.Country == "":
					return "terms name countries, and where the desk publishes is not set"
				case r.Undated:
					return "terms end on a day (“" + r.Words + "”) that they do not say in full, with its month in letters and its year"
				case r.Once && in.Known.Ran == nil && len(RunningOnce(in.Story, in.Known)) > 0:
					return "terms allow one use (“" + r.Words + "”), and where else the picture ran was not looked up"
				case r.For.N > 0 && n < ours && in.Story.Article.Published.IsZero():
					return fmt.Sprintf("terms allow %s (“%s”), and the day from which they count is not known: fill in when the story was published", r.For, r.Words)
				}
			}
		}
		for n, b := range pictures(in.Story.Article) {
			for _, r := range ReadRestrictions(in.termsOf(b.Image)) {
				if r.For.N > 0 && in.countsFrom(r, b.Image).IsZero() {
					return fmt.Sprintf("terms of picture %d allow %s (“%s”), and the day from which they count is not known: its file does not say when it was made", n+1, r.For, r.Words)
				}
			}
		}
		return ""
	})

var ofPublicationRE = regexp.MustCompile(`(?i)\bpubli(?:cation|sh)`)

// countsFrom is when the time begins that terms allow: of a picture, i, the day that its
// file has, and of a story, where i is nil, when it was published; so is that of a picture
// whose terms say so. It is zero where nobody knows.
func (in Input) countsFrom(r Restriction, i *editor.Image) time.Time {
	if i == nil || ofPublicationRE.MatchString(r.Words) {
		return in.Story.Article.Published
	}
	return dayTaken(in.Known.Pictures[i.File].Taken)
}

var takenRE = regexp.MustCompile(`^(\d{4})[-:]?(\d\d)[-:]?(\d\d)(?:\D|$)`)

// dayTaken reads the day of a picture as its file has it: "20261001" (IPTC-IIM),
// "2026:10:01 09:30:00" (EXIF), "2026-10-01T09:30:00" (XMP); zero for anything else.
func dayTaken(taken string) time.Time {
	m := takenRE.FindStringSubmatch(strings.TrimSpace(taken))
	if m == nil {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, strings.Join(m[1:], "-"))
	if err != nil {
		return time.Time{}
	}
	return day
}

// Restriction is one thing that terms forbid, with the words that say so. One of the
// others is set, but for Kept.
type Restriction struct {
	Words      string
	Country    string // ISO 3166, two letters: not to be used there
	For        Term   // to be used so long
	After      time.Time
	Before     time.Time // not to be used earlier
	Medium     string    // not to be used in: "the internet", "print"
	NoArchive  bool
	Undated    bool // to be used until a day that the words do not tell in full
	Kept       Term // with NoArchive, how long it may stay in one after all
	Once       bool // to be used one time
	NoSales    bool // not to be sold on, no advertising with it
	NoCommerce bool // no commercial use
	Editorial  bool // editorial use only
}

// String says what is forbidden.
func (r Restriction) String() string {
	switch {
	case r.Country != "":
		return "not in " + r.Country
	case r.For.N > 0:
		return fmt.Sprintf("for %s", r.For)
	case !r.After.IsZero():
		return "not after " + r.After.AddDate(0, 0, -1).Format("2 January 2006")
	case !r.Before.IsZero():
		return "not before " + r.Before.Format("2 January 2006")
	case r.Medium != "":
		return "not for " + r.Medium
	case r.Undated:
		return "not after a day that is not said in full"
	case r.Once:
		return "to be used once"
	case r.Kept.N > 0:
		return fmt.Sprintf("not in an archive after %s", r.Kept)
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

const mediumWords = `internet|web|online|print|newspapers?|tv|television|broadcast|mags|magazines?|tabloids?|social media`

// mediumOf is a medium as a sentence has it.
func mediumOf(word string) string {
	switch word = strings.ToLower(word); word {
	case "internet", "web", "online":
		return "the internet"
	case "tv", "broadcast":
		return "television"
	case "mags", "magazine":
		return "magazines"
	}
	return word
}

var (
	outRE        = regexp.MustCompile(`(?i)\b` + countryList + `\b(OUT)\b|\bnot? (?:for |(?:to )?be )?(?:used?|available|distribut(?:ion|ed)|sale|sold|published|shown)(?: in)?(?: the)? ` + countryList)
	noArchiveRE  = regexp.MustCompile(`(?i)\bnot?\s+(?:for\s+|(?:to\s+)?be\s+)?archiv(?:e|es|ed|ing|al)\b`)
	onceRE       = regexp.MustCompile(`(?i)\b(?:(?:one|1|single)[- ](?:time[- ])?use|one[- ]time (?:only|rights?|publication|editorial use)|one[- ]off use|use[ds]? (?:only )?once)(?: only)?\b`)
	noSalesRE    = regexp.MustCompile(`(?i)\bno\s+(?:(?:third[- ]party\s+|(?:(?:commercial|editorial)\s+(?:(?:or|and|/)\s+)?)+)?(?:re-?)?sales?|merchandis\w+|marketing|advertising)\b`)
	commercialRE = regexp.MustCompile(`(?i)\bno\s+commercial(?:\s+use)?\b|\b(?:not for|non-?)\s*commercial use\b`)
	mediaRE      = regexp.MustCompile(`(?i)\b(` + mediumWords + `)\s+OUT\b|\b(?:no|not for)\s+(` + mediumWords + `)\b(?:\s+(?:use|sales|publication)\b|\s*(?:[.,;\n]|$))`)
	editorialRE  = regexp.MustCompile(`(?i)\b(?:for )?editorial use only\b`)
)

// ReadRestrictions reads what terms forbid. Words that it does not understand are no
// restriction to it: the terms are shown beside the finding for a person to read.
func ReadRestrictions(terms string) []Restriction {
	if strings.TrimSpace(terms) == "" {
		return nil
	}
	if len(terms) > maxTerms {
		terms = terms[:maxTerms]
	}
	out := append(readCountries(terms), readTimes(terms)...)
	if m := noArchiveRE.FindString(terms); m != "" && !slices.ContainsFunc(out, func(r Restriction) bool { return r.NoArchive }) {
		out = append(out, Restriction{Words: m, NoArchive: true})
	}
	if m := onceRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, Once: true})
	}
	if m := noSalesRE.FindString(terms); m != "" {
		out = append(out, Restriction{Words: m, NoSales: true})
	}
	for _, m := range mediaRE.FindAllStringSubmatch(terms, -1) {
		out = append(out, Restriction{Words: strings.Trim(m[0], " .,;\n"), Medium: mediumOf(m[1] + m[2])})
	}
	if m := commercialRE.FindString(noSalesRE.ReplaceAllString(terms, "")); m != "" {
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
// often say the same. They are a picture's, or the story's where of is nil.
func (in Input) broken(terms []Restriction, of *editor.Image) []breach {
	var out []breach
	said := map[Restriction]bool{}
	for _, r := range terms {
		what := r
		if what.Words = ""; said[what] {
			continue
		}
		said[what] = true
		quoted, from := " (“"+r.Words+"”)", in.countsFrom(r, of)
		switch {
		case r.Country != "" && r.Country == strings.ToUpper(in.Country):
			out = append(out, breach{r.Words, "forbid use where the desk publishes" + quoted, editor.Blocks})
		case r.For.N > 0 && !in.Now.IsZero() && !from.IsZero() && in.Now.After(r.For.from(from)):
			out = append(out, breach{r.Words, fmt.Sprintf("allow %s, which were over on %s", r.For, in.termEnd(r.For, from)) + quoted, editor.Blocks})
		case !r.After.IsZero() && !in.Now.IsZero() && !in.Now.Before(r.After):
			out = append(out, breach{r.Words, "have run out" + quoted, editor.Blocks})
		case !r.Before.IsZero() && !in.Now.IsZero() && in.Now.Before(r.Before):
			out = append(out, breach{r.Words, "forbid use before " + r.Before.Format("2 January 2006") + quoted, editor.Blocks})
		case r.Medium != "":
			out = append(out, breach{r.Words, "keep it out of " + r.Medium + ": see where it goes" + quoted, editor.Warns})
		case r.NoCommerce && in.Profile.Use != nil && in.Profile.Use.Commercial:
			out = append(out, breach{r.Words, "forbid commercial use" + quoted, editor.Blocks})
		case r.NoSales:
			out = append(out, breach{r.Words, "forbid selling it on and advertising with it" + quoted, editor.Informs})
		case r.Once:
			out = append(out, breach{r.Words, "allow one use: it may not run again" + quoted, editor.Informs})
		case r.Kept.N > 0:
			out = append(out, breach{r.Words, fmt.Sprintf("forbid keeping it in an archive after %s: take it down by then", r.Kept) + quoted, editor.Informs})
		case r.NoArchive:
			out = append(out, breach{r.Words, "forbid keeping it in an archive: take it down after use" + quoted, editor.Informs})
		}
	}
	return out
}

// termEnd says when a term is over: the day, and of hours the hour.
func (in Input) termEnd(t Term, from time.Time) string {
	if t.Unit == "hour" {
		return in.moment(t.from(from))
	}
	return t.from(from).Format("2 January 2006")
}

// storyTerms returns those of the story, where its fields and its copy have them.
func (in Input) storyTerms() []string {
	a := in.Story.Article
	out := []string{a.UsageTerms, a.EditorNote}
	for _, note := range notesInCopy(a) {
		out = append(out, note.Text)
	}
	return out
}

// allTerms returns those of the story, and behind them those of its pictures.
func (in Input) allTerms() []string {
	out := in.storyTerms()
	for _, b := range pictures(in.Story.Article) {
		out = append(out, in.termsOf(b.Image))
	}
	return out
}

// termFields returns the fields that hold nothing but terms, of the story, its pictures and
// their files.
func (in Input) termFields() []string {
	out := []string{in.Story.Article.UsageTerms}
	for _, b := range pictures(in.Story.Article) {
		file := in.Known.Pictures[b.Image.File]
		out = append(out, b.Image.UsageTerms, file.UsageTerms, file.Instructions)
	}
	return out
}

// toEditorsRE finds lines of copy that speak to editors and not to readers.
var toEditorsRE = regexp.MustCompile(`(?i)^\W*(?:editor[’']?s[’']?\s+note|note (?:to|for) (?:the )?(?:editors?|clients)|att(?:entio)?n:? editors|(?:eds|editors|hinweis an (?:die )?redaktion(?:en)?|note aux rédactions))\s*[:–—-]\s*`)

// notesInCopy finds what the text says to editors, where the copy brought it and nobody
// has filed it as the editor's note: "Editor's note: JAPAN OUT". Each is found with its
// label, and is Text with the place where it stands.
func notesInCopy(a editor.Article) []editor.Finding {
	var out []editor.Finding
	for _, b := range a.Body {
		if b.Image == nil && toEditorsRE.MatchString(b.Text[:min(len(b.Text), 80)]) {
			out = append(out, editor.Finding{Range: editor.Range{Block: b.ID, End: len(b.Text)}, Text: b.Text})
		}
	}
	return out
}

// termsOf returns what is said of a picture's use, beside it and in its file.
func (in Input) termsOf(i *editor.Image) string {
	file := in.Known.Pictures[i.File]
	terms := []string{i.UsageTerms, file.UsageTerms, file.Instructions}
	for _, words := range []string{i.Caption, i.Credit, i.Alt, file.Caption} {
		terms = append(terms, termsWithin(words)...)
	}
	return strings.Join(terms, "\n")
}

// termsRE finds what agencies put behind a caption or a credit for editors, and what no
// sentence about the picture has: countries in capitals, "NO SALES" by itself, and when or
// for what it is not to be used.
var termsRE = regexp.MustCompile(`\b[A-Z]{2}[A-Z/&, .]*\s+OUT\b|(?i:\bnot (?:for|to be) (?:used?|publi\w+|distribut\w+|sale|sold|archiv\w+|internet|print)\b|\beditorial use only\b|\b(?:one[- ]time|single) use\b|\brestricted to\b` +
	`|(?:^|[.;,:/|–—-])\s*no (?:re-?sales?|sales?|archiv\w+|commercial(?: use)?|internet|merchandising|advertising|use after [^.;]+)\s*(?:[.;,:/|–—-]|$))`)

// termsWithin returns the sentences of a caption or a credit that are terms of use.
func termsWithin(words string) []string {
	var out []string
	for line := range strings.Lines(sentenceEndRE.ReplaceAllString(words[:min(len(words), maxTerms)], "$1\n")) {
		if line = strings.TrimSpace(line); termsRE.MatchString(line) {
			out = append(out, line)
		}
	}
	return out
}

// RunningOnce returns the files of the pictures whose terms allow one use, and that a
// library can tell again.
func RunningOnce(s editor.Story, known Known) []string {
	in := Input{Known: known}
	var files []string
	for _, b := range pictures(s.Article) {
		once := func(r Restriction) bool { return r.Once }
		if editor.PictureHash(b.Image.File) != "" && slices.ContainsFunc(ReadRestrictions(in.termsOf(b.Image)), once) {
			files = append(files, b.Image.File)
		}
	}
	return files
}

// ranElsewhere returns the story that ran a picture last, of those that are known.
func (in Input) ranElsewhere(file string) (last editor.Ran, ok bool) {
	hash := editor.PictureHash(file)
	for _, ran := range in.Known.Ran {
		shows := hash != "" && slices.ContainsFunc(ran.Files, func(f string) bool { return editor.PictureHash(f) == hash })
		if shows && ran.At.After(last.At) {
			last, ok = ran, true
		}
	}
	return last, ok
}
