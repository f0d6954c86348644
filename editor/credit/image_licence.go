package credit

import (
	"cmp"
	"fmt"
	"strings"

	"stet/editor"
)

// ofFile says what a picture's file has of what a licence would be asked for, by the names
// that IPTC gives the fields.
func ofFile(file editor.Embedded) string {
	if file.Byline+file.Creator+file.Credit+file.Copyright == "" {
		return "its file says nothing of it"
	}
	var said []string
	for _, f := range []struct{ name, value string }{
		{"By-line", cmp.Or(file.Byline, file.Creator)}, {"Credit", file.Credit}, {"Copyright Notice", file.Copyright},
	} {
		if f.value == "" {
			said = append(said, "no "+f.name)
		} else {
			said = append(said, f.name+" “"+f.value+"”")
		}
	}
	return "IPTC " + strings.Join(said, ", ")
}

// granting offers what a picture's file says that lets the desk use it: the Creative
// Commons licence that it names, or terms; nothing where it says neither.
func granting(b editor.Block, file editor.Embedded) []editor.Fix {
	if licence := LicenceOf(file); licence != "" {
		return []editor.Fix{setPicture(b, "licence", licence)}
	}
	if grants(file.UsageTerms, false) && len(file.UsageTerms) <= longestLine {
		return []editor.Fix{setPicture(b, "usageTerms", file.UsageTerms)}
	}
	return nil
}

// A picture that somebody else made needs their leave: a licence, or terms that say what
// it may be used for (Guardian Grid rights category; IPTC Rights Usage Terms).
var imageLicence = newRule("image-licence", "Every credited picture has a licence", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			if ownLicence(i) != "" || grants(i.UsageTerms, false) || fold(i.Credit+i.Byline) == "" || in.isHouse(i.Credit) {
				continue
			}
			has := "a credit"
			if fold(i.Byline) != "" {
				has = "a by-line"
			}
			f := ofPicture(b, fmt.Sprintf("Picture %d has %s but no licence", n+1, has))
			if file, known := in.Known.Pictures[i.File]; known {
				f.Message += "; " + ofFile(file)
				f.Fixes = granting(b, file)
			}
			found = append(found, f)
		}
		return found
	}).follows("https://github.com/guardian/grid")
