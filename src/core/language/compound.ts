/** A name that is written in one piece: what it is called without its joints, and what it is made of. */
export interface Compound {
  readonly whole: string;
  readonly parts: readonly string[];
  /** Its parts are no words of their own, as in `GitHub` or `node.js`: they count less. */
  readonly close: boolean;
}

const mostParts = 10;
const joints = /[-‐‑_]/u;
const anyJoint = /[-‐‑_]|\.(?=\p{L})/u;

const unit =
  /^(\d+)(ns|µs|us|ms|s|secs?|mins?|h|hrs?|[kmgtp]i?b|bits?|bytes|[kmg]bps|[kmg]?hz|[kmg]?wh?|kv|mv|ma|mm|cm|km|kg|mg|ml|px|pt|em|rpm|fps|eur|usd|chf|gbp)$/iu;

/** `PodCrashLooping` in its words; one letter alone is no word, as in `iPhone`, `SaaS` or `TAMs`. */
const humps = (text: string): readonly string[] => {
  if (!/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(text) || /^\p{Lu}+s$/u.test(text)) return [text];
  const parts = text
    .replace(/(\p{Ll}|\p{N}{2})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})|(\p{Ll})(?=\p{N}{2})/gu, '$1$2$3 ')
    .split(' ');
  return parts.length < 4 && parts.some((part) => part.length < 2) ? [text] : parts;
};

/** What a run of letters, digits and joints is made of, when it is more than one word. */
export const compoundOf = (found: string): Compound | undefined => {
  const measure = unit.exec(found);
  if (measure !== null) return { whole: '', parts: measure.slice(1), close: false };
  const pieces = found.split(anyJoint).filter((piece) => piece !== '');
  const parts = pieces.flatMap(humps);
  if (parts.length < 2) return undefined;
  const named = parts.length <= mostParts && !parts.every((part) => /^\p{N}+$/u.test(part));
  return {
    whole: named ? found.split(joints).join('') : '',
    parts,
    close: pieces.length < parts.length || !joints.test(found),
  };
};
