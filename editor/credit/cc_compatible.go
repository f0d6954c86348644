package credit

import (
	"fmt"

	"stet/editor"
)

// A licence allows what the desk does with the work: NC nothing that is paid for, ND
// no changes, SA only under the same licence (Creative Commons, legal code 4.0).
var ccCompatible = newRule("cc-compatible", "The licences allow what the desk does", editor.Blocks,
	func(in Input) []editor.Finding {
		use := in.Profile.Use
		if use == nil {
			return nil
		}
		var found []editor.Finding
		a := in.Story.Article
		if why := use.forbidden(a.Licence, in.asSupplied() < 1 && in.Known.Original != nil); why != "" && in.isLicensed() {
			found = append(found, editor.Finding{Field: "licence", Text: a.Licence, Message: "The licence " + why})
		}
		for n, b := range pictures(a) {
			if why := use.forbidden(b.Image.Licence, false); why != "" {
				found = append(found, ofPicture(b, fmt.Sprintf("The licence of picture %d %s", n+1, why)))
			}
		}
		return found
	}).
	follows("https://creativecommons.org/share-your-work/cclicenses/").
	unless(func(in Input) string {
		licences := []string{}
		if in.isLicensed() {
			licences = append(licences, in.Story.Article.Licence)
		}
		for _, b := range pictures(in.Story.Article) {
			licences = append(licences, b.Image.Licence)
		}
		for _, l := range licences {
			switch {
			case !isCreative(l):
			case in.Profile.Use == nil:
				return "the profile does not say what the desk does with its copy"
			case !namesKind(l):
				return "which Creative Commons licence “" + l + "” is, is not known: write it as its owner does, “CC BY-NC 4.0”"
			}
		}
		return ""
	})

// forbidden says what of the desk's use a licence forbids, "" for nothing.
func (u Use) forbidden(licence string, changed bool) string {
	switch {
	case u.Commercial && hasTerm(licence, "NC"):
		return "forbids commercial use, and the desk’s is commercial"
	case (u.Adapts || changed) && hasTerm(licence, "ND"):
		return "forbids changes, and the desk makes them"
	case (u.Adapts || changed) && hasTerm(licence, "SA") && !isCreative(u.Licence):
		return "asks that what is made of it be shared alike, and the desk does not"
	}
	return ""
}
