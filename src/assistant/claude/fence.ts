/**
 * Text by others as data for the model: named, and closed where it can't close itself.
 * @param most characters; what is beyond is left out and said to be
 */
export const fence = (name: string, text: string, most: number): string =>
  `<data name="${name}">\n${cut(text, most).replace(/<(?=\s*\/?\s*data\b)/gi, '‹')}\n</data>`;

/** The beginning of a text, and how much was left out. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}\n[${text.length - most} characters left out]`;
