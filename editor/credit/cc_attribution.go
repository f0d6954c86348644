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
			mayChange := !(in.isRepublished() && noDerivatives(l)) // else republish-unchanged says more
			if mayChange && in.Known.Original != nil && in.asSupplied() < 1 && !saysChanged(in.wholeText()+a.EditorNote) {
				missing = append(missing, lack{"editorNote", "a word on what was changed"})
			}
			if len(missing) > 0 {
				f := editor.Finding{Field: missing[0].field, Message: "The Creative Commons credit lacks " + listLacks(missing)}
				f.Text, _ = a.Field(f.Field) // which is what to fill in or to change first
				if f.Field == "editorNote" && inEnglish(a) {
					f.Fixes = []editor.Fix{sayChanged(a.Body)}
				}
				found = append(found, f)
			}
		}
		for n, b := range pictures(a) {
			i := b.Image
			licence := ownLicence(i)
			if !isCreative(licence) || isWaived(licence) {
				continue
			}
			missing := missingOf(fold(i.Byline+withoutLicence(i.Credit)) != "", fold(i.Source) != "" || strings.Contains(i.Credit, "http"), licence)
			if len(missing) > 0 {
				found = append(found, ofPicture(b, fmt.Sprintf("The Creative Commons credit of picture %d lacks %s", n+1, listLacks(missing))))
			}
		}
		return found
	}).follows("https://wiki.creativecommons.org/wiki/Recommended_practices_for_attribution")

// lack is one thing that a credit leaves out, and the field of the story it belongs in.
type lack struct{ field, what string }

func missingOf(author, source bool, licence string) []lack {
	var out []lack
	if !author {
		out = append(out, lack{"byline", "its author"})
	}
	if !source {
		out = append(out, lack{"url", "a link to where it is from"})
	}
	switch {
	case !namesKind(licence):
		out = append(out, lack{"licence", "which of the licences it is, with its version"})
	case !versionRE.MatchString(licence):
		out = append(out, lack{"licence", "the licence’s version"})
	}
	return out
}

func listLacks(all []lack) string {
	var what []string
	for _, l := range all {
		what = append(what, l.what)
	}
	return join(what, "and")
}

// sayChanged is the fix that tells readers that the words are no longer the author's alone.
func sayChanged(body []editor.Block) editor.Fix {
	const words = "This article has been edited since it was first published."
	put := editor.Edit{Insert: &editor.Block{Kind: editor.Paragraph, Text: words}}
	if len(body) > 0 {
		put.After = body[len(body)-1].ID
	}
	return editor.Fix{Label: "Say at the end: “" + words + "”", Edits: []editor.Edit{put}}
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
