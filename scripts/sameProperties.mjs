import fc from 'fast-check';

/**
 * Loaded before the tests where `CI` is set: properties try the same values in every run there, so that a change fails for
 * what it changed. Everywhere else they try new ones each time; what that finds is mended and stays as a test.
 */
fc.configureGlobal({ seed: 20_261_125 });
