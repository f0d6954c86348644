package format

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"stet/editor/format/packed"
)

// The ways in which a file cannot be read; match with errors.Is. What Decode
// returns says more about the file at hand.
var (
	ErrEmpty     = errors.New("the file is empty: there is no text in it to import")
	ErrBinary    = errors.New("the file is not text")
	ErrTooLarge  = errors.New("the file is larger than 20 MB")
	ErrUnknown   = errors.New("the file's format is not known")
	ErrEncoding  = errors.New("the file's text cannot be read in this encoding")
	ErrMany      = errors.New("the file holds several stories: import it to have them all")
	errNoLetter  = errors.New("the mail has no text, and nothing came with it that Stet can read")
	errNoStory   = errors.New("the archive holds no story that Stet can read")
	errNobodys   = errors.New("it is not clear which story the picture goes with")
	errTooMany   = errors.New("there are more stories than can be read at once: import it by itself")
	errTooDeep   = errors.New("it lies too deep in other files: take it out and import it")
	ErrNoArticle = errors.New("no article text was found on this page: save the page again once it has loaded fully, or copy its text into a .txt file")
)

type tooLargeError struct{ size int }

func (e *tooLargeError) Error() string {
	return fmt.Sprintf("the file has %d MB, more than the %d MB that an article can have: import the part that holds the text",
		(e.size+1<<20-1)>>20, MaxBytes>>20)
}
func (e *tooLargeError) Is(target error) bool { return target == ErrTooLarge }

type vastPageError struct{ elements int }

func (e *vastPageError) Error() string {
	return fmt.Sprintf("the page has %d elements, more than the %d that the page of an article can have: copy its text into a .txt file and import that", e.elements, maxElements)
}
func (e *vastPageError) Is(target error) bool { return target == ErrTooLarge }

type binaryError struct{ kind string }

func (e *binaryError) Error() string {
	return fmt.Sprintf("the file is %s, not text: save the article as %s and import that", e.kind, endings())
}
func (e *binaryError) Is(target error) bool { return target == ErrBinary }

type manyError struct{ stories int }

func (e *manyError) Error() string {
	return fmt.Sprintf("the file holds %d stories where one is wanted: import it to have them all", e.stories)
}
func (e *manyError) Is(target error) bool { return target == ErrMany }

type notOfItsEndingError struct{ ending string }

func (e *notOfItsEndingError) Error() string {
	return fmt.Sprintf("the file ends in %s but is none in any form that Stet knows: save it again, or as %s", e.ending, endings())
}
func (e *notOfItsEndingError) Is(target error) bool { return target == ErrUnknown }

type cutOffError struct{ kind string }

func (e *cutOffError) Error() string {
	return fmt.Sprintf("the file is cut off: its %s ends in the middle; fetch it again, or ask for it again", e.kind)
}
func (e *cutOffError) Is(target error) bool { return target == ErrUnknown }

// misspeltError is a file of JSON that is damaged.
type misspeltError struct{ wrong *packed.JSONError }

func (e *misspeltError) Error() string {
	return fmt.Sprintf("the JSON is damaged (%v): mend it there, or ask for it again", e.wrong)
}
func (e *misspeltError) Is(target error) bool { return target == ErrUnknown }

// damaged says what is wrong with a text for programs that no reader knows, nil for
// nothing. It needs the whole file.
func damaged(b []byte) error {
	var wrong *packed.JSONError
	inside := bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\ufeff")))
	switch {
	case len(inside) == 0:
	case inside[0] == '{' || inside[0] == '[':
		if errors.As(packed.JSON(b, new(json.RawMessage)), &wrong) {
			if wrong.Cut {
				return &cutOffError{"JSON"}
			}
			return &misspeltError{wrong}
		}
	case bytes.HasPrefix(inside, []byte("<?xml")) && cutXML(inside):
		return &cutOffError{"XML"}
	}
	return nil
}

// cutXML reports whether XML ends in the middle.
func cutXML(b []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // only its signs count
	for {
		var wrong *xml.SyntaxError
		if _, err := d.Token(); err != nil {
			return errors.As(err, &wrong) && wrong.Msg == "unexpected EOF"
		}
	}
}

type writtenOnlyError struct{ format Format }

func (e *writtenOnlyError) Error() string {
	return fmt.Sprintf("Stet writes %s files and does not read them: import the story as %s", e.format.Name, endings())
}
func (e *writtenOnlyError) Is(target error) bool { return target == ErrUnknown }

type unknownError struct{ ending string }

func (e *unknownError) Error() string {
	return fmt.Sprintf("%q is not a format that Stet knows: use %s", e.ending, endings())
}
func (e *unknownError) Is(target error) bool { return target == ErrUnknown }

type encodingError struct {
	name  string
	known bool
}

func (e *encodingError) Error() string {
	if !e.known {
		return fmt.Sprintf("%q is not an encoding that Stet knows: choose one such as utf-8, windows-1252 or iso-8859-2", e.name)
	}
	return fmt.Sprintf("the file has bytes that are no text in %s: choose another encoding", e.name)
}
func (e *encodingError) Is(target error) bool { return target == ErrEncoding }

// endings lists what can be read: the first ending of each format, once. Formats is
// read when it is called: the table's functions return these errors, and a variable
// may not refer to itself.
func endings() string {
	var all []string
	for _, f := range tabled() {
		if f.Reads() && len(f.Endings) > 0 && !slices.Contains(all, f.Endings[0]) {
			all = append(all, f.Endings[0])
		}
	}
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

// tabled returns Formats, once it is there.
var tabled func() []Format

func init() { tabled = func() []Format { return Formats } }
