package format

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
)

// Readability drops pictures, and more so their captions: those of the article are found
// before, and put back into their places afterwards.

// figure is a picture with its place on the page.
type figure struct {
	at    int
	image *editor.Image
}

// picture reads the picture of an element, nil where it is none of the article's.
func (p *page) picture(n *html.Node) *editor.Image {
	image := p.pictures.read(n)
	if image == nil || p.isSitesPicture(image) {
		return nil
	}
	return image
}

// logo is how files and alternative texts name what is the site's own.
var logo = regexp.MustCompile(`(?i)(?:^|[-_ ])logo(?:$|[-_ ])`)

// onAir stands below the picture of what a channel shows now, or how long it takes.
var onAir = regexp.MustCompile(`(?i)^\W*(?:live|watch .{0,20}live|open menu|\d+ ?min(?:ut\w+)?)\W*$`)

// isSitesPicture reports whether a picture is the site's: its logo, what asks readers to
// subscribe, the live programme, or the portrait of the one who wrote.
func (p *page) isSitesPicture(i *editor.Image) bool {
	bare, short, drawn := i.Caption == "" && i.Credit == "", len(strings.Fields(i.Caption)) <= 3, strings.Contains(i.File, ".svg")
	switch {
	case isWeb(i.Caption), i.Caption != "" && (p.meta.isPublisher(i.Caption) || p.isBiography(i.Caption) || onAir.MatchString(i.Caption)):
		return true
	case calls.MatchString(i.Caption) && ownName.MatchString(i.Caption), isByline(i.Caption) && byPrefix.MatchString(i.Caption):
		return true
	case i.Credit == "" && logo.MatchString(fileName(i.File)) && (short || drawn), i.Credit == "" && i.Caption != "" && short && drawn:
		return true
	case i.Credit == "" && (portrait.MatchString(i.File) || p.isPortrait(i.Caption)), bare && advert.MatchString(i.Alt):
		return true
	}
	return bare && i.Alt != "" && (p.meta.isPublisher(i.Alt) || p.isPortrait(i.Alt))
}

// advert is what sites write of the pictures of advertisements, of their newsletters and
// of what is still to come.
var advert = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:werbung|anzeige|advert\w*|banner|publicidad|publicité|sponsor\w*|newsletter|video lädt|loading)(?:[-_ \d]|$)`)

// portrait is where sites keep the pictures of their authors.
var portrait = regexp.MustCompile(`(?i)[-_/](?:authors?|autor(?:en|es)?|avatars?|newsletters?)[-_/]|\bgravatar\.com/`)

// isPortrait reports whether the words of a picture are hardly more than the name of one
// of the authors.
func (p *page) isPortrait(words string) bool {
	return slices.ContainsFunc(p.a.Authors, func(a editor.Author) bool {
		rest := strings.Replace(plain(words), plain(a.Name), "", 1)
		return rest != plain(words) && len(strings.Fields(rest)) <= 3
	})
}

// album is the captioned pictures of a page, no caption twice.
type album struct {
	figures  []figure
	captions map[string]bool
}

func (a *album) add(at int, image *editor.Image) {
	if image.Caption == "" && image.Credit == "" || image.Caption != "" && a.captions[image.Caption] {
		return
	}
	a.captions[image.Caption] = true
	a.figures = append(a.figures, figure{at, image})
}

// findFigures lists the captioned pictures that may belong to the article, in
// order: those that readability drops are put back from here.
func (p *page) findFigures(doc *html.Node) {
	p.album = album{captions: map[string]bool{}}
	done := map[*html.Node]bool{}
	for _, img := range all(doc, named("img", "amp-img", "picture", "video", "iframe")) {
		box := pictureBox(img)
		if box == nil {
			p.addRepeated(img)
			continue
		}
		if done[box] {
			continue
		}
		done[box] = true
		p.addFigure(box)
	}
	// Captions whose picture a script would have loaded.
	for _, box := range all(doc, isLoneCaption) {
		if inside(box, func(n *html.Node) bool { return done[n] || isLoneCaption(n) }) == nil {
			p.addFigure(box)
		}
	}
	slices.SortStableFunc(p.album.figures, func(a, b figure) int { return a.at - b.at })
	p.addLinked()
}

// addLinked adds the article's leading picture where only the JSON-LD has it, with its
// caption, since a script would have loaded it.
func (p *page) addLinked() {
	for _, v := range p.meta.ld.list("image") {
		o, ok := v.(map[string]any)
		if !ok {
			continue
		}
		image := &editor.Image{File: absolute(p.pictures.base, pick(claim{text(o["contentUrl"]), ""}, claim{text(o["url"]), ""}).value)}
		if image.File == "" {
			continue
		}
		if p.pictures.complete(image); image.Caption == "" || len(strings.Fields(image.Caption)) < 4 || plain(image.Caption) == plain(p.a.Headline) || plain(image.Caption) == plain(p.meta.meta("description", "og:description")) {
			continue
		}
		shown := func(f figure) bool {
			return sharedWords(f.image.Caption, image.Caption) > 0.8 || fileName(image.File) != "" && fileName(f.image.File) == fileName(image.File)
		}
		if !slices.ContainsFunc(p.album.figures, shown) {
			p.album.figures = slices.Insert(p.album.figures, 0, figure{0, image})
		}
		return
	}
}

func (p *page) addFigure(box *html.Node) {
	image := p.pictures.read(box)
	switch {
	case image == nil, image.Credit == "" && isTeaser(box), isHeaded(inside(box, named("a"))):
	case p.isSitesPicture(image):
		detach(box) // and its words, which are nothing but a caption
	default:
		p.album.add(placeOf(box), image)
	}
}

// isTeaser reports whether a picture and the words below it are all one link to another
// page.
func isTeaser(box *html.Node) bool {
	link, caption := inside(box, named("a")), first(box, named("figcaption"))
	if caption != nil && len(strings.Fields(wordsTo(caption, boxText))) >= 6 && endsSentence(words(caption)) {
		return false // a caption in sentences, around which only a link to the full size lies
	}
	return link != nil && attr(link, "href") != "" && !pictureLink.MatchString(attr(link, "href"))
}

// isHeaded reports whether a link has a heading in it, as a teaser has and no picture that
// opens in full size.
func isHeaded(link *html.Node) bool {
	return link != nil && first(link, named("h2", "h3", "h4", "h5")) != nil
}

// addRepeated adds a picture whose caption stands behind it unnamed: the words that
// its alternative text has.
func (p *page) addRepeated(img *html.Node) {
	if !is(img, "img", "amp-img") {
		return
	}
	if image := p.picture(img); image != nil && image.Caption != "" { // in its attributes or in JSON-LD
		p.album.add(placeOf(img), image)
		return
	}
	alt := plain(attr(img, "alt"))
	if len(strings.Fields(alt)) < 2 {
		return
	}
	n := img
	for n.Parent != nil && wordsTo(n.Parent, 0) == "" {
		n = n.Parent
	}
	for next := n.NextSibling; next != nil; next = next.NextSibling {
		if next.Type != html.ElementNode || wordsTo(next, 0) == "" {
			continue
		}
		if image := p.pictures.read(img); image != nil && plain(wordsTo(next, boxText)) == alt {
			image.Caption, image.Credit = splitCredit(words(next))
			detach(next)
			p.album.add(placeOf(img), image)
		}
		return
	}
}

// addFigures puts the captioned pictures into their places, between headline
// and end of the text; a bare picture that readability kept gets its caption.
func (p *page) addFigures() {
	known, last := shown{at: map[int]*editor.Image{}, files: map[string][]*editor.Image{}, captions: map[string]*editor.Image{}}, 0
	for _, b := range p.body {
		last = max(last, b.line)
		known.add(b.line, b.Image)
	}
	var missing []placed
	for _, f := range p.album.figures {
		if have := known.find(f); have != nil {
			for _, part := range figureParts {
				if have.Field(part[1]) == "" {
					_ = have.SetField(part[1], f.image.Field(part[1])) // which took it once and takes it again
				}
			}
		} else if f.at <= last {
			b := tidyBlock(editor.Block{Kind: editor.ImageBlock, Image: f.image})
			missing = append(missing, placed{b, f.at})
			known.add(f.at, b.Image)
		}
	}
	var all []placed
	for _, b := range p.body {
		for len(missing) > 0 && missing[0].line < b.line {
			all, missing = append(all, missing[0]), missing[1:]
		}
		all = append(all, b)
	}
	p.body = append(all, missing...)
	p.dropCaptions()
}

// shown are the pictures of the text, by what tells that a figure shows one of them.
type shown struct {
	at       map[int]*editor.Image // by place
	files    map[string][]*editor.Image
	captions map[string]*editor.Image
}

// commonName is of how many pictures a file name says nothing.
const commonName = 16

func (s *shown) add(at int, image *editor.Image) {
	if image == nil {
		return
	}
	if s.at[at] == nil {
		s.at[at] = image
	}
	for _, name := range []string{image.File, fileName(image.File)} {
		if name != "" && len(s.files[name]) < commonName {
			s.files[name] = append(s.files[name], image)
		}
	}
	if image.Caption != "" && s.captions[image.Caption] == nil {
		s.captions[image.Caption] = image
	}
}

// find returns the picture that a figure shows, or nil. One file may stand for a video
// and for itself: where both have captions, these tell.
func (s *shown) find(f figure) *editor.Image {
	if image := s.at[f.at]; image != nil {
		return image
	}
	for _, name := range []string{f.image.File, fileName(f.image.File)} {
		for _, image := range s.files[name] {
			if f.image.Caption == "" || image.Caption == "" || sharedWords(f.image.Caption, image.Caption) > 0.5 {
				return image
			}
		}
	}
	return s.captions[f.image.Caption]
}

// dropCaptions drops paragraphs that are the caption or credit of a picture
// near them once more.
func (p *page) dropCaptions() {
	known, heads := map[string]bool{}, map[string]bool{} // most paragraphs need no more than a look at their heads
	head := func(plain string) string { return plain[:min(len(plain), 12)] }
	for _, b := range p.body {
		if b.Image != nil {
			for _, words := range []string{b.Image.Caption, b.Image.Credit, b.Image.Caption + " " + b.Image.Credit} {
				known[plain(words)], heads[head(plain(words))] = true, true
			}
		}
	}
	delete(known, "")
	type pair struct{ caption, credit string }
	pairs := map[pair]bool{}
	for _, b := range p.body {
		if b.Image != nil && b.Image.Caption != "" && b.Image.Credit != "" {
			pairs[pair{plain(b.Image.Caption), plain(b.Image.Credit)}] = true
		}
	}
	both := func(text string) bool { // with a word such as "Copyright" between them
		for one := range pairs {
			if len(text) < len(one.caption)+len(one.credit)+20 && strings.HasPrefix(text, one.caption) && strings.HasSuffix(text, one.credit) {
				return true
			}
		}
		return false
	}
	p.body = slices.DeleteFunc(p.body, func(b placed) bool {
		if b.Image != nil || len(known) == 0 || len(b.Text) > boxText || !heads[head(plain(b.Text))] {
			return false
		}
		caption, credit := splitCredit(b.Text)
		return both(plain(b.Text)) || known[plain(b.Text)] || known[plain(caption)] && known[plain(cleanCredit(credit))]
	})
}
