package style

import (
	"strings"
)

// action says how a rule's findings are mended.
type action struct {
	name   string
	params []string
}

// edits are the ways of changing the words that were found, by the first
// parameter of the action "edit".
var edits = map[string]struct {
	params int
	do     func(words string, p []string) string
}{
	"remove":     {1, func(w string, p []string) string { return strings.ReplaceAll(w, p[0], "") }},
	"replace":    {2, func(w string, p []string) string { return strings.ReplaceAll(w, p[0], p[1]) }},
	"trim":       {1, func(w string, p []string) string { return strings.Trim(w, p[0]) }},
	"trim_left":  {1, func(w string, p []string) string { return strings.TrimLeft(w, p[0]) }},
	"trim_right": {1, func(w string, p []string) string { return strings.TrimRight(w, p[0]) }},
	"truncate":   {1, func(w string, p []string) string { before, _, _ := strings.Cut(w, p[0]); return before }},
	"regex": {2, func(w string, p []string) string {
		re, err := compile(p[0], false)
		if err != nil {
			return w
		}
		out, err := re.re.Replace(w, p[1], -1, -1)
		if err != nil {
			return w
		}
		return out
	}},
}

// readAction reads what stands under action; one that Stet does not know offers
// no fix.
func readAction(f *fields) action {
	sub := f.under("action")
	if sub == nil {
		return action{}
	}
	a := action{name: sub.text("name"), params: sub.list("params")}
	if a.name == "edit" {
		switch {
		case len(a.params) == 0 || edits[a.params[0]].do == nil:
			sub.fail(sub.line, "the edit is none that Stet knows: the first of params is one of remove, replace, trim, trim_left, trim_right, truncate, regex")
		case len(a.params)-1 < edits[a.params[0]].params:
			sub.fail(sub.line, "the edit "+a.params[0]+" lacks something: see how many params it takes")
		case a.params[0] == "regex":
			sub.pattern("params", a.params[1], false)
		}
	}
	f.errs = append(f.errs, sub.errs...)
	return a
}

// fixes are what the action makes of the words that were found.
func (a action) fixes(words string) []string {
	switch a.name {
	case "replace":
		return a.params
	case "remove":
		return []string{""}
	case "edit":
		if now := edits[a.params[0]].do(words, a.params[1:]); now != words {
			return []string{now}
		}
	}
	return nil
}
