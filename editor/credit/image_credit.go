package credit

import (
	"cmp"
	"fmt"

	"stet/editor"
)

// Every picture is credited to somebody a reader can find (IPTC Credit Line;
// Reuters handbook: "handout" alone is no credit). A photographer's by-line is
// a credit.
var imageCredit = newRule("image-credit", "Every picture has a credit", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			message := ""
			switch line := in.line(b.Image.Credit); {
			case fold(b.Image.Credit+b.Image.Byline) == "":
				message = fmt.Sprintf("Picture %d has no credit", n+1)
			case line.Vague != "" && (fold(b.Image.Byline) == "" || in.line(b.Image.Byline).Vague != ""):
				message = fmt.Sprintf("Picture %d is credited to “%s”, which names nobody", n+1, line.Vague)
			default:
				continue
			}
			found = append(found, ofPicture(b, message))
		}
		return found
	}).follows("https://www.reutersagency.com/en/about/standards-values/")

// pictures returns the image blocks of an article, in order.
func pictures(a editor.Article) []editor.Block {
	var out []editor.Block
	for _, b := range a.Body {
		if b.Image != nil {
			out = append(out, b)
		}
	}
	return out
}

// ofPictureIn is ofPicture for one of several things that may be wrong with a picture:
// what it is about is in the text, so that a waiver of one is none of another.
func ofPictureIn(b editor.Block, about, message string) editor.Finding {
	f := ofPicture(b, message)
	f.Text += ": " + about
	return f
}

// ofPicture is a finding about one picture; its text is what tells the picture
// from others.
func ofPicture(b editor.Block, message string) editor.Finding {
	return editor.Finding{Range: editor.Range{Block: b.ID}, Message: message,
		Text: cmp.Or(b.Image.File, b.Image.Caption, b.Image.Alt, b.ID)}
}
