package credit

import (
	"fmt"
	"regexp"

	"stet/editor"
)

// A chart says where its figures are from (The Conversation; KFF).
var chartSource = newRule("chart-source", "Charts name their source", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			text := i.Caption + " " + i.Alt + " " + i.Credit
			if (chartRE.MatchString(text) || fold(i.Credit) == "" && mapRE.MatchString(text)) && !sourceRE.MatchString(i.Caption+" "+i.Credit) && fold(i.Source) == "" {
				found = append(found, ofPicture(b, fmt.Sprintf("Picture %d is a chart and names no source", n+1)))
			}
		}
		return found
	}).follows("https://theconversation.com/uk/republishing-guidelines")

var (
	chartRE = regexp.MustCompile(`(?i)\b(?:chart|graph|graphic|infographic|table|diagram) (?:of|showing|shows|by)\b|\b(?:bar|line|pie|column) (?:chart|graph)|^\s*(?:chart|graph|graphic|infographic|table)\b`)
	// who drew a map is credited, and is its source as a rule
	mapRE    = regexp.MustCompile(`(?i)\bmap (?:of|showing|shows|by)\b|^\s*map\b`)
	sourceRE = regexp.MustCompile(`(?i)\b(?:sources?|data|figures)\s*:|\b(?:source|data) (?:from|by)\b`)
)
