package format

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/format/pdf"
)

// What a format may lose, besides a field by its name, such as "pixel", or a
// picture's, such as "image.rights".
const (
	LosesMarks       = "marks" // bold, links and the like
	LosesSuggestions = "suggestions"
	LosesComments    = "comments"
	LosesAmendments  = "amendments" // all but what readers are told in the text
	LosesPictures    = "pictures"
	LosesFacts       = "facts"
	LosesLetters     = "letters" // those that the faces of its pages lack
	LosesSources     = "sources" // and what is noted about the facts
	LosesRoles       = "roles"   // of those who did not write it, and pages about authors
	LosesDate        = "date"    // when it was published, where an embargo stands for that
	LosesHTML        = "html"    // marks that Markdown has as HTML, where a site leaves that out
	LosesFiles       = "files"   // of pictures that are no JPEG: they are made anew
	LosesTables      = "tables"  // the columns: rows are lines of text
	LosesUploads     = "uploads" // the files of pictures, which it names by their addresses on the Web
)

// Loss is what stories have and a file of a format cannot hold: words of the Loses
// constants and names of fields, in the order in which the format names them, and the
// pictures that LosesUploads is about, by the names that they came with, each once.
type Loss struct{ What, Uploads []string }

// Empty reports whether nothing is lost.
func (l Loss) Empty() bool { return len(l.What) == 0 }

// Lost returns what stories have and a file of the format cannot hold, so that it is known
// before the export. Suggestions go out as if accepted where the format holds none, and
// facts are no part of the finished article.
func (f Format) Lost(stories ...editor.Story) Loss {
	var l Loss
	for _, what := range f.Loses() {
		if slices.ContainsFunc(stories, func(s editor.Story) bool { return has(s, what) }) {
			l.What = append(l.What, what)
		}
	}
	if slices.Contains(l.What, LosesUploads) {
		for _, s := range stories {
			for _, name := range uploads(s) {
				if !slices.Contains(l.Uploads, name) {
					l.Uploads = append(l.Uploads, name)
				}
			}
		}
	}
	return l
}

// remade are the endings of pictures that LosesFiles is about.
var remade = []string{".png", ".gif", ".webp", ".tif", ".tiff"}

// uploads names the pictures of a story that lie nowhere on the Web.
func uploads(s editor.Story) []string {
	var out []string
	for _, b := range s.Article.Body {
		if b.Image != nil && b.Image.File != "" && !isWeb(b.Image.File) {
			out = append(out, editor.CameAs(b.Image.File))
		}
	}
	return out
}

// deskOnly is what editor.Story.ForReaders leaves out, as Lost names it.
var deskOnly = []string{"editorNote", "terms", "usageTerms", "targetWords", "image.rights", "image.expires", "image.usageTerms", "image.consent", LosesComments, LosesSuggestions, LosesSources}

// DeskOnly returns what a story has for the desk only and a file of the format would
// hold, as Lost names it; comments on the copy wherever there are any, for they are what
// somebody asks after.
func (f Format) DeskOnly(s editor.Story) []string {
	holds := map[string]bool{LosesSuggestions: f.Raw, LosesSources: f.Facts, "image.consent": f.Whole}
	readers := s.ForReaders()
	var out []string
	for _, what := range deskOnly {
		held, known := holds[what]
		if !known {
			held = !has(readers, what)
		}
		if held && !slices.Contains(f.loses, what) && has(s, what) {
			out = append(out, what)
		}
	}
	return out
}

// has reports whether there is something of that kind in a story.
func has(s editor.Story, what string) bool {
	a := &s.Article
	switch what {
	case LosesMarks:
		return slices.ContainsFunc(a.Body, func(b editor.Block) bool { return len(b.Marks) > 0 })
	case LosesSuggestions:
		return a.Suggested()
	case LosesComments:
		return len(s.Comments) > 0
	case LosesAmendments:
		return len(s.Amendments) > 0
	case LosesLetters:
		return len(pdf.Unshown(s)) > 0
	case LosesFacts, LosesSources:
		return len(s.Facts) > 0
	case LosesTables:
		return slices.ContainsFunc(a.Body, func(b editor.Block) bool { return b.Kind == editor.Row })
	case LosesUploads:
		return len(uploads(s)) > 0
	case LosesRoles:
		return slices.ContainsFunc(a.Authors, func(w editor.Author) bool { return w.Role != "" || w.Link != "" })
	case LosesDate:
		return !a.Embargo.IsZero()
	case LosesHTML:
		return asHTML(a.Body)
	case LosesFiles:
		return slices.ContainsFunc(s.Article.Body, func(b editor.Block) bool {
			return b.Image != nil && slices.Contains(remade, strings.ToLower(path.Ext(b.Image.File)))
		})
	case LosesPictures:
		return slices.ContainsFunc(a.Body, func(b editor.Block) bool { return b.Image != nil })
	}
	if name, ok := strings.CutPrefix(what, "image."); ok {
		return slices.ContainsFunc(a.Body, func(b editor.Block) bool { return b.Image != nil && b.Image.Field(name) != "" })
	}
	v, _ := a.Field(what)
	return v != ""
}

// Losses lists the Loses constants.
var Losses = []string{LosesMarks, LosesSuggestions, LosesComments, LosesAmendments, LosesPictures, LosesFacts, LosesLetters, LosesSources, LosesRoles, LosesDate, LosesHTML, LosesFiles, LosesTables, LosesUploads}

// LossLabel returns what an editor calls what Lost names: one of Losses, a field, or a
// field of a picture.
func LossLabel(what string) string {
	switch what {
	case LosesMarks:
		return "bold, links and the like"
	case LosesSuggestions:
		return "suggested changes"
	case LosesComments:
		return "comments on the copy"
	case LosesAmendments:
		return "which notes to readers are corrections"
	case LosesPictures:
		return "the pictures"
	case LosesFacts:
		return "the facts"
	case LosesSources:
		return "the sources of the facts and what is noted about them"
	case LosesRoles:
		return "authors who did something else than write, and pages about authors"
	case LosesDate:
		return "that there is an embargo: its end becomes the time of publication"
	case LosesHTML:
		return "raised and lowered letters, code and the like, unless the site lets HTML through"
	case LosesFiles:
		return "the very files of pictures that are no JPEG: they are made anew and look the same"
	case LosesTables:
		return "the columns of tables: their rows are lines of text"
	case LosesUploads:
		return "the files of pictures, which are to be uploaded to WordPress by hand"
	case LosesLetters:
		return "letters of scripts that its faces lack"
	}
	if name, ok := strings.CutPrefix(what, "image."); ok {
		return editor.PictureLabel(name)
	}
	return editor.FieldLabel(what)
}

// Words joins what is lost by its labels: that of the story, and that of its pictures, ""
// for none. Pictures that are to be uploaded are named behind that.
func (l Loss) Words(label func(what string) string) (story, pictures string) {
	var of [2][]string
	for _, what := range l.What {
		n := 0
		if strings.HasPrefix(what, "image.") {
			n = 1
		}
		said := label(what)
		first, size := utf8.DecodeRuneInString(said)
		words := string(unicode.ToLower(first)) + said[size:]
		if what == LosesUploads && len(l.Uploads) > 0 {
			words += " (" + strings.Join(l.Uploads, ", ") + ")"
		}
		of[n] = append(of[n], words)
	}
	return strings.Join(of[0], ", "), strings.Join(of[1], ", ")
}

// Loses returns all that a file of the format can hold of no story: what its row of the
// table says, and comments on the copy wherever it has no room for them.
func (f Format) Loses() []string {
	all := slices.Clone(f.loses)
	if f.Writes() && !f.Raw && !f.Comments {
		all = append(all, LosesComments)
	}
	return all
}
