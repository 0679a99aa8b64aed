/** What the two sides of a comparison are called in tables and pictures. */
export const LETTERS = ['A', 'B'] as const;
