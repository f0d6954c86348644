// Package format reads article files into the editor's nouns and writes them
// back: one table of formats, each with its reading beside its writing.
//
// Every decision taken while reading (a headline found, a credit line lifted)
// is kept as an editor.Note with the line as received and the edits that undo
// it. Nothing here opens a file or keeps state: all functions may be called
// from several goroutines at once.
package format

import (
	"cmp"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"

	"stet/editor"
	"stet/editor/format/docx"
	"stet/editor/format/epub"
	"stet/editor/format/feed"
	"stet/editor/format/icml"
	"stet/editor/format/mail"
	"stet/editor/format/odt"
	"stet/editor/format/packed"
	"stet/editor/format/pdf"
	"stet/editor/format/piece"
	"stet/editor/format/rtf"
	"stet/editor/format/wire"
)

// MaxBytes is the size above which a file is refused.
const MaxBytes = 20 << 20

// generator is how a file of ours says so; such a file is read back exactly,
// without guessing at what its lines mean.
const generator = "Stet"

// Options are what the editor chooses for one file. Encoding is a name such as
// "windows-1252" (any label of the WHATWG Encoding Standard), or "" to find it
// out. Cache is a folder for what takes seconds to make and is made once: the program that
// opens PDFs; "" for none. Stop, where there is one, is asked before each story of an archive,
// each message of a box and each step in the reading of a page: an error from it ends the
// reading, and is what comes of it.
type Options struct {
	Encoding, Cache string
	Stop            func() error
}

// Decoded is one story of a file. Encoding is the name of the encoding its
// bytes were read in, "" where the format knows but one; Amendments are the notes to
// readers in a file of ours, Comments and the suggestions among the article's marks
// what somebody wrote on the copy. Article keeps every promise of Article.Validate,
// with blocks numbered b1, b2, ... in order. Title is what to call it among the other
// stories of the file. Pictures are those that came inside, by the File of the images
// that show them. Source is the part of the file that it was read from, nil for the
// whole. Ours says that Stet wrote the file.
type Decoded struct {
	Article    editor.Article
	Comments   []editor.Comment   `json:",omitempty"`
	Amendments []editor.Amendment `json:",omitempty"`
	Notes      []editor.Note
	Format     string
	Encoding   string
	Ours       bool              `json:"-"`
	Title      string            `json:",omitempty"`
	Pictures   map[string][]byte `json:"-"`
	Source     *editor.Original  `json:"-"`
}

// Story returns what was read as a story.
func (d Decoded) Story() editor.Story {
	return editor.Story{Article: d.Article, Comments: d.Comments, Amendments: d.Amendments, Notes: d.Notes}
}

// Format is one file format. ID names it for good, in settings and on the command
// line; Name is what menus call it. Endings are lower case with the dot; the first
// one is offered for new files. Several formats may share an ending: what is in a file
// tells them apart. Raw is set for a format that holds suggestions and comments: it is
// written with them, and not as if all were accepted. Comments is set for one that holds
// comments only: what is suggested is in it as if accepted. Many is set for one that holds
// several stories, Inside for one that holds the pictures themselves, Pages for one that
// is set in pages: its parcel says in which faces, and on what paper; Facts for one that
// says how the facts stand; Whole for one that holds all that the desk keeps of a story;
// AsIs for one whose files are looked at as they are: by programs, or in plain letters.
type Format struct {
	ID, Name          string
	Endings           []string
	Raw, Many, Inside bool
	Comments          bool
	Pages, Facts      bool
	Whole, AsIs       bool
	form              string                         // the ID of the format that its files are read as; "" is its own
	back              func(b []byte) editor.Article  // reads what it wrote, as far as it is text
	around            func(s *editor.Story) Around   // what it prints around the words; nil is nothing
	dateline          func(a *editor.Article) string // as it prints it; nil is as papers do
	loses             []string                       // see Lost
	is                func(b []byte) bool            // says by its content that a file is of the format; nil is by the ending
	decode            func(*input) ([]*reading, error)
	encode            func(io.Writer, piece.Parcel) error
}

// Reads and Writes report what can be done with files of the format.
func (f Format) Reads() bool  { return f.decode != nil }
func (f Format) Writes() bool { return f.encode != nil }

// ReadBack reads the stories of a file that was written in the format, as whoever gets it
// does; false where Stet knows only how to write it.
func (f Format) ReadBack(b []byte) (all []Decoded, read bool, err error) {
	switch {
	case f.back != nil:
		return []Decoded{{Article: f.back(b)}}, true, nil
	case f.Reads(), f.form != "":
		all, err = DecodeAll("story"+f.Endings[0], b, Options{})
		return all, true, err
	}
	return nil, false, nil
}

// Formats is every format, in the order menus offer them. A file without an
// ending is read as what it looks like, plain text at the last.
var Formats = []Format{
	{ID: "html", Name: "Web page", Endings: []string{".html", ".htm", ".xhtml"}, decode: decodePage, around: onPaper, encode: encodeHTML},
	{ID: "markdown", Name: "Markdown", Endings: []string{".md", ".markdown"}, decode: textual(decodeMarkdown), around: inText, encode: article(encodeMarkdown)},
	{ID: "html-fragment", Name: "Web page, body only", Endings: []string{".html"}, back: readFragment, encode: encodeFragment, loses: fragmentLoses},
	{ID: "markdown-hugo", Name: "Markdown for Hugo", Endings: []string{".md"}, form: "markdown", around: onSites, encode: encodeHugo, loses: hugoLoses},
	{ID: "markdown-jekyll", Name: "Markdown for Jekyll", Endings: []string{".md"}, form: "markdown", around: onSites, encode: encodeJekyll, loses: jekyllLoses},
	{ID: "text", Name: "Plain text", Endings: []string{".txt", ".text"}, AsIs: true, decode: textual(decodeText), encode: article(encodeText), loses: []string{LosesMarks}},
	{ID: "mail", Name: "E-mail", Endings: []string{".eml", ".mbox"}, is: mail.Is, decode: decodeMail},
	{ID: "docx", Name: "Word document", Endings: []string{".docx"}, Inside: true, is: docx.Is, decode: onePiece(docx.Read), around: onPaper, encode: docx.Write},
	{ID: "docm", Name: "Word document", Endings: []string{".docm", ".dotx", ".dotm", ".doc"}, is: docx.Is, decode: onePiece(docx.Read)},
	{ID: "docx-tracked", Name: "Word document with tracked changes and comments", Endings: []string{".docx"}, Raw: true, Inside: true, form: "docx", around: onPaper, encode: docx.WriteTracked},
	{ID: "docx-annotated", Name: "Word document with the facts as comments", Endings: []string{".docx"}, Comments: true, Inside: true, Facts: true, form: "docx", around: onPaper, encode: docx.WriteAnnotated},
	{ID: "odt", Name: "OpenDocument", Endings: []string{".odt", ".fodt"}, Inside: true, is: odt.Is, decode: onePiece(odt.Read), around: onPaper, encode: odt.Write},
	{ID: "odt-commented", Name: "OpenDocument with comments", Endings: []string{".odt"}, Comments: true, Inside: true, form: "odt", around: onPaper, encode: odt.WriteCommented, loses: []string{LosesSuggestions}},
	{ID: "rtf", Name: "Rich text", Endings: []string{".rtf"}, is: rtf.Is, decode: onePiece(rtf.Read)},
	{ID: "pdf", Name: "PDF", Endings: []string{".pdf"}, Inside: true, Pages: true, is: pdf.Is, decode: decodePDF, encode: pdf.Write, loses: []string{LosesLetters, LosesFiles}},
	{ID: "wxr", Name: "WordPress export", Endings: []string{".xml", ".wxr"}, Many: true, AsIs: true, is: feed.IsExport, decode: textPieces(feed.ReadExport), encode: feed.WriteExport, loses: []string{LosesUploads}},
	{ID: "feed", Name: "RSS or Atom feed", Endings: []string{".rss", ".atom"}, is: feed.Is, decode: textPieces(feed.Read)},
	{ID: "json", Name: "JSON", Endings: []string{".json"}, Raw: true, Whole: true, AsIs: true, is: isJSON, decode: onePiece(readJSON), encode: encodeJSON},
	{ID: "icml", Name: "InDesign (ICML)", Endings: []string{".icml"}, dateline: piece.PlainDateline, back: icml.Back, encode: icml.Write, loses: icml.Loses},
	{ID: "epub", Name: "EPUB book", Endings: []string{".epub"}, Many: true, Inside: true, dateline: piece.PlainDateline, is: epub.Is, decode: pieces(epub.Read), around: onPaper, encode: epub.Write},
	{ID: "zip", Name: "ZIP archive", Endings: []string{".zip"}, is: isArchive, decode: decodeZip},
	{ID: "ninjs", Name: "ninjs (news in JSON)", Endings: []string{".json", ".ninjs"}, AsIs: true, is: wire.IsNinjs, decode: pieces(wire.ReadNinjs), encode: wire.WriteNinjs},
	{ID: "newsml-g2", Name: "NewsML-G2", Endings: []string{".xml", ".newsml"}, Many: true, AsIs: true, is: wire.IsG2, decode: pieces(wire.ReadG2), encode: wire.WriteG2},
	{ID: "nitf", Name: "NITF", Endings: []string{".xml", ".nitf"}, AsIs: true, is: wire.IsNITF, decode: onePiece(wire.ReadNITF), encode: wire.WriteNITF},
	{ID: "wire-text", Name: "Wire text", Endings: []string{".txt", ".wire"}, Many: true, AsIs: true, encode: wire.WriteText, loses: wire.TextLoses},
	{ID: "newsml", Name: "NewsML 1", Endings: []string{".xml"}, is: wire.IsNewsML, decode: pieces(wire.ReadNewsML)},
	{ID: "anpa", Name: "IPTC 7901 or ANPA-1312", Endings: []string{".anpa", ".tst", ".iptc"}, is: wire.IsANPA, decode: pieces(wire.ReadANPA)},
	{ID: "ap-media", Name: "AP media JSON", Endings: []string{".json"}, is: wire.IsAPMedia, decode: pieces(wire.ReadAPMedia)},
}

// Written returns the formats that can be written, and ByID one of them all, false
// for an ID that nobody knows.
func Written() []Format {
	return slices.DeleteFunc(slices.Clone(Formats), func(f Format) bool { return !f.Writes() })
}

// ByID returns a format by its ID.
func ByID(id string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.ID == id })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// For returns the format that a new file with that ending is written in: the first of
// them, or ErrUnknown.
func For(ending string) (Format, error) {
	ending = strings.ToLower(ending)
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Writes() && slices.Contains(f.Endings, ending) })
	if i < 0 {
		return Format{}, &unknownError{ending}
	}
	return Formats[i], nil
}

// Known reports whether a file of that name would be read: its ending is that
// of a format, or it has none.
func Known(name string) bool {
	e := ending(name)
	return e == "" || readable(e)
}

// readable reports whether files of that ending are read.
func readable(ending string) bool {
	return slices.ContainsFunc(Formats, func(f Format) bool { return f.Reads() && slices.Contains(f.Endings, ending) })
}

// Decode reads a file that holds one story. The name serves only for its ending. The
// errors are ErrEmpty, ErrBinary, ErrTooLarge, ErrUnknown, ErrEncoding, ErrNoArticle and ErrMany,
// each in words that tell the editor what to do.
func Decode(name string, b []byte, opt Options) (Decoded, error) {
	all, err := DecodeAll(name, b, opt)
	if err != nil {
		return Decoded{}, err
	}
	if len(all) > 1 {
		return Decoded{}, &manyError{len(all)}
	}
	return all[0], nil
}

// DecodeAll reads every story of a file, at least one; the errors are those of Decode.
func DecodeAll(name string, b []byte, opt Options) ([]Decoded, error) {
	return (&input{name: name, bytes: b, opt: opt, room: &room{bytes: packed.MaxTotal, stories: maxStories}}).decode()
}

// decode reads every story of a file.
func (in *input) decode() ([]Decoded, error) {
	if err := in.stopped(); err != nil {
		return nil, err
	}
	if len(in.bytes) > MaxBytes {
		return nil, &tooLargeError{len(in.bytes)}
	}
	in.inner = func(name string, b []byte, opt Options) ([]Decoded, error) {
		return (&input{name: name, bytes: b, opt: opt, depth: in.depth + 1, room: in.room}).decode()
	}
	f, err := in.format()
	if err != nil {
		return nil, err
	}
	read, err := f.decode(in)
	if err != nil {
		return nil, err
	}
	if len(read) == 0 {
		return nil, ErrEmpty
	}
	all := make([]Decoded, len(read))
	for i, r := range read {
		all[i] = r.decoded()
		all[i].Format, all[i].Encoding = cmp.Or(all[i].Format, r.format, f.Name), cmp.Or(all[i].Encoding, r.encoding, in.encoding)
		all[i].Notes = append(slices.Clone(in.notes), all[i].Notes...)
	}
	return all, nil
}

// Encode writes the story's article and its notes to readers in the first format of the
// ending, such as ".md". Nothing that the article's text holds turns into mark-up.
func Encode(w io.Writer, ext string, s editor.Story) error {
	f, err := For(ext)
	if err != nil {
		return err
	}
	return f.Encode(w, piece.Parcel{Stories: []editor.Story{s}})
}

// Encode writes stories in the format. One that holds a single story writes the first.
func (f Format) Encode(w io.Writer, p piece.Parcel) error {
	stories := make([]editor.Story, len(p.Stories))
	for i, s := range p.Stories {
		stories[i] = f.tidy(s)
	}
	p.Stories = stories
	return f.encode(w, p)
}

// tidy returns a story as the format holds it: with suggestions and comments only
// where that is what it is for.
func (f Format) tidy(s editor.Story) editor.Story {
	return tidyStory(s.Clone(), f.Raw, f.Raw || f.Comments)
}

// article writes formats that hold one article and its notes to readers.
func article(encode func(io.Writer, editor.Article, []editor.Amendment) error) func(io.Writer, piece.Parcel) error {
	return func(w io.Writer, p piece.Parcel) error {
		return encode(w, p.Stories[0].Article, p.Stories[0].Amendments)
	}
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
