package credits

import (
	"fyne.io/fyne/v2/lang"

	"stet/editor"
)

// pictureLabel is what a field of a picture is called.
func pictureLabel(name string) string {
	return lang.X("picture-field."+name, editor.PictureLabel(name))
}

// pictureHint is what an empty field of a picture shows: never what could be taken for
// somebody's name or credit.
func pictureHint(name string) string {
	switch name {
	case "licence":
		return lang.X("picture.licence-example", "such as CC BY 4.0, or a number")
	case "usageTerms":
		return lang.X("picture.terms-hint", "such as Editorial use only, JAPAN OUT, no archive, 14 days")
	case "expires":
		return lang.X("picture.expires-hint", "26 Nov 2026 6:00")
	case "consent":
		return lang.X("picture.consent-hint", "such as the photographer, by direct message of 23 November, online and in print")
	}
	return ""
}

// choices are the values that a field of a picture may have, each with its words, in the
// order of the menu; nil for a field that is typed.
func choices(name string) [][2]string {
	switch name {
	case "rights":
		var all [][2]string
		for _, r := range editor.RightsCategories {
			all = append(all, [2]string{r, rightsWords(r)})
		}
		return all
	case "digitalSource":
		return made()
	}
	return nil
}

// rightsWords is what an editor calls a rights category.
func rightsWords(category string) string {
	switch category {
	case "agency":
		return lang.X("rights.agency", "From an agency that we pay")
	case "staff":
		return lang.X("rights.staff", "Our own, by staff")
	case "commissioned":
		return lang.X("rights.commissioned", "Commissioned by us")
	case "handout":
		return lang.X("rights.handout", "Handout, free for the press")
	case "screengrab":
		return lang.X("rights.screengrab", "Screengrab")
	case "social":
		return lang.X("rights.social", "From the public (user content)")
	case "creative-commons":
		return lang.X("rights.creative-commons", "Creative Commons")
	case "public-domain":
		return lang.X("rights.public-domain", "Public domain")
	case "composite":
		return lang.X("rights.composite", "Composite of our pictures")
	case "leased":
		return lang.X("rights.leased", "Leased until a day")
	}
	return category
}

// made are the ways in which a picture comes to be, those that desks meet first: the
// last words of http://cv.iptc.org/newscodes/digitalsourcetype/.
func made() [][2]string {
	return [][2]string{
		{"digitalCapture", lang.X("made.camera", "Taken with a camera")},
		{"computationalCapture", lang.X("made.computational", "Taken with a phone, several shots in one")},
		{"humanEdits", lang.X("made.edited", "Taken with a camera, edited by a person")},
		{"algorithmicallyEnhanced", lang.X("made.enhanced", "Taken with a camera, enhanced by software")},
		{"compositeCapture", lang.X("made.composite-capture", "Composite of photographs")},
		{"screenCapture", lang.X("made.screen", "Screenshot")},
		{"negativeFilm", lang.X("made.negative", "Scanned from a negative")},
		{"positiveFilm", lang.X("made.positive", "Scanned from a slide")},
		{"print", lang.X("made.print", "Scanned from a print")},
		{"digitalCreation", lang.X("made.drawn", "Drawn or designed by a person")},
		{"dataDrivenMedia", lang.X("made.data", "Chart or map made from data")},
		{"composite", lang.X("made.composite", "Composite of several kinds")},
		{"virtualRecording", lang.X("made.virtual", "Recorded in a game or a simulation")},
		{"algorithmicMedia", lang.X("made.algorithm", "Made by software, without a trained model")},
		{"compositeSynthetic", lang.X("made.synthetic", "Composite with parts that a machine made")},
		{"compositeWithTrainedAlgorithmicMedia", lang.X("made.part-ai", "Edited with AI")},
		{"trainedAlgorithmicMedia", lang.X("made.ai", "Made by AI")},
	}
}
