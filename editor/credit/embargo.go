package credit

import (
	"regexp"
	"strings"
	"time"

	"stet/editor"
)

// Copy under embargo is not published before its hour (ninjs embargoed; NewsML-G2
// embargoed). Copy that speaks of one whose hour nobody has set waits as well.
var embargo = newRule("embargo", "No embargo stands", editor.Blocks,
	func(in Input) []editor.Finding {
		until := in.Story.Article.Embargo
		switch {
		case until.IsZero():
			if field, words := in.spokenEmbargo(); words != "" {
				return one(field, words, "The copy speaks of an embargo, and until when is not known; set the hour and its zone in Embargo until, or take the line out")
			}
			return nil
		case in.Now.IsZero() || !until.After(in.Now):
			return nil
		}
		return one("embargo", until.Format(time.RFC3339), "The story is under embargo until "+in.moment(until))
	}).
	follows("https://iptc.org/standards/ninjs/").
	unless(func(in Input) string {
		if _, words := in.spokenEmbargo(); words != "" && in.Story.Article.Embargo.IsZero() {
			return "the copy speaks of an embargo"
		}
		return ""
	})

// embargoRE finds words that ask to wait, not those about goods that nobody may ship.
var embargoRE = regexp.MustCompile(`(?im)\bunder (?:strict )?embargo\b(?: until| till|\W*$)|\bstrictly embargoed\b|\bembargo(?:ed)?(?: (?:for|from) [\w ]{3,30})?(?:\s*:|\s+(?:until|till?)\b)|^\W*(?:press |media )?embargo(?:ed)?\W*$` +
	`|\b(?:not for|hold(?: for)?|no) (?:(?:release|publication|broadcast|use|or|and)[ /]*)*\b(?:until|till|before|prior to)\b`)

// spokenEmbargo returns the line of the editor's note or the usage terms that speaks of
// an embargo, and which field has it.
func (in Input) spokenEmbargo() (field, line string) {
	for _, field := range []string{"editorNote", "usageTerms"} {
		text, _ := in.Story.Article.Field(field)
		text = text[:min(len(text), maxTerms)]
		if at := embargoRE.FindStringIndex(text); at != nil {
			from := strings.LastIndexByte(text[:at[0]], '\n') + 1
			line, _, _ := strings.Cut(text[from:], "\n")
			if line = strings.TrimSpace(line); line == "" { // the match began with line ends
				line = strings.TrimSpace(text[at[0]:at[1]])
			}
			return field, line
		}
	}
	return "", ""
}

// moment is a time as whoever set it said it, and, where the desk has another hour, as
// its own clock will show it.
func (in Input) moment(t time.Time) string {
	said := editor.Moment(t)
	here := t.In(in.Now.Location())
	_, zone := t.Zone()
	if _, ours := here.Zone(); ours == zone {
		return said
	}
	return said + here.Format(", which is 15:04 on 2 January here")
}
