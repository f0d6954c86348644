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

// granted is the licence that a picture's file names, else the terms that grant a use, ""
// where nothing does.
func granted(terms string, file editor.Embedded) string {
	if licence := LicenceOf(file); licence != "" {
		return licence
	}
	for _, words := range []string{terms, file.UsageTerms} {
		if len(words) <= longestLine && grants(words, false) {
			return words
		}
	}
	return ""
}

// A picture that somebody else made needs their leave (Guardian Grid rights
// category; IPTC Rights Usage Terms).
var imageLicence = newRule("image-licence", "Every credited picture has a licence", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			if strings.TrimSpace(i.Licence) != "" || fold(i.Credit+i.Byline) == "" || in.isHouse(i.Credit) {
				continue
			}
			has := "a credit"
			if fold(i.Byline) != "" {
				has = "a by-line"
			}
			f := ofPicture(b, fmt.Sprintf("Picture %d has %s but no licence", n+1, has))
			if file, known := in.Known.Pictures[i.File]; known {
				f.Message += "; " + ofFile(file)
				if terms := granted(i.UsageTerms, file); terms != "" {
					f.Fixes = []editor.Fix{setPicture(b, "licence", terms)}
				}
			}
			found = append(found, f)
		}
		return found
	}).follows("https://github.com/guardian/grid")
