import { say } from '../../core/base/say.ts';

/** Names that Windows gives to devices, with or without an extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * What is wrong with an archive's entry as the path of a pack's file, in words; undefined where it is one that every
 * system can hold: relative, with `/`, and named alike everywhere.
 */
export function wrongName(name: string): string | undefined {
  if (name.length > 200) return say('its path is longer than 200 characters');
  // eslint-disable-next-line no-control-regex -- those are what is looked for
  if (/[\u0000-\u001f\u007f\ufffd]/.test(name)) return say("its path has characters that can't be shown");
  if (name.includes('\\') || name.includes(':')) return say('its path has `\\` or `:` in it');
  if (name.startsWith('/')) return say('its path is absolute');
  if (name !== name.normalize('NFC')) return say('its path is not in normal form (NFC)');
  for (const part of name.split('/')) {
    if (part === '' || part === '.' || part === '..') return say('its path leads out of the pack');
    if (/[. ]$/.test(part) || /[<>"|?*]/.test(part) || device.test(part))
      return say("Windows can't have a file named `{part}`", { part });
  }
  return undefined;
}
