import { determiners, helpers, noSubject, nounsToo, orders, thirdPerson } from './verbs.js';

/** White space of any kind is one blank; marks that a reader of the notes does not see are gone. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:!?)])/gu, '$1')
    .trim();

export const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** Only a name, without its article. */
export const withoutArticle = (text: string): string =>
  /^(?:An?|The)\s/u.test(text) ? capital(text.replace(/^\S+\s/u, '')) : text;

const abbreviated = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|no|Mr|Ms|Dr|St|Inc|Ltd)\.|\b\p{Lu}\.)$/u;

export const sentences = (text: string): string[] => {
  const found: string[] = [];
  for (const part of tidy(text).split(/(?<=[.!?])\s+(?=["“(]?\p{Lu})/u)) {
    const last = found.at(-1);
    if (last !== undefined && abbreviated.test(last)) found[found.length - 1] = `${last} ${part}`;
    else found.push(part);
  }
  return found;
};

const withoutStop = (text: string): string => text.replace(/[\s.;,:]+$/u, '');

const balanced = (text: string): boolean =>
  [/[(]/gu, /[)]/gu].map((mark) => text.match(mark)?.length ?? 0).reduce((open, close) => (open === close ? 0 : -1)) ===
    0 &&
  (text.match(/["]/gu)?.length ?? 0) % 2 === 0 &&
  (text.match(/“/gu)?.length ?? 0) === (text.match(/”/gu)?.length ?? 0);

/** A last word that wants more. */
const dangling =
  /\b(?:being|of|either|by|to|with|for|and|or|are|is|was|as|an?|the|from|that|which|if|when|because|your|our|its|in|on|at|into|than|be|between|such as|including|provides?|includes?|contains?|requires?)$/iu;

/** Where a sentence says one thing more, and where it may end if it is too long. */
const breaks = /;\s|\s[—–]\s/gu;
const seams = /:\s|,\s(?:so|which|but|whereas|while|where|because|although|unless)\s|\s\(/gu;

const shortestClause = 12;

const cutAt = (text: string, pattern: RegExp, most: number): string | undefined =>
  [...text.matchAll(pattern)]
    .map(({ index }) => withoutStop(text.slice(0, index)))
    .findLast((part) => part.length <= most && part.length >= shortestClause && balanced(part) && !dangling.test(part));

/**
 * The first sentence without its full stop, in at most so many characters: cut where a clause ends, or undefined where
 * none does.
 */
export const clause = (text: string, most: number): string | undefined => {
  const sentence = withoutStop(sentences(text)[0] ?? '');
  const first = [...sentence.matchAll(breaks)].map(({ index }) => withoutStop(sentence.slice(0, index)))[0];
  const whole = first !== undefined && first.length >= shortestClause && balanced(first) ? first : sentence;
  return whole.length <= most ? whole : cutAt(whole, seams, most);
};

/** As many whole words from the front as fit. */
export const front = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most);
  return space <= 0 ? text.slice(0, most) : text.slice(0, space);
};

const markup =
  /https?:|www\.|[[\]{}<>|#=+≠≥≤\\^~`*_→⇒←↔•✓✅❌❗…]|\.{3}|::|->|\p{Extended_Pictographic}|\$\w|\p{Lu}{8,}/u;
const pointing =
  /\b(?:this|these|those|such an?|above|below|the following|as follows|here|former|latter|see|click|todo|tbd|tbc|e\.g|i\.e|etc|aka|again|instead|too|also|however|previous|earlier|aforementioned)\b/iu;
const personal = /^(?:they|them|their|it['’]s)\b|\b(?:he|she|i|me|my|his|her|i'm|i’m|don't know)\b/iu;

/** Whether words of the notes can stand alone: no markup, nothing that points at their surroundings. */
export const standsAlone = (text: string): boolean =>
  text.length > 1 &&
  !markup.test(text) &&
  !pointing.test(text) &&
  !personal.test(text) &&
  balanced(text) &&
  !/[:,;–—-]$/u.test(text) &&
  !/^[^\p{L}\p{N}"“(£$€]/u.test(text) &&
  !/\s-\s/u.test(text) &&
  !/[?!]/u.test(text) &&
  !dangling.test(text);

/**
 * The words of a text that tell something: of four letters or more, or capitals; case and endings aside, compounds
 * apart.
 */
export const telling = (text: string): Set<string> =>
  new Set(
    [
      ...(text.match(/\b\p{Lu}[\p{Lu}\p{N}]+\b/gu) ?? []),
      ...(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/[\p{L}\p{N}]{4,}/gu) ?? []),
    ].map((word) => word.toLowerCase().slice(0, 5)),
  );

/** Words that notes are sorted by. */
const label =
  /^(?:notes?|examples?|tips?|warnings?|caution|important|remember|trap|traps|trick|pros?|cons?|key|keys|goals?|purpose|definitions?|summary|overview|introduction|background|meaning|impact|diagnosis|mitigation|advantages?|disadvantages?|benefits?|usage|links?|sources?|references?|resources?|date|dates|time|results?|answers?|questions?|scenarios?|options?|others?|misc|general|details?|descriptions?|context|good|bad|tables?|exams?|fix|domain summary|key points|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/iu;

/** What begins no name. */
const noName =
  /^(?:note|example|why|how|what|when|where|who|which|steps?|best|worst|trigger|key|todo|see|more|do|don't|yes|no|phase|day|week|part|chapter|section|module|lesson|figure|exam|quick|if|the|before|after|because)\b/iu;

/** "Purpose": a heading that every other note could have. */
export const isLabel = (text: string): boolean => label.test(text);

/** Whether words name one thing: few of them, no sentence, none of the labels that notes are sorted by. */
export const isName = (text: string): boolean => {
  const words = text.replace(/^(?:An?|The)\s/u, '').split(' ');
  return (
    text.length >= 2 &&
    text.length <= 60 &&
    words.length <= (/\)$/u.test(text) ? 6 : 5) &&
    /^(?:["“]?\p{Lu}|\p{Ll}|\d)/u.test(words[0] ?? '') &&
    /\p{L}{2}/u.test(text) &&
    !/[:;,.!?"“”=@—–]|\s-\s|\/.*\//u.test(text.replace(/\b\p{L}\.\s?/gu, '')) &&
    !label.test(words.join(' ')) &&
    !noName.test(words.join(' ')) &&
    !noSubject.has((words[0] ?? '').toLowerCase()) &&
    !words
      .slice(1, -1)
      .some((word) =>
        /^(?:is|are|was|were|can|must|should|will|you|your|it|if|that|which|vs\.?|versus)$/iu.test(word),
      ) &&
    !/^(?:you|we|it|they|i|me|us|the|an?|and|or|of|for|to|in|on|with|by|only|also|then)$/iu.test(words.at(-1) ?? '') &&
    !words.slice(1, -1).some((word) => thirdPerson.has(word)) &&
    standsAlone(text)
  );
};

export interface Statement {
  readonly subject: string;
  readonly form: 'is' | 'are' | 'does' | 'do';
  /** `an identity without a password`; `hands out temporary credentials`. */
  readonly says: string;
}

const mostSubject = 6;

/** It needs another thing to be compared with, or a list to be of. */
const relative =
  /^the\s(?:\p{L}+(?:er|est)\s(?!that|of)|more|most|least|best|worst|same|right|wrong|only|correct|answer|key|main|primary|first|last|real|other|next|trap|reason|result|point|goal|one|fix|minimum|maximum|opposite|actual|whole|difference|classic|most|formal way|exam|idea|job|whole)\b/iu;

/** "Commonly" is no thing, and "Recipient’s agent" whose? */
const isNoSubject = (subject: string): boolean =>
  /^\p{L}{3,}ly\b|^\p{L}+['’]s\s|\s(?:now|so|here|currently|simply)$|\sof\s(?:an?|the|your|our)\s/u.test(subject) ||
  /(?<!\s(?:of|for|and|to|with|in|on))\s(?:an?|the|your|our|its)\s/u.test(subject);

/** "The board": which one, only the page tells. */
const isVague = (subject: string): boolean =>
  /^(?:The|An?)\s\p{Ll}+$/u.test(subject) ||
  /^The\s(?:\p{Ll}+\s)*(?:answer|question|test|policy|page|team|process|document|guide|section|following)$/u.test(
    subject,
  );

const adverb = /^(?:\p{Ll}{2,}ly|also|always|only|often|never|usually|then|still)$/u;

/** Where nothing but a verb can follow: after "An IAM group", "AWS Config" or "GDPR". */
const isSingular = (subject: string): boolean =>
  /^An?\s/u.test(subject) || /^\p{Lu}{2,}$/u.test(subject) || /^(?:\p{Lu}\S+\s)+(?:\(\S+\)|\p{Lu}\S*)$/u.test(subject);

/** Whether a word is a verb as it stands in a list of verbs: `provide`. */
export const baseForm = (word: string): boolean =>
  [`${word}s`, `${word}es`, ...(word.endsWith('y') ? [word.replace(/y$/u, 'ies')] : [])].some((each) =>
    thirdPerson.has(each),
  );
/** Whether words begin as what somebody is told to do: "Rotate the key". */
export const isOrder = (text: string): boolean => {
  const [first = '', second = ''] = text.split(/[\s,]+/u);
  const word = first.toLowerCase();
  return (
    !/^\p{Lu}{2}/u.test(first) && (orders.has(word) || baseForm(word)) && !/^(?:of|for|that|in|is|are)$/u.test(second)
  );
};

const isPlural = (subject: string): boolean =>
  /[^s'’]s$/u.test(subject.replace(/\s\(.*\)$/u, '')) && !/^An?\s/u.test(subject);

const prepositions: ReadonlySet<string> = new Set(['in', 'for', 'from', 'to', 'of', 'by']);

const formOf = (subject: string, verb: string, next: string, rest: string): Statement['form'] | undefined => {
  if (verb === 'is' && /[^s'’]s$/u.test(subject) && !/\s/u.test(subject) && !/^\p{Lu}+$/u.test(subject))
    return undefined;
  if (verb === 'is') return /^(?:an?|the|one(?!\sof))\s/u.test(rest) && !relative.test(rest) ? 'is' : undefined;
  if (verb === 'are')
    return isPlural(subject) &&
      !relative.test(rest) &&
      !/^(?:not|no|\p{Ll}+(?:ed|en|ing|ly|ble))\b/u.test(rest) &&
      rest.split(' ').length > 3
      ? 'are'
      : undefined;
  if (thirdPerson.has(verb)) {
    const noun = nounsToo.has(verb) && !isSingular(subject) && !determiners.has(next);
    const [, second = ''] = rest.split(' ');
    const goesOn = isSingular(subject) && (prepositions.has(next) || (next === 'and' && thirdPerson.has(second)));
    const noVerb = (helpers.has(next) && !goesOn) || (nounsToo.has(verb) && baseForm(next));
    return noun || noVerb ? undefined : 'does';
  }
  return isPlural(subject) && determiners.has(next) ? 'do' : undefined;
};

/** Reads "An IAM role is an identity without …" and "AWS Artifact hands out …"; undefined for any other sentence. */
export const readStatement = (sentence: string): Statement | undefined => {
  const words = sentence.split(' ');
  const bare = words.map((word) => word.replace(/,$/u, ''));
  const first = (bare[0] ?? '').toLowerCase();
  if (!/^\p{Lu}/u.test(sentence) || noSubject.has(first)) return undefined;
  const at = bare.findIndex(
    (word, i) =>
      i > 0 &&
      (/^(?:is|are)$/u.test(word) || thirdPerson.has(word) || (baseForm(word) && isPlural(words[i - 1] ?? ''))),
  );
  const from = adverb.test(words[at - 1] ?? '') ? bare.findIndex((word, i) => i > 0 && adverb.test(word)) : at;
  if (at < 1 || from < 1 || from > mostSubject) return undefined;
  const subject = words.slice(0, from).join(' ');
  const [verb = '', next = ''] = bare.slice(at);
  const rest = words.slice(at + 1).join(' ');
  const joined = words.slice(1, from).some((word) => helpers.has(word) && !/^(?:of|and|for)$/u.test(word));
  if (!isName(subject) || isVague(subject) || isNoSubject(subject) || joined || /\bit$/u.test(rest.replace(/\.$/u, '')))
    return undefined;
  if (/,$/u.test(words[at] ?? '') && !thirdPerson.has(next)) return undefined;
  const form = formOf(subject, verb, next, rest);
  const said = words.slice(from).filter((word, i) => i + from >= at || !/^(?:also|only|then|still|never)$/u.test(word));
  if (form === undefined || /\s(?:only|never)\s/u.test(` ${words.slice(from, at).join(' ')} `)) return undefined;
  return { subject, form, says: form === 'is' || form === 'are' ? rest : said.join(' ') };
};
