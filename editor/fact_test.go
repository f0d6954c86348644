package editor

import (
	"reflect"
	"testing"
	"time"
)

// TestFactsDifferInEveryField changes one field after the other.
func TestFactsDifferInEveryField(t *testing.T) {
	if a := (Fact{Sources: []Source{{Title: "x"}}}); !a.Equal(a.Clone()) {
		t.Error("a fact is not equal to its copy")
	}
	for i := range reflect.TypeFor[Fact]().NumField() {
		var f Fact
		field := reflect.ValueOf(&f).Elem().Field(i)
		switch field.Interface().(type) {
		case bool:
			field.SetBool(true)
		case Range:
			f.Start = 1
		case time.Time:
			field.Set(reflect.ValueOf(time.Unix(1, 0)))
		case []Source:
			f.Sources = []Source{{Title: "x"}}
		case []Risk:
			f.Risks = []Risk{Legal}
		case []Question:
			f.Questions = []Question{{Text: "x"}}
		case RightOfReply:
			f.Reply.Whom = "x"
		default:
			field.SetString("x")
		}
		if f.Equal(Fact{}) {
			t.Errorf("facts with another %s count as equal", reflect.TypeFor[Fact]().Field(i).Name)
		}
	}
}
