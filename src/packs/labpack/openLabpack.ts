import { fail, succeed, type Problem, type Result } from '../../core/base/result.ts';
import type { Pack } from '../../core/course/pack.ts';
import { readPack } from '../readPack.ts';
import { readLabpack, type Labpack } from './readLabpack.ts';
import { fingerprint } from '../../signing/ed25519.ts';
import { wrongSignature } from './signature.ts';

/** What a pack's signature comes to. */
export type Vouched =
  | { readonly kind: 'unsigned' }
  /** The signature holds: whoever has this key made exactly this pack. */
  | { readonly kind: 'signed'; readonly publisher: string; readonly fingerprint: string }
  | { readonly kind: 'broken'; readonly why: string };

export interface OpenedLabpack extends Labpack {
  readonly pack: Pack;
  readonly vouched: Vouched;
}

/** Takes a `.labpack` apart and checks the pack in it, and its signature. All problems are told. */
export async function openLabpack(bytes: Uint8Array): Promise<Result<OpenedLabpack, readonly Problem[]>> {
  const labpack = await readLabpack(bytes);
  if (!labpack.ok) return fail([labpack.problem]);
  const pack = await readPack(labpack.value.files);
  return pack.ok ? succeed({ ...labpack.value, pack: pack.value, vouched: vouch(labpack.value, pack.value) }) : pack;
}

function vouch({ signature }: Labpack, pack: Pack): Vouched {
  if (!signature) return { kind: 'unsigned' };
  const why = wrongSignature(signature, pack);
  if (why !== undefined) return { kind: 'broken', why };
  return { kind: 'signed', publisher: signature.publisher, fingerprint: fingerprint(signature.publicKey) };
}
