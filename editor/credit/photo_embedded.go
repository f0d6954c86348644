package credit

import (
	"cmp"
	"fmt"
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
			for _, f := range in.disagreements(b.Image, file) {
				finding := ofPictureIn(b, f.label, fmt.Sprintf("The file of picture %d has the %s “%s”, the page “%s”", n+1, f.label, f.file, f.page))
				if f.page == "" {
					finding.Message = fmt.Sprintf("The file of picture %d has the %s “%s”, the page none", n+1, f.label, f.file)
				}
				if in.line(f.file).Vague == "" { // a "Handout" is no better credit
					finding.Fixes = []editor.Fix{setPicture(b, f.field, f.file)}
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
				return fmt.Sprintf("the metadata of the file of picture %d could not be read (%s)", n+1, file.Unread)
			}
		}
		if missing == 0 {
			return ""
		}
		return fmt.Sprintf("the library does not hold the files of %d of the pictures", missing)
	})

// disagreement is one field that the page and the file tell differently.
type disagreement struct{ field, label, page, file string }

func (in Input) disagreements(i *editor.Image, file editor.Embedded) []disagreement {
	var out []disagreement
	for _, d := range []disagreement{
		{"byline", "photographer", i.Byline, cmp.Or(file.Byline, file.Creator)},
		{"credit", "credit", i.Credit, file.Credit},
		{"source", "source", i.Source, file.Source},
		{"copyright", "copyright", i.Copyright, file.Copyright},
	} {
		page := d.page
		if page == "" { // what stands in the credit line need not stand twice
			page = i.Credit
		}
		if fold(d.file) == "" || d.page == "" && (d.field == "source" || d.field == "copyright") || in.agrees(page, d.file) {
			continue
		}
		out = append(out, d)
	}
	return out
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
