import { createHash } from 'node:crypto';
import type { Person } from '../core/chat/address.js';

/**
 * Stands for a person where nobody is to read who it was: equal for the same person, so that what they asked can be
 * found for them. Whoever has both the store and a list of ids can tell; nobody else.
 */
export const fingerprint = ({ adapter, space, id }: Person): string =>
  createHash('sha256')
    .update(JSON.stringify([adapter, space, id]))
    .digest('base64url')
    .slice(0, 22);
