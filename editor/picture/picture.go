// Package picture reads what a picture's file says of itself: who made it, whom to
// credit, who owns it and what may be done with it.
package picture

import (
	"bytes"
	"cmp"
	"crypto/x509"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/bep/imagemeta"

	"stet/editor"
)

// Limits on what is read of one file: a hostile one is read no further.
const (
	mostTags  = 5000
	mostTag   = 32 << 10 // bytes; the decoder holds it against sizes of sixteen bits
	mostXMP   = 4 << 20  // bytes of a packet
	mostField = 20_000   // bytes that are kept of a field
)

// patience is how long reading may take before the file is given up as hostile.
const patience = 5 * time.Second

// Read reads IPTC-IIM, XMP and EXIF out of a JPEG, PNG, WebP, TIFF or HEIF file. A
// field that several of them have is taken from XMP first, then from IPTC-IIM, then
// from EXIF (Metadata Working Group, Guidelines for Handling Image Metadata 2.0). Known
// are the certificates that the desk relies on for content credentials, nil for none. The
// error says what could not be read; what could be comes with it.
func Read(b []byte, known *x509.CertPool) (editor.Embedded, error) {
	r := &reader{}
	kind := kindOf(b)
	if kind == imagemeta.ImageFormatAuto { // GIF among them, which has no place for metadata
		return editor.Embedded{}, nil
	}
	var err error
	if kind == imagemeta.PNG {
		err = r.decode(b, kind, imagemeta.EXIF)
		r.chunks(b)
	} else {
		err = r.decode(b, kind, imagemeta.EXIF|imagemeta.IPTC|imagemeta.XMP)
	}
	if r.xmpFields == nil && r.err == nil {
		r.stray(b)
	}
	e := r.embedded()
	credentials(b, known).fill(&e)
	if kind == imagemeta.JPEG {
		err = cmp.Or(err, brokenIIM(b))
	}
	if err = cmp.Or(err, r.err); err != nil {
		err = fmt.Errorf("read what the picture says of itself: %w", err)
	}
	return e, err
}

// decode reads the tags of a file, of those standards.
func (r *reader) decode(b []byte, kind imagemeta.ImageFormat, of imagemeta.Source) error {
	_, err := imagemeta.Decode(imagemeta.Options{
		R:               bytes.NewReader(b),
		ImageFormat:     kind,
		Sources:         of,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return t.Source != imagemeta.EXIF || fromEXIF[t.Tag] != "" },
		HandleTag:       r.tag,
		HandleXMP:       r.xmp,
		LimitNumTags:    mostTags,
		LimitTagSize:    mostTag,
		Timeout:         patience,
		Warnf:           func(string, ...any) {},
	})
	return err
}

// Is reports whether a file is a picture, of whatever kind, by its first bytes.
func Is(b []byte) bool {
	return kindOf(b) != imagemeta.ImageFormatAuto || bytes.HasPrefix(b, []byte("GIF8"))
}

// kindOf tells the kind of a file by its first bytes.
func kindOf(b []byte) imagemeta.ImageFormat {
	at := func(n int, s string) bool { return len(b) >= n+len(s) && string(b[n:n+len(s)]) == s }
	switch {
	case at(0, "\xff\xd8\xff"):
		return imagemeta.JPEG
	case at(0, "\x89PNG"):
		return imagemeta.PNG
	case at(0, "RIFF") && at(8, "WEBP"):
		return imagemeta.WebP
	case at(0, "II*\x00"), at(0, "MM\x00*"):
		return imagemeta.TIFF
	case at(4, "ftyphei"), at(4, "ftyphev"), at(4, "ftypmif1"):
		return imagemeta.HEIF
	case at(4, "ftypavif"):
		return imagemeta.AVIF
	}
	return imagemeta.ImageFormatAuto
}

// reader collects fields by the standard that they stand in.
type reader struct {
	exif, iim map[string]string
	xmpFields map[string]string
	err       error
}

// fromEXIF and fromIIM name the fields that the tags hold (EXIF 2.32; IPTC-IIM 4.2).
var fromEXIF = map[string]string{"Artist": "creator", "Copyright": "copyright", "ImageDescription": "caption", "DateTimeOriginal": "taken"}

var fromIIM = map[string]string{
	"Byline": "byline", "By-line": "byline", "Credit": "credit", "Source": "source", "CopyrightNotice": "copyright",
	"SpecialInstructions": "instructions", "CaptionAbstract": "caption", "Caption-Abstract": "caption", "DateCreated": "taken",
	"ExpirationDate": "expires", "ExpirationTime": "expiresAt",
}

func (r *reader) tag(t imagemeta.TagInfo) error {
	value := plain(t.Value)
	switch t.Source {
	case imagemeta.EXIF:
		put(&r.exif, fromEXIF[t.Tag], value)
	case imagemeta.IPTC:
		put(&r.iim, fromIIM[t.Tag], value)
	}
	return nil
}

// put files a value under a name, several of one name beside each other.
func put(fields *map[string]string, name, value string) {
	value = strings.TrimSpace(strings.Map(printable, strings.ToValidUTF8(value, "")))
	if name == "" || value == "" {
		return
	}
	if *fields == nil {
		*fields = map[string]string{}
	}
	if have := (*fields)[name]; have != "" && have != value {
		value = have + ", " + value
	}
	(*fields)[name] = cut(value)
}

func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	}
	return ""
}

// printable drops what no field has: cameras fill up with NUL.
func printable(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' {
		return -1
	}
	return r
}

// cut keeps the beginning of a value that goes on and on.
func cut(s string) string {
	if len(s) <= mostField {
		return s
	}
	at := mostField
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	return s[:at]
}

func (r *reader) xmp(packet io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(packet, mostXMP+1))
	if err == nil && len(b) > mostXMP {
		err = fmt.Errorf("its XMP is longer than %d MB", mostXMP>>20)
	}
	if err == nil {
		err = readXMP(b, func(name, value string) { put(&r.xmpFields, name, value) })
	}
	if err != nil && r.err == nil {
		r.err = err
	}
	_, _ = io.Copy(io.Discard, packet) // the decoder wants all of it read
	return nil
}

// stray reads the packet of a file that has it where no standard puts it: a packet is
// made to be found by its first and last words (XMP Specification, part 3).
func (r *reader) stray(b []byte) {
	start := bytes.Index(b, []byte("<x:xmpmeta"))
	if start < 0 {
		return
	}
	const last = "</x:xmpmeta>"
	if end := bytes.Index(b[start:], []byte(last)); end >= 0 {
		_ = r.xmp(bytes.NewReader(b[start : start+end+len(last)]))
	}
}

func (r *reader) embedded() editor.Embedded {
	of := func(name string) string { return cmp.Or(r.xmpFields[name], r.iim[name], r.exif[name]) }
	return editor.Embedded{
		Byline: r.iim["byline"], Creator: cmp.Or(r.xmpFields["creator"], r.exif["creator"]),
		Credit: of("credit"), Source: of("source"), Copyright: of("copyright"), UsageTerms: of("usageTerms"),
		Instructions: of("instructions"), Licensor: of("licensor"), RightsURL: of("rightsURL"), LicenceURL: of("licenceURL"), Origin: of("origin"),
		Caption: of("caption"), Taken: of("taken"), Expires: cmp.Or(r.xmpFields["expires"], strings.TrimSpace(r.iim["expires"]+" "+r.iim["expiresAt"])),
	}
}
