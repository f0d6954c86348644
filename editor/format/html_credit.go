package format

import (
	"regexp"
	"strings"

	"stet/editor"
)

// The words of a picture's credit, as captions have them: at the end, in brackets, behind
// a label or a sign.

// creditText matches a credit at the end of a caption, or as all of it.
var creditText = regexp.MustCompile(`(?i)(?:^|[\s.,;:)"”]|\s[-–—|/]\s)[\[(]?\s*((?:(?:photo(?:graph)?|picture|image|photos|images|pic|fotos?|fotó|fotoğraf|beeld|ljósmynd|bild|grafik|illustration|video|kuva|zdjęcie|fot\.)\s*(?:credits?|by|courtesy|copyright|source)?\s*(?:of\s+)?[:/©]|(?:photo|photograph|image|picture|foto) (?:by|courtesy of|von|de|via) |(?:credits?|courtesy(?: of)?|(?:bild|foto)?(?:quelle|nachweis|rechte)|crédits?(?: photo)?|image source|source|copyright|fuente|fonte|zdroj|źródło|sursa(?: foto)?|foto|фото|фотография|फोटो|写真|사진|照片|圖|图)\s*[:：,=＝/／]\s*|©|\(c\)\s)\s*[^()\[\]]{2,90}?)\s*[\])]?\.?\s*$`)

// agencyTail matches "(AP Photo/Jane Doe)", "(Jane Doe/CBC)" and "(Reuters)"
// at the end.
var agencyTail = regexp.MustCompile(`[(\[]\s*([^()\[\]]{2,60}/\s?[^()\[\]]{2,60})\s*[)\]]\.?\s*$|[(\[]\s*([^()\[\]]{2,90}(?:Photo|Images?|Reuters|AFP|Getty|AP|EPA|dpa|Bloomberg|Shutterstock|Alamy|Press|Times|News|Post|Herald|Agency|Supplied|Handout|File)\b[^()\[\]]{0,60}|(?:AP|AFP|Reuters|EPA|dpa|Getty|Bloomberg|Supplied|Handout|Dok\.)\b?[^()\[\]]{0,80})\s*[)\]]\.?\s*$`)

// photoTail matches "AP Photo/Jane Doe" at the end, where the agency is part of what a
// label would be.
var photoTail = regexp.MustCompile(`(?:^|[\s(\[])((?:\p{Lu}[\p{Lu}-]+|Reuters)(?: [Pp]ool| [Ff]ile)? (?:Photo|PHOTO|photo)\s?/\s?[^()\[\]/:]{2,60})[)\]]?\.?\s*$`)

// wideTail matches the credits of the Far East: "（ロイター）", "＝東京で、山田花子撮影",
// "[사진=연합뉴스]", "연합뉴스 제공".
var wideTail = regexp.MustCompile(`（[CＣ]）\s*([^（）。]{2,40})\s*$|[（〔【［]([^（）〔〕【】［］]{0,40}(?:撮影|提供|通信|新聞|共同|ロイター|AP|ＡＰ|AFP|ＡＦＰ|写真|摄|攝|社|제공|뉴스))[）〕】］]\s*$|[＝=]\s*([^＝=。]{0,30}(?:撮影|提供|共同|ロイター|AP|ＡＰ|AFP|ＡＦＰ))\s*$|[\[［(（]\s*(?:사진|写真|照片|图|圖)\s*[=＝:：]?\s*([^\])）］]{2,40})\s*[\]］)）]\s*$|[.。]\s*/?([^\s.。]{2,12}\s?(?:제공|기자|사진))\s*$`)

// barTail matches a name behind a bar, and one behind which a word says that it took
// the picture.
var barTail = regexp.MustCompile(`\s[|•·]\s([^|•·]{2,80})$|[.)]\s+([^.()]{2,40}(?:/[^.()]{2,40})?\s+nuotr\.?)$|\s/\s(.{2,60}\snuotr\.?)$`)

// handedTail matches what newsrooms write behind pictures that they were given.
var handedTail = regexp.MustCompile(`\s((?:Submitted|Contributed|Provided|Courtesy|Handout|File|Staff) [Pp]hoto)\.?$`)

// nameTail matches what follows the last sentence of a caption without a stop: "The
// ferry at dawn. Ann Holt/AP".
var nameTail = regexp.MustCompile(`(?:[\p{Ll}\d)”"]{3}|\p{Lo}{2})[.。][”"]?\s+([^.。!?:;,]{2,60})$`)

// pictureCreditLabel is what stands before the name in a picture's credit.
var pictureCreditLabel = regexp.MustCompile(`(?i)^\s*(?:(?:photo(?:graph)?s?|pictures?|images?|pics?|fotos?|fotó|fotoğraf|beeld|ljósmynd|bild(?:er)?|grafik|illustration|video|kuva|zdjęcie|fot\.)\s*(?:credits?|by|courtesy|copyright|source)?\s*(?:of)?\s*[:/,]|(?:photo|photograph|image|picture|foto) (?:by|courtesy of) |credits?\s*(?:…|\.{3})|(?:credits?|courtesy(?: of)?|(?:bild|foto)?(?:quelle|nachweis|rechte)|crédits?(?: photo)?|image source|source|copyright|fuente|fonte|zdroj|źródło|sursa(?: foto)?|autor|author|출처|фото|фотография|फोटो|写真|사진|照片|圖|图)\s*[:：,=＝/／]|copyright |by )\s*`)

// isCreditText reports whether a text beside a caption can be its credit: a
// short name, or a name behind a label.
func isCreditText(s string) bool {
	if m := bracketed.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	return s != "" && len(s) < 120 && !enlarge.MatchString(s) && (isCreditValue(s) && len(strings.Fields(s)) <= 8 && startsSentence(s) || pictureCreditLabel.MatchString(s))
}

// enlarge is what a page writes on the button that shows a picture in full size.
var enlarge = regexp.MustCompile(`(?i)^\W*(?:(?:click to )?enlarge|zoom|expand|open|(?:open|view|see|enlarge) (?:image|picture|photo|gallery).*|full ?screen.*|(?:bild )?vergrößern|agrandir|ampliar|ingrandisci|förstora)\W*$`)

// wideLabel is leftLabel in the Far East.
var wideLabel = regexp.MustCompile(`[\[［(（]\s*(?:사진|写真|照片|图|圖)\s*(?:출처)?\s*[=＝:：]?\s*$`)

var bracketed = regexp.MustCompile(`^[(\[]([^()\[\]]+)[)\]]$`)

// leftLabel is what a caption has at its end where the credit was behind it.
var leftLabel = regexp.MustCompile(`(?i)[\s|/–—-]*(?:\b(?:credits?|photo|foto|image|bild|quelle|source|copyright|photograph))?\s*(?:by)?\s*(?:[:©|/]|（[CＣ]）)\s*$`)

// longCredit is how many bytes no credit has.
const longCredit = 240

// creditEnd returns the last words of a text, as many as may be a credit.
func creditEnd(s string) string {
	if len(s) <= longCredit {
		return s
	}
	at := len(s) - longCredit
	if space := strings.IndexByte(s[at:], ' '); space >= 0 {
		return s[at+space+1:]
	}
	return s
}

// splitCredit parts a credit from the end of a caption, with the licence behind it.
func splitCredit(s string) (caption, credit string) {
	end := creditEnd(s)
	front := s[:len(s)-len(end)]
	if caption, credit = splitLicensed(end); credit == "" {
		caption, credit = splitEnding(end)
	}
	if credit == "" {
		return s, ""
	}
	return strings.TrimSpace(front + caption), credit
}

// splitLicensed parts a credit that ends with a Creative Commons licence, which is a part
// of it: "Photo: Ann Lee/Flickr (CC BY-NC 2.0)", also with brackets around both.
func splitLicensed(s string) (caption, credit string) {
	whole := strings.TrimRight(s, " .")
	inner, around := strings.CutSuffix(whole, "))")
	if around {
		whole = inner + ")"
	}
	name, licence := editor.WithoutLicence(whole)
	if licence == "" {
		return s, ""
	}
	behind := whole[len(name):]
	if around {
		name += ")"
	}
	if caption, credit = splitEnding(name); credit == "" {
		return s, ""
	}
	return caption, credit + behind
}

func splitEnding(s string) (caption, credit string) {
	for _, r := range []*regexp.Regexp{photoTail, agencyTail, creditText, wideTail, barTail, handedTail, nameTail} {
		m := r.FindStringSubmatchIndex(s)
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 && (r != nameTail && (r != barTail || i > 2) || isCreditText(s[m[i]:m[i+1]])) {
				rest := wideLabel.ReplaceAllString(leftLabel.ReplaceAllString(s[:m[i]], ""), "")
				rest = strings.TrimRight(rest, " ,([|-–—/（〔【［＝=")
				return strings.TrimSpace(rest), s[m[i]:m[i+1]]
			}
		}
	}
	return s, ""
}

// cleanCredit takes the label and brackets off a picture's credit.
func cleanCredit(s string) string {
	if s = strings.Trim(squeeze(s), " |-–—;,"); strings.Count(s, "(") != strings.Count(s, ")") || bracketed.MatchString(s) {
		s = strings.Trim(s, " ()[]")
	}
	for range 2 {
		s = strings.TrimSpace(pictureCreditLabel.ReplaceAllString(s, ""))
	}
	s = strings.TrimSpace(strings.TrimLeft(s, "©: "))
	if bareLabel.MatchString(s) || counter.MatchString(s) {
		return ""
	}
	return s
}

// counter is the place of a picture in a gallery, or how long a film runs.
var counter = regexp.MustCompile(`(?i)^(?:\d+\s*(?:/|of|von|de|sur|di|van|av)\s*\d+|\d{1,2}(?::\d\d){1,2})$`)

var bareLabel = regexp.MustCompile(`(?i)^(?:copyright|credits?|photo|foto|image|bild|quelle|source|photograph(?:er)?|embed)?$`)
