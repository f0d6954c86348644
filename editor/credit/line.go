package credit

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Line is a credit, source, copyright or photo credit line taken apart.
type Line struct {
	Parsed
	Kind   Kind
	Label  string // "News credit", without its colon
	Name   string // what is credited, as written: "Nytimes"
	Year   int    // of a copyright line, the last one named
	Vague  string // a word that stands for a name and is none: "Handout"
	Rights bool   // all rights reserved
}

// ParseLine reads "News credit : Nytimes", "Source: AFP", "© 2019 The New York
// Times Company. All rights reserved.", "REUTERS/Jane Doe", "(AP Photo/Jane
// Doe)" and "Photo by Jane Doe for Coast News". A line without a label is
// Unlabelled, or a PhotoLine where its form says so.
func ParseLine(line string, o *Outlets) Line {
	r := read(line, o)
	out := Line{Parsed: r.parsed(), Kind: r.kind, Label: strings.TrimRight(r.label, " :：-–—")}
	if len(r.nobody) > 0 && len(r.orgs) == 0 && len(r.people) == 0 {
		out.Vague = r.nobody[0]
	}
	rest := clean(line)
	if first := clauses(rest)[0]; first.cue != nil {
		rest = rest[first.start:]
	}
	if r.kind == CopyrightLine {
		rest, out.Year, out.Rights = noticeParts(rest)
	}
	out.Name = strings.Trim(rest, " \t.,;:|/-–—")
	if out.Kind == Unlabelled && len(out.Orgs) > 0 && photoFormRE.MatchString(line) {
		out.Kind = PhotoLine
	}
	return out
}

var (
	yearRE       = regexp.MustCompile(`\b(1[5-9]\d\d|20\d\d)\b`)
	yearsRE      = regexp.MustCompile(`\b(?:1[5-9]\d\d|20\d\d)(?:\s*(?:[-–,]|to|bis)\s*(?:\d{4}|\d{2}|(?i:present|today|now|date|heute)))*\b`)
	rightsRE     = regexp.MustCompile(`(?i)[\s,.;|–-]*\b(?:(?:all|some)\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|tous\s+droits\s+r[ée]serv[ée]s|(?:tod[oa]s\s+l?[oa]s|algunos)\s+d\p{L}+\s+reservad[oa]s|derechos\s+reservados|tutti\s+i\s+diritti(?:\s+sono)?\s+riservati|riproduzione\s+riservata|alle\s+rechten\s+voorbehouden|wszystkie\s+prawa|wszelkie\s+prawa|visos\s+teisės|tüm\s+hakları|alle\s+rettigheter|alle\s+rettigheder|alla\s+rättigheter|kaikki\s+oikeudet|všechna\s+práva|všetky\s+práva|sva\s+prava|minden\s+jog|toate\s+drepturile|hak\s+cipta)(?:\s+(?:dilindungi|fenntartva|rezervate|vyhradené|pridržana|zadržana|zastrzeżone|saugomos|saklıdır|reservert|forbeholdes|forbeholdt|förbehållna|pidätetään|vyhrazena))?|[\s,.|]*(?:무단\s?전재|無断転載|版权所有|版權所有|все права защищены|усі права захищені|جميع الحقوق محفوظة)`)
	yearWithinRE = regexp.MustCompile(`(\p{L}) (?:1[5-9]\d\d|20\d\d) (\p{Lu}\p{L}{2,})`)
	photoFormRE  = regexp.MustCompile(`(?i)\bphotos?\s*/|^\W*[\p{L} .&-]+/\s*[\p{L} .'’-]+\W*$`)
)

// rightsWords has a word of everything that rightsRE finds, for a first look at lines that
// are by-lines for the most part.
var rightsWords = strings.Fields("ights IGHTS ervad ERVAD ervat ERVAT ehalten prawa prava jog drepturile cipta teisės hakları rettighe rättighe oikeudet práva 전재 転載 版 права الحقوق")

// noticeParts cuts a copyright notice, its sign removed, into holder and year.
func noticeParts(notice string) (holder string, year int, rights bool) {
	if at := rightsRE.FindStringIndex(notice); at != nil {
		rights = true
		if before := notice[:at[0]]; strings.ContainsFunc(before, unicode.IsLetter) {
			notice = before
		} else {
			notice = before + notice[at[1]:] // "All rights reserved Coast Institute 2019"
		}
	}
	for _, y := range yearRE.FindAllString(notice, -1) {
		year, _ = strconv.Atoi(y)
	}
	holder = yearWithinRE.ReplaceAllString(notice, "$1 / $2") // "© Coast Herald 2016 Dunmore Institute"
	holder = yearsRE.ReplaceAllString(holder, " ")
	holder = strings.TrimPrefix(holder, "©")
	holder = strings.Trim(spaceRE.ReplaceAllString(holder, " "), " ,.;:|-–—©")
	return strings.TrimPrefix(strings.TrimPrefix(holder, "by "), "By "), year, rights
}
