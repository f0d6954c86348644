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
		until, ofPictures := in.Story.Article.Embargo, in.picturesWait()
		switch {
		case until.IsZero():
			f, spoken := in.spokenEmbargo()
			if !spoken {
				return ofPictures
			}
			f.Message = "The copy speaks of an embargo, and until when is not known; set the hour and its zone in Embargo until, or take the line out"
			if at, ok := in.saidUntil(f.Text); ok {
				f.Fixes = []editor.Fix{in.waitUntil(at)}
			}
			return append([]editor.Finding{f}, ofPictures...)
		case in.Now.IsZero() || !until.After(in.Now):
			return ofPictures
		}
		return one("embargo", until.Format(time.RFC3339), "The story is under embargo until "+in.moment(until))
	}).
	follows("https://iptc.org/standards/ninjs/").
	unless(func(in Input) string {
		if _, spoken := in.spokenEmbargo(); spoken && in.Story.Article.Embargo.IsZero() {
			return "the copy speaks of an embargo"
		}
		return ""
	})

// embargoRE finds words that ask to wait, not those about goods that nobody may ship.
var embargoRE = regexp.MustCompile(`(?im)\bunder (?:strict )?embargo\b(?: until| till|\W*$)|\bstrictly embargoed\b|\bembargo(?:ed)?(?: (?:for|from) [\w ]{3,30})?(?:\s*:|\s+(?:until|till?)\b)|^\W*(?:press |media )?embargo(?:ed)?\W*$` +
	`|\b(?:not for|hold(?: for)?|no) (?:(?:release|publication|broadcast|use|or|and)[ /]*)*\b(?:until|till|before|prior to)\b`)

// bareEmbargoRE finds lines that open with the word and go on with a day or an hour, as they
// are put above copy: in capitals, or in German.
var bareEmbargoRE = regexp.MustCompile(`(?m)^\W*(?:(?:STRICTLY|PRESS|MEDIA|NEWS) )?(?:EMBARGO(?:ED)?|SPERRFRIST|Sperrfrist)\b[^\n]{0,40}(?:\d|(?i:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b))`)

// inCopy finds the line of the standfirst or of the body that says until when to wait.
func (in Input) inCopy() (f editor.Finding, spoken bool) {
	a := in.Story.Article
	if bareEmbargoRE.MatchString(a.Standfirst) {
		return editor.Finding{Field: "standfirst", Text: a.Standfirst}, true
	}
	for _, b := range a.Body {
		if b.Image == nil && len(b.Text) < 200 && bareEmbargoRE.MatchString(b.Text) {
			return editor.Finding{Range: editor.Range{Block: b.ID, End: len(b.Text)}, Text: b.Text}, true
		}
	}
	return editor.Finding{}, false
}

// spokenEmbargo finds the line of the editor's note, the usage terms or the copy that
// speaks of an embargo.
func (in Input) spokenEmbargo() (f editor.Finding, spoken bool) {
	for _, field := range []string{"editorNote", "usageTerms"} {
		text, _ := in.Story.Article.Field(field)
		text = text[:min(len(text), maxTerms)]
		at := embargoRE.FindStringIndex(text)
		if at == nil {
			at = bareEmbargoRE.FindStringIndex(text)
		}
		if at != nil {
			from := strings.LastIndexByte(text[:at[0]], '\n') + 1
			line, _, _ := strings.Cut(text[from:], "\n")
			if line = strings.TrimSpace(line); line == "" { // the match began with line ends
				line = strings.TrimSpace(text[at[0]:at[1]])
			}
			return editor.Finding{Field: field, Text: line}, true
		}
	}
	return in.inCopy()
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
