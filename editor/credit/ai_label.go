package credit

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"stet/editor"
)

// A picture that a model made is said to be one where readers see it, and its digital
// source type says so too (AP, standards around generative AI; IPTC Digital Source
// Type vocabulary).
var aiLabel = newRule("ai-label", "What a machine made is labelled", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			embedded := SourceType(in.Known.Pictures[i.File].Origin)
			said := SourceType(i.Origin)
			if !machineMade[cmp.Or(said, embedded)] && !machineMade[embedded] {
				continue
			}
			if !madeRE.MatchString(i.Caption + " " + i.Credit) {
				f := ofPicture(b, fmt.Sprintf("Picture %d was made by a machine, and nothing beside it says so", n+1))
				caption := strings.TrimSpace(i.Caption + " (AI-generated image)")
				f.Fixes = []editor.Fix{{Label: "Say so in the caption", Edits: []editor.Edit{{Picture: b.ID, Field: "caption", Value: caption}}}}
				found = append(found, f)
			}
			if machineMade[embedded] && said != "" && said != embedded {
				f := ofPictureIn(b, "how it was made", fmt.Sprintf("The file of picture %d says that a machine made it (%s), the desk says %s", n+1, embedded, said))
				f.Fixes = []editor.Fix{setPicture(b, "digitalSource", embedded)}
				found = append(found, f)
			}
		}
		return found
	}).
	follows("https://blog.ap.org/standards-around-generative-ai").
	unless(func(in Input) string {
		silent := 0
		for _, b := range pictures(in.Story.Article) {
			if b.Image.Origin == "" && in.Known.Pictures[b.Image.File].Origin == "" {
				silent++
			}
		}
		if silent == 0 {
			return ""
		}
		return fmt.Sprintf("of %d of the pictures neither the file nor the desk says how it was made", silent)
	})

// machineMade are the types of http://cv.iptc.org/newscodes/digitalsourcetype/ that
// a model had a hand in.
var machineMade = map[string]bool{"trainedAlgorithmicMedia": true, "compositeWithTrainedAlgorithmicMedia": true, "algorithmicMedia": true, "compositeSynthetic": true, "algorithmicallyEnhanced": false}

// SourceType is the last word of the address of a digital source type.
func SourceType(s string) string { return s[strings.LastIndexAny(s, "/:#")+1:] }

var madeRE = regexp.MustCompile(`(?i)\bAI\b|\bA\.I\.|artificial intelligence|\bgenerated (?:by|with|using)|computer[- ]generated|synthetic|\bKI[- ]generiert`)
