package editor

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// field reads and writes one field of an article as text.
type field struct {
	name string
	get  func(*Article) string
	set  func(*Article, string) error
}

func text(name string, at func(*Article) *string) field {
	return field{name,
		func(a *Article) string { return *at(a) },
		func(a *Article, v string) error { *at(a) = v; return nil }}
}

func moment(name string, at func(*Article) *time.Time) field {
	return field{name,
		func(a *Article) string { return stampOf(*at(a)) },
		func(a *Article, v string) (err error) {
			*at(a), err = parseStamp(name, v, *at(a))
			return err
		}}
}

func stampOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// Moment is a time in words, with its zone: "21 November 2026, 06:00 UTC".
func Moment(t time.Time) string {
	zone := "UTC"
	if _, off := t.Zone(); off != 0 {
		zone += t.Format("-07:00")
	}
	return t.Format("2 January 2006, 15:04 ") + zone
}

// parseStamp reads what stampOf wrote, or returns the time that was there and a
// *FieldError.
func parseStamp(name, v string, was time.Time) (time.Time, error) {
	if v == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, v)
	if err != nil {
		return was, &FieldError{name, v, "a time with its zone, such as 2019-04-24T18:30:00+09:00"}
	}
	return t, nil
}

// fields is every field but the body, in the order the details pane shows
// them. The names are the paths in the article's JSON.
var fields = []field{
	text("slug", func(a *Article) *string { return &a.Slug }),
	text("headline", func(a *Article) *string { return &a.Headline }),
	text("standfirst", func(a *Article) *string { return &a.Standfirst }),
	text("byline", func(a *Article) *string { return &a.Byline }),
	{"authors", getAuthors, setAuthors},
	text("dateline.place", func(a *Article) *string { return &a.Dateline.Place }),
	text("dateline.date", func(a *Article) *string { return &a.Dateline.Date }),
	moment("published", func(a *Article) *time.Time { return &a.Published }),
	text("source", func(a *Article) *string { return &a.Source }),
	text("credit.raw", func(a *Article) *string { return &a.Credit.Raw }),
	text("credit.canonical", func(a *Article) *string { return &a.Credit.Canonical }),
	text("copyright.holder", func(a *Article) *string { return &a.Copyright.Holder }),
	{"copyright.year", getYear, setYear},
	text("copyright.notice", func(a *Article) *string { return &a.Copyright.Notice }),
	text("usageTerms", func(a *Article) *string { return &a.UsageTerms }),
	text("licence", func(a *Article) *string { return &a.Licence }),
	text("url", func(a *Article) *string { return &a.URL }),
	text("language", func(a *Article) *string { return &a.Language }),
	text("section", func(a *Article) *string { return &a.Section }),
	{"keywords", getKeywords, setKeywords},
	{"terms", func(a *Article) string { return a.Terms }, setTerms},
	text("pixel", func(a *Article) *string { return &a.Pixel }),
	moment("embargo", func(a *Article) *time.Time { return &a.Embargo }),
	moment("expires", func(a *Article) *time.Time { return &a.Expires }),
	text("editorNote", func(a *Article) *string { return &a.EditorNote }),
	{"targetWords", getTarget, setTarget},
	{"status", func(a *Article) string { return string(a.Status) }, setStatus},
}

// Fields returns the names of all fields that Field and SetField know.
func Fields() []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return names
}

// Field returns the named field as text: times in RFC 3339, keywords
// separated by commas, authors by semicolons with the role in brackets and the
// page about them in angle brackets. It
// returns false for a name it does not know.
func (a *Article) Field(name string) (string, bool) {
	if i := fieldIndex(name); i >= 0 {
		return fields[i].get(a), true
	}
	return "", false
}

// SetField sets the named field from the text that Field returns, or returns a
// *FieldError and leaves a as it was.
func (a *Article) SetField(name, value string) error {
	if i := fieldIndex(name); i >= 0 {
		return fields[i].set(a, value)
	}
	return &FieldError{"field", name, "the name of a field"}
}

func fieldIndex(name string) int {
	return slices.IndexFunc(fields, func(f field) bool { return f.name == name })
}

func getAuthors(a *Article) string {
	parts := make([]string, len(a.Authors))
	for i, w := range a.Authors {
		parts[i] = w.Name
		if w.Role != "" {
			parts[i] += " (" + w.Role + ")"
		}
		if w.Link != "" {
			parts[i] += " <" + w.Link + ">"
		}
	}
	return strings.Join(parts, "; ")
}

func setAuthors(a *Article, v string) error {
	a.Authors = nil
	for _, part := range splitList(v, ";") {
		rest, link, _ := strings.Cut(part, "<")
		name, role, _ := strings.Cut(rest, "(")
		role, _, _ = strings.Cut(role, ")")
		a.Authors = append(a.Authors, Author{strings.TrimSpace(name), strings.TrimSpace(role), strings.TrimSpace(strings.TrimSuffix(link, ">"))})
	}
	return nil
}

func setTerms(a *Article, v string) error {
	if v != "" && !slices.Contains(CopyTerms, v) {
		return &FieldError{"terms", v, "one of " + strings.Join(CopyTerms, ", ")}
	}
	a.Terms = v
	return nil
}

func getYear(a *Article) string {
	if a.Copyright.Year == 0 {
		return ""
	}
	return strconv.Itoa(a.Copyright.Year)
}

func setYear(a *Article, v string) error {
	if v == "" {
		a.Copyright.Year = 0
		return nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1500 || n > 9999 {
		return &FieldError{"copyright.year", v, "a year of four digits"}
	}
	a.Copyright.Year = n
	return nil
}

func getTarget(a *Article) string {
	if a.Target == 0 {
		return ""
	}
	return strconv.Itoa(a.Target)
}

func setTarget(a *Article, v string) error {
	if v == "" {
		a.Target = 0
		return nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 1_000_000 {
		return &FieldError{"targetWords", v, "a number of words between 1 and 1000000"}
	}
	a.Target = n
	return nil
}

// getKeywords lists the keywords with commas between; one that has a comma or a
// quotation mark stands between quotation marks, as in a spreadsheet's file.
func getKeywords(a *Article) string {
	all := make([]string, len(a.Keywords))
	for i, k := range a.Keywords {
		if all[i] = k; strings.ContainsAny(k, `,"`) {
			all[i] = `"` + strings.ReplaceAll(k, `"`, `""`) + `"`
		}
	}
	return strings.Join(all, ", ")
}

// quotedKeyword is a keyword between quotation marks and what parts it from the next.
var quotedKeyword = regexp.MustCompile(`^"((?:[^"]|"")+)"\s*(?:,|$)`)

func setKeywords(a *Article, v string) error {
	a.Keywords = nil
	for v = strings.TrimSpace(v); v != ""; v = strings.TrimSpace(v) {
		var word string
		if m := quotedKeyword.FindStringSubmatch(v); m != nil {
			word, v = strings.ReplaceAll(m[1], `""`, `"`), v[len(m[0]):]
		} else {
			word, v, _ = strings.Cut(v, ",")
		}
		if word = strings.TrimSpace(word); word != "" {
			a.Keywords = append(a.Keywords, word)
		}
	}
	return nil
}

func setStatus(a *Article, v string) error {
	if v != "" && !slices.Contains(Statuses, Status(v)) {
		return &FieldError{"status", v, "a workflow status"}
	}
	a.Status = Status(v)
	return nil
}

func splitList(v, sep string) []string {
	var out []string
	for _, part := range strings.Split(v, sep) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
