/** A pipeline by name: a known system as its pack has it, or the pipeline in a lab's folder. */
export type PipelineRef =
  | { readonly kind: 'system'; /** `packId/systemId` */ readonly id: string }
  | { readonly kind: 'lab'; /** The lab's folder, as a path. */ readonly folder: string };

const prefix = 'compare:';

/** `system:packId/systemId` or `lab:/path`: for arguments of commands, and to last over a restart. */
export const refText = (ref: PipelineRef): string => (ref.kind === 'system' ? `system:${ref.id}` : `lab:${ref.folder}`);

export function parseRef(text: string): PipelineRef | undefined {
  const [, kind, name] = /^(system|lab):(.+)$/s.exec(text) ?? [];
  if (name === undefined) return undefined;
  return kind === 'system' ? { kind, id: name } : { kind: 'lab', folder: name };
}

/** Names the comparison of two pipelines, among open panels and over a restart. */
export const comparisonKey = (refs: readonly [PipelineRef, PipelineRef]): string =>
  prefix + refs.map((ref) => encodeURIComponent(refText(ref))).join('&');

export function refsOfKey(key: string): readonly [PipelineRef, PipelineRef] | undefined {
  if (!key.startsWith(prefix)) return undefined;
  const [first, second, ...more] = key.slice(prefix.length).split('&').map(decoded).map(parseRef);
  return first && second && more.length === 0 ? [first, second] : undefined;
}

/** What isn't encoded as we do it names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
