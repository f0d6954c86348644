package credit

import (
	"fmt"
	"regexp"
	"strings"

	"stet/editor"
)

// A mandatory credit stands as it is asked for (AP, usage instructions; IPTC Special
// Instructions).
var mandatoryCredit = newRule("mandatory-credit", "Mandatory credits are shown", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			file := in.Known.Pictures[b.Image.File]
			want := mandatoryIn(b.Image.UsageTerms, file.Instructions, file.UsageTerms)
			if want == "" || strings.Contains(fold(b.Image.Credit+" "+b.Image.Byline), fold(want)) {
				continue
			}
			f := ofPicture(b, fmt.Sprintf("Picture %d must be credited “%s”", n+1, want))
			f.Fixes = []editor.Fix{setPicture(b, "credit", want)}
			found = append(found, f)
		}
		a := in.Story.Article
		terms := []string{a.UsageTerms, a.EditorNote}
		for _, note := range notesInCopy(a) {
			terms = append(terms, note.Text)
		}
		if want := mandatoryIn(terms...); want != "" && !strings.Contains(fold(a.Credit.Raw+" "+a.Credit.Canonical+" "+a.Byline), fold(want)) {
			found = append(found, one("credit.raw", a.Credit.Raw, "The story must be credited “"+want+"”", useCredit(want))...)
		}
		return found
	}).follows("https://developer.ap.org/ap-media-api")

// A name begins with a capital: "must credit the photographer" says no name.
var mandatoryRE = regexp.MustCompile(`\b(?i:mandatory credit(?: line)?|must (?:be )?credit(?:ed)?(?: to| as)?)\s*[:–-]?\s*["“]?([\p{Lu}©](?:[ /]\p{Lu}\.|\.\p{Ll}|[^"”;.\n]){1,80})`)

var noNames = words("required requested applies must is line no not")

func mandatoryIn(texts ...string) string {
	for _, t := range texts {
		if m := mandatoryRE.FindStringSubmatch(t); m != nil {
			if first, _, _ := strings.Cut(strings.ToLower(m[1]), " "); !noNames[strings.TrimSpace(first)] {
				return strings.TrimSpace(m[1])
			}
		}
	}
	return ""
}
