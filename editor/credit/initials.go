package credit

import (
	"regexp"
	"strings"
	"unicode"
)

// spelledOutRE is a name with its initials in brackets, or the initials with what they
// stand for.
var spelledOutRE = regexp.MustCompile(`(\p{Lu}[\p{L}.’'-]*(?: (?:of|for|and|the|de|du|des|der|für|\p{Lu}[\p{L}.’'-]*)){1,7}) \((\p{Lu}{2,8})\)|\b(\p{Lu}{2,8}) \((\p{Lu}[^()]{5,80})\)`)

// namedOnce leaves one of "West Asia News Agency (WANA)", which are one house: the one that
// is known, or the name.
func (o *Outlets) namedOnce(line string) string {
	if !strings.Contains(line, " (") {
		return line
	}
	return spelledOutRE.ReplaceAllStringFunc(line, func(both string) string {
		m := spelledOutRE.FindStringSubmatch(both)
		name, initials := m[1]+m[4], m[2]+m[3]
		switch {
		case !standsFor(initials, name) || o.find(both) >= 0:
			return both
		case o.find(initials) >= 0 && o.find(name) < 0:
			return initials
		}
		return name
	})
}

// standsFor reports whether the capitals of a name are its initials, or begin with them: "CDC".
func standsFor(initials, name string) bool {
	var capitals strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if first := firstRune(w); unicode.ToUpper(first) == first {
			capitals.WriteRune(first)
		}
	}
	return capitals.String() == initials || len(initials) > 2 && strings.HasPrefix(capitals.String(), initials)
}
