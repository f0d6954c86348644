// Package format reads article files into the editor's nouns and writes them
// back: one table of formats, each with its reading beside its writing.
//
// Every decision taken while reading (a headline found, a credit line lifted)
// is kept as an editor.Note with the line as received and the edits that undo
// it. Nothing here opens a file or keeps state: all functions may be called
// from several goroutines at once.
package format

import (
	"io"
	"path"
	"slices"
	"strings"
	"unicode"

	"stet/editor"
)

// MaxBytes is the size above which a file is refused.
const MaxBytes = 20 << 20

// generator is how a file of ours says so; such a file is read back exactly,
// without guessing at what its lines mean.
const generator = "Stet"

// Options are what the editor chooses for one file. Encoding is a name such as
// "windows-1252" (any label of the WHATWG Encoding Standard), or "" to find it
// out.
type Options struct{ Encoding string }

// Decoded is what one file holds. Encoding is the name of the encoding its
// bytes were read in; Amendments are the notes to readers in a file of ours. Article keeps every promise of Article.Validate, with
// blocks numbered b1, b2, ... in order.
type Decoded struct {
	Article    editor.Article
	Amendments []editor.Amendment `json:",omitempty"`
	Notes      []editor.Note
	Format     string
	Encoding   string
}

// Format is one file format. Endings are lower case with the dot; the first
// one is offered for new files.
type Format struct {
	Name    string
	Endings []string
	decode  func(text string) (*reading, error)
	encode  func(io.Writer, editor.Article, []editor.Amendment) error
}

// Formats is every format, in the order menus offer them. A file without an
// ending is read as what it looks like, plain text at the last.
var Formats = []Format{
	{"Web page", []string{".html", ".htm", ".xhtml"}, decodeHTML, encodeHTML},
	{"Markdown", []string{".md", ".markdown"}, decodeMarkdown, encodeMarkdown},
	{"Plain text", []string{".txt", ".text"}, decodeText, encodeText},
}

// Known reports whether a file of that name would be read: its ending is that
// of a format, or it has none.
func Known(name string) bool {
	e := ending(name)
	return e == "" || byEnding(e) >= 0
}

// Decode reads a file. The name serves only for its ending. The errors are
// ErrEmpty, ErrBinary, ErrTooLarge, ErrUnknown, ErrEncoding and ErrNoArticle,
// each in words that tell the editor what to do.
func Decode(name string, b []byte, opt Options) (Decoded, error) {
	if len(b) > MaxBytes {
		return Decoded{}, &tooLargeError{len(b)}
	}
	e := ending(name)
	if kind := binaryKind(b); kind != "" {
		return Decoded{}, &binaryError{kind}
	}
	text, encoding, notes, err := toText(b, opt.Encoding)
	if err != nil {
		return Decoded{}, err
	}
	if isBlank(text) {
		return Decoded{}, ErrEmpty
	}
	f, err := choose(e, text)
	if err != nil {
		return Decoded{}, err
	}
	read, err := f.decode(text)
	if err != nil {
		return Decoded{}, err
	}
	return Decoded{Article: tidy(read.a), Amendments: tidyAmendments(read.amendments),
		Notes: append(notes, read.notes...), Format: f.Name, Encoding: encoding}, nil
}

// Encode writes the story's article and its notes to readers in the format of the
// ending, such as ".md". Nothing that the article's text holds turns into mark-up.
func Encode(w io.Writer, ext string, s editor.Story) error {
	i := byEnding(strings.ToLower(ext))
	if i < 0 {
		return &unknownError{ext}
	}
	return Formats[i].encode(w, tidy(s.Article.Clone()), tidyAmendments(s.Amendments))
}

// choose finds the format by the ending, or by the text where the ending does
// not tell: a saved page is a page whatever it is called.
func choose(e, text string) (Format, error) {
	page := looksLikeHTML(text)
	switch i := byEnding(e); {
	case i >= 0 && !(page && Formats[i].Name == "Plain text"):
		return Formats[i], nil
	case page:
		return Formats[0], nil
	case e != "":
		return Format{}, &unknownError{e}
	case hasFrontMatter(text):
		return Formats[1], nil
	}
	return Formats[2], nil
}

func byEnding(e string) int {
	return slices.IndexFunc(Formats, func(f Format) bool { return slices.Contains(f.Endings, e) })
}

// ending returns the lower-case ending of a file name, "" where what follows
// the last dot is no ending: "Mr. Kim meets Mr. Putin", "story.2019".
func ending(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	e := strings.ToLower(path.Ext(name))
	if len(e) < 2 || len(e) > 9 || e == strings.ToLower(name) {
		return ""
	}
	letters := 0
	for _, r := range e[1:] {
		switch {
		case unicode.IsLetter(r):
			letters++
		case !unicode.IsDigit(r):
			return ""
		}
	}
	if letters == 0 {
		return ""
	}
	return e
}

// looksLikeHTML reports whether the text opens as a page does.
func looksLikeHTML(text string) bool {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 2048)], " \t\r\n\ufeff"))
	for strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		_, rest, ok := strings.Cut(head, ">")
		if !ok {
			return false
		}
		head = strings.TrimSpace(rest)
	}
	for _, opening := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if strings.HasPrefix(head, opening) {
			return true
		}
	}
	return false
}
