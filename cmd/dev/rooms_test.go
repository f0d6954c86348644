package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// views are the rooms that take data and call back.
var views = []string{"app/library", "app/desk", "app/compare", "app/facts", "app/credits", "app/comments", "app/outline", "app/finder", "app/suggestions", "app/proofs", "app/backups", "app/repair", "app/history", "app/merging"}

// rooms says what each room may import: other rooms of the project by path,
// and modules. "editor/..." stands for a room and all below it. It is the
// table of the README, in code.
var rooms = map[string]string{
	"cmd/stet":              "app store assets",
	"cmd/stetctl":           "app/workflow app/settings editor/... store assets golang.org/x/term",
	"cmd/dev":               "",
	"editor":                "",
	"editor/doc":            "editor github.com/clipperhouse/uax29/v2",
	"editor/prose":          "editor github.com/clipperhouse/uax29/v2 golang.org/x/text",
	"editor/find":           "editor editor/doc golang.org/x/text",
	"editor/diff":           "editor editor/prose github.com/sergi/go-diff github.com/clipperhouse/uax29/v2 golang.org/x/text",
	"editor/diff/redline":   "editor editor/diff editor/fact editor/format/docx/ooxml",
	"editor/fact":           "editor editor/prose",
	"editor/fact/report":    "editor editor/prose editor/fact editor/format/pdf editor/format/piece editor/sheet golang.org/x/text",
	"editor/consistency":    "editor editor/prose",
	"editor/credit":         "editor editor/prose editor/reuse golang.org/x/text",
	"editor/credit/profile": "editor editor/credit go.yaml.in/yaml/v3",
	"editor/sheet":          "",
	"editor/picture":        "editor github.com/bep/imagemeta github.com/fxamacker/cbor/v2 github.com/veraison/go-cose",
	"editor/proof":          "editor editor/prose golang.org/x/text",
	"editor/proof/style":    "editor editor/prose editor/proof github.com/dlclark/regexp2 go.yaml.in/yaml/v3",
	"editor/proof/hunspell": "github.com/client9/gospell",
	"editor/reuse":          "editor editor/prose golang.org/x/text",
	"editor/format":         "editor editor/format/... codeberg.org/readeck/go-readability/v2 github.com/yuin/goldmark github.com/saintfish/chardet golang.org/x/net golang.org/x/text go.yaml.in/yaml/v3",
	"editor/format/piece":   "editor",
	"editor/format/epub":    "editor editor/format/markup editor/format/packed editor/format/piece golang.org/x/net",
	"editor/format/feed":    "editor editor/format/markup editor/format/packed editor/format/piece github.com/mmcdole/gofeed golang.org/x/net",
	"editor/format/icml":    "editor editor/format/packed editor/format/piece",
	"editor/format/mail":    "github.com/jhillyerd/enmime/v2",
	"editor/format/odt":     "editor editor/format/packed editor/format/piece golang.org/x/image",
	"editor/format/rtf":     "editor editor/format/piece golang.org/x/text",
	"editor/format/packed":  "golang.org/x/net golang.org/x/text",
	"editor/format/wire":    "editor editor/format/markup editor/format/packed editor/format/piece golang.org/x/net",
	"editor/format/markup":  "editor editor/format/piece golang.org/x/net",
	"editor/format/pdf":     "editor editor/format/piece editor/format/pdf/reader codeberg.org/go-pdf/fpdf golang.org/x/image golang.org/x/text",
	"store":                 "editor editor/reuse github.com/mattn/go-sqlite3 github.com/klauspost/compress github.com/gofrs/flock golang.org/x/sys golang.org/x/text",
	"store/storetest":       "store editor",
	"store/storetest/disk":  "github.com/mattn/go-sqlite3",
	"app/workflow":          "editor/... golang.org/x/image golang.org/x/text",
	"app/manuscript":        "editor editor/doc app/manuscript/layout fyne.io/fyne/v2 golang.org/x/image",
	"app/manuscript/layout": "editor github.com/go-text/typesetting github.com/go-text/render github.com/clipperhouse/uax29/v2 golang.org/x/image golang.org/x/text",
	"app/control":           "app/theme fyne.io/fyne/v2 github.com/go-text/typesetting",
	"app/command":           "app/control app/theme fyne.io/fyne/v2",
	"app/job":               "fyne.io/fyne/v2",
	"app/golden":            "",
	"app/shelf":             "editor/proof/... assets",
	"app/theme":             "assets fyne.io/fyne/v2",
	"app/settings":          "assets fyne.io/fyne/v2",
	"app":                   "app/... editor/... assets fyne.io/fyne/v2 github.com/go-gl/glfw/v3.4/glfw",
	"assets":                "",

	"editor/format/docx":       "editor editor/fact/report editor/format/docx/ooxml editor/format/packed editor/format/piece golang.org/x/image",
	"editor/format/docx/ooxml": "editor editor/format/packed",

	"editor/format/pdf/reader": "editor editor/format/piece editor/format/pdf/pdfium",
	"editor/format/pdf/pdfium": "github.com/klippa-app/go-pdfium github.com/tetratelabs/wazero",
	"store/storetest/newsroom": "store editor",
	"cmd/newsroom":             "store/storetest/newsroom",
}

func init() {
	for _, v := range views {
		rooms[v] = "editor/... app/control app/command app/theme fyne.io/fyne/v2"
	}
}

// TestRooms fails on any import that the table does not allow.
func TestRooms(t *testing.T) {
	eachImport(t, "../..", func(file, room, path string) {
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s: the room %q is not in the table", file, room)
			return
		}
		if !mayImport(room, allowed, path) {
			t.Errorf("%s: %s may not import %s", file, room, path)
		}
	})
}

// TestForbidden holds what the architecture rules out for the domain.
func TestForbidden(t *testing.T) {
	eachImport(t, "../..", func(file, room, path string) {
		domain := room == "editor" || strings.HasPrefix(room, "editor/")
		if domain && slices.Contains([]string{"os", "database/sql", "os/exec", "net/http"}, path) {
			t.Errorf("%s: the domain may not import %s", file, path)
		}
	})
}

func TestMayImport(t *testing.T) {
	for _, c := range []struct {
		room, path string
		want       bool
	}{
		{"editor", "strings", true},
		{"editor", "fyne.io/fyne/v2", false},
		{"editor/doc", "stet/editor", true},
		{"editor/doc", "stet/editor/diff", false},
		{"store", "stet/app", false},
		{"app/facts", "stet/store", false},
		{"app/facts", "stet/app/workflow", false},
		{"app/facts", "stet/editor/fact", true},
		{"app", "stet/app/workflow", true},
		{"app", "stet/store", false},
		{"cmd/stetctl", "fyne.io/fyne/v2", false},
		{"editor/diff", "github.com/sergi/go-diff/diffmatchpatch", true},
		{"editor/credit", "github.com/sergi/go-diff/diffmatchpatch", false},
	} {
		if got := mayImport(c.room, rooms[c.room], c.path); got != c.want {
			t.Errorf("%s importing %s: allowed %v, want %v", c.room, c.path, got, c.want)
		}
	}
}

func mayImport(room, allowed, path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if first != "stet" && !strings.Contains(first, ".") {
		return true // the standard library
	}
	path = strings.TrimPrefix(path, "stet/")
	for _, a := range strings.Fields(allowed) {
		root, deep := strings.CutSuffix(a, "/...")
		if path == root || (deep || strings.Contains(a, ".")) && strings.HasPrefix(path, root+"/") {
			return true
		}
	}
	return false
}

// eachImport calls f for every import of every Go file that is not a test.
func eachImport(t *testing.T, root string, f func(file, room, path string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." && file != root {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room, _ := filepath.Rel(root, filepath.Dir(file))
		for _, imp := range parsed.Imports {
			f(file, filepath.ToSlash(room), strings.Trim(imp.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
