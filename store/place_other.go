//go:build !linux && !darwin && !windows

package store

// networkOf knows nothing of network file systems here.
func networkOf(string) (kind, root string) { return "", "" }
