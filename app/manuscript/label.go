package manuscript

// overLabel returns the block above which a label under a point stands, "" for
// none or where nobody listens.
func (e *Editor) overLabel(x, y int) string {
	if e.OnLabel == nil {
		return ""
	}
	s, ok := e.rowUnder(y)
	if !ok {
		return ""
	}
	r := &e.page.rows(s.block)[s.row]
	if at := float32(x - e.page.left); r.kind != labelRow || at < 0 || at > r.line.Width {
		return ""
	}
	return e.doc.Block(s.block).ID
}

// pressable reports whether one of the marks is told of when it is clicked.
func (e *Editor) pressable(marks []Mark) bool {
	for _, m := range marks {
		if m.ID != "" && e.OnMark != nil {
			return true
		}
	}
	return false
}
