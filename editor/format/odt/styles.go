package odt

import (
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// style is what a style says of words and paragraphs. Nil is not said, and is as in
// the style above it.
type style struct {
	name   string // as people see it, in small letters
	parent string
	rank   int // as a heading
	list   string

	strong, emphasis, strike, super, sub, hidden *bool

	ordered map[int]bool // of a list, by depth
}

// readStyles reads the styles of a part, automatic ones and others.
func (r *reader) readStyles(n *packed.Node) {
	for _, group := range []string{"styles", "automatic-styles"} {
		for _, s := range n.Child(group).All("") {
			switch s.Name.Local {
			case "style":
				r.styles[s.Attr("family")+" "+s.Attr("name")] = readStyle(s)
			case "list-style":
				r.styles["list "+s.Attr("name")] = readListStyle(s)
			}
		}
	}
}

// plainName undoes _20_ for a space, as names of styles have it.
func plainName(name string) string {
	parts := strings.Split(name, "_")
	for i := 1; i+1 < len(parts); i += 2 {
		if n, err := strconv.ParseUint(parts[i], 16, 16); err == nil && len(parts[i]) == 2 {
			parts[i] = string(rune(n))
		} else {
			return name
		}
	}
	return strings.Join(parts, "")
}

func readStyle(n *packed.Node) style {
	s := style{name: strings.ToLower(n.Attr("display-name")), parent: n.Attr("parent-style-name"), list: n.Attr("list-style-name")}
	if s.name == "" {
		s.name = strings.ToLower(plainName(n.Attr("name")))
	}
	s.rank, _ = strconv.Atoi(n.Attr("default-outline-level"))
	p := n.Child("text-properties")
	if p == nil {
		return s
	}
	said := func(v string, on bool) *bool {
		if v == "" {
			return nil
		}
		return &on
	}
	weight, slant, through, place := p.Attr("font-weight"), p.Attr("font-style"), p.Attr("text-line-through-style"), p.Attr("text-position")
	s.strong = said(weight, weight == "bold" || weight >= "600" && weight <= "900")
	s.emphasis = said(slant, slant == "italic" || slant == "oblique")
	if through == "" && p.Attr("text-line-through-type") != "" {
		through = p.Attr("text-line-through-type")
	}
	s.strike = said(through, through != "none")
	s.super, s.sub = placed(place)
	s.hidden = said(p.Attr("display"), p.Attr("display") == "none")
	return s
}

// placed reads text-position, such as "super 58%" or "-33% 58%". That words are raised
// does not take back that those around them are lowered: who wants neither says "0%".
func placed(place string) (super, sub *bool) {
	yes, no := true, false
	switch {
	case place == "":
		return nil, nil
	case strings.HasPrefix(place, "super"), place[0] >= '1' && place[0] <= '9':
		return &yes, nil
	case strings.HasPrefix(place, "sub"), place[0] == '-':
		return nil, &yes
	}
	return &no, &no
}

func readListStyle(n *packed.Node) style {
	s := style{ordered: map[int]bool{}}
	for _, l := range n.All("") {
		level, _ := strconv.Atoi(l.Attr("level"))
		s.ordered[level] = l.Name.Local == "list-level-style-number" && l.Attr("num-format") != ""
	}
	return s
}

// maxParents is how far styles are followed: a file can let them go in circles.
const maxParents = 20

// chain calls f with a style and those above it until f is content.
func (r *reader) chain(family, name string, f func(style) bool) {
	for range maxParents {
		s, ok := r.styles[family+" "+name]
		if !ok || f(s) || s.parent == "" {
			return
		}
		name = s.parent
	}
}

// para is how a paragraph is set: names are those of its style and the styles above
// it, in small letters, and role is what the nearest that says so makes of it.
type para struct {
	names []string
	rank  int
	role  piece.Role
}

func (p para) is(names ...string) bool {
	for _, have := range p.names {
		for _, name := range names {
			if have == name {
				return true
			}
		}
	}
	return false
}

func (r *reader) paraOf(n *packed.Node) para {
	p := para{names: []string{strings.ToLower(plainName(n.Attr("style-name")))}}
	r.chain("paragraph", n.Attr("style-name"), func(s style) bool {
		p.names = append(p.names, s.name, strings.ToLower(plainName(s.parent)))
		if p.rank == 0 {
			p.rank = s.rank
		}
		return false
	})
	for _, name := range p.names {
		if p.role = piece.RoleOf(name); p.role != piece.Plain {
			break
		}
	}
	if n.Name.Local == "h" {
		if p.rank, _ = strconv.Atoi(n.Attr("outline-level")); p.rank < 1 {
			p.rank = 1
		}
	}
	return p
}

// looks are how words are set, from the styles of the spans that they lie in.
type looks struct {
	strong, emphasis, strike, super, sub, code, hidden bool
	href                                               string
}

func (l looks) in(r *reader, span string) looks {
	var strong, emphasis, strike, super, sub, hidden *bool
	take := func(to **bool, from *bool) {
		if *to == nil {
			*to = from
		}
	}
	r.chain("text", span, func(s style) bool {
		take(&strong, s.strong)
		take(&emphasis, s.emphasis)
		take(&strike, s.strike)
		take(&super, s.super)
		take(&sub, s.sub)
		take(&hidden, s.hidden)
		switch s.name {
		case "strong emphasis":
			l.strong = true
		case "emphasis":
			l.emphasis = true
		case "source text", "user entry", "teletype":
			l.code = true
		}
		return false
	})
	for _, set := range []struct {
		to   *bool
		from *bool
	}{{&l.strong, strong}, {&l.emphasis, emphasis}, {&l.strike, strike}, {&l.super, super}, {&l.sub, sub}, {&l.hidden, hidden}} {
		if set.from != nil {
			*set.to = *set.from
		}
	}
	return l
}

// marks returns the marks of words that look so.
func (l looks) marks() []editor.Mark {
	var all []editor.Mark
	for _, m := range []struct {
		on   bool
		kind editor.MarkKind
	}{{l.strong, editor.Strong}, {l.emphasis, editor.Emphasis}, {l.strike, editor.Strike}, {l.super, editor.Superscript}, {l.sub, editor.Subscript}, {l.code, editor.Code}} {
		if m.on {
			all = append(all, editor.Mark{Kind: m.kind})
		}
	}
	if l.href != "" {
		all = append(all, editor.Mark{Kind: editor.Link, Href: l.href})
	}
	return all
}
