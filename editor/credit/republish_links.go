package credit

import "stet/editor"

// All links of the original are kept (The New York World and Floodlight,
// republication terms).
var republishLinks = newRule("republish-links", "All links of the original are kept", editor.Warns,
	func(in Input) []editor.Finding {
		r, ok := in.republication()
		if !ok || !r.Links || in.Known.Original == nil {
			return nil
		}
		kept := map[string]bool{}
		for _, l := range links(in.Story.Article) {
			kept[l] = true
		}
		var found []editor.Finding
		for _, l := range links(*in.Known.Original) {
			if !kept[l] {
				kept[l] = true // said once
				found = append(found, editor.Finding{Field: bodyField, Text: l, Policy: r.Policy, Message: "A link of the original is gone"})
			}
		}
		return found
	}).
	follows("https://thenewyorkworld.org/2013/10/28/diy").
	unless(Input.askedOfOriginal)

func links(a editor.Article) []string {
	var out []string
	for _, b := range a.Body {
		for _, m := range b.Marks {
			if m.Kind == editor.Link {
				out = append(out, m.Href)
			}
		}
	}
	return out
}
