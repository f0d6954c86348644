package format

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

// Plain text.
//
// Any text is read as an editor would read it: see lifter. A file that Stet
// wrote opens with labelled lines, one a field, the last of them the format's
// name; a blank line; then the blocks, separated by blank lines. A line that
// begins with a tab continues the value or block above. Such a file is read
// back exactly, but plain text cannot hold marks.

const textMark = "Stet plain text, one paragraph a line"

// decodeText reads plain text.
func decodeText(text string) (*reading, error) {
	if head, body, ok := ownText(text); ok {
		return readOwnText(head, body)
	}
	l := &lifter{}
	text = l.wireHead(text)
	text, set := realMarks(text)
	if set > 0 {
		l.note(fmt.Sprintf("%d typewriter's quotation marks made real ones", set), "", 0)
	}
	all, width := splitParagraphs(text)
	if width > 0 {
		l.note(fmt.Sprintf("lines wrapped at about %d characters joined into paragraphs", width), "", 0)
	}
	l.blocks(l.lift(all))
	l.opening()
	l.name()
	return l.finish(), nil
}

// ownText splits a file of ours into its head and its blocks.
func ownText(text string) (head, body string, ok bool) {
	head, body, _ = strings.Cut(text, "\n\n")
	head = strings.TrimSuffix(head, "\n")
	return head, body, head == "Format: "+textMark || strings.HasSuffix(head, "\nFormat: "+textMark)
}

// textField is one labelled line; list fields have one line an entry. A moment names its
// field, and is set by setMoment.
type textField struct {
	label  string
	get    func(*editor.Article) []string
	set    func(*editor.Article, string)
	moment string
}

func oneLine(label string, at func(*editor.Article) *string) textField {
	return textField{label: label,
		get: func(a *editor.Article) []string { return some(*at(a)) },
		set: func(a *editor.Article, v string) { *at(a) = v }}
}

func momentLine(label, field string, at func(*editor.Article) time.Time) textField {
	return textField{label: label, get: func(a *editor.Article) []string { return some(stamp(at(a))) }, moment: field}
}

// textFields are the labelled lines in the order they are written.
var textFields = []textField{
	oneLine("Headline", func(a *editor.Article) *string { return &a.Headline }),
	oneLine("Standfirst", func(a *editor.Article) *string { return &a.Standfirst }),
	oneLine("By-line", func(a *editor.Article) *string { return &a.Byline }),
	{label: "Author", get: authorLines, set: func(a *editor.Article, v string) { a.Authors = append(a.Authors, authorOf(v)) }},
	oneLine("Place", func(a *editor.Article) *string { return &a.Dateline.Place }),
	oneLine("Date", func(a *editor.Article) *string { return &a.Dateline.Date }),
	momentLine("Published", "published", func(a *editor.Article) time.Time { return a.Published }),
	oneLine("Source", func(a *editor.Article) *string { return &a.Source }),
	oneLine("Credit", func(a *editor.Article) *string { return &a.Credit.Raw }),
	oneLine("Credit name", func(a *editor.Article) *string { return &a.Credit.Canonical }),
	oneLine("Copyright", func(a *editor.Article) *string { return &a.Copyright.Notice }),
	oneLine("Copyright holder", func(a *editor.Article) *string { return &a.Copyright.Holder }),
	{label: "Copyright year", get: func(a *editor.Article) []string { return some(yearOf(a)) },
		set: func(a *editor.Article, v string) { a.Copyright.Year = atoi(v) }},
	oneLine("Usage terms", func(a *editor.Article) *string { return &a.UsageTerms }),
	oneLine("Licence", func(a *editor.Article) *string { return &a.Licence }),
	oneLine("Original", func(a *editor.Article) *string { return &a.URL }),
	oneLine("Language", func(a *editor.Article) *string { return &a.Language }),
	oneLine("Section", func(a *editor.Article) *string { return &a.Section }),
	{label: "Keyword", get: func(a *editor.Article) []string { return a.Keywords },
		set: func(a *editor.Article, v string) { a.Keywords = append(a.Keywords, v) }},
	{label: "Terms", get: func(a *editor.Article) []string { return some(a.Terms) }, set: setCopyTerms},
	oneLine("Counting picture", func(a *editor.Article) *string { return &a.Pixel }),
	momentLine("Embargo", "embargo", func(a *editor.Article) time.Time { return a.Embargo }),
	momentLine("Not after", "expires", func(a *editor.Article) time.Time { return a.Expires }),
	oneLine("Editor's note", func(a *editor.Article) *string { return &a.EditorNote }),
	{label: "Target words", get: func(a *editor.Article) []string { return some(targetOf(a)) }, set: setTarget},
	oneLine("Slug", func(a *editor.Article) *string { return &a.Slug }),
}

func some(v string) []string {
	if v == "" {
		return nil
	}
	return []string{v}
}

func yearOf(a *editor.Article) string {
	if a.Copyright.Year == 0 {
		return ""
	}
	return strconv.Itoa(a.Copyright.Year)
}

// targetOf and setTarget keep the target length; a number that makes no sense is
// none.
func targetOf(a *editor.Article) string {
	n, _ := a.Field("targetWords")
	return n
}

func setTarget(a *editor.Article, v string) { _ = a.SetField("targetWords", strings.TrimSpace(v)) }

// setCopyTerms keeps the terms of the copy; words that name none are none.
func setCopyTerms(a *editor.Article, v string) { _ = a.SetField("terms", strings.TrimSpace(v)) }

// stamp and parseStamp keep a time to the nanosecond with its zone.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func parseStamp(v string) time.Time {
	t, _ := time.Parse(time.RFC3339Nano, strings.TrimSpace(v)) // zero where a hand broke it
	return t
}

// authorLines writes a role and a page about the author behind bars, where a name
// cannot be taken for them.
func authorLines(a *editor.Article) []string {
	var all []string
	for _, w := range a.Authors {
		v := strings.ReplaceAll(w.Name, "|", `\|`)
		switch {
		case w.Link != "":
			v += " | " + strings.ReplaceAll(w.Role, "|", `\|`) + " | " + w.Link
		case w.Role != "":
			v += " | " + strings.ReplaceAll(w.Role, "|", `\|`)
		}
		all = append(all, v)
	}
	return all
}

func authorOf(v string) editor.Author {
	name, role, _ := strings.Cut(v, " | ")
	role, link, _ := strings.Cut(role, " | ")
	return editor.Author{Name: strings.ReplaceAll(name, `\|`, "|"), Role: strings.ReplaceAll(role, `\|`, "|"), Link: link}
}

// continued writes the lines of a value below each other, the later ones
// behind a tab.
func continued(v string) string { return strings.ReplaceAll(v, "\n", "\n\t") }

// encodeText writes the labelled lines and the blocks.
func encodeText(w io.Writer, a editor.Article, notes []editor.Amendment) error {
	b := bufio.NewWriter(w)
	for _, f := range textFields {
		for _, v := range f.get(&a) {
			fmt.Fprintf(b, "%s: %s\n", f.label, continued(v))
		}
	}
	for _, n := range notes {
		fmt.Fprintf(b, "Amendment: %s\n", wholeAmendment(n))
	}
	fmt.Fprintf(b, "Format: %s\n", textMark)
	above, below := piece.Apart(notes)
	writeTextAmendments(b, above)
	var lists piece.Lists
	for i, block := range a.Body {
		_, number := lists.Next(block)
		if block.Kind != editor.Row || i == 0 || a.Body[i-1].Kind != editor.Row {
			b.WriteByte('\n')
		}
		if block.Kind == editor.Row {
			b.WriteString(textRow(block))
			continue
		}
		fmt.Fprintf(b, "%s\n", continued(textBlock(block, number)))
	}
	writeTextAmendments(b, below)
	return b.Flush()
}

var (
	ownItem   = regexp.MustCompile(`^((?:  )*)(-|\d+\.) `)
	ownMarked = regexp.MustCompile(`^(?:\s|#{2,6} |> |(?:  )*(?:-|\d+\.) |\*\*\*$|\[Picture\]|\[Note to readers\]|\||\\)`)
)

func textBlock(b editor.Block, number int) string {
	switch b.Kind {
	case editor.Heading:
		return strings.Repeat("#", b.Level) + " " + b.Text
	case editor.Quote:
		return "> " + b.Text
	case editor.Item:
		mark := "- "
		if b.Ordered {
			mark = strconv.Itoa(number) + ". "
		}
		return strings.Repeat("  ", b.Level-1) + mark + b.Text
	case editor.Rule:
		return "***"
	case editor.ImageBlock:
		out := "[Picture] " + b.Image.File
		for _, f := range pictureFields {
			if v := b.Image.Field(f[1]); v != "" {
				out += "\n" + f[0] + ": " + continued(v)
			}
		}
		return out
	}
	if ownMarked.MatchString(b.Text) {
		return `\` + b.Text
	}
	return b.Text
}

// pictureFields are the labelled lines below a picture, and the field that each
// holds. Who let the desk use a picture stays with the desk.
var pictureFields = [][2]string{
	{"Alt", "alt"}, {"Caption", "caption"}, {"Photographer", "byline"}, {"Credit", "credit"}, {"Source", "source"}, {"Copyright", "copyright"},
	{"Licence", "licence"}, {"Usage terms", "usageTerms"}, {"Rights", "rights"}, {"Not after", "expires"}, {"Made", "digitalSource"},
}

// readOwnText reads what encodeText wrote.
func readOwnText(head, body string) (*reading, error) {
	r := &reading{ours: true}
	moments := map[string]string{}
	for _, l := range entries(head) {
		label, value, _ := strings.Cut(l, ": ")
		if label == "Amendment" {
			r.addAmendment(value)
		}
		for _, f := range textFields {
			switch {
			case f.label != label:
			case f.moment != "":
				moments[f.moment] = value
			default:
				f.set(&r.a, value)
			}
		}
	}
	r.moments(moments)
	for i, block := range strings.Split(body, "\n\n") {
		if strings.HasPrefix(block, textNote) {
			continue
		}
		if block = strings.Trim(block, "\n"); strings.HasPrefix(block, "|") {
			for _, row := range ownRows(block) {
				r.add(i, row)
			}
			continue
		}
		r.add(i, ownBlock(uncontinued(block)))
	}
	return r.finish(), nil
}

// entries splits lines, those that a tab continues kept together.
func entries(s string) []string {
	var all []string
	for _, l := range strings.Split(s, "\n") {
		if rest, ok := strings.CutPrefix(l, "\t"); ok && len(all) > 0 {
			all[len(all)-1] += "\n" + rest
		} else {
			all = append(all, l)
		}
	}
	return all
}

func uncontinued(s string) string { return strings.ReplaceAll(s, "\n\t", "\n") }

func ownBlock(s string) editor.Block {
	if s == "***" {
		return editor.Block{Kind: editor.Rule}
	}
	if rest, ok := strings.CutPrefix(s, "[Picture] "); ok {
		return ownPicture(rest)
	}
	if text, ok := strings.CutPrefix(s, "> "); ok {
		return editor.Block{Kind: editor.Quote, Text: text}
	}
	if level := strings.IndexFunc(s, func(r rune) bool { return r != '#' }); level >= 2 && level <= 6 && s[level] == ' ' {
		return editor.Block{Kind: editor.Heading, Level: level, Text: s[level+1:]}
	}
	if m := ownItem.FindStringSubmatch(s); m != nil {
		return editor.Block{Kind: editor.Item, Level: len(m[1])/2 + 1, Ordered: m[2] != "-", Text: s[len(m[0]):]}
	}
	return editor.Block{Kind: editor.Paragraph, Text: strings.TrimPrefix(s, `\`)}
}

func ownPicture(s string) editor.Block {
	lines := entries(s)
	image := &editor.Image{File: lines[0]}
	for _, l := range lines[1:] {
		label, value, _ := strings.Cut(l, ": ")
		for _, f := range pictureFields {
			if f[0] == label {
				_ = image.SetField(f[1], value) // stays unknown where a hand broke it
			}
		}
	}
	return editor.Block{Kind: editor.ImageBlock, Image: image}
}
