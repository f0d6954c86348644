package credit

import (
	"regexp"
	"slices"
)

// Agencies returns the news agencies that the text itself says it came from,
// by their canonical names: in a dateline, "LONDON (Reuters) -", in a
// sign-off or in a copyright line. paragraphs are the body's, in order.
func Agencies(paragraphs []string, o *Outlets) []string {
	var found []string
	broken, counted := false, false // AP parts its copy with a line of underscores, and its counts name it
	add := func(name string) {
		if one, ok := o.Lookup(name); ok && one.Kind == "agency" && !slices.Contains(found, one.Name) {
			found = append(found, one.Name)
		}
	}
	for i, p := range paragraphs {
		// A dateline names a place before the brackets, not the agency in full.
		if i < 6 {
			if m := openingRE.FindStringSubmatch(p); m != nil && o.find(m[1]) < 0 {
				add(m[2])
			}
		}
		if hasAny(p, "Your daily look") && rubricRE.MatchString(p) {
			add("Associated Press")
		}
		broken, counted = broken || hasAny(p, "___") && breakRE.MatchString(p), counted || hasAny(p, "Associated Press", "AP") && countRE.MatchString(p)
		if i < len(paragraphs)-8 {
			continue
		}
		// Only Reuters signs off like this: "(Reporting by ...; Editing by ...)".
		if hasAny(p, "diting by") && signOffRE.MatchString(p) {
			add("Reuters")
		}
		if hasAny(p, "contributed") {
			if m := writersRE.FindStringSubmatch(p); m != nil {
				add(m[1])
			}
		}
		if len(p) < 200 && copyrightRE.MatchString(p) {
			for _, org := range ParseLine(p, o).Orgs {
				add(org)
			}
		}
	}
	if broken && counted {
		add("Associated Press")
	}
	return found
}

var (
	// the rubric over AP's "10 Things to Know for Today"
	rubricRE    = regexp.MustCompile(`^\W*Your daily look at (?:late-breaking|nonpolitical|what)`)
	breakRE     = regexp.MustCompile(`^\s*_{3,}\W*$`)
	countRE     = regexp.MustCompile(`\b(?:an|the|The) (?:Associated Press|AP)(?:['’]s)? (?:count|tally|survey|poll|analysis|review|has surveyed|has counted)\b`)
	openingRE   = regexp.MustCompile(`^\s*([\p{L}\p{N} .,’'()/-]{0,60})\(([\p{L}. ]{2,40})\)\s*(?:[-–—]|--)`)
	signOffRE   = regexp.MustCompile(`\((?:Additional )?[Rr]eporting by [^()]{3,600}[;,] *(?:[Ww]riting by [^();]*; *)?[Ee]diting by [^()]+\)`)
	writersRE   = regexp.MustCompile(`^\W*(?:The )?((?:\p{Lu}[\p{L}-]+ ){1,3})(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?) .{3,300}\bcontributed\b`)
	copyrightRE = regexp.MustCompile(`(?i)^\W*(?:©|\(c\)|copyright\b)`)
)
