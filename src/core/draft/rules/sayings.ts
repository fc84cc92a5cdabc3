import { telling, withoutArticle } from './english.js';

const initials = (text: string): string => (text.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('').toLowerCase();

/** "FCA means the Financial Conduct Authority". */
export const spellsOut = (subject: string, says: string): boolean => {
  const name = withoutArticle(subject);
  return /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(name) && initials(says.replace(/^means\s/u, '')).startsWith(name.toLowerCase());
};

/** "Data quality assurance: implementing processes for data quality". */
const repeats = (subject: string, says: string): boolean => {
  const said = telling(says);
  return [...telling(subject)].some((word) => said.has(word));
};

/** What a post asks for says little of the word before it: "Mentorship: experience in advising juniors". */
const asksFor =
  /^(?:experienced?|ability|able|skills?|skilled|knowledge|proficien\p{L}+|familiarity|understanding|demonstrat\p{L}+|strong|expertise)\b/iu;

/** "A guide on how to act": of a page, not of what it is about. */
const ofPages =
  /^(?:an?|the)\s(?:\p{L}+\s)?(?:guide|page|list|overview|summary|collection|introduction|document|section|note|chapter)\b/iu;

/** Whether words tell nothing of a term, or only turn it over so that whoever can read the question knows the answer. */
export const isEmpty = (subject: string, says: string, labelled: boolean): boolean =>
  spellsOut(subject, says) || ofPages.test(says) || (labelled && (asksFor.test(says) || repeats(subject, says)));

/** "… of the plan, it should be one of: small medium": two sentences in one. */
export const isRunOn = (says: string): boolean =>
  /,\s(?:it|they|this|these|you|we)\s(?:is|are|can|should|must|will|may|have|has)\b/u.test(says);

/** A sentence of its own tells what happens, and of several that happen together each fits. */
export const isHappening = (says: string): boolean =>
  /^(?!(?:an?|the)\s)[^,(]*?\s(?:is|are|was|were|can|may|will|must|should|has|have|do|does)\s/iu.test(
    says.split(/\s(?:that|which|who|where|when|if)\s/u)[0] ?? '',
  );
