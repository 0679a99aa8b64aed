// Loaded before the tests where `CI` is set: properties try the same values in every run there, so that a change fails for
// what it changed. Everywhere else they try new ones each time; what that finds is mended and stays as a test. CommonJS,
// because that is the copy of fast-check which tests get through tsx.
require('fast-check').configureGlobal({ seed: 20_261_125 });
