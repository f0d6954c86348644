package assets_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"testing"

	"stet/app/desk"
	"stet/assets"
	"stet/editor"
	"stet/editor/fact"
	"stet/editor/fact/report"
	"stet/editor/format"
)

// plural is how a key with forms for one and for several stands in the file.
type plural struct {
	One   string `json:"one"`
	Other string `json:"other"`
}

// words is what the interface says, by key: a string, or a plural.
type words map[string]any

// TestEveryKeyIsInEnglish keeps lang/en.json and the code together: each key
// used in app/ is in the file with the words that the code falls back to, and
// nothing else is. Run with -update after a change of words, then write the
// "one" forms of new plurals.
func TestEveryKeyIsInEnglish(t *testing.T) {
	used := usedKeys(t)
	file := readEnglish(t)
	if flag.Lookup("update").Value.String() == "true" {
		writeEnglish(t, used, file)
		return
	}
	for key, want := range used {
		switch have := file[key].(type) {
		case nil:
			t.Errorf("lang/en.json has no %q: run go test ./assets -update", key)
		case plural:
			if p, ok := want.(plural); !ok || p.Other != have.Other || have.One == "" {
				t.Errorf("%q is %+v in the file, the code says %+v", key, have, want)
			}
		default:
			if have != want {
				t.Errorf("%q is %q in the file, the code says %q", key, have, want)
			}
		}
	}
	for key := range file {
		if used[key] == nil {
			t.Errorf("lang/en.json has %q, which nothing uses", key)
		}
	}
}

func readEnglish(t *testing.T) words {
	t.Helper()
	b, err := assets.Lang.ReadFile("lang/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		t.Fatal(err)
	}
	out := words{}
	for key, value := range raw {
		var p plural
		var s string
		switch {
		case json.Unmarshal(value, &s) == nil:
			out[key] = s
		case json.Unmarshal(value, &p) == nil:
			out[key] = p
		default:
			t.Errorf("lang/en.json: %q is neither words nor a plural", key)
		}
	}
	return out
}

// writeEnglish writes the keys in order, keeping the forms for one.
func writeEnglish(t *testing.T, used, file words) {
	t.Helper()
	keys := make([]string, 0, len(used))
	for key := range used {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var b bytes.Buffer
	for i, key := range keys {
		value := used[key]
		if p, ok := value.(plural); ok {
			p.One = strings.Replace(p.Other, "s ", " ", 1)
			if old, ok := file[key].(plural); ok && old.Other == p.Other {
				p.One = old.One
			}
			value = p
		}
		var one bytes.Buffer
		enc := json.NewEncoder(&one)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(value); err != nil {
			t.Fatal(err)
		}
		b.WriteString(map[bool]string{true: "{\n", false: ",\n"}[i == 0])
		b.WriteString("  " + strconv.Quote(key) + ": " + strings.TrimSpace(one.String()))
	}
	b.WriteString("\n}\n")
	if err := os.WriteFile("lang/en.json", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// usedKeys collects the keys of all calls in app/ and those that are made of a
// prefix and a noun of the editor.
func usedKeys(t *testing.T) words {
	t.Helper()
	used := words{}
	put := func(where, key string, value any) {
		if old, ok := used[key]; ok && !reflect.DeepEqual(old, value) {
			t.Errorf("%s: %q stands for %v here and for %v elsewhere", where, key, value, old)
		}
		used[key] = value
	}
	eachCall(t, "../app", func(where, function string, args []ast.Expr) {
		key, ok := literal(args[0])
		fallback, also := literal(args[1])
		if !ok || !also {
			return
		}
		switch function {
		case "lang.X", "lang.LocalizeKey":
			put(where, key, fallback)
		case "lang.XN", "control.Count":
			put(where, key, plural{Other: fallback})
		}
	})
	for _, s := range editor.Statuses {
		put("status", "status."+string(s), strings.ToUpper(string(s[:1]))+string(s[1:]))
	}
	for _, s := range editor.FactStatuses {
		put("fact", "fact."+string(s), fact.Label(s))
	}
	for _, k := range editor.FactKinds {
		put("kind", "kind."+string(k), fact.KindLabel(k))
	}
	for _, k := range editor.CorrectionKinds {
		put("amendment", "amendment."+string(k), k.Words())
	}
	for _, k := range report.Kinds {
		put("report", "report."+k.ID, k.Title)
	}
	for ending, name := range report.Forms {
		put("report", "report"+ending, name)
	}
	for _, name := range editor.Fields() {
		put("field", "field."+name, desk.FieldName(name))
	}
	for _, name := range editor.ImageFields() {
		put("picture-field", "picture-field."+name, editor.PictureLabel(name))
	}
	for _, f := range format.Written() {
		put("file-format", "file-format."+f.ID, f.Name)
	}
	for _, what := range format.Losses {
		put("loss", "loses."+what, format.LossLabel(what))
	}
	for key, title := range desk.Groups() {
		put("details", key, title)
	}
	return used
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// eachCall calls f for every call of a package's function with two arguments or
// more in the Go files below root, tests left out.
func eachCall(t *testing.T, root string, f func(where, function string, args []ast.Expr)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			if at, ok := call.Fun.(*ast.SelectorExpr); ok {
				if room, ok := at.X.(*ast.Ident); ok {
					f(files.Position(call.Pos()).String(), room.Name+"."+at.Sel.Name, call.Args)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
