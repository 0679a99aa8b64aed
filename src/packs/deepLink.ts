import { z } from 'zod';
import { fail, succeed, type Result } from '../core/base/result.ts';
import { idSchema } from '../core/course/id.ts';

/** What a link from outside VS Code can name. A test is named by its module. */
export interface DeepLink {
  readonly kind: 'lesson' | 'lab' | 'test';
  readonly pack: string;
  readonly id: string;
  /** Of a lesson. */
  readonly section?: string;
}

/** The parts of an address, decoded. */
export interface LinkParts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** Why a link can't be followed; the words for it are the editor's. */
export type LinkProblem = 'not-a-link' | 'unknown-kind' | 'bad-id' | 'unexpected-part';

const shortId = idSchema.max(100);
/** As links within a pack write it. */
const sectionSchema = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+$/);
const linkSchema = z.strictObject({ pack: shortId, id: shortId, section: sectionSchema.optional() });

/** Reads `/lab/<pack>/<lab>`, `/lesson/<pack>/<lesson>#section` or `/test/<pack>/<module>`, and nothing else. Never throws. */
export function parseDeepLink({ path, query, fragment }: LinkParts): Result<DeepLink, LinkProblem> {
  const [root, kind = '', pack, id, ...more] = path.split('/');
  if (root !== '' || pack === undefined || id === undefined || more.length > 0) return fail('not-a-link');
  if (kind !== 'lesson' && kind !== 'lab' && kind !== 'test') return fail('unknown-kind');
  if (query !== '' || (fragment !== '' && kind !== 'lesson')) return fail('unexpected-part');
  const parsed = linkSchema.safeParse(fragment === '' ? { pack, id } : { pack, id, section: fragment });
  if (!parsed.success) return fail('bad-id');
  const { section, ...rest } = parsed.data;
  return succeed(section === undefined ? { kind, ...rest } : { kind, ...rest, section });
}

/** The path and fragment of a link: what `parseDeepLink` reads. */
export const deepLinkParts = ({ kind, pack, id, section = '' }: DeepLink): LinkParts => ({
  path: `/${kind}/${pack}/${id}`,
  query: '',
  fragment: section,
});
