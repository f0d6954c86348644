package credit

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"stet/editor"
)

// lastZone is where a day ends last.
var lastZone = time.FixedZone("", -12*3600)

// picturesWait finds the pictures whose terms or captions speak of an embargo that may not
// be over, and that the story's own does not cover.
func (in Input) picturesWait() []editor.Finding {
	var found []editor.Finding
	for n, b := range pictures(in.Story.Article) {
		line := in.embargoOf(b.Image)
		if line == "" || in.waited(line) {
			continue
		}
		f := ofPictureIn(b, line, fmt.Sprintf("Picture %d is under an embargo (“%s”), and the story with it; set the hour and its zone in Embargo until, or take the picture out", n+1, line))
		if at, ok := in.saidUntil(line); ok {
			f.Fixes = []editor.Fix{in.waitUntil(at)}
		}
		found = append(found, f)
	}
	return found
}

// embargoOf returns the words beside a picture or in its file that speak of an embargo, ""
// where none do. A caption is a text like any other, and may be about one.
func (in Input) embargoOf(i *editor.Image) string {
	file := in.Known.Pictures[i.File]
	for _, terms := range []string{i.UsageTerms, file.UsageTerms, file.Instructions} {
		if line := embargoLine(terms, embargoRE, bareEmbargoRE); line != "" {
			return line
		}
	}
	for _, words := range []string{i.Caption, i.Credit, i.Alt, file.Caption} {
		if line := embargoLine(sentenceEndRE.ReplaceAllString(words, "$1\n"), bareEmbargoRE); line != "" {
			return line
		}
	}
	return ""
}

// sentenceEndRE is where a sentence ends, but for those that go on with an hour, "12.01 a.m. EST".
var sentenceEndRE = regexp.MustCompile(`([^ .]{2,}[.!?)]) +`)

// embargoLine returns the first line of words that one of the expressions finds something in.
func embargoLine(words string, speaks ...*regexp.Regexp) string {
	words = words[:min(len(words), maxTerms)]
	for _, re := range speaks {
		for line := range strings.Lines(words) {
			if line = strings.TrimSpace(line); re.MatchString(line) {
				return line
			}
		}
	}
	return ""
}

// waited reports whether the embargo that a line speaks of is over, wherever its hour is, or
// is no later than the one that somebody has set for the story.
func (in Input) waited(line string) bool {
	set, late := in.Story.Article.Embargo, in
	late.Now = in.Now.In(lastZone)
	if in.Now.IsZero() {
		return true
	}
	at, ok := late.saidUntil(line)
	if !ok {
		return !set.IsZero()
	}
	return !at.After(in.Now) || !set.IsZero() && in.noLater(line, set)
}

// noLater reports whether a line says a moment, in its own zone or else the desk's, that is
// not behind another.
func (in Input) noLater(line string, set time.Time) bool {
	at, ok := in.saidUntil(line)
	return ok && !at.After(set)
}
