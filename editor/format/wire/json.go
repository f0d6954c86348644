package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"stet/editor/format/markup"
	"stet/editor/format/packed"
)

// object is an object of JSON by its keys in lower case: ninjs 1 has none else, ninjs 2
// writes them in camel case.
type object map[string]any

// parseJSON reads the objects of a file, however they lie in it.
func parseJSON(b []byte) (any, error) {
	var v any
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return nil, fmt.Errorf("the JSON is damaged (%w): mend it there, or ask the agency to send it again", packed.JSON(b, &v))
	}
	return v, nil
}

// opensJSON reports whether a file begins as JSON does.
func opensJSON(b []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 512)], []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(head) > 0 && (head[0] == '{' || head[0] == '[')
}

func asObject(v any) object {
	m, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	o := make(object, len(m))
	for k, v := range m {
		o[strings.ToLower(k)] = v
	}
	return o
}

// str returns the words under the first of the keys that has any, "" for none.
func (o object) str(keys ...string) string {
	for _, k := range keys {
		switch v := o[k].(type) {
		case string:
			if strings.TrimFunc(v, unicode.IsSpace) != "" {
				return v
			}
		case json.Number:
			return v.String()
		}
	}
	return ""
}

func (o object) in(key string) object { return asObject(o[key]) }

// all returns the objects under a key: a list of them, or those of a map, each with its
// name there. Words in a list are objects with that name.
func (o object) all(keys ...string) []object {
	var out []object
	for _, key := range keys {
		switch v := o[key].(type) {
		case []any:
			for _, e := range v {
				if s, ok := e.(string); ok {
					out = append(out, object{"name": s})
				} else if m := asObject(e); m != nil {
					out = append(out, m)
				}
			}
		case map[string]any:
			for _, k := range sortedKeys(v) {
				m := asObject(v[k])
				if m == nil {
					continue
				}
				if m.str("name") == "" {
					m["name"] = k
				}
				out = append(out, m)
			}
		case string:
			if v != "" {
				out = append(out, object{"name": v})
			}
		}
	}
	return out
}

// said returns words under a key that may be HTML on one line.
func (o object) said(keys ...string) string { return spoken(o.str(keys...)) }

func spoken(v string) string {
	if strings.ContainsAny(v, "<&") {
		if n, err := markup.Parse(v); err == nil {
			return markup.Words(n)
		}
	}
	return markup.Squeeze(v)
}

func sortedKeys[M ~map[string]V, V any](m M) []string { return slices.Sorted(maps.Keys(m)) }
