package format

import (
	"cmp"
	"regexp"
	"strings"

	"stet/editor"
)

// figures and shortcodeParts match Hugo's figure shortcode on a line of its own, and what
// stands in it (https://gohugo.io/shortcodes/figure/).
var (
	figures        = regexp.MustCompile(`^\s*\{\{[<%]\s*figure\s([^\n]*?)/?[>%]\}\}\s*$`)
	shortcodeParts = regexp.MustCompile("([a-z]+)=(?:`([^`]*)`|\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"`]+))")
)

// figureCode reads a figure, nil where the source is none.
func figureCode(source string) *editor.Image {
	m := figures.FindStringSubmatch(source)
	if m == nil {
		return nil
	}
	parts := map[string]string{}
	for _, p := range shortcodeParts.FindAllStringSubmatch(m[1], -1) {
		parts[p[1]] = cmp.Or(p[2], strings.ReplaceAll(p[3], `\"`, `"`), p[4])
	}
	i := &editor.Image{File: parts["src"], Alt: parts["alt"], Caption: unescape(cmp.Or(parts["caption"], parts["title"])), Credit: unescape(parts["attr"])}
	if *i == (editor.Image{}) {
		return nil
	}
	return i
}
