package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"stet/editor"
)

func list(s *session, words []string) (int, error) {
	if err := want(words, 0, 0, "list [--status S] [--section S] [--tag T] [--bin] [--json]"); err != nil {
		return failed, err
	}
	if err := s.knownStatus(); err != nil {
		return failed, err
	}
	return s.listed(editor.Query{Status: editor.Status(s.status), Section: s.section, Tag: s.tag, Bin: s.bin, Limit: pageRows})
}

// search finds stories by what the window's search field takes.
func search(s *session, words []string) (int, error) {
	if err := want(words, 1, -1, "search WORDS [--ranked] [--json]"); err != nil {
		return failed, err
	}
	q, err := editor.ParseQuery(strings.Join(words, " "), s.now())
	if err != nil {
		return failed, err
	}
	if q.Limit = pageRows; s.ranked {
		q.Order = editor.Best
	}
	return s.listed(q)
}

// pageRows is how many rows are asked of the library at a time.
const pageRows = 500

// listed prints all pages of a query.
func (s *session) listed(q editor.Query) (int, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	if len(q.Terms) > 0 {
		if err := desk.Library().Index(s.ctx, s.indexing); err != nil {
			fmt.Fprintln(s.err, "stetctl: not all stories are searched:", err)
		}
	}
	for {
		rows, err := desk.Library().List(s.ctx, q)
		if err != nil {
			return failed, err
		}
		for _, row := range rows {
			if err := s.printRow(row); err != nil {
				return failed, err
			}
		}
		if len(rows) < pageRows {
			return done, nil
		}
		q.After = &rows[len(rows)-1]
	}
}

// indexing tells that a search has to wait.
func (s *session) indexing(done, total int) {
	if done < total {
		fmt.Fprintf(s.err, "stetctl: indexed %d of %d stories\n", done, total)
	}
}

func (s *session) printRow(row editor.Summary) error {
	if s.json {
		return s.print(row)
	}
	_, err := fmt.Fprintf(s.out, "%s  %-9s %s  %s\n", row.ID, row.Status, row.Updated.Local().Format("2006-01-02 15:04"), row.Headline)
	if row.Snippet != "" {
		fmt.Fprintf(s.out, "    %s\n", row.Snippet)
	}
	return err
}

// story reads the revision asked for, or the story as it stands with its draft.
func (s *session) story(id string) (editor.Story, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return editor.Story{}, err
	}
	defer closeLibrary()
	opened, err := desk.Open(s.ctx, id)
	if err != nil || s.revision == 0 {
		return opened.Story, err
	}
	story, _, err := desk.Library().Story(s.ctx, id, s.revision)
	story.Article.ID, story.Article.Status = id, opened.Summary.Status
	return story, err
}

func show(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "show ID [--revision N] [--json]"); err != nil {
		return failed, err
	}
	story, err := s.story(words[0])
	if err != nil {
		return failed, err
	}
	if s.json {
		return done, s.print(struct {
			editor.Article
			Amendments []editor.Amendment `json:"amendments,omitempty"`
		}{story.Article, story.Amendments})
	}
	printArticle(s.out, story.Article)
	return done, nil
}

// printArticle prints the fields that are known, then the text.
func printArticle(w io.Writer, a editor.Article) {
	for _, name := range editor.Fields() {
		if value, _ := a.Field(name); value != "" {
			fmt.Fprintf(w, "%-18s %s\n", name, value)
		}
	}
	for _, b := range a.Body {
		fmt.Fprintln(w)
		switch b.Kind {
		case editor.ImageBlock:
			fmt.Fprintf(w, "[picture %s: %s; credit: %s]\n", b.Image.File, b.Image.Caption, b.Image.Credit)
		case editor.Rule:
			fmt.Fprintln(w, "* * *")
		default:
			fmt.Fprintln(w, b.Text)
		}
	}
}

func printNotes(w io.Writer, notes []editor.Note) {
	for _, n := range notes {
		fmt.Fprintf(w, "  note: %s: %s\n", n.Decision, n.Text)
	}
}

func revisions(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "revisions ID [--json]"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	all, err := desk.Library().Revisions(s.ctx, words[0])
	if err != nil {
		return failed, err
	}
	for _, r := range all {
		if err := s.printRevision(r); err != nil {
			return failed, err
		}
	}
	return done, nil
}

func (s *session) printRevision(r editor.Revision) error {
	if s.json {
		return s.print(r)
	}
	_, err := fmt.Fprintf(s.out, "r%-4d %s  %-20s %6d words  +%d −%d  %s\n",
		r.Number, r.Saved.Local().Format(time.DateTime), r.Author, r.Words, r.Added, r.Removed, r.Name)
	return err
}
