package credit

import (
	"fmt"
	"strings"

	"stet/editor"
)

// Creative Commons asks for title, author, source and licence, and to say what was
// changed (Creative Commons, recommended practices for attribution: TASL; a title is
// optional since 4.0). The licence is named with its version.
var ccAttribution = newRule("cc-attribution", "Creative Commons credits are complete", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		a := in.Story.Article
		if l := a.Licence; in.isLicensed() && isCreative(l) && !isWaived(l) {
			missing := missingOf(fold(a.Byline+a.Credit.Raw+a.Credit.Canonical) != "", isWebAddress(a.URL), l)
			if in.Known.Original != nil && in.asSupplied() < 1 && !saysChanged(in.wholeText()+a.EditorNote) {
				missing = append(missing, "a word on what was changed")
			}
			if len(missing) > 0 {
				found = append(found, editor.Finding{Field: "licence", Text: l, Message: "The Creative Commons credit lacks " + join(missing, "and")})
			}
		}
		for n, b := range pictures(a) {
			i := b.Image
			if !isCreative(i.Licence) || isWaived(i.Licence) {
				continue
			}
			missing := missingOf(fold(i.Byline+withoutLicence(i.Credit)) != "", fold(i.Source) != "" || strings.Contains(i.Credit, "http"), i.Licence)
			if len(missing) > 0 {
				found = append(found, ofPicture(b, fmt.Sprintf("The Creative Commons credit of picture %d lacks %s", n+1, join(missing, "and"))))
			}
		}
		return found
	}).follows("https://books.lib.uoguelph.ca/copyrightcc")

func missingOf(author, source bool, licence string) []string {
	var out []string
	if !author {
		out = append(out, "its author")
	}
	if !source {
		out = append(out, "a link to where it is from")
	}
	switch {
	case !namesKind(licence):
		out = append(out, "which of the licences it is, with its version")
	case !versionRE.MatchString(licence):
		out = append(out, "the licence’s version")
	}
	return out
}

// noName are the words of platforms and licences.
var noName = words("flickr wikimedia commons wikipedia unsplash pixabay pexels creative cc via on by photo")

// withoutLicence is a credit without the name of a licence or a platform: "Flickr CC"
// names nobody.
func withoutLicence(credit string) string {
	var kept []string
	for _, w := range strings.Fields(credit) {
		switch low := strings.ToLower(strings.Trim(w, ".,;:()/")); {
		case noName[low], versionRE.MatchString(low), editor.Licence(low) != "", editor.Licence("cc "+low) != "":
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

func saysChanged(text string) bool {
	t := strings.ToLower(text)
	for _, w := range []string{"adapted from", "edited", "shortened", "abridged", "translated", "modified", "changes were made", "cropped", "has been changed"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}
