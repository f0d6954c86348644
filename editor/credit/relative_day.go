package credit

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"stet/editor"
)

// Days are told by their names within a week of the story's date (AP and
// Reuters style on days and dates), so a story without a date leaves them open.
// One finding a word, at its first place, and three at most: the remedy is the
// same for all of them, to date the story. None is filled in at a press: counted from
// today, a day of a story that is older becomes a wrong date in print.
var relativeDay = newRule("relative-day", "Every day in the text can be told", editor.Warns,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		if !a.Published.IsZero() || strings.ContainsFunc(a.Dateline.Date, unicode.IsDigit) {
			return nil
		}
		var found []editor.Finding
		seen := map[string]bool{}
		for _, b := range texts(a) {
			for _, m := range relativeDays(b.text) {
				word := b.text[m[0]:m[1]]
				if seen[strings.ToLower(word)] || len(found) == 3 {
					continue
				}
				seen[strings.ToLower(word)] = true
				at := editor.Range{Block: b.id, Start: m[0], End: m[1]}
				found = append(found, editor.Finding{Range: at, Text: word,
					Message: fmt.Sprintf("The story has no date, so nobody can tell which day “%s” is", word)})
			}
		}
		return found
	}).follows("https://www.reutersagency.com/en/about/standards-values/")

// passage is the text of a block, or of the headline or standfirst.
type passage struct {
	id, text string
	marks    []editor.Mark
}

// texts returns every text of an article in document order.
func texts(a editor.Article) []passage {
	out := []passage{{editor.HeadlineID, a.Headline, a.HeadlineMarks}, {editor.StandfirstID, a.Standfirst, a.StandfirstMarks}}
	for _, b := range a.Body {
		if b.Text != "" {
			out = append(out, passage{b.ID, b.Text, b.Marks})
		}
	}
	return out
}

var (
	dayRE = regexp.MustCompile(`\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|` +
		`[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)\b`)
	// "Monday, April 22", "Monday 22 April", "Monday (22 April)"
	datedRE = regexp.MustCompile(`^,?\s*\(?(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?\p{Lu}|` +
		`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?\s+\d|\d{1,4}[./-]\d)`)
	beforeDayRE = regexp.MustCompile(`(?:\b[Ee]very|\b[Ee]ach|\b[Aa]ny|\b[Aa]|\d(?:st|nd|rd|th)?,?)\s+$`)
	properRE    = regexp.MustCompile(`(\p{Lu}[\p{L}’']*)\s+$`)
	properEndRE = regexp.MustCompile(`^\s+(\p{Lu}\p{L}+)`)
)

// nearDay is how many bytes about a day tell what day is meant.
const nearDay = 40

// relativeDays returns the byte ranges of days that only a dated story can
// tell: not "every Monday", not "Monday, April 22", not Good Friday or the
// Sunday Times.
func relativeDays(text string) [][]int {
	var out [][]int
	for _, m := range dayRE.FindAllStringIndex(text, -1) {
		before, after := text[max(0, m[0]-nearDay):m[0]], text[m[1]:min(len(text), m[1]+nearDay)]
		if datedRE.MatchString(after) || beforeDayRE.MatchString(before) || partOfName(before, text[m[0]:m[1]], after) {
			continue
		}
		out = append(out, m)
	}
	return out
}

var namedDays = words("black bloody good easter holy palm ash shrove super cyber maundy whit fat giving usa blue stormy")

// namedAfter are words that a day begins the name of.
var namedAfter = words("times telegraph mail mirror express post herald sun world night show island club")

func partOfName(before, day, after string) bool {
	if m := properRE.FindStringSubmatch(before); m != nil && namedDays[strings.ToLower(m[1])] {
		return true
	}
	m := properEndRE.FindStringSubmatch(after)
	return m != nil && unicode.IsUpper(firstRune(day)) && namedAfter[strings.ToLower(m[1])]
}
