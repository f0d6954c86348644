package sheet

import (
	"encoding/csv"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestSafe(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"plain", "plain"}, {"", ""}, {"=1+1", "'=1+1"}, {"+44 20", "'+44 20"}, {"-3", "'-3"}, {"@SUM(A1)", "'@SUM(A1)"}, {" =1", "' =1"},
		{"\t=1", "'\t=1"}, {"\tx", "'\tx"}, {"＝1", "'＝1"}, {"a=1", "a=1"}, {"“−3”", "“−3”"}, {"\u00a0=x", "'\u00a0=x"},
	} {
		if got := safe(c.cell); got != c.want {
			t.Errorf("%q is %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestWrite(t *testing.T) {
	rows := [][]string{{"Story", "Words"}, {"=1", "two\nlines, “quoted” and \"typed\""}, {"\x00@x\x07", "not \xff UTF-8"}}
	var b strings.Builder
	if err := Write(&b, rows); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Story", "Words"}, {"'=1", "two\nlines, “quoted” and \"typed\""}, {"'@x", "not \uFFFD UTF-8"}}
	if !reflect.DeepEqual(got, want) || !strings.HasPrefix(b.String(), "\uFEFFStory,Words\r\n") {
		t.Errorf("%q", b.String())
	}
	if rows[1][0] != "=1" {
		t.Error("the rows themselves were changed")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteFails(t *testing.T) {
	if err := Write(broken{}, [][]string{{"a"}}); err == nil {
		t.Error("a sheet that cannot be written is told as written")
	}
}

// FuzzSafe: no cell begins with what a spreadsheet runs, and none loses a word.
func FuzzSafe(f *testing.F) {
	for _, s := range []string{"=1", " +1", "\t@x", "\u3000-1", "a=b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		got := safe(cell)
		if strings.TrimPrefix(got, "'") != strings.TrimPrefix(cell, "'") {
			t.Errorf("%q became %q", cell, got)
		}
		if rest := strings.TrimLeft(got, " \t\r\n\u00a0\u3000"); rest != "" && strings.ContainsAny(rest[:1], "=+-@") {
			t.Errorf("%q begins with a sign", got)
		}
	})
}
