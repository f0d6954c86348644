package credit

import (
	"fmt"
	"regexp"
	"strings"

	"stet/editor"
	"stet/editor/reuse"
)

// supplier is a picture agency with the form it wants its credits in; %s is where the
// photographer stands.
type supplier struct{ name, form string }

// suppliers as the Guardian Grid knows them, and the forms they ask for: Reuters and
// AP in their handbooks, the others on their licence pages.
var photoSuppliers = []supplier{
	{"Reuters", "REUTERS/%s"},
	{"Associated Press", "AP Photo/%s"},
	{"Getty Images", "%s/Getty Images"},
	{"Agence France-Presse", "%s/AFP"},
	{"European Pressphoto Agency", "%s/EPA"},
	{"PA Media", "%s/PA"},
	{"Alamy", "%s/Alamy"},
	{"Shutterstock", "%s/Shutterstock"},
	{"Zuma Press", "%s/Zuma"},
	{"Bloomberg News", "%s/Bloomberg"},
	{"Magnum Photos", "%s/Magnum Photos"},
	{"DPA", "%s/dpa"},
	{"Xinhua", "Xinhua/%s"},
}

var (
	betweenRE = regexp.MustCompile(`\s*[/|,—–•]\s*|\s+(?:via|-)\s+`)
	olderRE   = regexp.MustCompile(`(?i)^(?:file|file photo|archive|archiv)$`)
)

// signed reports whether a credit names somebody beside the supplier. In which order,
// and with a slash or a bar between, is the house's style: The Guardian, the Los
// Angeles Times and dpa's clients all differ. Alamy asks for no photographer.
func signed(credit string) bool {
	names := 0
	for _, piece := range betweenRE.Split(credit, -1) {
		if fold(piece) != "" && !olderRE.MatchString(piece) {
			names++
		}
	}
	return names > 1 || credit == "Alamy Stock Photo" || strings.HasPrefix(credit, "AP Photo/")
}

// A supplier's pictures are credited the way it prescribes, with the photographer (AP
// captions, Reuters handbook, Getty Images' editorial policy).
var photoPattern = newRule("photo-pattern", "Picture credits have their supplier’s form", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			if was, meant := in.misspelt(i.Credit); meant != "" {
				f := ofPicture(b, fmt.Sprintf("“%s” in the credit of picture %d is no organisation that is known; the nearest is %s", was, n+1, meant))
				f.Fixes = []editor.Fix{setPicture(b, "credit", strings.Replace(i.Credit, was, meant, 1))}
				found = append(found, f)
				continue
			}
			s := in.supplierOf(i.Credit)
			bare := strings.Trim(strings.TrimSpace(i.Credit), "() ")
			if s == nil || signed(bare) {
				continue
			}
			f := ofPicture(b, fmt.Sprintf("The credit “%s” of picture %d is not in the form of %s, “%s”", i.Credit, n+1, s.name, fmt.Sprintf(s.form, "Jane Doe")))
			if name := in.photographer(i); name != "" {
				f.Fixes = []editor.Fix{setPicture(b, "credit", fmt.Sprintf(s.form, name))}
			}
			found = append(found, f)
		}
		return found
	}).follows("https://gottesmanpr.com/2017/07/")

// misspelt returns the part of a picture's credit that is nearly an organisation's name, or
// is one but for letters that only look Latin, and the name; "" where none is. Whoever is
// known, and people, are what they are.
func (in Input) misspelt(credit string) (was, meant string) {
	for _, piece := range betweenRE.Split(strings.Trim(credit, "() "), -1) {
		if fold(piece) == "" || len(in.organisations(piece)) > 0 || in.isHouse(piece) {
			continue
		}
		if plain, masks := reuse.Unmask(piece); len(masks) > 0 && len(in.organisations(plain)) > 0 {
			return piece, plain
		}
		line := in.line(piece)
		if len(line.Authors) > 0 || line.Vague != "" {
			continue
		}
		if near, ok := in.Outlets.Nearest(line.Name); ok && !same(near, line.Name) {
			return line.Name, near
		}
	}
	return "", ""
}

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
		if p := in.byline(line); len(p.Authors) > 0 {
			return p.Authors[0].Name
		}
	}
	return ""
}

// setPicture is the fix that files a value with a picture. A credit that the words for
// those who do not see the picture repeat changes there as well, or it would go out
// wrong with them.
func setPicture(b editor.Block, field, value string) editor.Fix {
	fix := editor.Fix{Label: use(value), Edits: []editor.Edit{{Picture: b.ID, Field: field, Value: value}}}
	if alt := b.Image.AltWith(b.Image.Field(field), value); alt != b.Image.Alt && field != "alt" && field != "caption" {
		fix.Edits = append(fix.Edits, editor.Edit{Picture: b.ID, Field: "alt", Value: alt})
	}
	return fix
}
