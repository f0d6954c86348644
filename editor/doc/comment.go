package doc

import (
	"slices"

	"stet/editor"
)

// ReplyTo adds a reply to a comment's thread, as one undo step. A reply to a
// resolved thread opens it again. It fails where there is no such comment.
func (d *Doc) ReplyTo(id string, r editor.Reply) error {
	return d.comment(id, func(c *editor.Comment) {
		c.Replies = append(slices.Clone(c.Replies), r)
		c.Resolved = false
	})
}

// ResolveComment settles a thread, or opens it again. It fails where there is no
// such comment.
func (d *Doc) ResolveComment(id string, resolved bool) error {
	return d.comment(id, func(c *editor.Comment) { c.Resolved = resolved })
}

// RewordComment changes what a thread says: part 0 is its first remark, part n
// its reply n. It fails where there is no such remark.
func (d *Doc) RewordComment(id string, part int, body string) error {
	c, ok := d.Comment(id)
	if !ok || part < 0 || part > len(c.Replies) {
		return &editor.FieldError{Field: "comment", Value: id, Want: "a remark in this story"}
	}
	return d.comment(id, func(c *editor.Comment) {
		if part == 0 {
			c.Body = body
			return
		}
		c.Replies = slices.Clone(c.Replies)
		c.Replies[part-1].Body = body
	})
}

// comment changes a comment as one undo step.
func (d *Doc) comment(id string, change func(*editor.Comment)) error {
	c, ok := d.Comment(id)
	if !ok {
		return &editor.FieldError{Field: "comment", Value: id, Want: "one in this story"}
	}
	change(&c)
	if err := spoken(&commentRemark{c}); err != nil {
		return err
	}
	return d.one(Commenting, c.Range, SetComment{ID: id, Comment: &c, Index: -1})
}
