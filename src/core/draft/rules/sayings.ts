import { telling, withoutArticle } from './english.js';
import { nounsToo, thirdPerson } from './verbs.js';

/** Whether words spell out initials one after another, each with its first letter and some of what follows. */
const spell = (initials: string, words: readonly string[]): boolean => {
  const [word, ...rest] = words;
  if (initials === '' || word === undefined) return initials === '';
  let taken = 0;
  for (const letter of word) {
    if (letter !== initials[taken]) {
      if (taken === 0) break;
      continue;
    }
    taken += 1;
    if (spell(initials.slice(taken), rest)) return true;
  }
  return /^(?:of|and|the|for|to|in|on|as|a)$/u.test(word) && spell(initials, rest);
};

/** "FCA means the Financial Conduct Authority", "IAA: an interagency agreement". */
export const spellsOut = (subject: string, says: string): boolean => {
  const initials = (/\b\p{Lu}[\p{L}\p{N}]*[\p{Lu}\p{N}]\b/u.exec(withoutArticle(subject))?.[0] ?? '').toLowerCase();
  const words: readonly string[] = says.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return initials !== '' && words.some((_, i) => spell(initials, words.slice(i, i + 8)) && !words.includes(initials));
};

/** More of a term said again tells it; a part is fine beside others that share it. */
const mostRepeated = 0.6;

const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** "Vulnerability scanning: scanning for vulnerabilities". */
const repeats = (subject: string, says: string): boolean => {
  const said = [...telling(says)];
  const words = [...telling(subject)];
  const again = words.filter((word) => said.some((each) => each.startsWith(word) || word.startsWith(each)));
  return again.length > mostRepeated * words.length || compact(says).includes(compact(subject));
};

/** What a post asks for says little of the word before it: "Mentorship: experience in advising juniors". */
const asksFor =
  /^(?:experienced?|ability|able|skills?|skilled|knowledge|proficien\p{L}+|familiarity|understanding|demonstrat\p{L}+|strong|expertise)\b/iu;

/** "A guide on how to act": of a page, not of what it is about. */
const ofPages =
  /^(?:an?|the)\s(?:\p{L}+\s)?(?:guide|page|list|overview|summary|collection|introduction|document|documentation|docs|rundown|section|note|chapter|book|course|tutorial|video|article|way)\b/iu;

/** Whether words tell nothing of a term, or only turn it over so that whoever can read the question knows the answer. */
export const isEmpty = (subject: string, says: string, labelled: boolean): boolean =>
  spellsOut(subject, says) || ofPages.test(says) || (labelled && (asksFor.test(says) || repeats(subject, says)));

/** "… of the plan, it should be one of: small medium": two sentences in one. */
export const isRunOn = (says: string): boolean =>
  /,\s(?:it|they|this|these|you|we)\s(?:is|are|can|should|must|will|may|have|has)\b/u.test(says);

/** A slip that anybody sees: "uses has", "to provides", "the the". */
export const isBroken = (text: string): boolean => {
  const words = text.toLowerCase().split(/\s+/u);
  return words.some((word, i) => {
    const before = words[i - 1] ?? '';
    const verb = thirdPerson.has(before) && !nounsToo.has(before);
    const noun = nounsToo.has(word) || !thirdPerson.has(word);
    return (
      (before === word && /^\p{L}+$/u.test(word)) ||
      (/^(?:uses|has|is|does)$/u.test(before) && /^(?:has|is|does|was|uses)$/u.test(word)) ||
      (verb && /^(?:has|is|are|was|were)$/u.test(word)) ||
      (/^(?:to|can|must|will|should|may)$/u.test(before) && !noun) ||
      /^(?:an (?:[bcdfgjkpqtvwxyz])|a (?:[aeio]))\p{Ll}{3,}$/u.test(`${before} ${word}`)
    );
  });
};

/** A sentence of its own tells what happens, and of several that happen together each fits. */
export const isHappening = (says: string): boolean =>
  /^(?!(?:an?|the)\s)[^,(]*?\s(?:is|are|was|were|can|may|will|must|should|has|have|do|does)\s/iu.test(
    says.split(/\s(?:that|which|who|where|when|if)\s/u)[0] ?? '',
  );
