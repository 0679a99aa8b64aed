/** Where a term stands in the glossary: `model collapse` → `model-collapse`. */
export const termPlace = (term: string): string =>
  term
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.join('-') ?? 'term';
