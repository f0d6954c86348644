package editor

import (
	"reflect"
	"testing"
)

func TestCells(t *testing.T) {
	row := NewRow([]Cell{
		{Text: "Harbour to Ness"},
		{},
		{Text: "4\t60\neuros", Marks: []Mark{{Start: 0, End: 4, Kind: Strong}, {Start: 5, End: 10, Kind: Link, Href: "/fares"}}},
		{},
	}, true)
	if row.Text != "Harbour to Ness\t\t4 60 euros" || !row.Head() || row.Validate() != nil {
		t.Fatalf("%+v: %v", row, row.Validate())
	}
	want := []Cell{
		{Text: "Harbour to Ness"},
		{From: 16},
		{Text: "4 60 euros", From: 17, Marks: []Mark{{Start: 0, End: 4, Kind: Strong}, {Start: 5, End: 10, Kind: Link, Href: "/fares"}}},
	}
	if got := row.Cells(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	over := Block{Kind: Row, Text: "a\tb", Marks: []Mark{{Start: 0, End: 3, Kind: Emphasis}}}.Cells()
	if len(over) != 2 || over[0].Marks[0].End != 1 || over[1].Marks[0].End != 1 {
		t.Errorf("a mark that reaches over two cells lies on neither: %+v", over)
	}
	if got := Barred(row.Text); got != "Harbour to Ness |  | 4 60 euros" {
		t.Errorf("%q", got)
	}
}

func TestTableAt(t *testing.T) {
	body := []Block{{Kind: Paragraph, Text: "a"}, {Kind: Row, Text: "b"}, {Kind: Row, Text: "c\td\te"}, {Kind: Heading}, {Kind: Row, Text: "f"},
		{Kind: Row, Level: 1, Text: "g"}, {Kind: Row, Level: 1, Text: "h"}, {Kind: Row, Text: "i"}}
	for i, want := range []struct {
		rows   int
		begins bool
	}{{0, false}, {2, true}, {1, false}, {0, false}, {1, true}, {3, true}, {2, false}, {1, false}} {
		if rows, begins := len(TableAt(body, i)), BeginsTable(body, i); rows != want.rows || begins != want.begins {
			t.Errorf("at %d: %d rows, begins %v", i, rows, begins)
		}
	}
	if got := Columns(TableAt(body, 1)); got != 3 {
		t.Errorf("%d columns, want 3", got)
	}
}
