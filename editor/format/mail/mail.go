// Package mail reads e-mail: what one message says, whom it is from, and the files
// that came with it. Boxes of many messages (mbox) are parted into them.
//
// Messages: RFC 5322 and MIME (RFC 2045 to 2049), read by enmime, which forgives what
// mail programs get wrong. Boxes: RFC 4155. Nothing that a message points to is fetched.
package mail

import (
	"bytes"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"

	"github.com/jhillyerd/enmime/v2"
)

// ErrBroken is mail whose parts cannot be told from each other; match with errors.Is.
var ErrBroken = errors.New("the mail is damaged and cannot be read: save it from the mail program again, or copy its text into a .txt file")

// MaxFiles is how many files one message may bring.
const MaxFiles = 200

// Message is one message. Date is zero where it has none that can be read. Text is its
// plain text, HTML its text as a page; either may be "". Files are the parts that are
// neither, in their order. Left is how many more than MaxFiles there were.
type Message struct {
	Subject    string
	From, To   string // as the header has them, decoded
	Sender     Person
	Date       time.Time
	Text, HTML string
	Files      []File
	Left       int
}

// Person is somebody with an address, and a name where the header has one.
type Person struct{ Name, Address string }

// File is a file that came with a message. ID is what its pages call it by ("cid:ID"),
// Type its media type in lower case, Name what the sender calls it; each may be "".
type File struct {
	Name, Type, ID string
	Bytes          []byte
}

// IsPicture reports whether a file says that it is one.
func (f File) IsPicture() bool { return strings.HasPrefix(f.Type, "image/") }

// Read reads one message. The error is ErrBroken.
func Read(b []byte) (*Message, error) {
	parser := enmime.NewParser(enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true),
		enmime.DisableTextConversion(true), enmime.MaxStoredPartErrors(1),
		enmime.SetReadPartErrorPolicy(func(*enmime.Part, error) bool { return true }))
	root, err := parser.ReadParts(bytes.NewReader(mend(trim(b))))
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrBroken, err)
	}
	e := &enmime.Envelope{Root: root}
	if e, err = parser.EnvelopeFromPart(root); err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrBroken, err)
	}
	m := &Message{Subject: squeeze(e.GetHeader("Subject")), From: squeeze(e.GetHeader("From")), To: squeeze(e.GetHeader("To"))}
	m.Sender = sender(e)
	m.Date, _ = e.Date() // zero where nobody can read it
	m.Text, m.HTML = text(e), e.HTML
	m.take(e)
	if flowed(root) {
		m.Text = unflow(m.Text)
	}
	return m, nil
}

// text is the plain text of a message: of a mixed one that of all its parts. A message
// that says it has parts and does not say where they end is one.
func text(e *enmime.Envelope) string {
	if e.Root.FirstChild == nil && strings.HasPrefix(e.Root.ContentType, "multipart/") {
		return string(e.Root.Content)
	}
	if e.Root.ContentType == "multipart/alternative" || e.Root.FirstChild == nil {
		return e.Text
	}
	var all []string
	for _, p := range e.Root.DepthMatchAll(func(p *enmime.Part) bool { return p.ContentType == "text/plain" && p.Disposition != "attachment" }) {
		all = append(all, strings.TrimRight(string(p.Content), "\r\n"))
	}
	return strings.Join(all, "\n\n")
}

// take lists the files of a message, each once.
func (m *Message) take(e *enmime.Envelope) {
	for _, p := range slices.Concat(e.Inlines, e.OtherParts, e.Attachments) {
		if len(p.Content) == 0 || p.Disposition != "attachment" && m.holds(p) {
			continue
		}
		f := File{Name: squeeze(p.FileName), Type: strings.ToLower(p.ContentType), ID: strings.Trim(p.ContentID, "<> "), Bytes: p.Content}
		if slices.ContainsFunc(m.Files, func(o File) bool { return o.Name == f.Name && bytes.Equal(o.Bytes, f.Bytes) }) {
			continue
		}
		if len(m.Files) == MaxFiles {
			m.Left++
			continue
		}
		m.Files = append(m.Files, f)
	}
}

// holds reports whether a part is in the text of the message already.
func (m *Message) holds(p *enmime.Part) bool {
	switch p.ContentType {
	case "text/plain", "multipart/mixed", "multipart/report", "multipart/related", "multipart/alternative", "multipart/signed":
		return strings.Contains(m.Text, strings.TrimRight(string(p.Content), "\r\n")) || strings.TrimSpace(string(p.Content)) == ""
	case "text/html":
		return strings.Contains(m.HTML, string(p.Content))
	}
	return false
}

// sender is the first whom the message is from. A header that no parser takes still
// names somebody in front of the address.
func sender(e *enmime.Envelope) Person {
	if all, err := e.AddressList("From"); err == nil && len(all) > 0 {
		return person(all[0])
	}
	name, rest, found := strings.Cut(e.GetHeader("From"), "<")
	if !found {
		return Person{}
	}
	address, _, _ := strings.Cut(rest, ">")
	return person(&mail.Address{Name: name, Address: address})
}

// person leaves out a name that is but the address once more.
func person(a *mail.Address) Person {
	name := strings.Trim(squeeze(a.Name), `"' `)
	if strings.Contains(name, "@") {
		name = ""
	}
	return Person{name, squeeze(a.Address)}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// flowed reports whether the text of a message breaks its lines as RFC 3676 has it.
func flowed(root *enmime.Part) bool {
	p := root.BreadthMatchFirst(func(p *enmime.Part) bool { return p.ContentType == "text/plain" || p.ContentType == "" })
	if p == nil {
		return false
	}
	return strings.Contains(strings.ToLower(p.Header.Get("Content-Type")), "format=flowed")
}

// unflow joins the lines that end in a space with those below them, but for the line
// above a signature.
func unflow(text string) string {
	var out []string
	open, depth := false, 0
	for _, l := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		bare := strings.TrimLeft(l, ">")
		quoted := len(l) - len(bare)
		bare = strings.TrimPrefix(bare, " ")
		if open && quoted == depth && bare != "-- " {
			out[len(out)-1] += bare
		} else if quoted > 0 {
			out = append(out, strings.Repeat(">", quoted)+" "+bare)
		} else {
			out = append(out, bare)
		}
		open, depth = strings.HasSuffix(bare, " ") && bare != "-- ", quoted
	}
	return strings.Join(out, "\n")
}
