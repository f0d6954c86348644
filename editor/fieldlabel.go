package editor

// fieldLabels is what an editor calls the fields.
var fieldLabels = map[string]string{
	"slug":             "Slug",
	"headline":         "Headline",
	"standfirst":       "Standfirst",
	"byline":           "By-line as printed",
	"authors":          "Authors",
	"dateline.place":   "Dateline, place",
	"dateline.date":    "Dateline, day",
	"published":        "Published",
	"source":           "Source",
	"credit.raw":       "Credit line as received",
	"credit.canonical": "Credited organisation",
	"copyright.holder": "Copyright holder",
	"copyright.year":   "Copyright year",
	"copyright.notice": "Copyright notice",
	"usageTerms":       "Usage terms",
	"licence":          "Licence",
	"url":              "Link to the original",
	"language":         "Language",
	"section":          "Section",
	"keywords":         "Keywords",
	"terms":            "Terms the copy came on",
	"pixel":            "Counting picture to keep",
	"embargo":          "Embargo until",
	"expires":          "Not to be published after",
	"editorNote":       "Editor’s note",
	"targetWords":      "Target length in words",
	"status":           "Status",
}

// FieldLabel returns what an editor calls a field of Fields; one that has no
// name of its own is called as there.
func FieldLabel(name string) string {
	if label, ok := fieldLabels[name]; ok {
		return label
	}
	return name
}
