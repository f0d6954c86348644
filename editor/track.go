package editor

import (
	"cmp"
	"strings"
	"time"
)

// The kinds of editorial mark. Inserted and Deleted are suggestions (tracked
// changes): deleted words stay in the text until the suggestion is accepted.
// Pasted words came from outside the story. They may stand in a headline and a
// standfirst as well.
const (
	Inserted MarkKind = "inserted"
	Deleted  MarkKind = "deleted"
	Pasted   MarkKind = "pasted"
)

// Editorial reports whether marks of the kind belong to the making of a story
// and are no part of the finished article.
func (k MarkKind) Editorial() bool { return k.Suggested() || k == Pasted }

// Suggested reports whether marks of the kind are suggestions.
func (k MarkKind) Suggested() bool { return k == Inserted || k == Deleted }

// Track is a suggestion about a block as a whole. Inserted: the block is new, or
// was parted from the one before; refusing that joins it to that one again.
// Deleted: the block is to go, or to be joined to the one before. A picture's or
// a rule's is about the picture or the rule. Over is the suggestion of somebody
// else that a Deleted one lies over, and that stands again where it is refused.
type Track struct {
	Kind   MarkKind  `json:"kind"`
	Author string    `json:"author,omitempty"`
	At     time.Time `json:"at,omitzero"`
	Over   *Track    `json:"over,omitempty"`
}

// Title returns the headline without what is suggested to be deleted from it.
func (a *Article) Title() string { return Live(a.Headline, a.HeadlineMarks) }

// Named is what a story is called where one names it: by its headline, else its slug,
// else its first words.
func (a *Article) Named() string {
	name := cmp.Or(strings.TrimSpace(a.Title()), strings.TrimSpace(a.Slug))
	for i := 0; name == "" && i < len(a.Body); i++ {
		name = firstWords(Live(a.Body[i].Text, a.Body[i].Marks))
	}
	return cmp.Or(name, "untitled")
}

// firstWords are as many as a name needs, with "…" where there are more.
func firstWords(text string) string {
	const most = 6
	words := strings.Fields(text)
	if len(words) > most {
		return strings.Join(words[:most], " ") + "…"
	}
	return strings.Join(words, " ")
}

// Live returns text without the words that marks suggest to delete.
func Live(text string, marks []Mark) string {
	var live strings.Builder
	from := 0
	for _, m := range marks {
		if m.Kind == Deleted && m.End > from { // a file may hold marks that overlap
			live.WriteString(text[from:max(from, m.Start)])
			from = m.End
		}
	}
	if from == 0 {
		return text
	}
	live.WriteString(text[from:])
	return live.String()
}

func (t *Track) clone() *Track {
	if t == nil {
		return nil
	}
	u := *t
	u.Over = t.Over.clone()
	return &u
}
