/**
 * A text for one of VS Code's messages, in which nothing is a link. VS Code makes links of `[words](command:…)` in messages
 * and runs them, and messages quote what is in packs, addresses and folder names: a word joiner, which isn't seen, keeps
 * both halves apart.
 */
export const plainText = (text: string): string => text.replaceAll('](', ']\u2060(');
