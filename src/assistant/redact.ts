/** Shapes of what gives access to something. What the first group matches stays. */
const secrets: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g,
  /\bsk-[A-Za-z0-9_-]{16,}/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[\w-]{16,})/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  /\bnpm_[A-Za-z0-9]{30,}/g,
  /\bAIza[\w-]{30,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b(Bearer\s+)[\w.~+/-]{16,}=*/gi,
  // user:password@host
  /(:\/\/[^\s:/@]{1,100}:)[^\s/@]{1,200}(?=@)/g,
  // A line of an .env file.
  /^([ \t]*(?:export[ \t]+)?[A-Z0-9_]{0,60}(?:SECRET|TOKEN|PASSW(?:OR)?D|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)[A-Z0-9_]{0,60}[ \t]*=[ \t]*)["']?[^\s"']{6,}/gm,
  // A quoted value, whose name says what it is. Without quotes it is code: `tokens = totalTokens`.
  /((?:secret|token|passw(?:or)?d|api[_-]?key|private[_-]?key|access[_-]?key|credential)[\w-]{0,40}["']?\s{0,9}[:=]\s{0,9}["'`])[^\s"'`]{8,}/gi,
];

const email = /\b[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,}\b/g;

/** Paths from the root of a file system or from home, after a blank, a quote or a bracket. The first group stays. */
const paths: readonly RegExp[] = [
  /(^|[\s"'`(=<[,])(?:file:\/\/)?(?:\/(?:Users|home)\/[^\n/"'`<>|:]{1,80}(?=\/)|\/[^\s/*"'`<>|:(),;]+)(?:\/[^\s/*"'`<>|:(),;]+)+\/?/gm,
  /(^|[\s"'`(=<[,])(?:file:\/{2,3})?[A-Za-z]:[\\/](?:[^\\/:*?"'`<>|\r\n]{1,200}[\\/])*[^\\/:*?"'`<>|\s()]*/gm,
  /(^|[\s"'`(=<[,])~[\\/][^\s"'`<>|:(),;]+/gm,
  /(^|[\s"'`(=<[,])\\\\[\w.$-]+\\[^\s"'`<>|]+/gm,
];

/**
 * Takes out what must not leave the machine: keys and passwords, e-mail addresses, and paths outside the lab.
 * @param folders the folders of labs: a path in one of them is told from that folder on
 */
export function redact(text: string, folders: readonly string[] = []): string {
  let clean = folders.reduce(withoutFolder, text);
  for (const shape of secrets) {
    clean = clean.replace(shape, (found: string, first: unknown) => {
      const kept = typeof first === 'string' ? first : '';
      return `${kept}[secret removed]${lineBreaks(found.slice(kept.length))}`;
    });
  }
  clean = clean.replace(email, '[e-mail address removed]');
  for (const shape of paths) clean = clean.replace(shape, '$1[path removed]');
  return clean;
}

/** A secret of several lines leaves as many, so that what is said of line 30 is about line 30. */
const lineBreaks = (text: string): string => text.replace(/[^\n]+/g, '');

/** `/home/me/labs/one/pipeline.ts` → `pipeline.ts`, also as a `file:` URL and with either slash. */
function withoutFolder(text: string, folder: string): string {
  const bare = folder.replace(/[\\/]+$/, '');
  const slashed = bare.replaceAll('\\', '/');
  return [...new Set([bare, slashed, encodeURI(slashed)])]
    .filter((form) => form !== '')
    .reduce((clean, form) => clean.replace(new RegExp(`(?:file:///?(?=/?))?${escaped(form)}[\\\\/]+`, 'g'), ''), text);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
