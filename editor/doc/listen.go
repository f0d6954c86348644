package doc

import "slices"

// listener is one who is told of changes; its address tells it from others.
type listener struct{ tell func(Change) }

// Listen has tell called after every change, before OnChange and in the order
// of listening, until stop is called: it is for views, several of which may
// show one document. Nobody who is told may edit the document before all are.
func (d *Doc) Listen(tell func(Change)) (stop func()) {
	l := &listener{tell}
	d.listeners = append(slices.Clip(d.listeners), l)
	return func() {
		// A copy, as listeners may be being told right now.
		d.listeners = slices.DeleteFunc(slices.Clone(d.listeners), func(other *listener) bool { return other == l })
	}
}

// tell tells everybody of a change, the owner last.
func (d *Doc) tell(c Change) {
	for _, l := range d.listeners {
		l.tell(c)
	}
	if d.OnChange != nil {
		d.OnChange(c)
	}
}
