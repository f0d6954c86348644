package credit

import (
	"regexp"
	"strings"

	"stet/editor"
)

// A dateline says where the reporting was done, so a writer was there (Reuters
// handbook on datelines). What is known of it is the sign-off, "Reporting by Ana Ruiz
// in Madrid", and the sources of the desk's own reporting.
var datelineWriter = newRule("dateline-writer", "Somebody reported from where the dateline says", editor.Warns,
	func(in Input) []editor.Finding {
		place := in.Story.Article.Dateline.Place
		from := in.reportedFrom()
		if fold(place) == "" || len(from) == 0 || namesPlace(from, place) {
			return nil
		}
		f := one("dateline.place", place, "The dateline says "+place+", but the reporting was done in "+join(from, "and"))
		if len(from) == 1 {
			f[0].Fixes = []editor.Fix{useField("dateline.place", from[0])}
		}
		return f
	}).
	follows("https://www.reutersagency.com/en/about/standards-values/").
	unless(func(in Input) string {
		if fold(in.Story.Article.Dateline.Place) == "" || len(in.reportedFrom()) > 0 {
			return ""
		}
		return "neither a sign-off nor a source says where the reporting was done"
	})

var reportedRE = regexp.MustCompile(`\b[Rr]eporting by ([^;()]+)`)
var placeRE = regexp.MustCompile(`\bin ((?:\p{Lu}[\p{L}.'’-]*\s?)+)`)

// reportedFrom returns the places that sign-offs and own reporting name.
func (in Input) reportedFrom() []string {
	var out []string
	for _, b := range in.Story.Article.Body {
		if !hasAny(b.Text, "eporting by") {
			continue
		}
		for _, m := range reportedRE.FindAllStringSubmatch(b.Text, -1) {
			for _, p := range placeRE.FindAllStringSubmatch(m[1], -1) {
				out = append(out, strings.TrimSpace(p[1]))
			}
		}
	}
	for _, f := range in.Story.Facts {
		for _, s := range f.Sources {
			if m := placeRE.FindStringSubmatch(s.Method); s.Kind == editor.OwnReport && m != nil {
				out = append(out, strings.TrimSpace(m[1]))
			}
		}
	}
	return out
}

// namesPlace takes "Madrid, Spain" for Madrid, "BEIRUT/THE HAGUE" for both, and Gaza
// for Gaza City.
func namesPlace(from []string, place string) bool {
	for _, one := range append(betweenPlacesRE.Split(place, -1), place) {
		for _, p := range from {
			if same(p, one) || fold(one) != "" && (shortFor(p, one) || shortFor(one, p)) {
				return true
			}
		}
	}
	return false
}

var betweenPlacesRE = regexp.MustCompile(`[,/(]|\s+and\s+|\s+[–-]\s+`)
