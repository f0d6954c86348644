package rtf

import (
	"net/url"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// dest is where the words of a group go.
type dest int

const (
	inBody dest = iota
	inNote
	inAnnotation
	inBox
	inFonts
	inStyles
	inLists
	inOverrides
	inAuthors
	inInfo
	inCreated
	inInstruction
	inAnnotator
	inAnnotationDate
	inAnnotationRef
	inPicture
	ignored
)

// flows reports whether the words of a destination are paragraphs of their own.
func (d dest) flows() bool { return d == inNote || d == inAnnotation || d == inBox }

// dests are the control words that open a destination.
var dests = map[string]dest{
	"footnote": inNote, "annotation": inAnnotation, "fonttbl": inFonts, "stylesheet": inStyles, "listtable": inLists, "listoverridetable": inOverrides,
	"revtbl": inAuthors, "info": inInfo, "creatim": inCreated, "fldinst": inInstruction, "atnauthor": inAnnotator, "atndate": inAnnotationDate, "atnref": inAnnotationRef,
	"pict": inPicture,

	"colortbl": ignored, "listtext": ignored, "pntext": ignored, "pntxta": ignored, "pntxtb": ignored, "nonshppict": ignored, "objdata": ignored, "objclass": ignored, "objname": ignored,
	"bkmkstart": ignored, "bkmkend": ignored, "xe": ignored, "tc": ignored, "rxe": ignored, "private": ignored, "template": ignored, "filetbl": ignored,
	"themedata": ignored, "colorschememapping": ignored, "datastore": ignored, "latentstyles": ignored, "rsidtbl": ignored, "generator": ignored, "mmathPr": ignored,
	"ftnsep": ignored, "ftnsepc": ignored, "ftncn": ignored, "aftnsep": ignored, "aftnsepc": ignored, "aftncn": ignored, "nonesttables": ignored,
	"header": ignored, "headerl": ignored, "headerr": ignored, "headerf": ignored, "footer": ignored, "footerl": ignored, "footerr": ignored, "footerf": ignored,
	"shptxt": inBox, "dptxbxtext": inBox, "atnicn": ignored, "atnparent": ignored, "sp": ignored, "picprop": ignored, "blipuid": ignored,
	"atrfstart": inAnnotationRef, "atrfend": inAnnotationRef, "atnid": ignored, "atntime": ignored, "background": ignored, "bkmkcolf": ignored, "userprops": ignored,
	"xmlnstbl": ignored, "wgrffmtfilter": ignored, "expandedcolortbl": ignored, "passwordhash": ignored, "protusertbl": ignored, "pgptbl": ignored,
	"upr": ignored, // says again in \ud what stands in it before
}

// through are destinations behind \* that hold what we want all the same.
var through = map[string]bool{"shppict": true, "pn": true, "shpinst": true, "do": true, "nesttableprops": true}

// enter opens the destination of a group.
func (r *reader) enter(d dest, t token) {
	if r.state.dest == ignored {
		return
	}
	if r.state.dest == inBody {
		switch t.name {
		case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
			r.left["header"]++
		case "objdata":
			r.left["object"]++
		}
	}
	switch {
	case d.flows() && r.state.dest != inBody:
		d = ignored // a note within a note
	case d.flows():
		r.begin(d)
		return
	case d == inPicture:
		r.picture = &picture{}
	case d == inInstruction && r.state.field == nil, d == inCreated && r.state.dest != inInfo:
		d = ignored
	case t.name == "upr":
		r.state.again = r.state.dest
	case d == inAnnotationRef:
		r.tables.begin(t.name)
	}
	r.state.dest = d
}

// begin opens a note, a comment or a text box, whose words are a flow of their own.
func (r *reader) begin(d dest) {
	if d == inNote && !r.numbered() {
		r.noteMark()
	}
	r.flows = append(r.flows, &flow{})
	r.state.dest, r.state.marks, r.state.para, r.state.href, r.state.hidden = d, looks{}, para{}, "", false
}

// end closes the flow that begin has opened, and returns its paragraphs.
func (r *reader) end(was state) []string {
	outer := r.state
	r.state = was
	r.endParagraph()
	paragraphs := r.flow().cells
	r.flows = r.flows[:len(r.flows)-1]
	r.state = outer
	return paragraphs
}

// leave ends the destination of a group that has come to its end.
func (r *reader) leave(was state) {
	switch was.dest {
	case inNote:
		r.footnotes = append(r.footnotes, strings.Join(strings.Fields(strings.Join(r.end(was), " ")), " "))
	case inAnnotation:
		r.annotated(strings.Join(r.end(was), "\n"))
	case inBox:
		r.boxes = append(r.boxes, r.end(was)...)
	case inPicture:
		r.placePicture()
	case inInstruction:
		if link := linkOf(was.field.instruction.String()); link != "" {
			r.state.href = link // the state of \field, which holds \fldrslt too
		}
	default:
		r.tables.leave(r, was.dest)
	}
}

// linkOf returns the address of a HYPERLINK field, "" for any other.
func linkOf(instruction string) string {
	words := strings.TrimSpace(instruction)
	rest, ok := strings.CutPrefix(words, "HYPERLINK")
	if !ok {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, `\l`) { // within the file
		return ""
	}
	if quoted, ok := strings.CutPrefix(rest, `"`); ok {
		address, _, _ := strings.Cut(quoted, `"`)
		return clean(address)
	}
	address, _, _ := strings.Cut(rest, " ")
	return clean(address)
}

func clean(address string) string {
	if _, err := url.Parse(address); err != nil {
		return ""
	}
	return address
}

// noteMark raises the number of the note that comes next.
func (r *reader) noteMark() {
	r.flow().builder.Write(piece.NoteSign(len(r.footnotes)+1), editor.Mark{Kind: editor.Superscript})
	r.tables.numbered = len(r.footnotes) + 1
}

// numbered reports whether \chftn has raised the number of the note that begins.
func (r *reader) numbered() bool { return r.tables.numbered == len(r.footnotes)+1 }
