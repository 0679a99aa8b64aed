/** Exit codes of the command line: a contract with scripts that call it. */
export const EXIT = {
  /** Passed; a known system that ran; replayed without a difference; nothing wrong with the packs. */
  passed: 0,
  /** Flawed, not gradable for a reason in its own code, replayed with a difference, or a pack with mistakes that was checked. */
  flawed: 1,
  /** Bad usage, a file that can't be read or written, or a pack with mistakes. */
  usage: 2,
  /** A failure of Groundloop's own. */
  internal: 3,
  /** Ctrl-C, as shells report it. */
  interrupted: 130,
} as const;
