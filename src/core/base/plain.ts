/** A line from elsewhere for a terminal: it must not move the cursor, colour what follows, or turn the line round. */
export const plain = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, '');
