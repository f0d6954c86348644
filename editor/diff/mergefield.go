package diff

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"stet/editor"
)

// proseFields are the fields merged word by word; others have one value, and
// keywords are a list.
var proseFields = []string{"byline", "credit.raw", "copyright.notice", "usageTerms", "editorNote"}

const keywords = "keywords"

// clashFields files the fields that both set, each to something else.
func (m *merger) clashFields(ctx context.Context) {
	m.ofField, m.merged = map[string]int{}, map[string]string{}
	for _, name := range editor.Fields() {
		if name == editor.HeadlineID || name == editor.StandfirstID || name == keywords {
			continue
		}
		v := m.fieldValues(name)
		if _, clash := pick(v[0], v[1], v[2]); !clash {
			continue
		}
		if slices.Contains(proseFields, name) {
			if words, ok := mergeWords(ctx, v); ok {
				m.merged[name] = words
				continue
			}
		}
		m.ofField[name] = m.add(Conflict{Kind: FieldClash, Name: name, Base: v[0], Ours: v[1], Theirs: v[2]})
	}
}

func (m *merger) fieldValues(name string) (v [3]string) {
	for k := range m.stories {
		v[k], _ = m.stories[k].Article.Field(name)
	}
	return v
}

// mergeWords merges three values of a field; false where they clash.
func mergeWords(ctx context.Context, v [3]string) (string, bool) {
	var s [3]editor.Story
	for k := range s {
		s[k].Article.Headline = v[k]
	}
	out, err := Merge(ctx, s[0], s[1], s[2])
	return out.Story.Article.Headline, err == nil && len(out.Conflicts) == 0
}

// fields returns the article with its fields merged; headline, standfirst and
// body are still those of one version.
func (b *builder) fields() editor.Article {
	base, ours, theirs := &b.stories[0].Article, &b.stories[1].Article, &b.stories[2].Article
	if sameFields(base, ours) { // then all of theirs, to the last digit
		a := theirs.Clone()
		a.ID = ours.ID
		if n, _ := pick(base.ID, ours.ID, theirs.ID); n == 2 {
			a.ID = theirs.ID
		}
		return a
	}
	a := ours.Clone()
	for _, name := range editor.Fields() {
		if name == editor.HeadlineID || name == editor.StandfirstID || name == keywords {
			continue
		}
		v := b.fieldValues(name)
		n, clash := pick(v[0], v[1], v[2])
		value := v[n]
		if clash {
			c, ok := b.ofField[name]
			if value = v[choice(b.taken, c, ok).version()]; !ok {
				value = b.merged[name]
			}
		}
		if value != v[1] {
			a.SetField(name, value) // a value that Field returned
		}
	}
	a.Keywords = mergeLists(base.Keywords, ours.Keywords, theirs.Keywords, strings.ToLower)
	return a
}

// sameFields reports whether two articles have the same fields.
func sameFields(x, y *editor.Article) bool {
	bare := func(a editor.Article) editor.Article {
		a.Body, a.Headline, a.Standfirst, a.HeadlineMarks, a.StandfirstMarks = nil, "", "", nil, nil
		return a
	}
	return reflect.DeepEqual(bare(*x), bare(*y))
}

// mergeLists merges lists whose elements are told apart by a key: what either
// took out is out, what either put in is in, behind what it stood behind there.
// Of an element that both changed it is ours.
func mergeLists[T any](base, ours, theirs []T, key func(T) string) []T {
	switch {
	case reflect.DeepEqual(theirs, base), reflect.DeepEqual(ours, theirs):
		return ours
	case reflect.DeepEqual(ours, base):
		return theirs
	}
	b, o, t := byKey(base, key), byKey(ours, key), byKey(theirs, key)
	keys := mergeKeys(keysOf(base, key), keysOf(ours, key), keysOf(theirs, key), func(k string) bool {
		_, inB := b[k]
		_, inO := o[k]
		_, inT := t[k]
		return !inB || inO && inT
	})
	var out []T
	for _, k := range keys {
		x, inO := o[k]
		y, inT := t[k]
		if !inO || inT && reflect.DeepEqual(x, b[k]) {
			x = y
		}
		out = append(out, x)
	}
	return out
}

func byKey[T any](list []T, key func(T) string) map[string]T {
	out := make(map[string]T, len(list))
	for _, v := range list {
		out[key(v)] = v
	}
	return out
}

func keysOf[T any](list []T, key func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = key(v)
	}
	return out
}

// mergeKeys merges the order of lists: that of the version which changed it, or
// ours, with what the other put in behind what it stands behind there.
func mergeKeys(base, ours, theirs []string, alive func(string) bool) []string {
	if slices.Equal(base, ours) {
		ours, theirs = theirs, ours
	}
	seen := map[string]bool{}
	var out []string
	for _, k := range ours {
		if alive(k) && !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	for i, k := range theirs {
		if !alive(k) || seen[k] {
			continue
		}
		seen[k] = true
		at := len(out)
		for n := i - 1; n >= 0; n-- {
			if before := slices.Index(out, theirs[n]); before >= 0 {
				at = before + 1
				break
			}
		}
		out = slices.Insert(out, at, k)
	}
	return out
}
