package credit

import "stet/editor"

// Agency copy that runs much as it came keeps its by-line and dateline (Reuters,
// brand attribution guidelines). Much is six tenths.
var wireByline = newRule("wire-byline", "Copy that runs as supplied keeps its by-line and dateline", editor.Blocks,
	func(in Input) []editor.Finding {
		if in.Known.Original == nil || in.ownOriginal() || in.asSupplied() < 0.6 {
			return nil
		}
		var found []editor.Finding
		for _, field := range []string{"byline", "dateline.place"} {
			came, _ := in.Known.Original.Field(field)
			is, _ := in.Story.Article.Field(field)
			if fold(came) == "" || same(came, is) || field == "byline" && (in.sameAuthors(came, is) || in.rightlySigned(came, is)) {
				continue
			}
			found = append(found, one(field, is, "The copy came with “"+came+"”, and much of it runs as it came", useField(field, came))...)
		}
		return found
	}).
	follows("https://www.reutersagency.com/en/brand-attribution-guidelines/").
	unless(Input.originalUnknown)

// ownOriginal reports whether what came in was the house's own.
func (in Input) ownOriginal() bool {
	came := Input{Story: editor.Story{Article: *in.Known.Original}, Outlets: in.Outlets, House: in.House}
	return !came.republished() && len(Agencies(came.paragraphs(), in.Outlets)) == 0
}

// rightlySigned reports that a by-line of whom the text's sign-off knows nobody was changed
// to one of who reported the copy.
func (in Input) rightlySigned(came, is string) bool {
	names := in.signedOff()
	return in.standsIn(in.byline(is).Authors, names) && !in.standsIn(in.byline(came).Authors, names)
}

func (in Input) sameAuthors(a, b string) bool {
	x, y := in.byline(a), in.byline(b)
	if len(x.Authors) == 0 {
		return false
	}
	for _, w := range x.Authors {
		if !in.isNamed(w.Name, y.Authors) {
			return false
		}
	}
	return true
}

func (in Input) isNamed(name string, among []editor.Author) bool {
	for _, w := range among {
		if same(w.Name, name) {
			return true
		}
	}
	return false
}
