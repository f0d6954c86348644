// Package report writes what a fact desk hands on: the annotated copy, the list of
// sources, the open questions, the log of changes, the coverage, the sheet to sign,
// the sheet of lines, the evidence package and the reviews of claims for search
// engines. The files are in English, whatever the language of the window.
//
// A report is a pure function of its Dossier: the same dossier gives the same
// bytes, and nothing is shared between calls.
package report

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

// Dossier is all that the reports on one story are written from. Its story is one
// without open suggestions.
type Dossier struct {
	Story    editor.Story
	Revision editor.Revision  // that the story was filed as; without a number where it is not filed
	Versions []Version        // the story's revisions up to this one, the oldest first
	Since    []Version        // those filed later: a source may be confidential by now
	Standing []editor.Finding // what the gates say of the facts, and where the story contradicts itself, waivers applied
	Signed   *editor.Revision // that was signed off last, nil for none
	Desk     editor.FactDesk  // with its own words for kinds and statuses
	House    string           // the organisation that answers for the story
	Zone     *time.Location   // that times are told in; nil for UTC
	Claims   []string         // IDs of the facts to publish as reviews, in any order

	Pages piece.Pages // the typefaces and the paper, for the forms that are pages

	// File reads a file that the library keeps, by the SHA-256 of its bytes in
	// hexadecimal; editor.ErrNotFound where it keeps none.
	File func(sha256 string) ([]byte, error)
	// Progress is told how many of the kept files are in the package.
	Progress func(done, total int) error

	withheld bool // of what is confidential: see Redacted
}

// Version is one revision with its story.
type Version struct {
	editor.Revision
	Story editor.Story
}

// Kind is one of the reports.
type Kind struct {
	ID, Title, About string
	Endings          []string // of the files it can be, the usual one first
	Files            bool     // it wants Dossier.File

	page  func(*Dossier) page // for the kinds that are read
	write map[string]func(io.Writer, *Dossier) error
}

// Kinds lists the reports in the order menus offer them.
var Kinds = []Kind{
	{ID: "annotated", Title: "Annotated copy", About: "the words with every fact, its status and its sources under them", Endings: []string{".html", ".pdf", ".md", ".txt"}, page: annotated},
	{ID: "sources", Title: "Source list", About: "every source with the facts that rest on it", Endings: []string{".html", ".pdf", ".md", ".txt", ".csv"}, page: sources,
		write: map[string]func(io.Writer, *Dossier) error{".csv": sourceRows}},
	{ID: "questions", Title: "Open questions", About: "what was asked and not answered, by person", Endings: []string{".html", ".pdf", ".md", ".txt"}, page: questions},
	{ID: "changes", Title: "Change log", About: "what became of each fact, the oldest revision first", Endings: []string{".html", ".pdf", ".md", ".txt"}, page: changes},
	{ID: "coverage", Title: "Coverage", About: "how many facts of each kind are settled, and which sentences have none", Endings: []string{".html", ".pdf", ".md", ".txt"}, page: coverage},
	{ID: "sign-off", Title: "Sign-off sheet", About: "what is signed, bound to the hash of the revision", Endings: []string{".html", ".pdf", ".md", ".txt"}, page: signOff},
	{ID: "lines", Title: "Line-by-line sheet", About: "one sentence a row with its facts, statuses and sources", Endings: []string{".csv", ".pdf"}, page: lineSheet,
		write: map[string]func(io.Writer, *Dossier) error{".csv": lineRows}},
	{ID: "evidence", Title: "Evidence package", About: "the copy, the sheets and every file that was kept", Endings: []string{".zip"}, Files: true,
		write: map[string]func(io.Writer, *Dossier) error{".zip": evidence}},
	{ID: "claims", Title: "Claim reviews", About: "chosen facts as schema.org ClaimReview, for search engines", Endings: []string{".jsonld", ".json"},
		write: map[string]func(io.Writer, *Dossier) error{".jsonld": claimReviews, ".json": claimReviews}},
}

// Forms names the kinds of file by their endings.
var Forms = map[string]string{".html": "Web page", ".md": "Markdown", ".txt": "Plain text", ".csv": "Spreadsheet (CSV)",
	".pdf": "PDF", ".zip": "Package (ZIP)", ".jsonld": "JSON-LD", ".json": "JSON"}

// Shown returns the ending of the form in which a report is best looked at as text,
// "" for a package.
func (k Kind) Shown() string {
	for _, e := range []string{".txt", ".csv", ".jsonld"} {
		if slices.Contains(k.Endings, e) {
			return e
		}
	}
	return ""
}

// ErrNotFiled is the answer where a report must name a revision and the story is
// not one.
var ErrNotFiled = errors.New("the sheet is bound to a revision, and these words are not filed: save the revision first")

// Of returns the kind with that ID.
func Of(id string) (Kind, error) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.ID == id })
	if i >= 0 {
		return Kinds[i], nil
	}
	var known []string
	for _, k := range Kinds {
		known = append(known, k.ID)
	}
	return Kind{}, fmt.Errorf("%q is not a report: say one of %s", id, strings.Join(known, ", "))
}

// Ending returns the ending that a file's name asks for, the usual one where it
// has none, or an error that names those the report can be.
func (k Kind) Ending(name string) (string, error) {
	e := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	switch e {
	case "":
		return k.Endings[0], nil
	case ".htm":
		e = ".html"
	case ".markdown":
		e = ".md"
	}
	if slices.Contains(k.Endings, e) {
		return e, nil
	}
	return "", fmt.Errorf("the %s cannot be written as %q: end the name in %s", strings.ToLower(k.Title), path.Base(name), strings.Join(k.Endings, " or "))
}

// Write writes the report as a file of that ending, one of k.Endings. It returns
// the writer's error, ErrNotFiled for the sign-off sheet of words that are not
// filed, for PDF also pdf.ErrFaces and pdf.ErrLetters, and what Dossier.File and
// Dossier.Progress answer.
func (k Kind) Write(w io.Writer, ending string, d Dossier) error {
	if k.ID == "sign-off" && d.Revision.Number == 0 {
		return ErrNotFiled
	}
	if write := k.write[ending]; write != nil {
		return write(w, &d)
	}
	if k.page == nil || !slices.Contains(k.Endings, ending) {
		return fmt.Errorf("the %s is not written as %q", strings.ToLower(k.Title), ending)
	}
	p := k.page(&d)
	p.head(k.Title, &d)
	switch ending {
	case ".md":
		return writeMarkdown(w, p)
	case ".txt":
		return writeText(w, p)
	case ".pdf":
		return writePages(w, p, &d)
	}
	return writeHTML(w, p)
}
