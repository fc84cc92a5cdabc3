import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two texts are the same, in a time that tells nothing of either. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/**
 * What a browser carries once it has shown the token: something random of its own, signed with the token, so that
 * nothing has to be kept for browsers that only look, and another token ends all of them.
 */
export function createPasses(token: string) {
  const sign = (secret: string): string => createHmac('sha256', token).update(secret).digest('base64url');

  return {
    issue(): string {
      const secret = randomBytes(24).toString('base64url');
      return `${secret}.${sign(secret)}`;
    },
    /** The id of whoever carries it, which others may see and which tells nothing of it; undefined for a made-up one. */
    holder(pass: string): string | undefined {
      const [secret = '', signature = ''] = pass.split('.');
      return sameText(signature, sign(secret)) ? digest(secret).toString('hex').slice(0, 12) : undefined;
    },
  };
}
