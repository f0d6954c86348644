package credit

import (
	"regexp"
	"strings"
)

// licensedRE is the sentence that Creative Commons asks for, in the words of its own
// licence chooser and of the catalogues that copied it: title, author, licence.
var licensedRE = regexp.MustCompile(`(?i)^(.*?)(?:^|\s)(?:by|von|par|por|di)\s+(\S.{1,80}?),?\s+(?:is|are|ist|sind|steht|stehen)\s+(?:licen[cs]ed|marked|lizenziert|unter)\b`)

// underRE is a paper that is free to take: "Coast News is published under a Creative
// Commons licence".
var underRE = regexp.MustCompile(`^\W*(\p{Lu}[^,.:;|©]{2,40}?) (?:is|are) (?:published|available|released) under\b`)

// attributed reads "“Harbour” by ann_lee is licensed under CC BY 2.0", and returns whose
// the work is. What has no capital is the name that somebody signs with there. The title
// is nobody's name, unless it is that of a house: "Coast News by Ann Lee is licensed".
func (r *reader) attributed(line string) bool {
	if !hasAny(line, " CC", "reative", "izenz") {
		return false
	}
	if m := underRE.FindStringSubmatch(line); m != nil && !contentRE.MatchString(m[1]) && isHeading(strings.Fields(m[1])) {
		r.organisation(m[1], false)
		return true
	}
	m := licensedRE.FindStringSubmatch(strings.ToValidUTF8(line[:min(len(line), longestLine)], ""))
	if m == nil {
		return false
	}
	title, author := strings.Trim(m[1], " \"“”„"), m[2]
	if host := strings.Fields(title); len(host) > 0 && r.outlets.find(title) >= 0 || isBrand(host) || looksLikeOrganisation(host) && !strings.ContainsAny(m[1], "\"“") {
		r.clause([]clause{{text: title}}, 0)
	}
	by := bylineCue
	if contentRE.MatchString(title) {
		by = noticeCue // "The content of this page by Coast Institute is licensed"
	}
	r.clause([]clause{{cue: by, text: author}}, 0)
	if len(r.out.people)+len(r.out.orgs)+len(r.out.nobody) == 0 && !strings.Contains(author, " ") {
		r.person(author)
	}
	return true
}
