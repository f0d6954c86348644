package workflow

import (
	"context"
	"slices"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/reuse"
)

// Aftermaths says what has become of stories.
type Aftermaths interface {
	// Aftermaths returns what has become of the stories published at some web addresses
	// and of those with some IDs, other than that of the story which asks; false where
	// that cannot be known.
	Aftermaths(ctx context.Context, story string, addresses, ids []string) ([]editor.Aftermath, bool, error)
}

// cited looks up the stories of the library that one leans on and that do not stand as
// they did: by the addresses it cites, by the passages it shares, and by what it was
// made of. It is nil where that cannot be known.
func (d *Desk) cited(ctx context.Context, id string, s editor.Story, others *credit.Others) ([]editor.Aftermath, error) {
	if others == nil {
		return nil, nil
	}
	origins, err := d.origins(ctx, id)
	if err != nil {
		return nil, err
	}
	shared := map[string]*reuse.Article{}
	ids := slices.Clone(origins)
	for _, other := range others.Articles {
		shared[other.ID] = other
		ids = append(ids, other.ID)
	}
	addresses := credit.Cites(s)
	found, ok, err := d.lib.Aftermaths(ctx, id, addresses, ids)
	if err != nil || !ok {
		return nil, err
	}
	cites := func(a editor.Aftermath) bool {
		page := editor.PageAddress(a.URL)
		return page != "" && slices.ContainsFunc(addresses, func(link string) bool { return editor.PageAddress(link) == page })
	}
	out := []editor.Aftermath{}
	var here *reuse.Article
	for _, a := range found {
		if !a.Spiked && len(a.Amendments) == 0 {
			continue
		}
		leans := slices.Contains(origins, a.ID) || cites(a)
		if other := shared[a.ID]; !leans && other != nil {
			if here == nil {
				here = reuse.ReadArticle(s.Article)
			}
			leans = sharesPassage(here, other)
		}
		if leans {
			out = append(out, a)
		}
	}
	return out, nil
}

// origins are the stories that one updates, follows up or is a copy of. What it corrects
// it does not lean on.
func (d *Desk) origins(ctx context.Context, id string) ([]string, error) {
	related, err := d.lib.Related(ctx, id)
	var out []string
	for _, r := range related {
		if !r.Back && r.Relation != editor.CorrectionOf {
			out = append(out, r.ID)
		}
	}
	return out, err
}

// sharesPassage reports whether two articles share words that are not in everybody's.
func sharesPassage(here, other *reuse.Article) bool {
	return slices.ContainsFunc(here.Compared([]*reuse.Article{other}), func(p reuse.Passage) bool { return p.Kind != reuse.Boilerplate })
}
