// Package workflow holds the product's verbs without a window: import, open,
// save, compare, check, export, back up. The window and the command line call
// the same ones. A Desk may be used from several goroutines.
package workflow
