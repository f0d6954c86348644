package editor

import "testing"

func TestCameAs(t *testing.T) {
	for file, want := range map[string]string{
		"pictures/4f1c2a9be0d3-quay.jpg":      "quay.jpg",
		"pictures/4f1c2a9be0d3-old-quay.jpg":  "old-quay.jpg",
		"pictures/4f1c2a9be0d3-quay.jpg: use": "quay.jpg: use",
		"sources/4f1c2a9be0d3-minutes.pdf":    "minutes.pdf",
		"quay-1.jpg":                          "quay-1.jpg",
		"photos/2026-quay.jpg":                "photos/2026-quay.jpg",
		"The pier, in two-tone":               "The pier, in two-tone",
		"":                                    "",
	} {
		if got := CameAs(file); got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}
