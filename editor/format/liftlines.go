package format

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/editor"
)

// byline takes "By Jane Doe and John Roe", also where a date stands behind a
// bar on the same line, and the sign-off of a wire story.
func (l *lifter) byline(p paragraph) bool {
	if l.a.Byline != "" || p.words() > 30 {
		return false
	}
	if m := reporting.FindString(p.text); m != "" {
		l.a.Byline = strings.Trim(p.text, "() ")
		l.lifted("sign-off lifted into the by-line", p.raw, p.number, "byline")
		return true
	}
	parts := bar.Split(p.text, -1)
	at := slices.IndexFunc(parts, isByline)
	if at < 0 {
		return false
	}
	var day date
	for i, part := range parts {
		if d, ok := wholeDate(part); ok {
			day = d
		} else if i != at && len(strings.Fields(part)) > 4 {
			return false
		}
	}
	l.a.Byline = strings.Trim(parts[at], " ()–—-")
	fields := []string{"byline"}
	if day.known() {
		fields = append(fields, l.setDate(day, ""))
	}
	l.lifted("by-line lifted out of the body", p.raw, p.number, slices.DeleteFunc(fields, func(f string) bool { return f == "" })...)
	return true
}

var (
	bar       = regexp.MustCompile(`\s+[|•·]\s+`)
	reporting = regexp.MustCompile(`^\(?(?:Reporting|Additional reporting|Writing|Editing|Compiled) by \p{Lu}[^.!?]*(?:[.;]\s*(?:\p{L}+ ){0,3}(?:by|By) [^.!?]+)*\.?\)?$`)
	dated     = regexp.MustCompile(`(?i)^(?:first |last )?(?:(published|posted|veröffentlicht|publié|publicado|pubblicato|stand)|(updated|modified|aktualisiert|mis à jour|actualizado))(?: on| at| le| el| il| am)?\s*:?\s+(.+)$`)
	webLine   = regexp.MustCompile(`(?i)^(?:(?:this (?:article|story) (?:was )?)?(?:originally|first) (?:published|appeared) (?:at|on|in|by)|read (?:the )?(?:original|full|whole|complete)(?: article| story)?(?: at| here| on)?|source|link|url|via|from|original(?: article| link| story)?|available at|see)?\s*:?\s*<?((?:https?://|www\.)\S+?)>?[.,]?$`)
	ending30  = regexp.MustCompile(`(?i)^[\s(\[]*(?:-+ ?30 ?-+|#{3,}|ends?|ende|fin|-+ ?ends? ?-+|\x{25a0})[\s)\]]*$`)
)

// dateLine takes a line that is a date, or says when the piece was published
// or updated.
func (l *lifter) dateLine(p paragraph) bool {
	if d, ok := wholeDate(p.text); ok {
		return l.takeDate(d, p, p.text)
	}
	m := dated.FindStringSubmatch(p.text)
	if m == nil {
		return false
	}
	d, ok := wholeDate(m[3])
	if !ok {
		return false
	}
	if m[2] != "" {
		return l.updated(d, p)
	}
	return l.takeDate(d, p, m[3])
}

func (l *lifter) takeDate(d date, p paragraph, words string) bool {
	field := l.setDate(d, words)
	if field == "" {
		return false
	}
	decision := "date line lifted out of the body"
	if field == "dateline.date" && d.hasTime {
		decision += "; its time zone is not known, so only the day is kept"
	}
	l.lifted(decision, p.raw, p.number, field)
	return true
}

// placeLine takes a dateline that stands on a line of its own: "LONDON, April
// 24 -".
func (l *lifter) placeLine(p paragraph) bool {
	o, ok := readOpening(strings.TrimRight(p.text, " -–—") + " — X")
	if !ok || o.date == "" || o.place == "" || l.a.Dateline.Place != "" || p.words() > 8 {
		return false
	}
	fields := []string{"dateline.place"}
	l.a.Dateline.Place = o.place
	if l.a.Dateline.Date == "" {
		l.a.Dateline.Date = o.date
		fields = append(fields, "dateline.date")
	}
	if l.a.Source == "" && o.agency != "" {
		l.a.Source = o.agency
		fields = append(fields, "source")
	}
	l.lifted("dateline lifted out of the body", p.raw, p.number, fields...)
	return true
}

// setDate files a date under the field it can fill, "" where none is free: the
// moment of publication where its zone is known, otherwise the dateline's day.
func (l *lifter) setDate(d date, words string) string {
	if t := d.Time(); !t.IsZero() && l.a.Published.IsZero() {
		l.a.Published = t
		return "published"
	}
	if l.a.Dateline.Date != "" {
		return ""
	}
	if l.a.Dateline.Date = dayOf(d, words); l.a.Dateline.Date == "" {
		return ""
	}
	return "dateline.date"
}

func (l *lifter) updated(d date, p paragraph) bool {
	if l.a.Published.IsZero() && l.a.Dateline.Date == "" {
		return l.takeDate(d, p, "")
	}
	l.lifted("line about the update dropped", p.raw, p.number)
	return true
}

func (l *lifter) creditLine(p paragraph) bool {
	if p.words() > 40 || !isCredit(p.text) {
		return false
	}
	if l.a.Credit.Raw != "" {
		if m := creditLabel.FindStringSubmatch(p.text); plain(p.text) != plain(l.a.Credit.Raw) && (m == nil || plain(m[1]) != plain(l.a.Credit.Raw)) {
			return false
		}
		l.lifted("credit line repeated: dropped", p.raw, p.number)
		return true
	}
	l.a.Credit.Raw = p.text
	fields := append([]string{"credit.raw"}, append(l.takeLicence(p), l.takeOriginal(p)...)...)
	l.lifted("credit line lifted out of the body", p.raw, p.number, fields...)
	return true
}

// longestAbout is from how many bytes on a line that opens as a by-line or a credit is
// none, but a text that strayed into one.
const longestAbout = 500

// overlong says of such a line that it stays in the text, where somebody may miss it.
func (l *lifter) overlong(p paragraph) bool {
	if len(p.text) < longestAbout || slices.ContainsFunc(l.notes, func(n editor.Note) bool { return n.Line == p.number }) {
		return false
	}
	what := ""
	switch {
	case creditLabel.MatchString(p.text):
		what = "credit line"
	case byPrefix.MatchString(p.text) && !endsSentence(p.text):
		what = "by-line"
	default:
		return false
	}
	begins := strings.ToValidUTF8(p.text[:80], "") + "…"
	l.note(fmt.Sprintf("opens as a %s and has %d letters, which none has: left in the text", what, utf8.RuneCountInString(p.text)), begins, p.number)
	return false
}

func (l *lifter) source(p paragraph) bool {
	name, ok := sourceOf(p.text)
	if !ok || l.a.Source != "" || webLine.MatchString(p.text) {
		return false
	}
	l.a.Source = name
	fields := append([]string{"source"}, append(l.takeLicence(p), l.takeOriginal(p)...)...)
	l.lifted("source line lifted out of the body", p.raw, p.number, fields...)
	return true
}

// agency takes the agency that signs a wire story off.
func (l *lifter) agency(p paragraph) bool {
	name, ok := signOff(p.text)
	if !ok || p.words() > 2 {
		return false
	}
	if l.a.Source != "" {
		l.lifted("agency's sign-off dropped", p.raw, p.number)
		return true
	}
	l.a.Source = name
	l.lifted("agency's sign-off read as the source", p.raw, p.number, "source")
	return true
}

func (l *lifter) rights(p paragraph) bool {
	c, terms, ok := readRights(p.text)
	if !ok || c.Notice != "" && l.a.Copyright.Notice != "" || c.Notice == "" && l.a.UsageTerms != "" {
		return false
	}
	var fields []string
	set := func(field, value string) {
		if old, _ := l.a.Field(field); value != "" && old == "" && l.a.SetField(field, value) == nil {
			fields = append(fields, field)
		}
	}
	if c.Notice != "" {
		set("copyright.notice", c.Notice)
		set("copyright.holder", c.Holder)
		if c.Year > 0 && l.a.Copyright.Year == 0 {
			l.a.Copyright.Year = c.Year
			fields = append(fields, "copyright.year")
		}
	}
	set("usageTerms", terms)
	fields = append(fields, l.takeLicence(p)...)
	l.lifted("copyright line lifted out of the body", p.raw, p.number, fields...)
	return true
}

func (l *lifter) address(p paragraph) bool {
	m := webLine.FindStringSubmatch(p.text)
	if m == nil || l.a.URL != "" || l.atFoot && p.words() == 1 { // a bare address below may belong to the text
		return false
	}
	l.a.URL = m[1]
	l.lifted("web address read as that of the original", p.raw, p.number, "url")
	return true
}

// endMark drops the sign that copy ends here.
func (l *lifter) endMark(p paragraph) bool {
	if !ending30.MatchString(p.text) {
		return false
	}
	l.lifted("end mark dropped", p.raw, p.number)
	return true
}

// label takes a line such as "Tags: Korea, summit".
func (l *lifter) label(p paragraph) bool {
	field, value, ok := labelled(p.text)
	if !ok {
		return false
	}
	words := len(strings.Fields(value))
	switch field {
	case "published", "updated":
		d, whole := wholeDate(value)
		switch {
		case !whole:
			return false
		case field == "updated":
			return l.updated(d, p)
		}
		return l.takeDate(d, p, value)
	case "embargo":
		return l.embargo(p, value)
	case "keywords":
		return l.keywords(p, value)
	case "headline", "standfirst":
		ok = !l.atFoot && words <= 60
	case "byline":
		ok = isByline("By " + strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(value, "By "), "by ")))
	case "dateline.place":
		ok = isPlace(strings.ReplaceAll(value, ",", ""))
	case "language":
		ok = languageTag.MatchString(value)
	case "url":
		ok = webLine.MatchString(value)
	case "section", "slug":
		ok = words <= 6 && !endsAsSentence(value)
	default:
		ok = words <= 40
	}
	if old, _ := l.a.Field(field); !ok || old != "" || l.a.SetField(field, value) != nil {
		return false
	}
	l.head = plain(l.a.Headline)
	l.lifted("line read as the "+fieldWords(field), p.raw, p.number, field)
	return true
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

// fieldWords says a field's name as an editor would.
func fieldWords(field string) string {
	switch field {
	case "byline":
		return "by-line"
	case "dateline.place":
		return "dateline's place"
	case "dateline.date":
		return "dateline's date"
	case "usageTerms":
		return "usage terms"
	case "url":
		return "address of the original"
	case "published":
		return "time of publication"
	case "copyright.holder":
		return "copyright holder"
	case "copyright.notice":
		return "copyright notice"
	case "copyright.year":
		return "copyright year"
	case "credit.raw":
		return "credit line"
	}
	return field
}

func (l *lifter) keywords(p paragraph, value string) bool {
	var all []string
	for _, k := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(",;|", r) }) {
		if k = strings.Trim(k, " #."); k != "" {
			all = append(all, k)
		}
		if len(strings.Fields(k)) > 6 {
			return false
		}
	}
	if len(all) == 0 || len(l.a.Keywords) > 0 {
		return false
	}
	l.a.Keywords = all
	l.lifted("line read as the keywords", p.raw, p.number, "keywords")
	return true
}

// blocks turns the paragraphs of the body into blocks.
func (l *lifter) blocks(all []paragraph) {
	for i, p := range all {
		l.add(p.number, l.block(all, i, p))
	}
	for len(l.body) > 0 && l.body[len(l.body)-1].Kind == editor.Rule {
		l.body = l.body[:len(l.body)-1]
	}
	for len(l.body) > 0 && l.body[0].Kind == editor.Rule {
		l.body = l.body[1:]
	}
}

var (
	rule     = regexp.MustCompile(`^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,}|(?:~\s*){3,}|[•·⁂](?:\s*[•·])*|#)$`)
	hashes   = regexp.MustCompile(`^(#{1,6}) +(.*?)(?: +#+)?$`)
	bullet   = regexp.MustCompile(`^[-*•·‣▪] +(.*)$`)
	numbered = regexp.MustCompile(`^(\d{1,3})[.)] +(.*)$`)
)

// block reads one paragraph by its marks: heading, list item, quotation, rule
// or running text.
func (l *lifter) block(all []paragraph, i int, p paragraph) editor.Block {
	if rule.MatchString(p.text) {
		return editor.Block{Kind: editor.Rule}
	}
	if m := hashes.FindStringSubmatch(p.text); m != nil {
		return editor.Block{Kind: editor.Heading, Level: len(m[1]), Text: m[2]}
	}
	if text, ok := quoted(p.raw); ok {
		return editor.Block{Kind: editor.Quote, Text: text}
	}
	level := 1 + min(p.indent/2, 3)
	if p.start && i == 0 || p.indent >= 4 && !inList(all, i) {
		level = 1
	}
	if m := bullet.FindStringSubmatch(p.text); m != nil && (inList(all, i) || strings.HasPrefix(p.text, "•")) {
		return editor.Block{Kind: editor.Item, Level: level, Text: m[1]}
	}
	if m := numbered.FindStringSubmatch(p.text); m != nil && inList(all, i) {
		return editor.Block{Kind: editor.Item, Level: level, Ordered: true, Text: m[2]}
	}
	if isCrosshead(all, i) {
		return editor.Block{Kind: editor.Heading, Level: 2, Text: p.text}
	}
	return editor.Block{Kind: editor.Paragraph, Text: p.text}
}

// quoted takes the ">" off a paragraph that has it on every line.
func quoted(raw string) (string, bool) {
	var lines []string
	for _, s := range strings.Split(raw, "\n") {
		rest, ok := strings.CutPrefix(s, ">")
		if !ok {
			return "", false
		}
		lines = append(lines, strings.TrimSpace(strings.TrimLeft(rest, "> ")))
	}
	return strings.Join(lines, " "), true
}

// inList reports whether a neighbour of paragraph i is an item of the same
// list: the same bullet, or the number before or after.
func inList(all []paragraph, i int) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(all) {
			continue
		}
		a, b := numbered.FindStringSubmatch(all[i].text), numbered.FindStringSubmatch(all[k].text)
		if a != nil && b != nil && atoi(b[1])-atoi(a[1]) == k-i {
			return true
		}
		if bullet.MatchString(all[i].text) && bullet.MatchString(all[k].text) && all[i].text[0] == all[k].text[0] {
			return true
		}
	}
	return false
}

// isCrosshead reports whether a short line between two paragraphs of running
// text is a heading.
func isCrosshead(all []paragraph, i int) bool {
	p := all[i]
	if i == 0 || i == len(all)-1 || p.lines > 1 || p.words() > 9 || len(p.text) > 70 || !all[i-1].isProse() || !all[i+1].isProse() {
		return false
	}
	return startsSentence(p.text) && !strings.ContainsAny(p.text, ".,;:!\"“”„«»") && !isMarker(p.text) && !pictureLabel.MatchString(p.text)
}
