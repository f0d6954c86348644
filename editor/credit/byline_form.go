package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// House form is "By Ana Ruiz and Jo Lee, Staff Writers" or the names alone,
// as IPTC's By-line field has them (Guardian Grid, by-line cleaners).
var bylineForm = newRule("byline-form", "The by-line is well formed", editor.Warns,
	func(in Input) []editor.Finding {
		by := in.Story.Article.Byline
		if fold(by) == "" {
			return nil
		}
		if len(by) > longestLine {
			return strayed("byline", by, "by-line")
		}
		if found := in.masked("byline", by, "by-line"); found != nil {
			return found
		}
		want := WellFormed(by, in.Outlets)
		if want == "" {
			want = WellFormed("By "+by, in.Outlets) // "Heryadi" is a whole name
		}
		if want == "" {
			return one("byline", by, "The by-line names nobody")
		}
		found := in.printedAgain(by)
		if faults := bylineFaults(by, in.Outlets); len(faults) > 0 && want != by {
			found = append(found, one("byline", by, "The by-line "+join(faults, "and"), useField("byline", want))...)
		}
		return found
	}).follows("https://github.com/guardian/grid")

var (
	twiceByRE = regexp.MustCompile(`(?i)^\W*by\W+by\b`)
	labelRE   = regexp.MustCompile(`^\W*((?i:by))(?:\b|\p{Lu})`)
	strayRE   = regexp.MustCompile(`^\s*[,;:|/.-]|[,;:|/-]\s*$|[,;]\s*[,;]|\s[,;]|[,;]\S`)
	gapRE     = regexp.MustCompile(`^\s|\s$|\s\s`)
)

// bylineFaults names what is wrong with a by-line, as verbs after "The
// by-line".
func bylineFaults(by string, o *Outlets) []string {
	var faults []string
	bare := emailRE.ReplaceAllString(addressRE.ReplaceAllString(by, ""), "")
	switch label := labelRE.FindStringSubmatch(by); {
	case twiceByRE.MatchString(by):
		faults = append(faults, "says “by” twice")
	case stuckByRE.MatchString(by):
		faults = append(faults, "runs “by” into the name")
	case label != nil && label[1] != "By":
		faults = append(faults, "does not begin with “By”")
	}
	if name := namedTwice(bare, o); name != "" {
		faults = append(faults, "names "+name+" twice")
	}
	if inCapitals(bare, o) && !initialsOnly(bare) {
		faults = append(faults, "is in capitals")
	}
	if bare != by || handleRE.MatchString(by) {
		faults = append(faults, "carries an address")
	}
	if strayRE.MatchString(bare) {
		faults = append(faults, "has a stray mark of punctuation")
	} else if gapRE.MatchString(by) {
		faults = append(faults, "has a stray space")
	}
	return faults
}

// namedTwice returns who stands in a by-line more than once, or "": "By Ana Ruiz By Ana
// Ruiz".
func namedTwice(by string, o *Outlets) string {
	said := spacedOut(by)
	words := strings.Fields(said)
	slices.Sort(words)
	if len(slices.Compact(slices.Clone(words))) == len(words) {
		return "" // no word twice
	}
	for _, who := range ParseByline(by, o).Authors {
		name := spacedOut(who.Name)
		if at := strings.Index(said, name); at >= 0 && strings.Contains(said[at+len(name)-1:], name) {
			return who.Name
		}
	}
	return ""
}

// spacedOut is a line in small letters with one space before, behind and between its
// words; a hyphen parts no words.
func spacedOut(line string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(line), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && !isApostrophe(r)
	}), " ") + " "
}

// headBlocks is how many blocks of a text may stand above it: a headline, a by-line, a
// place.
const headBlocks = 3

// printedAgain finds the by-line at the head of the text, where it prints a second time.
func (in Input) printedAgain(by string) []editor.Finding {
	for _, b := range in.Story.Article.Body[:min(headBlocks, len(in.Story.Article.Body))] {
		if len(b.Text) > 2*len(by)+20 || !labelRE.MatchString(b.Text) {
			continue // a sentence
		}
		if again := byNames(ParseByline(b.Text, in.Outlets).Authors); again == "" || again != byNames(ParseByline(by, in.Outlets).Authors) {
			continue
		}
		at := editor.Range{Block: b.ID, Start: 0, End: len(b.Text)}
		return []editor.Finding{{Range: at, Text: b.Text, Message: "The by-line is printed twice: it stands in the text as well",
			Fixes: []editor.Fix{{Label: "Take it out of the text", Edits: []editor.Edit{{Range: &at}}}}}}
	}
	return nil
}

// initialsOnly reports a by-line of nothing but an abbreviation: "By PMJS", "HNN Staff".
func initialsOnly(by string) bool {
	var left []string
	for _, t := range tokens(by) {
		if low := strings.ToLower(t.text); t.word && low != "by" && labelsAbroad[low] == "" && !titleNouns[low] {
			left = append(left, t.text)
		}
	}
	return len(left) == 1 && utf8.RuneCountInString(left[0]) <= 5
}

// inCapitals reports a word of three or more capitals that is not the way an
// organisation writes itself, and no label.
func inCapitals(by string, o *Outlets) bool {
	toks := tokens(by)
	orgs := o.organisations(toks, false)
	signed := len(ParseByline(by, o).Authors) > 0 // then how the organisation is set is its affair
	for i, t := range toks {
		for len(orgs) > 0 && orgs[0].to <= i {
			orgs = orgs[1:]
		}
		inOrg := len(orgs) > 0 && orgs[0].from <= i && (orgs[0].words == 1 || signed)
		if t.word && shouted(t.text) && utf8.RuneCountInString(t.text) > 2 && !inOrg && !numerals[t.text] &&
			!ownCapitals(o, toks, orgs, i) && !strings.EqualFold(t.text, "PhD") {
			return true
		}
	}
	return false
}

// ownCapitals reports whether the organisation at token i writes that word in
// capitals itself: the USA of USA Today.
func ownCapitals(o *Outlets, toks []token, orgs []named, i int) bool {
	if len(orgs) == 0 || orgs[0].from > i {
		return false
	}
	for _, w := range strings.Fields(o.all[orgs[0].outlet].Name) {
		if w == toks[i].text {
			return true
		}
	}
	return false
}
