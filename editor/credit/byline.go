package credit

import (
	"strings"

	"stet/editor"
)

// Parsed is what a line names: people in the order of the line, organisations
// by their canonical names where they are known, otherwise as written, and the
// editors of a sign-off.
type Parsed struct {
	Authors []editor.Author
	Orgs    []string
	Editors []string
}

// ParseByline reads a by-line, sign-off, or any other line that says who made
// something: "By Marta Ilves and Rui Okafor, Staff Writers", "Reporting by Ana
// Ruiz in London; Editing by Jo Lee", "Jane Doe | AP". Titles, places, e-mail
// addresses and handles are dropped, names in capitals get their usual
// spelling. A line that names nobody gives an empty Parsed.
func ParseByline(line string, o *Outlets) Parsed { return read(line, o).parsed() }

func (r reading) parsed() Parsed {
	p := Parsed{Orgs: r.orgs}
	for _, who := range r.people {
		if who.editor {
			p.Editors = append(p.Editors, who.name)
		} else {
			p.Authors = append(p.Authors, editor.Author{Name: who.name, Role: who.role})
		}
	}
	return p
}

// WellFormed returns the house spelling of a by-line, "By Ana Ruiz and Jo Lee,
// Staff Writers", or "" where the line names nobody. A label in another
// language stays.
func WellFormed(line string, o *Outlets) string {
	r := read(line, o)
	label, and := "By", "and"
	first, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	if there := labelsAbroad[strings.ToLower(first)]; there != "" && clean(line) != strings.TrimSpace(line) {
		label, and = upperFirst(strings.ToLower(first)), there
	}
	var groups []string
	for _, g := range []struct{ role, label string }{{"", label}, {Photographer, "photographs by"},
		{Illustrator, "illustrations by"}, {Videographer, "video by"}, {Translator, "translated by"}} {
		if names := described(r.people, g.role, false, and); names != "" {
			groups = append(groups, g.label+" "+names)
		}
	}
	orgs := join(r.orgs, and)
	switch {
	case len(groups) > 0 && orgs != "":
		groups[0] += ", " + orgs
	case orgs != "":
		if r.the && !strings.HasPrefix(orgs, "The ") {
			orgs = "The " + orgs
		}
		groups = append(groups, label+" "+orgs)
	}
	if names := described(r.people, "", true, and); names != "" {
		groups = append(groups, "editing by "+names)
	}
	return upperFirst(strings.Join(groups, "; "))
}

// described lists the people of one role with their titles and places.
func described(people []person, role string, editors bool, and string) string {
	var names []string
	titles := 0
	for _, p := range people {
		if p.role != role || p.editor != editors {
			continue
		}
		name := p.name
		if p.place != "" {
			name += " " + p.place
		}
		if p.title != "" {
			name += ", " + p.title
			titles++
		}
		names = append(names, name)
	}
	if titles > 1 {
		return join(names, ", "+and) // each comma ends a title
	}
	return join(names, and)
}

// join lists names the way a by-line does: "A, B and C".
func join(names []string, and string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		if !strings.HasPrefix(and, ",") {
			and = " " + and
		}
		return strings.Join(names[:n-1], ", ") + and + " " + names[n-1]
	}
}

// byNames writes the by-line of a list of authors.
func byNames(authors []editor.Author) string {
	var names []string
	for _, a := range authors {
		if a.Role == "" {
			names = append(names, a.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "By " + join(names, "and")
}
