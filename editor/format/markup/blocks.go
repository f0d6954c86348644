package markup

import (
	"bufio"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/editor"
)

// WriteBlocks writes a body as elements, one block a line.
func WriteBlocks(b *bufio.Writer, body []editor.Block) {
	var lists []string // the elements of the lists that are open
	for i, block := range body {
		words := HTML.Write(block.Text, block.Marks)
		if block.Kind == editor.Item {
			lists = writeItem(b, lists, block, words)
			continue
		}
		closeLists(b, &lists, 0)
		switch block.Kind {
		case editor.Row:
			if editor.BeginsTable(body, i) {
				writeTable(b, editor.TableAt(body, i))
			}
		case editor.Heading:
			fmt.Fprintf(b, "<h%d>%s</h%d>\n", block.Level, words, block.Level)
		case editor.Quote:
			fmt.Fprintf(b, "<blockquote><p>%s</p></blockquote>\n", words)
		case editor.Rule:
			b.WriteString("<hr>\n")
		case editor.ImageBlock:
			WriteFigure(b, block.Image)
		default:
			fmt.Fprintf(b, "<p>%s</p>\n", words)
		}
	}
	closeLists(b, &lists, 0)
}

// writeItem opens and closes lists until the item stands at its level in a
// list of its kind. Each open list has an open item.
func writeItem(b *bufio.Writer, lists []string, item editor.Block, words string) []string {
	element := "ul"
	if item.Ordered {
		element = "ol"
	}
	if len(lists) >= item.Level && lists[item.Level-1] == element {
		closeLists(b, &lists, item.Level)
		b.WriteString("</li>\n<li>")
	} else {
		closeLists(b, &lists, item.Level-1)
		for len(lists) < item.Level {
			lists = append(lists, element)
			fmt.Fprintf(b, "<%s><li>", element)
		}
	}
	fmt.Fprintf(b, "<p>%s</p>", words)
	return lists
}

// writeTable writes rows as a table.
func writeTable(b *bufio.Writer, rows []editor.Block) {
	b.WriteString("<table>\n")
	columns := editor.Columns(rows)
	for _, r := range rows {
		b.WriteString(RowElement(r, columns) + "\n")
	}
	b.WriteString("</table>\n")
}

// RowElement writes a row as an element with so many cells.
func RowElement(row editor.Block, columns int) string {
	name := "td"
	if row.Head() {
		name = "th"
	}
	var b strings.Builder
	b.WriteString("<tr>")
	for _, c := range row.CellsOf(columns) {
		fmt.Fprintf(&b, "<%s>%s</%s>", name, HTML.Write(c.Text, c.Marks), name)
	}
	return b.String() + "</tr>"
}

func closeLists(b *bufio.Writer, lists *[]string, level int) {
	for len(*lists) > level {
		last := len(*lists) - 1
		fmt.Fprintf(b, "</li></%s>\n", (*lists)[last])
		*lists = (*lists)[:last]
	}
}

// FigureParts are the parts of a caption: the class that names each, and the field
// of the picture that it holds. Who let the desk use a picture stays with the desk.
var FigureParts = [][2]string{
	{"caption", "caption"}, {"photographer", "byline"}, {"credit", "credit"}, {"source", "source"}, {"copyright", "copyright"},
	{"licence", "licence"}, {"terms", "usageTerms"}, {"rights", "rights"}, {"expires", "expires"}, {"made", "digitalSource"},
}

// onPage are the parts of a caption that readers see.
func onPage(class string) bool { return class != "rights" && class != "expires" && class != "made" }

// WriteFigure writes a picture on one line, which Markdown also takes.
func WriteFigure(b *bufio.Writer, i *editor.Image) {
	var parts []string
	for _, p := range FigureParts {
		v := i.Field(p[1])
		switch {
		case v == "":
		case onPage(p[0]):
			parts = append(parts, fmt.Sprintf(`<span class="%s">%s</span>`, p[0], Attribute(v)))
		default:
			parts = append(parts, fmt.Sprintf(`<data class="%s" value="%s"></data>`, p[0], Attribute(v)))
		}
	}
	fmt.Fprintf(b, `<figure><img src="%s" alt="%s">`, Attribute(i.File), Attribute(i.Alt))
	if parts != nil {
		fmt.Fprintf(b, "<figcaption>%s</figcaption>", strings.Join(parts, " "))
	}
	b.WriteString("</figure>\n")
}

// ReadBlocks reads elements as WriteBlocks wrote them.
func ReadBlocks(n *html.Node) []editor.Block {
	f := &Flow{Exact: true, Figure: Figure}
	f.Read(n)
	return f.Out
}

// Figure reads a picture as WriteBlocks wrote it, and what it can of others; nil where
// n holds none.
func Figure(n *html.Node) *editor.Image {
	img := First(n, Named("img"))
	if img == nil {
		return nil
	}
	image := &editor.Image{File: Attr(img, "src"), Alt: Attr(img, "alt")}
	ours := false
	for _, p := range FigureParts {
		part := First(n, func(s *html.Node) bool { return (Is(s, "span") || Is(s, "data")) && HasClass(s, p[0]) })
		switch {
		case part == nil:
		case Is(part, "data"):
			_ = image.SetField(p[1], Attr(part, "value")) // stays unknown where a hand broke it
		default:
			_ = image.SetField(p[1], RawText(part))
		}
		ours = ours || part != nil
	}
	if caption := First(n, Named("figcaption")); caption != nil && !ours {
		image.Caption = Words(caption)
	}
	return image
}

// Parse reads a piece of HTML as all that is below one element.
func Parse(source string) (*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(source), body)
	if err != nil {
		return nil, fmt.Errorf("read HTML: %w", err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body, nil
}

// Fragment reads a piece of HTML that stands in another format.
func Fragment(source string) []editor.Block {
	body, err := Parse(source)
	if err != nil {
		return nil
	}
	f := &Flow{Figure: Figure}
	f.ReadNoted(body)
	return f.Out
}
