/** The grader's version: part of every verdict. It is the package's version; a test keeps them together. */
export const GRADER_VERSION = '0.1.0';
