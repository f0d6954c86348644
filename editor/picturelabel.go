package editor

// pictureLabels is what an editor calls what is filed with a picture.
var pictureLabels = map[string]string{
	"file":          "File",
	"alt":           "Description",
	"caption":       "Caption",
	"byline":        "Photographer",
	"credit":        "Credit",
	"source":        "Source",
	"copyright":     "Copyright",
	"licence":       "Licence",
	"usageTerms":    "Usage terms",
	"rights":        "Our right to run it",
	"expires":       "Not to be used after",
	"digitalSource": "How it was made",
	"consent":       "Who let us use it, how and when",
}

// PictureLabel returns what an editor calls a field of ImageFields; one that has no name
// of its own is called as there.
func PictureLabel(name string) string {
	if label, ok := pictureLabels[name]; ok {
		return label
	}
	return name
}
