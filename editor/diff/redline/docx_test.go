package redline

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/diff"
)

// sample reads one of the two versions of the story that the app ships.
func sample(t *testing.T, name string) editor.Story {
	t.Helper()
	b, err := os.ReadFile("../../../assets/sample/" + name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := editor.ParseStory(b)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func write(t testing.TB, to func(io.Writer, Redline) error, r Redline) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := to(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDOCXSample(t *testing.T) {
	before, after := sample(t, "sample-1.json"), sample(t, "sample-2.json")
	file := readTracked(t, write(t, DOCX, redlineOf(t, before, after)))
	if want := paragraphs(after); !reflect.DeepEqual(file.accepted, want) {
		t.Errorf("accepted it reads\n%q\nwant\n%q", file.accepted, want)
	}
	if want := paragraphs(before); !reflect.DeepEqual(file.rejected, want) {
		t.Errorf("rejected it reads\n%q\nwant\n%q", file.rejected, want)
	}
	for tag, least := range map[string]int{"ins": 5, "del": 5, "moveFrom": 2, "moveTo": 2, "moveFromRangeStart": 1, "moveToRangeEnd": 1, "commentReference": 2} {
		if file.tags[tag] < least {
			t.Errorf("%d of w:%s, want at least %d", file.tags[tag], tag, least)
		}
	}
}

// TestDOCXSigned: each stretch of new words is in the name of who wrote it, and of
// who took out what went.
func TestDOCXSigned(t *testing.T) {
	before := storyOf("Bridge\nThe bridge will close on Thursday morning.")
	after := storyOf("Bridge\nThe old iron bridge will close on Thursday.")
	r := redlineOf(t, before, after)
	r.Came = map[string][]Signed{"b1": {{diff.Span{Start: 4, End: 8}, Signature{Author: "Ann"}}, {diff.Span{Start: 8, End: 13}, Signature{Author: "Bo"}}}}
	r.Went = map[string][]Signed{"b1": {{diff.Span{Start: 33, End: 42}, Signature{Author: "Cy"}}}}
	file := readTracked(t, write(t, DOCX, r))
	if !reflect.DeepEqual(file.authors, map[string]bool{"Ann": true, "Bo": true, "Cy": true}) {
		t.Errorf("authors %v", file.authors)
	}
	if !reflect.DeepEqual(file.accepted, paragraphs(after)) || !reflect.DeepEqual(file.rejected, paragraphs(before)) {
		t.Errorf("%q %q", file.accepted, file.rejected)
	}
}

func TestDOCXRandom(t *testing.T) {
	for seed := range int64(1500) {
		before, after := randomPair(rand.New(rand.NewSource(seed)))
		file := readTracked(t, write(t, DOCX, redlineOf(t, before, after)))
		if got, want := file.accepted, paragraphs(after); !sameParagraphs(got, want) {
			t.Errorf("seed %d: accepted it reads\n%q\nwant\n%q", seed, got, want)
		}
		if got, want := file.rejected, paragraphs(before); !sameParagraphs(got, want) {
			t.Errorf("seed %d: rejected it reads\n%q\nwant\n%q", seed, got, want)
		}
		if t.Failed() {
			return
		}
	}
}

// sameParagraphs allows the one empty paragraph that a document has where a side
// has none.
func sameParagraphs(got, want []string) bool {
	return slices.Equal(got, want) || len(want) == 0 && slices.Equal(got, []string{""})
}

// trackedFile is what a reader of ours makes of a document.
type trackedFile struct {
	accepted, rejected []string // paragraphs
	styles             []string // of the accepted ones
	tags               map[string]int
	authors            map[string]bool
}

// readTracked reads a document with all changes accepted and with all rejected,
// and checks that its parts are well-formed XML, that the IDs of changes are one
// of a kind and that the ends of moves and comments are both there.
func readTracked(t testing.TB, b []byte) trackedFile {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			eachToken(t, z, f.Name, func(xml.Token) {})
		}
	}
	out := trackedFile{tags: map[string]int{}, authors: map[string]bool{}}
	var in []string
	var accepted, rejected strings.Builder
	style, end := "", ""
	ids, open := map[string]bool{}, map[string]string{}
	names := map[string][]string{}
	eachToken(t, z, "word/document.xml", func(token xml.Token) {
		switch x := token.(type) {
		case xml.StartElement:
			tag := x.Name.Local
			out.tags[tag]++
			where := strings.Join(in, "/")
			id, name := attribute(x, "id"), attribute(x, "name")
			if author := attribute(x, "author"); author != "" {
				out.authors[author] = true
			}
			switch tag {
			case "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange":
				if ids[id] {
					t.Errorf("the ID %s of w:%s is not its own", id, tag)
				}
				ids[id] = true
				if strings.HasSuffix(where, "pPr/rPr") {
					end = tag
				}
			case "moveFromRangeStart", "moveToRangeStart", "commentRangeStart":
				open[tag[:6]+id] = id
				if name != "" {
					names[name] = append(names[name], tag)
				}
			case "moveFromRangeEnd", "moveToRangeEnd", "commentRangeEnd":
				if _, ok := open[tag[:6]+id]; !ok {
					t.Errorf("w:%s %s was not begun", tag, id)
				}
				delete(open, tag[:6]+id)
			case "pStyle":
				if !strings.Contains(where, "pPrChange") {
					style = attribute(x, "val")
				}
			case "br", "tab":
				keep(where, map[string]string{"br": "\n", "tab": "\t"}[tag], &accepted, &rejected)
			}
			in = append(in, tag)
		case xml.EndElement:
			in = in[:len(in)-1]
			if x.Name.Local == "p" {
				if end != "del" && end != "moveFrom" {
					out.accepted = append(out.accepted, accepted.String())
					out.styles = append(out.styles, style)
					accepted.Reset()
				}
				if end != "ins" && end != "moveTo" {
					out.rejected = append(out.rejected, rejected.String())
					rejected.Reset()
				}
				style, end = "", ""
			}
		case xml.CharData:
			keep(strings.Join(in, "/"), string(x), &accepted, &rejected)
		}
	})
	if len(open) > 0 {
		t.Errorf("these were not ended: %v", open)
	}
	for name, ends := range names {
		if slices.Sort(ends); !slices.Equal(ends, []string{"moveFromRangeStart", "moveToRangeStart"}) {
			t.Errorf("%s has the ends %v", name, ends)
		}
	}
	return out
}

// keep adds words to the sides that have them, by the elements they stand in.
func keep(where, words string, accepted, rejected *strings.Builder) {
	if !strings.Contains(where, "/r/") && !strings.HasSuffix(where, "/r") || !strings.Contains(where, "/p/") {
		return
	}
	if !strings.Contains(where, "/del/") && !strings.Contains(where, "/moveFrom/") {
		accepted.WriteString(words)
	}
	if !strings.Contains(where, "/ins/") && !strings.Contains(where, "/moveTo/") {
		rejected.WriteString(words)
	}
}

func attribute(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func eachToken(t testing.TB, z *zip.Reader, name string, f func(xml.Token)) {
	t.Helper()
	file, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	dec := xml.NewDecoder(file)
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		f(token)
	}
}
