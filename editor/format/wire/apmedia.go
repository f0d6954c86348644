package wire

import (
	"errors"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// AP's media API answers in JSON that is nearly ninjs
// (https://api.ap.org/media/v/docs/): an item, or a feed of them. Its text lies
// elsewhere, as NITF; what came without it has its headline and its facts.

// IsAPMedia knows an answer of the media API by its head.
func IsAPMedia(b []byte) bool {
	if !opensJSON(b) {
		return false
	}
	v, err := parseJSON(b)
	return err == nil && isAP(v)
}

func isAP(v any) bool {
	o := asObject(v)
	return o.str("api_version") != "" && (o.in("data").in("item") != nil || len(o.in("data").all("items")) > 0)
}

// ReadAPMedia reads every item of an answer.
func ReadAPMedia(b []byte) ([]piece.Piece, error) {
	v, err := parseJSON(b)
	if err != nil {
		return nil, err
	}
	data := asObject(v).in("data")
	items := []object{data.in("item")}
	if items[0] == nil {
		items = nil
		for _, entry := range data.all("items") {
			if i := entry.in("item"); i != nil {
				items = append(items, i)
			}
		}
	}
	var all []piece.Piece
	for _, o := range items {
		t := newTold()
		t.apItem(o)
		all = append(all, t.finish())
	}
	if len(all) == 0 {
		return nil, errors.New("the answer of AP’s media API holds no item: ask it again")
	}
	return several(all), nil
}

// apBylines is the by-line of an item that lists one for each of its writers.
func apBylines(o object) string {
	var names []string
	for _, w := range o.all("bylines") {
		by := w.str("by")
		if len(names) > 0 {
			by = byWord.ReplaceAllString(by, "")
		}
		if by != "" && !slices.Contains(names, by) {
			names = append(names, by)
		}
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// apItem reads what AP calls otherwise than ninjs, then the rest.
func (t *told) apItem(o object) {
	if p := o.in("photographer"); p != nil {
		o["byline"] = p.str("name")
	}
	if by := apBylines(o); by != "" && o.str("byline") == "" {
		o["byline"] = by
	}
	if place := o.in("datelinelocation"); place != nil {
		o["located"] = place.str("city", "countryareaname", "countryname")
	}
	if v := o.str("description_creditline"); v != "" {
		o["creditline"] = v
	}
	if v := o.str("description_caption", "caption"); v != "" {
		o["description_text"] = v
	}
	var terms []string
	for _, u := range o.all("usageterms") {
		terms = append(terms, u.str("name"))
	}
	o["usageterms"] = strings.Join(terms, " ")
	delete(o, "uri") // where the API gives the item, not where readers find it
	if v := o.in("altids").str("itemid"); v != "" {
		t.Note("AP’s item "+v, o.in("altids").str("transref", "friendlykey"), 0)
	}
	t.ninjs(o)
	if t.Story.Article.Source == "" || t.Story.Article.Source == "AP" {
		t.Story.Article.Source = ""
		t.fill("source", "Associated Press", "the provider")
	}
	if len(t.Story.Article.Body) > 0 {
		return
	}
	main := o.in("renditions").in("nitf")
	t.Note("the text lies elsewhere, and nothing is fetched: ask AP for the story’s NITF and import that", main.str("href"), 0)
	if v := o.said("description_text", "description_summary", "headline_extended"); v != "" {
		t.Add(editor.Block{Kind: editor.Paragraph, Text: v})
	}
}
