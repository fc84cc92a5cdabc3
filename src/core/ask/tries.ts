import type { Try } from '../chat/home.js';
import { isQuestion } from '../knowledge/is-question.js';
import type { Steps } from '../knowledge/steps.js';
import { ask } from './ask.js';
import type { Index } from './index/build-index.js';
import { readsAsThing } from './reads-as-thing.js';

/** Longer ones don't look like something to press. */
const longest = 32;
/** Asking costs milliseconds, and somebody is waiting for the page. */
const mostAsked = 24;
/** Enough of a large folder to find two good ones in. */
const mostLooked = 2_000;
/** A slip in a shorter word could be another word. */
const shortestSlipped = 6;

/** How a passage begins that says what a thing is: `A VPC is a …`. */
const definition =
  /^((?:[Aa]n?|[Tt]he) )?([\p{L}\d][\p{L}\d+/-]*(?: [\p{L}\d][\p{L}\d+/-]*){0,2}) (is|are) (?:an?|the|one) /u;

/** Everyday questions, of which no notes answer all. */
const elsewhere = [
  'how do I cook rice?',
  'what’s the weather like tomorrow?',
  'who won the match on Saturday?',
  'when do tulips bloom?',
  'how far away is the moon?',
  'which wine goes with fish?',
  'how do I tune a guitar?',
];

interface Candidate {
  readonly query: string;
  readonly file: string;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What somebody could ask these notes, as the notes themselves put it, the most natural wordings first. */
function* candidates({ entries, sections, phrasings }: Index): Generator<Candidate> {
  const some = entries.slice(0, mostLooked);
  for (const { text, section } of phrasings) {
    const file = sections[section]?.note.file;
    if (file !== undefined && isQuestion(text)) yield { query: text, file };
  }
  for (const { note } of some) if (note.question !== undefined) yield { query: note.question, file: note.file };
  for (const { passage, note } of some) {
    const [, article = '', subject, verb = ''] = definition.exec(passage.text) ?? [];
    if (subject === undefined || !readsAsThing(subject)) continue;
    // What no heading speaks of is only how a sentence happens to begin.
    const headed = new Set([note.title, ...passage.trail].flatMap(wordsOf));
    if (!wordsOf(subject).some((word) => headed.has(word))) continue;
    const name = article === '' ? midSentence(subject) : subject;
    yield { query: `what ${verb} ${article.toLowerCase()}${name}?`, file: note.file };
  }
  const headings = sections.slice(0, mostLooked).flatMap(({ section, note }) => {
    const query = (section.trail.at(-1) ?? '').replace(/^[\d.]+\s+/u, '');
    return query === note.title ? [] : [{ query, file: note.file }];
  });
  const titles = [...new Set(some.map(({ note }) => note))].map(({ title, file }) => ({ query: title, file }));
  const names = [...headings, ...titles].filter(({ query }) => readsAsThing(query));
  // One word alone is often `Setup` or `Teams`.
  yield* names.filter(({ query }) => query.includes(' '));
  yield* names.filter(({ query }) => !query.includes(' '));
}

/** `Security groups` as they are written within a sentence; names stay as they are. */
const midSentence = (subject: string): string =>
  /^\p{Lu}\p{Ll}+(?: \p{Ll}+)+$/u.test(subject) ? subject.replace(/^\p{Lu}/u, (first) => first.toLowerCase()) : subject;

/** The query with two letters of its longest word in each other's place, as fingers do it. */
const slipped = (query: string): string | undefined => {
  const [word = ''] = (query.match(/\p{Ll}+/gu) ?? []).toSorted((a, b) => b.length - a.length);
  const at = [...word].findIndex((letter, i) => i > 1 && i < word.length - 1 && letter !== word[i + 1]);
  if (word.length < shortestSlipped || at < 0) return undefined;
  return query.replace(word, `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`);
};

/**
 * Three queries that show what asking is like: one that the notes answer, one of another note with a slip of the
 * finger, and one that they don't answer. Fewer where the notes are too few; each was tried on them, by words alone, and
 * the last holds as few words of theirs as can be: then nothing comes near it by its meaning either.
 */
export function* trySteps(index: Index): Steps<readonly Try[]> {
  const alone = index.entries[0]?.note === index.entries.at(-1)?.note;
  const finds = (query: string, file: string): boolean => {
    const { decision, matches } = ask(index, query, { limit: 1 });
    return decision === 'found' && matches[0]?.note.file === file;
  };
  let plain: Candidate | undefined;
  let wrong: string | undefined;
  let asked = 0;
  for (const { query, file } of candidates(index)) {
    if (asked >= mostAsked || wrong !== undefined) break;
    if (query === '' || query.length > longest || query === plain?.query) continue;
    if (file === plain?.file && !alone) continue;
    const tried = plain ? slipped(query) : query;
    if (tried === undefined) continue;
    asked += 1;
    yield;
    if (!finds(tried, file)) continue;
    if (plain) wrong = tried;
    else plain = { query, file };
  }
  if (plain === undefined) return [];
  const none = yield* absentSteps(index);
  return [
    { query: plain.query, shows: 'answered' },
    ...(wrong === undefined ? [] : [{ query: wrong, shows: 'misspelt' as const }]),
    ...(none === undefined ? [] : [{ query: none, shows: 'absent' as const }]),
  ];
}

/** Of the everyday questions that find nothing, the one that meets the fewest passages. */
function* absentSteps(index: Index): Steps<string | undefined> {
  let best: { readonly query: string; readonly met: number } | undefined;
  for (const query of elsewhere) {
    yield;
    const { decision, matches } = ask(index, query);
    const met = matches.reduce((sum, { words }) => sum + words.length, 0);
    if (decision === 'nothing' && met < (best?.met ?? Number.POSITIVE_INFINITY)) best = { query, met };
    if (best?.met === 0) break;
  }
  return best?.query;
}
