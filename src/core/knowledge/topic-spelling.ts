import { excerpt } from '../chat/excerpt.js';
import { editDistance } from '../language/edit-distance.js';
import { fold } from '../language/fold.js';
import { inAmerican } from '../language/spelling.js';
import { singular } from '../language/stem.js';
import type { Note } from './note.js';
import type { Problem } from './problem.js';
import { type Place, reportOn } from './report.js';
import type { Steps } from './steps.js';

/** What a question says that it is about, and the note that it is about otherwise, where its source leads to one. */
export interface NamedTopic {
  readonly written?: Place & { readonly file: string; readonly text: string };
  readonly note?: Note;
}

interface Topic {
  readonly name: string;
  readonly words: readonly string[];
  /** The title of a note that is quoted. */
  automatic: boolean;
  readonly uses: NamedTopic[];
}

/** Topics that are looked at for slips, each with each. */
const mostTopics = 200;
/** In shorter words, another letter makes another word. */
const shortestSlip = 5;

/** Signs within a number part it in two; C++ and C# are not C. */
const wordsIn = (name: string): string[] =>
  fold(name)
    .split(/(?<!\p{N})[^\p{L}\p{N}+#]+|[^\p{L}\p{N}+#]+(?!\p{N})/u)
    .filter((word) => word !== '')
    .map((word) => singular(inAmerican(word)));

const topicsOf = (named: readonly NamedTopic[]): Topic[] => {
  const topics = new Map<string, Topic>();
  const topicOf = (name: string): Topic => {
    const topic = topics.get(name) ?? { name, words: wordsIn(name), automatic: false, uses: [] };
    topics.set(name, topic);
    return topic;
  };
  for (const each of named) {
    if (each.note) topicOf(each.note.title).automatic = true;
    const name = each.written?.text ?? each.note?.title;
    if (name !== undefined) topicOf(name).uses.push(each);
  }
  return [...topics.values()];
};

/** The title of a note, for that is what no topic at all would be; or else the one that most questions have. */
const better = (a: Topic, b: Topic): Topic => {
  if (a.automatic !== b.automatic) return a.automatic ? a : b;
  return b.uses.length > a.uses.length ? b : a;
};

/** A word of a topic that is written a letter off in the other, whose words are the same otherwise. */
const slipIn = (topic: Topic, other: Topic): string | undefined => {
  if (topic.words.length !== other.words.length) return undefined;
  const [first, ...more] = topic.words.flatMap((word, i) => (word === other.words[i] ? [] : [{ word, i }]));
  if (!first || more.length > 0) return undefined;
  const right = other.words[first.i] ?? '';
  const long = Math.min(first.word.length, right.length) >= shortestSlip && !/\p{N}/u.test(first.word + right);
  return long && editDistance(first.word, right, 1) === 1 ? first.word : undefined;
};

/** Whether the notes that a topic's questions quote use a word, so that it is meant as it is written. */
const isMeant = (word: string, { uses }: Topic): boolean =>
  [...new Set(uses.flatMap(({ note }) => note ?? []))].some((note) =>
    [note.title, ...note.passages.flatMap(({ trail, text }) => [...trail, text])].some((text) =>
      wordsIn(text).includes(word),
    ),
  );

/** What has slipped, of two topics that are a letter apart: undefined where both mean what they say. */
const slipped = (a: Topic, b: Topic): Topic | undefined => {
  const [inA, inB] = [slipIn(a, b), slipIn(b, a)];
  if (inA === undefined || inB === undefined) return undefined;
  const worse = better(a, b) === a ? b : a;
  const [other, word, otherWord] = worse === a ? [b, inA, inB] : [a, inB, inA];
  if (worse.automatic) return undefined;
  if (!isMeant(word, worse)) return worse;
  return other.automatic || isMeant(otherWord, other) ? undefined : other;
};

/** Says of a topic, where it is written first, that it is meant to be another one. */
const tell = ({ name, uses }: Topic, meant: Topic): Problem[] => {
  const written = uses.flatMap((use) => use.written ?? []);
  const [first] = written;
  if (!first) return [];
  const often = written.length === 1 ? '' : ` in all ${written.length} questions`;
  const message = `the topic "${excerpt(name)}" differs only in spelling from "${excerpt(meant.name)}"`;
  return [
    reportOn(first.file)(first, 'topic-spelling', message, `write Topic: ${excerpt(meant.name)}${often}`, 'warning'),
  ];
};

/** Topics that differ from another one only in case, plural, hyphens, spelling or a slip: one warning each. */
export function* topicSpelling(named: readonly NamedTopic[]): Steps<Problem[]> {
  const topics = topicsOf(named);
  const problems: Problem[] = [];
  const meant = new Map<string, Topic>();
  const keyOf = ({ words }: Topic): string => singular(words.join('').replace(/[^\p{L}\p{N}+#]/gu, '.'));
  for (const topic of topics) {
    const key = keyOf(topic);
    if (key !== '') meant.set(key, better(meant.get(key) ?? topic, topic));
  }
  for (const topic of topics) {
    const other = meant.get(keyOf(topic));
    if (other && other !== topic && !topic.automatic) problems.push(...tell(topic, other));
  }
  const distinct = [...meant.values()].slice(0, mostTopics);
  for (const [i, topic] of distinct.entries()) {
    yield;
    for (const other of distinct.slice(0, i)) {
      const slip = slipped(other, topic);
      if (slip) problems.push(...tell(slip, slip === topic ? other : topic));
    }
  }
  return problems;
}
