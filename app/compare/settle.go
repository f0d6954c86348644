package compare

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/diff"
)

// Keep keeps the chosen change and goes on to the next, or takes a kept one for
// unseen again.
func (c *Changes) Keep() {
	if n := c.Current(); n >= 0 {
		c.keep(n)
	}
}

func (c *Changes) keep(n int) {
	if c.isKept(n) {
		c.settle(c.kept, false, n)
		return
	}
	c.settle(c.kept, true, n)
	if n == c.current && c.unsettled(c.at, 1) >= 0 {
		c.Step(1)
	}
}

// Remember has what is kept written down in a set, by what each change did, and
// keeps what is in it.
func (c *Changes) Remember(kept map[string]bool) { c.kept = kept }

// KeepShown keeps all changes that are listed.
func (c *Changes) KeepShown() { c.settle(c.kept, true, c.shown...) }

// Kept returns how many changes of the comparison are kept.
func (c *Changes) Kept() int {
	n := 0
	for i := range c.comparison.Changes {
		if c.isKept(i) {
			n++
		}
	}
	return n
}

// SetAgain says of a fact whose words changed that it is to be checked again, or
// that this was undone.
func (c *Changes) SetAgain(f diff.FactChange, on bool) {
	for n, x := range c.comparison.Changes {
		if x.Kind == diff.FactChanged && c.comparison.Facts[x.Index].Before == f.Before && c.comparison.Facts[x.Index].After == f.After {
			c.settle(c.again, on, n)
		}
	}
}

// SetBack says of changes that they have been put back in the open story, or are
// no longer. Kept, put back or to be checked again, a change is settled.
func (c *Changes) SetBack(back bool, changes ...int) { c.settle(c.back, back, changes...) }

func (c *Changes) settle(how map[string]bool, on bool, changes ...int) {
	for _, n := range changes {
		how[identity(c.comparison, c.comparison.Changes[n])] = on
	}
	c.redraw(changes...)
}

func (c *Changes) isKept(n int) bool  { return c.has(c.kept, n) }
func (c *Changes) isBack(n int) bool  { return c.has(c.back, n) }
func (c *Changes) isAgain(n int) bool { return c.has(c.again, n) }

func (c *Changes) has(how map[string]bool, n int) bool {
	return len(how) > 0 && how[identity(c.comparison, c.comparison.Changes[n])]
}

func (c *Changes) isSettled(n int) bool { return c.isKept(n) || c.isBack(n) || c.isAgain(n) }

// PutBackShown has those of all changes that are listed come back.
func (c *Changes) PutBackShown() { c.putBack(slices.Clone(c.shown)...) }

// PutBack has the old words of the chosen change come back.
func (c *Changes) PutBack() {
	if n := c.Current(); n >= 0 {
		c.putBack(n)
	}
}

// putBack has changes put back, but for those that are.
func (c *Changes) putBack(changes ...int) {
	changes = slices.DeleteFunc(changes, c.isBack)
	if c.OnPutBack != nil && len(changes) > 0 {
		c.OnPutBack(changes)
	}
}

// Recheck has the fact of the chosen change looked at again.
func (c *Changes) Recheck() {
	if n := c.Current(); n >= 0 {
		c.recheck(n)
	}
}

func (c *Changes) recheck(n int) {
	if f, ok := c.recheckable(n); ok {
		c.OnRecheck(f)
	}
}

// recheckable returns the settled fact that change n has other words for.
func (c *Changes) recheckable(n int) (diff.FactChange, bool) {
	if c.OnRecheck == nil || !c.lapsed(n) {
		return diff.FactChange{}, false
	}
	return c.comparison.Facts[c.comparison.Changes[n].Index], true
}

// lapsed reports whether change n is that of a settled fact that reads otherwise
// now.
func (c *Changes) lapsed(n int) bool {
	x := c.comparison.Changes[n]
	return x.Kind == diff.FactChanged && c.comparison.Facts[x.Index].Kind == diff.Reworded
}

// identity names a change by what it did, so that it is known again when the
// same story is compared once more. Places and labels count from the beginning,
// and say nothing when something before them is put back.
func identity(c diff.Comparison, x diff.Change) string {
	var id strings.Builder
	id.WriteString(string(x.Kind))
	if k := x.Place.Block; k >= 0 && k < len(c.Blocks) {
		for _, b := range []*editor.Block{c.Blocks[k].Before, c.Blocks[k].After} {
			if b != nil {
				id.WriteString("|" + b.ID)
			}
		}
	}
	switch x.Kind {
	case diff.FactChanged:
		for _, f := range []*editor.Fact{c.Facts[x.Index].Before, c.Facts[x.Index].After} {
			if f != nil {
				fmt.Fprintf(&id, "|%s %s %q", f.ID, f.Status, f.Text)
			}
		}
	case diff.CommentChanged:
		for _, n := range []*editor.Comment{c.Comments[x.Index].Before, c.Comments[x.Index].After} {
			if n != nil {
				fmt.Fprintf(&id, "|%s %v %d", n.ID, n.Resolved, len(n.Replies))
			}
		}
	case diff.FieldChanged:
		fmt.Fprintf(&id, "|%s %q %q", x.Label, c.Fields[x.Index].Before, c.Fields[x.Index].After)
	case diff.MarksChanged:
		m := c.Blocks[x.Place.Block].Marks[x.Index]
		fmt.Fprintf(&id, "|%s %v %v", m.Kind, m.Added, m.Before)
	case diff.StyleChanged, diff.PictureReplaced, diff.PictureChanged, diff.CreditChanged:
		id.WriteString("|" + x.Label)
	default:
		for _, r := range x.Runs {
			fmt.Fprintf(&id, "|%d %d %q", r.Op, r.Before.Start, r.Text)
		}
	}
	return id.String()
}
