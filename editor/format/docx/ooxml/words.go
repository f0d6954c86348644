package ooxml

import (
	"fmt"
	"strings"
	"time"

	"stet/editor"
)

// Time writes a time as documents have it, "" for one that is not known.
func Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

// Signed opens an element that somebody has signed, without its bracket. A time that
// is not known is left out.
func Signed(tag string, id int, author string, at time.Time) string {
	out := fmt.Sprintf(`<%s w:id="%d" w:author="%s"`, tag, id, Escape(author))
	if !at.IsZero() {
		out += ` w:date="` + Time(at) + `"`
	}
	return out
}

// Run writes words set by properties, such as those of Look. A line end or a tab
// within them is an element of its own, and deleted words have one of their own as
// well.
func Run(words, set string, deleted bool) string {
	var b strings.Builder
	b.WriteString(`<w:r>`)
	if set != "" {
		b.WriteString(`<w:rPr>` + set + `</w:rPr>`)
	}
	tag := "w:t"
	if deleted {
		tag = "w:delText"
	}
	for words = Printable(words); words != ""; {
		end := strings.IndexAny(words, "\n\t")
		if end < 0 {
			end = len(words)
		}
		if end > 0 {
			b.WriteString(`<` + tag + ` xml:space="preserve">` + Escape(words[:end]) + `</` + tag + `>`)
		}
		if words = words[end:]; words != "" {
			b.WriteString(map[byte]string{'\n': `<w:br/>`, '\t': `<w:tab/>`}[words[0]])
			words = words[1:]
		}
	}
	b.WriteString(`</w:r>`)
	return b.String()
}

// looks are the properties of marks, in the order of the schema.
var looks = []struct {
	kind editor.MarkKind
	xml  string
}{
	{editor.Code, `<w:rStyle w:val="Code"/>`},
	{editor.Strong, `<w:b/><w:bCs/>`},
	{editor.Emphasis, `<w:i/><w:iCs/>`},
	{editor.Strike, `<w:strike/>`},
	{editor.Link, `<w:color w:val="1F4E8C"/>`},
}

// Both is how far words are lowered that are marked to stand both high and low, which
// no document can say: by half a point, which nobody sees.
const Both = "-1"

// Look is the formatting of words that have marks of those kinds.
func Look(marks []editor.Mark, rightToLeft bool) string {
	has := map[editor.MarkKind]bool{}
	for _, m := range marks {
		has[m.Kind] = true
	}
	set := ""
	for _, one := range looks {
		if has[one.kind] {
			set += one.xml
		}
	}
	if has[editor.Superscript] && has[editor.Subscript] {
		set += `<w:position w:val="` + Both + `"/>`
	}
	if has[editor.Link] {
		set += `<w:u w:val="single"/>`
	}
	switch {
	case has[editor.Superscript]:
		set += `<w:vertAlign w:val="superscript"/>`
	case has[editor.Subscript]:
		set += `<w:vertAlign w:val="subscript"/>`
	}
	if rightToLeft {
		set += `<w:rtl/>`
	}
	return set
}

// RightToLeft reports whether a language, as BCP 47 has it, is written from the right.
func RightToLeft(language string) bool {
	base, rest, _ := strings.Cut(strings.ToLower(language), "-")
	script, _, _ := strings.Cut(rest, "-")
	switch script {
	case "arab", "hebr", "thaa", "syrc", "nkoo", "adlm":
		return true
	case "latn", "cyrl":
		return false
	}
	switch base {
	case "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "nqo":
		return true
	}
	return false
}
