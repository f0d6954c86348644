package credit

import (
	"fmt"
	"strconv"
	"strings"

	"stet/editor"
)

// Holder, year and notice say one thing (IPTC Copyright Notice; schema.org
// copyrightHolder and copyrightYear). The gravest incoherence is reported; the
// next one shows once that is mended.
var copyrightForm = newRule("copyright-form", "The copyright line is coherent", editor.Warns,
	func(in Input) []editor.Finding {
		c := in.Story.Article.Copyright
		if c == (editor.Copyright{}) {
			return nil
		}
		line := noticeLine(c.Notice, in.Outlets)
		switch {
		case c.Notice != "" && line.Name == "" && c.Holder == "":
			return one("copyright.notice", c.Notice, "The copyright notice names no holder")
		case c.Holder == "" && line.Name != "":
			return one("copyright.notice", c.Notice, "The copyright notice names a holder that the field does not", fillFrom(line))
		case c.Holder == "":
			return one("copyright.holder", strconv.Itoa(c.Year), "The copyright year stands without a holder")
		case line.Name != "" && !in.sameHolder(c.Holder, line.Name):
			return one("copyright.holder", c.Holder, "The copyright holder is not the one the notice names",
				useField("copyright.holder", line.Name), useNotice(c.Holder, firstYear(c.Year, line.Year)))
		case c.Year != 0 && line.Year != 0 && c.Year != line.Year:
			return one("copyright.year", strconv.Itoa(c.Year), "The copyright year is not the one in the notice",
				useField("copyright.year", strconv.Itoa(line.Year)), useNotice(c.Holder, c.Year))
		case c.Year == 0:
			return in.yearMissing(line)
		case !in.Now.IsZero() && c.Year > in.Now.Year():
			return one("copyright.year", strconv.Itoa(c.Year), "The copyright year lies in the future",
				useField("copyright.year", strconv.Itoa(in.Now.Year())))
		}
		return nil
	}).follows("https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata")

// noticeLine reads a notice even where it has lost its sign.
func noticeLine(notice string, o *Outlets) Line {
	line := ParseLine(notice, o)
	if line.Kind != CopyrightLine {
		line = ParseLine("© "+notice, o)
	}
	return line
}

func (in Input) yearMissing(line Line) []editor.Finding {
	c, day := in.Story.Article.Copyright, in.Story.Article.Published
	var fixes []editor.Fix
	if year := firstYear(line.Year, yearOf(day.IsZero(), day.Year())); year != 0 {
		fixes = append(fixes, useField("copyright.year", strconv.Itoa(year)))
	}
	return one("copyright.year", c.Holder, "The copyright line has no year", fixes...)
}

func yearOf(unknown bool, year int) int {
	if unknown {
		return 0
	}
	return year
}

func firstYear(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

// sameHolder takes a company and its paper for one: The New York Times Company
// holds what The New York Times prints, La Vanguardia Ediciones what La Vanguardia does.
func (in Input) sameHolder(a, b string) bool {
	if same(a, b) || shortFor(a, b) || shortFor(b, a) {
		return true
	}
	x, ok := in.Outlets.Canonical(a)
	y, too := in.Outlets.Canonical(b)
	return ok && too && x == y
}

func fillFrom(line Line) editor.Fix {
	fix := editor.Fix{Label: use(line.Name), Edits: []editor.Edit{{Field: "copyright.holder", Value: line.Name}}}
	if line.Year != 0 {
		fix.Label = use(fmt.Sprintf("%s, %d", line.Name, line.Year))
		fix.Edits = append(fix.Edits, editor.Edit{Field: "copyright.year", Value: strconv.Itoa(line.Year)})
	}
	return fix
}

// useNotice is the fix that writes the notice anew, "© 2026 Coast News".
func useNotice(holder string, year int) editor.Fix {
	parts := []string{"©"}
	if year != 0 {
		parts = append(parts, strconv.Itoa(year))
	}
	return useField("copyright.notice", strings.Join(append(parts, holder), " "))
}
