/** Exit codes of the command line: a contract with scripts that call it. */
export const EXIT = {
  passed: 0,
  /** Flawed, or the pipeline couldn't be graded for a reason in its own code. */
  flawed: 1,
  /** Bad usage, an unreadable file, or a pack with mistakes. */
  usage: 2,
  /** A failure of Groundloop's own. */
  internal: 3,
  /** Ctrl-C, as shells report it. */
  interrupted: 130,
} as const;
