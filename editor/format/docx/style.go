package docx

import (
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"stet/editor"
	"stet/editor/format/docx/ooxml"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// role is what paragraphs of a style are in a story: what its name says, or a heading.
type role = piece.Role

const (
	plain      = piece.Plain
	headline   = piece.Headline
	standfirst = piece.Standfirst
	byline     = piece.Signature
	quote      = piece.Quote
	caption    = piece.Caption
	credit     = piece.Credit
	kicker     = piece.Kicker
	filed      = piece.Filed
	about      = piece.About
	heading    = role("heading")
)

var headingName = regexp.MustCompile(`^heading([1-9])$`)

// codeNames are the styles of words that are code.
var codeNames = map[string]bool{"code": true, "sourcecode": true, "verbatimchar": true, "htmlcode": true, "htmlkeyboard": true, "htmlsample": true, "htmltypewriter": true}

// look is how a run is set, as far as a story keeps it.
type look struct {
	bold, italic, strike, code, hidden bool
	high, low                          bool
}

// style is one of the document's, with what it takes from those it is based on.
type style struct {
	name  string // folded
	role  role
	level int    // of a heading
	list  string // the number of its list
	depth string // the level in that, counted from 0
	run   *packed.Node
	based string
}

type styles map[string]*style

// val is the attribute w:val of the element that lies below n along names, "" where
// there is none.
func val(n *packed.Node, names ...string) string {
	for _, name := range names {
		n = n.Child(name)
	}
	if n == nil {
		return ""
	}
	return n.Attr("val")
}

func readStyles(root *packed.Node) styles {
	all := styles{}
	for _, n := range root.All("style") {
		s := &style{name: piece.Fold(val(n, "name")), based: val(n, "basedOn"), run: n.Child("rPr")}
		set := n.Child("pPr")
		s.role, s.level = roleOf(s.name, val(set, "outlineLvl"))
		s.list, s.depth = val(set, "numPr", "numId"), val(set, "numPr", "ilvl")
		all[n.Attr("styleId")] = s
	}
	return all
}

// roleOf is the role of a style by its name, else by the rank it has in an outline.
func roleOf(name, outline string) (role, int) {
	if m := headingName.FindStringSubmatch(name); m != nil {
		return heading, int(m[1][0] - '0')
	}
	if r := piece.RoleOf(name); r != plain {
		return r, 0
	}
	if level, err := strconv.Atoi(outline); err == nil && level >= 0 && level < 9 {
		return heading, level + 1
	}
	return plain, 0
}

// chain yields a style and all it is based on, the nearest first.
func (all styles) chain(id string) iter.Seq[*style] {
	return func(yield func(*style) bool) {
		for range 32 { // one that is based on itself has no end
			s := all[id]
			if s == nil || !yield(s) {
				return
			}
			id = s.based
		}
	}
}

// paragraph is what a style makes of a paragraph: what the nearest style of its chain
// says of each thing. A style that the document does not hold is what its ID says.
func (all styles) paragraph(id string) style {
	if all[id] == nil {
		r, level := roleOf(piece.Fold(id), "")
		return style{role: r, level: level}
	}
	var out style
	for s := range all.chain(id) {
		if out.role == plain {
			out.role, out.level = s.role, s.level
		}
		if out.list == "" {
			out.list = s.list
		}
		if out.depth == "" {
			out.depth = s.depth
		}
		if out.name == "" {
			out.name = s.name
		}
	}
	return out
}

// run is how the properties of a run set it, over those of its style.
func (all styles) run(set *packed.Node) look {
	var l look
	var sets []*packed.Node
	for s := range all.chain(val(set, "rStyle")) {
		l.code = l.code || codeNames[s.name]
		if s.run != nil {
			sets = append(sets, s.run)
		}
	}
	for _, n := range slices.Backward(sets) {
		l.set(n)
	}
	l.set(set)
	return l
}

// set lays properties over what is set already.
func (l *look) set(n *packed.Node) {
	if n == nil {
		return
	}
	for _, p := range n.All("") {
		switch on := isOn(p); p.Name.Local {
		case "b":
			l.bold = on
		case "i":
			l.italic = on
		case "strike", "dstrike":
			l.strike = on
		case "vanish", "webHidden":
			l.hidden = on && p.Name.Local == "vanish"
		case "vertAlign":
			l.high, l.low = p.Attr("val") == "superscript", p.Attr("val") == "subscript"
		}
	}
	if l.high && val(n, "position") == ooxml.Both {
		l.low = true
	}
}

// isOn reads a property that is either on or off (ECMA-376 part 1, 17.17.4).
func isOn(n *packed.Node) bool {
	switch n.Attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// marks are what a story has of a look.
func (l look) marks() []editor.Mark {
	var out []editor.Mark
	for _, one := range []struct {
		on   bool
		kind editor.MarkKind
	}{
		{l.bold, editor.Strong}, {l.italic, editor.Emphasis}, {l.strike, editor.Strike},
		{l.high, editor.Superscript}, {l.low, editor.Subscript}, {l.code, editor.Code},
	} {
		if one.on {
			out = append(out, editor.Mark{Kind: one.kind})
		}
	}
	return out
}

// numbers says which lists are numbered, by the number of a list and the level.
type numbers map[string]map[string]string // to the form of the number

func readNumbers(root *packed.Node) numbers {
	abstract := map[string]map[string]string{}
	forms := func(n *packed.Node) map[string]string {
		out := map[string]string{}
		for _, l := range n.All("lvl") {
			out[l.Attr("ilvl")] = val(l, "numFmt")
		}
		return out
	}
	for _, n := range root.All("abstractNum") {
		abstract[n.Attr("abstractNumId")] = forms(n)
	}
	all := numbers{}
	for _, n := range root.All("num") {
		own := maps.Clone(abstract[val(n, "abstractNumId")])
		if own == nil {
			own = map[string]string{}
		}
		for _, o := range n.All("lvlOverride") {
			maps.Copy(own, forms(o))
		}
		all[n.Attr("numId")] = own
	}
	return all
}

// item reads the place of a paragraph in a list, false where it is in none.
func (all numbers) item(list, depth string) (level int, ordered, ok bool) {
	if list == "" || list == "0" {
		return 0, false, false
	}
	level, _ = strconv.Atoi(depth) // 0 where nothing is said
	form := all[list][strconv.Itoa(level)]
	if form == "none" {
		return 0, false, false
	}
	return min(max(level, 0), 8) + 1, form != "bullet" && form != "", true
}
