package docx

import (
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
)

// field is a field of the document that is open: its code comes first, then what it
// comes to (ECMA-376 part 1, 17.16.18).
type field struct {
	code    strings.Builder
	result  bool
	address string
}

// field reads what begins, parts or ends a field, or a piece of its code.
func (r *reader) field(n *packed.Node) {
	last := len(r.fields) - 1
	switch {
	case n.Name.Local == "instrText" || n.Name.Local == "delInstrText":
		if last >= 0 && !r.fields[last].result {
			r.fields[last].code.WriteString(n.Words())
		}
	case n.Attr("fldCharType") == "begin":
		r.fields = append(r.fields, &field{})
	case last < 0:
	case n.Attr("fldCharType") == "separate":
		r.fields[last].result, r.fields[last].address = true, linkOf(r.fields[last].code.String())
	case n.Attr("fldCharType") == "end":
		r.fields = r.fields[:last]
	}
}

// inCode reports whether what stands here is the code of a field.
func (r *reader) inCode() bool {
	for _, f := range r.fields {
		if !f.result {
			return true
		}
	}
	return false
}

// fieldLink is where the innermost field leads that is a link, "" for nowhere.
func (r *reader) fieldLink() string {
	for i := len(r.fields) - 1; i >= 0; i-- {
		if f := r.fields[i]; f.result && f.address != "" {
			return f.address
		}
	}
	return ""
}

// linkOf returns the address that the code of a field leads to: HYPERLINK "address"
// with a place in the page behind \l (17.16.5.25), "" for any other field.
func linkOf(code string) string {
	words := codeWords(code)
	if len(words) < 2 || !strings.EqualFold(words[0].text, "HYPERLINK") {
		return ""
	}
	address, anchor := "", ""
	for i := 1; i < len(words); i++ {
		switch w := words[i]; {
		case w.quoted || !strings.HasPrefix(w.text, `\`):
			address = w.text
		case w.text == `\l` && i+1 < len(words):
			i++
			anchor = "#" + words[i].text
		case (w.text == `\o` || w.text == `\t`) && i+1 < len(words):
			i++
		}
	}
	return address + anchor
}

type codeWord struct {
	text   string
	quoted bool
}

// codeWords parts the code of a field; within quotation marks a backslash lets the
// next sign stand for itself.
func codeWords(code string) []codeWord {
	var out []codeWord
	for code = strings.TrimLeft(code, " \t\n"); code != ""; code = strings.TrimLeft(code, " \t\n") {
		if code[0] != '"' {
			end := strings.IndexAny(code, " \t\n")
			if end < 0 {
				end = len(code)
			}
			out, code = append(out, codeWord{code[:end], false}), code[end:]
			continue
		}
		var b strings.Builder
		i := 1
		for ; i < len(code) && code[i] != '"'; i++ {
			if code[i] == '\\' && i+1 < len(code) {
				i++
			}
			b.WriteByte(code[i])
		}
		out, code = append(out, codeWord{b.String(), true}), code[min(i+1, len(code)):]
	}
	return out
}

// linkCode writes what linkOf reads.
func linkCode(address string) string {
	return `HYPERLINK "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(address) + `"`
}

// address is where a link leads: out of the document, to a place in it, or both.
func (r *reader) address(n *packed.Node) string {
	address := ""
	for _, a := range n.Attrs {
		if a.Name.Local == "id" {
			if rel, ok := r.rels[a.Value]; ok && rel.external {
				address = rel.target
			}
		}
	}
	if anchor := n.Attr("anchor"); anchor != "" {
		address += "#" + anchor
	}
	return address
}

// linked is a place within a link. Links that Word makes from its contents and cross
// references to the places they are about lead nowhere outside.
func (r *reader) linked(in place, address string) place {
	if address == "" || !r.ours && (strings.HasPrefix(address, "#_Toc") || strings.HasPrefix(address, "#_Ref")) {
		return in
	}
	return in.with(editor.Mark{Kind: editor.Link, Href: address})
}
