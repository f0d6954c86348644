// Package docx reads Word documents and writes them: finished, with tracked changes
// and comments, or with the facts of a story as comments.
//
// The parts are those of ECMA-376 part 1 (transitional and strict), tracked changes
// its section 17.13.5, comments 17.13.4; threads of comments are from MS-DOCX. What a
// document refers to outside of itself is never fetched, and its macros are not read.
package docx

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"stet/editor/format/packed"
)

// The ways in which a Word file is refused that is no document or no open one.
var (
	ErrOld    = errors.New("the file is a Word document of before 2007 (.doc): open it in Word or LibreOffice and save it as .docx")
	ErrLocked = errors.New("the document is locked with a password: open it in Word, take the password off (File, Info, Protect Document) and save it again")
	ErrNone   = errors.New("the file is a package of Office, but no document: open it in its program and save the text as .docx")
)

// compound begins files of OLE2 (MS-CFB 2.2), in which old documents and locked ones
// come.
var compound = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// Is reports whether a file is Word's: a document, an old one, or a locked one.
func Is(b []byte) bool {
	if bytes.HasPrefix(b, compound) {
		return hasStream(b, "WordDocument") || hasStream(b, lockedStream)
	}
	if !packed.IsZip(b) {
		return false
	}
	f, err := packed.Open(b)
	if err != nil || !f.Has("[Content_Types].xml") {
		return false
	}
	types, err := f.Part("[Content_Types].xml")
	return err == nil && bytes.Contains(types, []byte("wordprocessingml")) // also in templates and those with macros
}

// lockedStream is where a locked document keeps the package (MS-OFFCRYPTO 2.3).
const lockedStream = "EncryptedPackage"

// hasStream reports whether a compound file has a stream of that name.
func hasStream(b []byte, name string) bool {
	wide := make([]byte, 0, 2*len(name))
	for _, c := range []byte(name) {
		wide = append(wide, c, 0)
	}
	return bytes.Contains(b, wide)
}

// relationship is what a part refers to under an ID: another part, or an address.
type relationship struct {
	kind     string // the last word of its type
	target   string
	external bool
}

// relationships returns those of a part, by their IDs; of the package for "".
func relationships(f *packed.File, part string) (map[string]relationship, error) {
	dir, name := path.Split(part)
	list := dir + "_rels/" + name + ".rels"
	if !f.Has(list) {
		return nil, nil
	}
	b, err := f.Part(list)
	if err != nil {
		return nil, err
	}
	root, err := packed.Parse(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", list, err)
	}
	all := map[string]relationship{}
	for _, n := range root.All("Relationship") {
		r := relationship{kind: path.Base(n.Attr("Type")), target: n.Attr("Target"), external: strings.EqualFold(n.Attr("TargetMode"), "external")}
		if !r.external {
			if !strings.HasPrefix(r.target, "/") {
				r.target = dir + r.target
			}
			r.target = packed.Clean(r.target)
		}
		all[n.Attr("Id")] = r
	}
	return all, nil
}

// related returns the part of that kind that another refers to, "" for none.
func related(rels map[string]relationship, kind string) string {
	found := ""
	for _, r := range rels {
		if r.kind == kind && !r.external && (found == "" || r.target < found) {
			found = r.target
		}
	}
	return found
}
