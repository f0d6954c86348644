package style

import (
	"strconv"

	"github.com/dlclark/regexp2"

	"stet/editor/prose"
)

// occurrence is a rule about how often something may be there.
type occurrence struct {
	token    pattern
	min, max int // max 0 for any number
}

func readOccurrence(f *fields) check {
	o := &occurrence{min: f.number("min"), max: f.number("max")}
	token := f.text("token")
	if token == "" {
		f.fail(f.line, "it counts nothing: write what it counts under token, such as \\b(\\w+)\\b for words")
		return nil
	}
	if o.min <= 0 && o.max <= 0 {
		f.fail(f.line, "it has no bound: write how many there may be under max, or must be under min")
	}
	o.token = f.pattern("token", token, f.flag("ignorecase"))
	return o
}

// find marks what is too much, from the first one over the bound to the last;
// where there is too little it marks all of the text.
func (o *occurrence) find(t *text) ([]hit, error) {
	n := 0
	var over prose.Span
	err := o.token.each(t, func(m *regexp2.Match) error {
		if n++; o.max > 0 && n > o.max {
			s := t.span(m.Index, m.Length)
			if over.Empty() {
				over = s
			}
			over.End = s.End
		}
		return nil
	})
	all := prose.Span{End: len(t.text)}.Trim(t.text)
	says := []string{strconv.Itoa(n)}
	switch {
	case err != nil || all.Empty():
		return nil, err
	case !over.Empty():
		return []hit{{Span: over, says: says}}, nil
	case n < o.min:
		return []hit{{Span: all, says: says}}, nil
	}
	return nil, nil
}
