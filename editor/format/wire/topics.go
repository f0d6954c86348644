package wire

import (
	"strconv"
	"strings"
)

// topics are the top of the IPTC's subject codes and media topics, by the first two of
// their eight digits (https://cv.iptc.org/newscodes/mediatopic/). Wires that send only a
// code mean these.
var topics = [...]string{1: "Arts, culture, entertainment and media", "Crime, law and justice", "Disaster, accident and emergency", "Economy, business and finance",
	"Education", "Environment", "Health", "Human interest", "Labour", "Lifestyle and leisure", "Politics", "Religion", "Science and technology", "Society", "Sport",
	"Conflict, war and peace", "Weather"}

// topic names what a code is about, such as "subj:15054000"; "" for one that says nothing
// by itself.
func topic(code string) string {
	_, code, _ = cutLast(code, ":")
	_, code, _ = cutLast(code, "/")
	if len(code) != 8 || strings.TrimLeft(code, "0123456789") != "" {
		return ""
	}
	if n, _ := strconv.Atoi(code[:2]); n < len(topics) {
		return topics[n]
	}
	return ""
}

// about names what most of the codes are about, the first of them where they are even.
func about(codes []string) string {
	votes := map[string]int{}
	best := ""
	for _, c := range codes {
		votes[topic(c)]++
	}
	for _, c := range codes {
		if name := topic(c); name != "" && (best == "" || votes[name] > votes[best]) {
			best = name
		}
	}
	return best
}
