package format

import (
	"errors"
	"slices"

	"stet/editor"
	"stet/editor/format/piece"
)

// input is one file while it is read.
type input struct {
	name     string
	bytes    []byte
	opt      Options
	encoding string        // in which its text was read, "" where none was
	notes    []editor.Note // decisions about the file as a whole

	depth int   // files that it lies in
	room  *room // for all that lies in it

	// inner reads a file that lies in this one. It is given here because the table of
	// formats cannot refer to what refers to it.
	inner func(name string, b []byte, opt Options) ([]Decoded, error)
}

// text reads the bytes as text, as Options say.
func (in *input) text() (string, error) {
	text, encoding, notes, err := toText(in.bytes, in.opt.Encoding)
	if err != nil {
		return "", err
	}
	if piece.Blank(text) {
		return "", ErrEmpty
	}
	in.encoding, in.notes = encoding, notes
	return text, nil
}

// textual reads formats that are text.
func textual(decode func(text string) (*reading, error)) func(*input) ([]*reading, error) {
	return func(in *input) ([]*reading, error) {
		text, err := in.text()
		if err != nil {
			return nil, err
		}
		r, err := decode(text)
		if err != nil {
			return nil, err
		}
		return []*reading{r}, nil
	}
}

// format finds the file's format: by what is in it, then by the ending, then by how
// its text looks: a saved page is a page whatever it is called.
func (in *input) format() (Format, error) {
	for _, f := range Formats {
		if f.is != nil && f.Reads() && f.is(in.bytes) {
			return f, nil
		}
	}
	if kind := binaryKind(in.bytes); kind != "" {
		return Format{}, &binaryError{kind}
	}
	text, _, _, err := toText(in.bytes[:min(len(in.bytes), 64<<10)], in.opt.Encoding)
	if err != nil {
		if text, _, _, err = toText(in.bytes, in.opt.Encoding); err != nil { // the cut may have gone through a letter
			return Format{}, err
		}
	}
	if piece.Blank(text) && len(in.bytes) <= 64<<10 {
		return Format{}, ErrEmpty
	}
	f, err := choose(ending(in.name), text)
	if errors.Is(err, ErrUnknown) {
		if wrong := damaged(in.bytes); wrong != nil {
			return Format{}, wrong
		}
	}
	return f, err
}

// choose finds the format of text by the ending, or by the text where the ending does
// not tell.
func choose(e, text string) (Format, error) {
	page := looksLikeHTML(text)
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Reads() && f.is == nil && slices.Contains(f.Endings, e) })
	switch {
	case i >= 0 && !(page && Formats[i].ID == "text"):
		return Formats[i], nil
	case page:
		return format("html"), nil
	case e != "" && readable(e):
		return Format{}, &notOfItsEndingError{e}
	case e != "":
		if f, err := For(e); err == nil {
			return Format{}, &writtenOnlyError{f}
		}
		return Format{}, &unknownError{e}
	case hasFrontMatter(text):
		return format("markdown"), nil
	}
	return format("text"), nil
}

// format returns a format of the table that is known to be there.
func format(id string) Format {
	f, ok := ByID(id)
	if !ok {
		panic("format: no " + id + " in the table")
	}
	return f
}

// KindOf says what kind of file bytes are, by what is in them and the name's ending:
// "OpenDocument", or "a file" where nobody knows.
func KindOf(name string, b []byte) string {
	in := &input{name: name, bytes: b}
	if f, err := in.format(); err == nil {
		return f.Name
	}
	if kind := binaryKind(b); kind != "" {
		return kind
	}
	return "a file"
}

// Text returns what a file of text says, in whatever encoding it is; false for one that
// is for programs.
func Text(b []byte) (string, bool) {
	if binaryKind(b) != "" {
		return "", false
	}
	text, _, _, err := toText(b, "")
	return text, err == nil
}
