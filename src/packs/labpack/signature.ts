import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';
import { say } from '../../core/base/say.ts';
import { canonicalJson } from '../../core/base/canonicalJson.ts';
import { fail, succeed, type Result } from '../../core/base/result.ts';

/** Its name in a `.labpack`; no file of a pack has it. */
export const signatureFile = 'signature.json';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** Who vouches for a pack, and for which: `signature` is Ed25519 over the canonical JSON of all the rest. */
export const signatureSchema = z.strictObject({
  schema: z.literal('groundloop.signature/1'),
  /** The name that the publisher goes by. Nobody checks it: the key is what tells publishers apart. */
  publisher: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[^\p{C}]+$/u, 'use characters that can be seen'),
  /** SPKI, DER, base64. */
  publicKey: base64.max(100),
  pack: z.strictObject({ id: z.string(), version: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  signature: base64.max(100),
});

export type Signature = z.infer<typeof signatureSchema>;
export type SignedPack = Signature['pack'];

/** A new key pair of a publisher: the private key as PEM (PKCS #8), to be kept, and what others know it by. */
export function newKey(): { readonly pem: string; readonly fingerprint: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(derOf(publicKey)),
  };
}

/** Signs a pack's content. The problem says what is wrong with the key. */
export function signPack(pack: SignedPack, publisher: string, pem: string): Result<Signature> {
  const key = readKey(pem);
  if (!key) {
    const message = 'This is not an Ed25519 private key in PEM. `groundloop key new FILE` makes one.';
    return fail({ code: 'sign.bad-key', message });
  }
  const publicKey = derOf(createPublicKey(key)).toString('base64');
  const statement = { schema: 'groundloop.signature/1', publisher, publicKey, pack } as const;
  const made = signatureSchema.safeParse({
    ...statement,
    signature: sign(null, bytesOf(statement), key).toString('base64'),
  });
  if (made.success) return succeed(made.data);
  return fail({ code: 'sign.publisher', message: 'Give the publisher a name of 1 to 80 visible characters.' });
}

/**
 * Whether the signature is one of its key, and about this content.
 * @returns undefined where it holds; otherwise what doesn't, in words
 */
export function wrongSignature(signature: Signature, pack: SignedPack): string | undefined {
  const { signature: signed, ...statement } = signature;
  const { id, version, hash } = statement.pack;
  if (id !== pack.id || version !== pack.version || hash !== pack.hash)
    return say('it was signed for other files: something was changed after it was signed');
  try {
    const key = createPublicKey({ key: Buffer.from(statement.publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return say('its key is not an Ed25519 key');
    return verify(null, bytesOf(statement), key, Buffer.from(signed, 'base64'))
      ? undefined
      : say('the signature is not one of its key');
  } catch {
    return say("its key can't be read");
  }
}

/** What people compare a key by: `SHA256:` and the hash of its SPKI, as SSH writes fingerprints. */
export const fingerprint = ({ publicKey }: Pick<Signature, 'publicKey'>): string =>
  fingerprintOf(Buffer.from(publicKey, 'base64'));

const fingerprintOf = (spki: Buffer): string =>
  `SHA256:${createHash('sha256').update(spki).digest('base64').replace(/=+$/, '')}`;

const derOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const bytesOf = (statement: Omit<Signature, 'signature'>): Buffer => Buffer.from(canonicalJson(statement), 'utf8');

function readKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
