package ooxml

import (
	"fmt"
	"strings"
	"time"
)

// Comment is a remark in the margin, one string a paragraph. Of is the ID of the
// remark that it answers, 0 for none; its own is 1 or more. Attributes go into the
// element as they are.
type Comment struct {
	ID, Of     int
	Author     string
	At         time.Time
	Text       []string
	Resolved   bool
	Attributes string
}

const (
	word14   = "http://schemas.microsoft.com/office/word/2010/wordml"
	word15   = "http://schemas.microsoft.com/office/word/2012/wordml"
	compat   = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	extended = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
)

// AddComments adds the parts that hold remarks: word/comments.xml, and which answers
// which (MS-DOCX 2.5.2.1). Ignored declares the names of attributes of our own, "" for
// none: `xmlns:x="..."` with their prefix.
func (p *Package) AddComments(all []Comment, prefix, declared string) {
	var said, threads strings.Builder
	ignorable := "w14"
	if prefix != "" {
		ignorable += " " + prefix
	}
	fmt.Fprintf(&said, `%s<w:comments xmlns:w="%s" xmlns:w14="%s" xmlns:mc="%s" %s mc:Ignorable="%s">`, Head, Word, word14, compat, declared, ignorable)
	fmt.Fprintf(&threads, `%s<w15:commentsEx xmlns:w15="%s">`, Head, word15)
	last := map[int]string{} // paragraphs, which is how remarks are known there
	n := 0
	for _, c := range all {
		said.WriteString(Signed("w:comment", c.ID, c.Author, c.At) + ` w:initials="` + Escape(initials(c.Author)) + `"` + c.Attributes + `>`)
		if len(c.Text) == 0 {
			c.Text = []string{""}
		}
		for _, text := range c.Text {
			n++
			last[c.ID] = fmt.Sprintf("%08X", n)
			fmt.Fprintf(&said, `<w:p w14:paraId="%s"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>%s</w:p>`, last[c.ID], Run(text, "", false))
		}
		said.WriteString(`</w:comment>`)
		of, done := "", 0
		if c.Of != 0 {
			of = ` w15:paraIdParent="` + last[c.Of] + `"`
		}
		if c.Resolved {
			done = 1
		}
		fmt.Fprintf(&threads, `<w15:commentEx w15:paraId="%s"%s w15:done="%d"/>`, last[c.ID], of, done)
	}
	said.WriteString(`</w:comments>`)
	threads.WriteString(`</w15:commentsEx>`)
	p.Add("comments", "", said.String())
	p.Part("word/commentsExtended.xml", wordType+"commentsExtended+xml", threads.String())
	p.Relate(extended, "commentsExtended.xml")
}

// CommentStart and CommentStop lie around the words of a remark.
func CommentStart(id int) string { return fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>`, id) }

// CommentStop ends what CommentStart began; the sign of the remark stands behind it.
func CommentStop(id int) string { return fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/>`, id) }

// CommentSign is the sign of a remark: all there is of one about nothing.
func CommentSign(id int) string {
	return fmt.Sprintf(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="%d"/></w:r>`, id)
}

// initials are the first letters of a name.
func initials(name string) string {
	var out []rune
	for _, w := range strings.Fields(name) {
		for _, r := range w {
			out = append(out, r)
			break
		}
	}
	return string(out)
}
