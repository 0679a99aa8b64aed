import { z } from 'zod';
import { lineSchema } from '../../core/course/pack.ts';
import { fail, succeed, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { publicKeyOf, signStatement, verifyStatement } from '../../signing/ed25519.ts';

/** Its name in a `.labpack`; no file of a pack has it. */
export const signatureFile = 'signature.json';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** Who vouches for a pack, and for which: `signature` is Ed25519 over the canonical JSON of all the rest. */
export const signatureSchema = z.strictObject({
  schema: z.literal('groundloop.signature/1'),
  /** The name that the publisher goes by. Nobody checks it: the key is what tells publishers apart. */
  publisher: lineSchema.max(80).refine((name) => !/sha256\s*:/i.test(name), 'leave fingerprints out of the name'),
  /** SPKI, DER, base64. */
  publicKey: base64.max(100),
  pack: z.strictObject({ id: z.string(), version: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  signature: base64.max(100),
});

export type Signature = z.infer<typeof signatureSchema>;
export type SignedPack = Signature['pack'];

/** Signs a pack's content. The problem says what is wrong with the key. */
export function signPack(pack: SignedPack, publisher: string, pem: string): Result<Signature> {
  const publicKey = publicKeyOf(pem);
  if (publicKey === undefined) {
    const message = 'This is not an Ed25519 private key in PEM. `groundloop key new FILE` makes one.';
    return fail({ code: 'sign.bad-key', message });
  }
  const statement = { schema: 'groundloop.signature/1', publisher, publicKey, pack } as const;
  const made = signatureSchema.safeParse({ ...statement, signature: signStatement(statement, pem) });
  if (made.success) return succeed(made.data);
  return fail({ code: 'sign.publisher', message: 'Give the publisher a name of 1 to 80 visible characters.' });
}

/**
 * Whether the signature is one of its key, and about this content.
 * @returns undefined where it holds; otherwise what doesn't, in words
 */
export function wrongSignature({ signature, ...statement }: Signature, pack: SignedPack): string | undefined {
  const { id, version, hash } = statement.pack;
  if (id !== pack.id || version !== pack.version || hash !== pack.hash)
    return say('it was signed for other files: something was changed after it was signed');
  switch (verifyStatement(statement, { publicKey: statement.publicKey, signature })) {
    case 'holds':
      return undefined;
    case 'not-its-key':
      return say('the signature is not one of its key');
    case 'no-key':
      return say('its key can’t be read');
  }
}
