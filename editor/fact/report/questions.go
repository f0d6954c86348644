package report

import (
	"cmp"
	"slices"
	"strings"

	"stet/editor"
)

// questions lists what is not answered, a part for each person asked, and whose
// reply is waited for.
func questions(d *Dossier) page {
	asked := map[string]*part{}
	var people []string
	replies := part{Title: "Right of reply", Head: []string{"Fact", "Words", "Asked", "When"}}
	total := 0
	for _, e := range d.entries() {
		for _, q := range e.Questions {
			if q.Closed {
				continue
			}
			total++
			who := cmp.Or(q.To, e.Writer, d.writer())
			if asked[who] == nil {
				asked[who] = &part{Title: who, Head: []string{"Fact", "Words", "Question", "By", "When", "Answered so far"}}
				people = append(people, who)
			}
			p := asked[who]
			p.Rows = append(p.Rows, []string{numbers([]int{e.Number}), e.Text, q.Text, q.By, d.when(q.At), d.answers(q)})
		}
		if r := e.Reply; !r.IsZero() && r.Answer == "" && r.Answered.IsZero() {
			replies.Rows = append(replies.Rows, []string{numbers([]int{e.Number}), e.Text, r.Whom, d.when(r.Asked)})
		}
	}
	slices.SortStableFunc(people, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
	out := page{Front: []detail{{Label: "Open questions", Text: numbers([]int{total})}}}
	for _, who := range people {
		out.Parts = append(out.Parts, *asked[who])
	}
	if len(replies.Rows) > 0 {
		out.Parts = append(out.Parts, replies)
	}
	if len(out.Parts) == 0 {
		out.Parts = []part{{Lead: "No question is open, and no reply is waited for."}}
	}
	return out
}

// writer is whose words a story is.
func (d *Dossier) writer() string {
	var names []string
	for _, a := range d.Story.Article.Authors {
		if a.Role == "" {
			names = append(names, a.Name)
		}
	}
	return cmp.Or(strings.Join(names, ", "), "The writer")
}

func (d *Dossier) answers(q editor.Question) string {
	var out []string
	for _, a := range q.Answers {
		out = append(out, join(" ", join(", ", a.By, d.when(a.At))+":", a.Text))
	}
	return strings.Join(out, "\n")
}
