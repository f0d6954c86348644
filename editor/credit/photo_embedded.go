package credit

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stet/editor"
)

// What is printed beside a picture is what its file says: creator, credit, source and
// copyright (IPTC Photo Metadata Standard).
var photoEmbedded = newRule("photo-embedded", "Picture credits are what the files say", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			file, known := in.Known.Pictures[b.Image.File]
			if !known {
				continue
			}
			differ := in.disagreements(b.Image, file)
			if both, ok := in.inOneLine(b.Image, file, differ); ok {
				differ = append([]disagreement{both}, differ[both.of:]...)
			}
			for _, d := range differ {
				page := "none"
				if d.page != "" {
					page = "“" + d.page + "”"
				}
				finding := ofPictureIn(b, d.label, fmt.Sprintf("The file of picture %d has the %s, the page %s", n+1, d.file, page))
				if d.use != "" && in.line(d.use).Vague == "" { // a "Handout" is no better credit
					fix := setPicture(b, d.field, d.use)
					if d.by != "" {
						fix.Edits = append(fix.Edits, setPicture(b, "byline", d.by).Edits...)
					}
					finding.Fixes = []editor.Fix{fix}
				}
				found = append(found, finding)
			}
		}
		return found
	}).
	follows("https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata").
	unless(func(in Input) string {
		missing := 0
		for n, b := range pictures(in.Story.Article) {
			file, ok := in.Known.Pictures[b.Image.File]
			if !ok {
				missing++
			} else if file.Unread != "" {
				return fmt.Sprintf("the file of picture %d cannot be read whole (%s)", n+1, file.Unread)
			}
		}
		if missing == 0 {
			return ""
		}
		return fmt.Sprintf("the files of %d of the pictures are not at hand", missing)
	})

// disagreement is one field that the page and the file tell differently: what the page
// has, what the file has in words, and what the page should have instead.
type disagreement struct {
	field, label, page, file, use string

	of int    // how many disagreements it stands for
	by string // what the picture's by-line should be as well, "" where it is right
}

func (in Input) disagreements(i *editor.Image, file editor.Embedded) []disagreement {
	var out []disagreement
	for _, d := range []disagreement{
		{field: "byline", label: "photographer", page: i.Byline, use: cmp.Or(file.Byline, file.Creator)},
		{field: "credit", label: "credit", page: i.Credit, use: file.Credit},
		{field: "source", label: "source", page: i.Source, use: file.Source},
		{field: "copyright", label: "copyright", page: i.Copyright, use: file.Copyright},
	} {
		if d.field == "byline" && in.line(d.page).Vague != "" && len(in.line(i.Credit).Authors) > 0 {
			d.page = i.Credit // a "Handout" that the line has for somebody's work
		}
		page := d.page
		if page == "" { // what stands in the credit line need not stand twice
			page = i.Credit
		}
		if filedRE.MatchString(strings.TrimSpace(d.use)) || fold(d.use) == "" || d.page == "" && (d.field == "source" || d.field == "copyright") || in.agrees(page, d.use) {
			continue
		}
		d.file, d.of = d.label+" “"+d.use+"”", 1
		if d.field == "credit" {
			d.use = in.withPhotographer(i, file)
		}
		out = append(out, d)
	}
	return out
}

// filedRE is what agencies file under a name of theirs, "X00380", and no reader knows.
var filedRE = regexp.MustCompile(`^\p{Lu}{0,4}[-_]?\d{3,}\p{Lu}?$`)

// withPhotographer is the credit that a picture should have for that of its file: with the
// photographer whom the file names, as the page sets the two or as the supplier asks for it.
func (in Input) withPhotographer(i *editor.Image, file editor.Embedded) string {
	people := in.line(cmp.Or(file.Byline, file.Creator)).Authors
	s := in.supplierOf(file.Credit)
	switch {
	case len(people) != 1 || len(in.line(file.Credit).Authors) > 0:
		return file.Credit
	case in.isNamed(people[0].Name, in.line(i.Credit).Authors):
		return in.rewritten(i.Credit, people[0].Name, file.Credit)
	case s != nil && !signed(file.Credit):
		return fmt.Sprintf(s.form, people[0].Name)
	}
	return file.Credit
}

// inOneLine is the disagreement about photographer and supplier where the page names
// them in one credit line, which none of the two can replace by itself. A by-line of the
// picture's own that is right does not make up for somebody else in the line.
func (in Input) inOneLine(i *editor.Image, file editor.Embedded, differ []disagreement) (disagreement, bool) {
	var labels, says []string
	somebodyElse := i.Byline != "" && in.namesAnother(i.Credit, file)
	if somebodyElse {
		labels, says = []string{"photographer"}, []string{"photographer “" + cmp.Or(file.Byline, file.Creator) + "”"}
	}
	of, wrong := 0, ""
	for _, d := range differ {
		if d.field == "byline" && !somebodyElse || d.field == "credit" {
			labels, says = append(labels, d.label), append(says, d.file)
		}
		if d.field == "byline" || d.field == "credit" {
			of++
		}
		if d.field == "byline" && somebodyElse {
			wrong = d.use
		}
	}
	names := len(in.line(i.Credit).Authors) > 0
	if i.Byline != "" && !somebodyElse || len(labels) == 0 || len(labels) == 1 && !names {
		return disagreement{}, false
	}
	by, credit := cmp.Or(file.Byline, file.Creator), file.Credit
	if filedRE.MatchString(credit) {
		credit = ""
	}
	d := disagreement{field: "credit", label: join(labels, "and"), page: i.Credit, file: join(says, "and the"), of: of, by: wrong}
	if in.line(by).Vague == "" && in.line(credit).Vague == "" {
		d.use = in.rewritten(i.Credit, by, credit)
	}
	return d, true
}

// namesAnother reports whether a credit line names a person and whom they work for, and
// the file another person. A name that the file has for the supplier is nobody's: "Acme
// Works" looks like one.
func (in Input) namesAnother(credit string, file editor.Embedded) bool {
	by := cmp.Or(file.Byline, file.Creator)
	if len(in.line(by).Authors) == 0 || file.Credit == "" && len(in.organisations(credit)) == 0 || in.agrees(credit, by) {
		return false
	}
	supplier := slices.Concat(in.line(file.Credit).Authors, in.line(file.Source).Authors)
	return slices.ContainsFunc(in.line(credit).Authors, func(a editor.Author) bool { return !in.isNamed(a.Name, supplier) })
}

// rewritten is a picture's credit line with another photographer and supplier, in the
// order and with the sign between them that it has. It keeps its supplier where the file
// names none; whoever took a picture that came of another supplier is not known from it.
func (in Input) rewritten(line, by, supplier string) string {
	if by == "" || strings.Contains(fold(supplier), fold(by)) {
		return supplier
	}
	parts, between := betweenRE.Split(line, -1), betweenRE.FindString(line)
	if len(parts) != 2 {
		return strings.TrimSuffix(by+"/"+cmp.Or(supplier, join(in.organisations(line), "/")), "/")
	}
	if len(in.line(parts[0]).Authors) == 0 && len(in.line(parts[1]).Authors) > 0 {
		return cmp.Or(supplier, parts[0]) + between + by
	}
	return by + between + cmp.Or(supplier, parts[1])
}

// agrees takes "REUTERS/Jane Doe" for Reuters and for Jane Doe.
func (in Input) agrees(page, file string) bool {
	if same(page, file) {
		return true
	}
	p, f := in.line(page), in.line(file)
	for _, w := range f.Authors {
		if in.isNamed(w.Name, p.Authors) {
			return true
		}
	}
	for _, org := range in.organisations(file) {
		for _, x := range in.organisations(page) {
			if same(org, x) {
				return true
			}
		}
	}
	folded := fold(file)
	return len(folded) > 3 && strings.Contains(fold(page), folded)
}
