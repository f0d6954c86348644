package credit

import (
	"fmt"
	"strings"

	"stet/editor"
)

// A licence allows what the desk does with the work: NC nothing that is paid for, ND
// no changes, SA only under the same licence (Creative Commons, legal code 4.0). Words that
// keep all rights back, or allow personal use only, allow a desk nothing.
var ccCompatible = newRule("cc-compatible", "The licences allow what the desk does", editor.Blocks,
	func(in Input) []editor.Finding {
		use := in.Profile.Use
		var found []editor.Finding
		a := in.Story.Article
		if in.isLicensed() {
			why := refusal(a.Licence)
			if grants(a.UsageTerms, false) {
				why = "" // to this desk, whoever else may not
			}
			if why == "" && use != nil {
				why = use.forbidden(a.Licence, in.isChanged())
			}
			if why != "" {
				found = append(found, editor.Finding{Field: "licence", Text: a.Licence, Message: "The licence " + why})
			}
		}
		for n, b := range pictures(a) { // one that refuses all use is image-rights'
			if use == nil {
				break
			}
			if why := use.forbidden(in.pictureLicence(b.Image), use.Adapts); why != "" {
				found = append(found, ofPicture(b, fmt.Sprintf("The licence of picture %d %s", n+1, why)))
			}
		}
		return found
	}).
	follows("https://creativecommons.org/share-your-work/cclicenses/").
	unless(func(in Input) string {
		licences := []string{}
		if in.isLicensed() {
			if l := in.Story.Article.Licence; in.Known.Original == nil && in.Profile.Use != nil && in.Profile.Use.forbidden(l, true) != "" && in.Profile.Use.forbidden(l, false) == "" {
				return "the copy as it came in is not in the library"
			}
			licences = append(licences, in.Story.Article.Licence)
		}
		for _, b := range pictures(in.Story.Article) {
			if b.Image.Rights == "" && !in.isHouse(b.Image.Credit) || isCreative(ownLicence(b.Image)) {
				licences = append(licences, in.pictureLicence(b.Image))
			}
		}
		for _, l := range licences {
			switch {
			case strings.TrimSpace(l) != "" && !isUnderstood(l):
				return "what the licence “" + l + "” allows is not known: name it as its owner does, “CC BY-NC 4.0” or “by agreement”"
			case !isCreative(l):
			case in.Profile.Use == nil:
				return "the profile does not say what the desk does with its copy"
			case !namesKind(l):
				return "which Creative Commons licence “" + l + "” is, is not known: write it as its owner does, “CC BY-NC 4.0”"
			}
		}
		return ""
	})

// isChanged reports whether the text differs from that which came by more than those who
// republish may change.
func (in Input) isChanged() bool {
	r, _ := in.republication()
	return in.Known.Original != nil && len(in.changes(in.filled(r.Sentence), "")) > 0
}

// forbidden says what of the desk's use of a work, which it has changed or not, a licence
// forbids, "" for nothing.
func (u Use) forbidden(licence string, changed bool) string {
	switch {
	case u.Commercial && (hasTerm(licence, "NC") || !isCreative(licence) && noncommercialRE.MatchString(licence)):
		return "forbids commercial use, and the desk’s is commercial"
	case changed && hasTerm(licence, "ND"):
		return "forbids changes, and the desk makes them"
	case changed && hasTerm(licence, "SA") && !isCreative(u.Licence):
		return "asks that what is made of it be shared alike, and the desk does not"
	}
	return ""
}
