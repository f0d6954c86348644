package credit

import (
	"fmt"
	"regexp"
	"strings"

	"stet/editor"
)

// supplier is a picture agency with the form it wants its credits in; %s is where the
// photographer stands.
type supplier struct {
	name string
	form string
	ok   *regexp.Regexp
}

// suppliers as the Guardian Grid knows them, and the forms they ask for: Reuters and
// AP in their handbooks, the others on their licence pages.
var photoSuppliers = []supplier{
	{"Reuters", "REUTERS/%s", regexp.MustCompile(`^REUTERS/\S|/(?:REUTERS|Reuters)$`)},
	{"Associated Press", "AP Photo/%s", regexp.MustCompile(`^AP Photo/\S|/AP$|\bvia AP\)?$|/Associated Press$`)},
	{"Getty Images", "%s/Getty Images", regexp.MustCompile(`\S/Getty Images\b|\bvia Getty Images$`)},
	{"Agence France-Presse", "%s/AFP", regexp.MustCompile(`\S/AFP\b|^AFP/\S|\bAFP via Getty Images$`)},
	{"European Pressphoto Agency", "%s/EPA", regexp.MustCompile(`\S/EPA\b|^EPA/\S`)},
	{"PA Media", "%s/PA", regexp.MustCompile(`\S/PA\b|^PA/\S`)},
	{"Alamy", "%s/Alamy", regexp.MustCompile(`\S/Alamy\b|^Alamy Stock Photo$`)},
	{"Shutterstock", "%s/Shutterstock", regexp.MustCompile(`\S/(?:Rex/)?Shutterstock\b`)},
	{"Zuma Press", "%s/Zuma", regexp.MustCompile(`(?i)\S/zuma\b`)},
	{"Bloomberg News", "%s/Bloomberg", regexp.MustCompile(`\S/Bloomberg\b|Bloomberg via Getty Images$`)},
	{"Magnum Photos", "%s/Magnum Photos", regexp.MustCompile(`\S/Magnum(?: Photos)?\b`)},
	{"DPA", "%s/dpa", regexp.MustCompile(`(?i)\S/dpa\b|^dpa/\S`)},
	{"Xinhua", "Xinhua/%s", regexp.MustCompile(`^Xinhua/\S|/Xinhua\b`)},
}

// A supplier's pictures are credited the way it prescribes, with the photographer.
var photoPattern = newRule("photo-pattern", "Picture credits have their supplier’s form", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			s := in.supplierOf(i.Credit)
			bare := strings.Trim(strings.TrimSpace(i.Credit), "()")
			if s == nil || s.ok.MatchString(bare) {
				continue
			}
			f := ofPicture(b, fmt.Sprintf("The credit “%s” of picture %d is not in the form of %s, “%s”", i.Credit, n+1, s.name, fmt.Sprintf(s.form, "Jane Doe")))
			if name := in.photographer(i); name != "" {
				f.Fixes = []editor.Fix{setPicture(b, "credit", fmt.Sprintf(s.form, name))}
			}
			found = append(found, f)
		}
		return found
	}).follows("https://www.theguardian.com/info/developer-blog/2015/aug/12/open-sourcing-grid-image-service")

func (in Input) supplierOf(credit string) *supplier {
	orgs := in.organisations(credit)
	for i := range photoSuppliers {
		s := &photoSuppliers[i]
		for _, org := range orgs {
			if same(org, s.name) || same(in.nameOf(s.name), org) {
				return s
			}
		}
	}
	return nil
}

// photographer is who took the picture, as its by-line or its file says.
func (in Input) photographer(i *editor.Image) string {
	for _, line := range []string{i.Byline, i.Credit, in.Known.Pictures[i.File].Byline, in.Known.Pictures[i.File].Creator} {
		if p := ParseByline(line, in.Outlets); len(p.Authors) > 0 {
			return p.Authors[0].Name
		}
	}
	return ""
}

// setPicture is the fix that files a value with a picture.
func setPicture(b editor.Block, field, value string) editor.Fix {
	return editor.Fix{Label: use(value), Edits: []editor.Edit{{Picture: b.ID, Field: field, Value: value}}}
}
