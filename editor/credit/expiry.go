package credit

import (
	"regexp"
	"time"

	"stet/editor"
)

// Copy is not published after the right to it has run out (ninjs expires; NewsML-G2
// rightsInfo).
var expiry = newRule("expiry", "The right to publish has not run out", editor.Blocks,
	func(in Input) []editor.Finding {
		until := in.Story.Article.Expires
		if until.IsZero() {
			return in.spokenExpiry()
		}
		if in.Now.IsZero() || until.After(in.Now) {
			return nil
		}
		return one("expires", until.Format(time.RFC3339), "The right to publish the story ran out on "+in.moment(until))
	}).follows("https://iptc.org/standards/ninjs/")

// expiryRE finds the line of the editor's note that says when the right runs out, where
// what came in named no zone.
var expiryRE = regexp.MustCompile(`(?im)^[ \t]*expires:[ \t]*(\S[^\n]*)$`)

// firstZone is where a day begins first.
var firstZone = time.FixedZone("", 14*3600)

// spokenExpiry stops a story whose note says when the right runs out and not exactly, once
// that may be so anywhere; the fix reads it by the desk's clock.
func (in Input) spokenExpiry() []editor.Finding {
	note := in.Story.Article.EditorNote
	m := expiryRE.FindStringSubmatch(note[:min(len(note), maxTerms)])
	if m == nil || in.Now.IsZero() {
		return nil
	}
	if first, err := editor.ReadMoment(m[1], in.Now.In(firstZone)); err == nil && yearRE.MatchString(m[1]) && first.After(in.Now) {
		return nil
	}
	f := editor.Finding{Field: "editorNote", Text: m[0],
		Message: "The note says when the right to publish runs out, and not exactly; set the hour and its zone in “Not to be published after”, or take the line out"}
	if at, err := editor.ReadMoment(m[1], in.Now); err == nil && saidHourRE.MatchString(m[1]) && yearRE.MatchString(m[1]) {
		f.Fixes = []editor.Fix{{Label: "It runs out " + at.Format("Monday 2 January 2006, 15:04 -07:00"), Edits: []editor.Edit{{Field: "expires", Value: at.Format(time.RFC3339)}}}}
	}
	return []editor.Finding{f}
}
