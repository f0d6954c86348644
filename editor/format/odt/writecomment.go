package odt

import (
	"fmt"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
)

// around ends the comments that end at a place in a block's words, and begins those that
// begin there (part 3, 14.1 and 14.2).
func (d *writer) around(block string, at int) {
	for _, c := range d.comments {
		if c.Block == block && !c.Gone && c.End == at {
			d.add(`<office:annotation-end office:name="`, packed.Escape(c.ID), `"/>`)
		}
	}
	for _, c := range d.comments {
		if c.Block == block && !c.Gone && c.Start == at {
			d.thread(c, "")
		}
	}
}

// placeless writes the comments whose words are gone, at the first words of all.
func (d *writer) placeless() {
	if d.begun {
		return
	}
	d.begun = true
	for _, c := range d.comments {
		if c.Gone {
			d.thread(c, ` stet:gone="`+packed.Escape(c.Text)+`"`)
		}
	}
}

// thread writes a comment and its answers, which name it as LibreOffice has them do.
func (d *writer) thread(c editor.Comment, more string) {
	d.annotation(c.ID, fmt.Sprintf(` loext:resolved="%t"%s`, c.Resolved, more), editor.Reply{Author: c.Author, At: c.At, Body: c.Body})
	for i, r := range c.Replies {
		d.annotation(fmt.Sprintf("%s-%d", c.ID, i+1), ` loext:parent-name="`+packed.Escape(c.ID)+`"`, r)
	}
}

func (d *writer) annotation(name, more string, said editor.Reply) {
	d.add(`<office:annotation office:name="`, packed.Escape(name), `"`, more, `><dc:creator>`, packed.Escape(said.Author), `</dc:creator>`)
	if !said.At.IsZero() {
		d.add(`<dc:date>`, said.At.Format(time.RFC3339Nano), `</dc:date>`)
	}
	for _, line := range strings.Split(said.Body, "\n") {
		d.add(`<text:p>`, spaced(line), `</text:p>`)
	}
	d.add(`</office:annotation>`)
}
