import { excerpt } from '../../chat/excerpt.js';
import { limits } from '../../chat/limits.js';
import type { Block, Message } from '../../chat/message.js';
import { action } from '../../commands/actions.js';
import type { Passage } from '../../knowledge/note.js';
import { scrub } from '../../language/scrub.js';
import type { Index } from '../index/build-index.js';
import type { Answer, Match } from '../rank/answer.js';
import { placeName } from './place-name.js';

const choicesAtOnce = 3;

/** Buttons where they can lead somewhere, else the same words as a list. */
export const choices = (
  name: 'pickPassage' | 'pickTopic',
  labels: readonly { label: string; n: number }[],
  asked?: string,
): Block =>
  asked === undefined
    ? { kind: 'list', ordered: false, items: labels.map(({ label }) => ({ spans: [label], depth: 0 })) }
    : { kind: 'buttons', buttons: labels.map(({ label, n }) => ({ id: action[name]({ asked, n }), label })) };

/** What a row of a table is about, or all that a passage says. */
const nameOf = ({ kind, text }: Passage): string => (kind === 'row' ? (text.split(' — ', 1)[0] ?? text) : text);

/** Names for passages that can be told apart. */
const labelsOf = (list: readonly Pick<Match, 'passage' | 'note'>[], { places }: Index): string[] => {
  const heads = list.map(({ passage, note }) => placeName(passage, note, places));
  return list.map(({ passage }, i) => {
    const head = heads[i] ?? '';
    const twice = heads.filter((other) => other === head).length > 1;
    return excerpt(twice ? `${head}: ${nameOf(passage)}` : head, limits.label);
  });
};

/** The best match of each section, and every row of a table: somebody who chooses chooses between places. */
const placesOf = <Place extends Pick<Match, 'passage' | 'note'>>(list: readonly Place[]): (Place & { n: number })[] =>
  list
    .map((place, n) => ({ ...place, n }))
    .filter(
      ({ passage, note }, i) =>
        passage.kind === 'row' ||
        list.findIndex((other) => other.note === note && other.passage.section === passage.section) === i,
    );

/** Choices where it is not sure what is meant; `matches` are those that the buttons lead to. */
export const unsureMessage = (index: Index, query: string, matches: readonly Match[], asked?: string): Message => {
  const places = placesOf(matches).slice(0, choicesAtOnce);
  const offer = places.length === 1 ? 'Is this it?' : 'Is it one of these?';
  const summary = `I’m not sure what the notes say about “${excerpt(scrub(query))}”. ${offer}`;
  const labels = labelsOf(places, index).map((label, i) => ({ label, n: places[i]?.n ?? 0 }));
  return {
    summary,
    tone: 'unsure',
    blocks: [{ kind: 'text', spans: [summary] }, choices('pickPassage', labels, asked)],
  };
};

/** What is said to somebody whom a passage did not help: thanks, and the next best passages as choices. */
export const insteadMessage = (
  index: Index,
  thanks: string,
  asked: { readonly id: string; readonly passages: readonly string[] },
  unhelpful: number,
): Message => {
  const others = asked.passages.flatMap((id, n) => {
    const entry = n === unhelpful ? undefined : index.byId.get(id);
    return entry === undefined ? [] : [{ ...entry, lead: n }];
  });
  const best = placesOf(others).slice(0, choicesAtOnce);
  const labels = labelsOf(best, index).map((label, i) => ({ label, n: best[i]?.lead ?? 0 }));
  const offer: Block[] =
    labels.length === 0
      ? []
      : [{ kind: 'note', spans: ['Does one of these answer it?'] }, choices('pickPassage', labels, asked.id)];
  return { summary: thanks, tone: 'plain', blocks: [{ kind: 'text', spans: [thanks] }, ...offer] };
};

/** That the notes don't say, and the closest topics. */
export const nothingMessage = (answer: Answer, asked?: string): Message => {
  const query = excerpt(scrub(answer.query));
  const summary = query === '' ? 'Ask me anything about the notes.' : `I couldn’t find “${query}” in the notes.`;
  const labels = answer.topics.map(({ name }, n) => ({ label: excerpt(name, limits.label), n }));
  const lead = answer.matches.length > 0 ? 'Closest topics:' : 'Topics I can help with:';
  const topics: Block[] =
    labels.length === 0 ? [] : [{ kind: 'note', spans: [lead] }, choices('pickTopic', labels, asked)];
  return { summary, tone: 'nothing', blocks: [{ kind: 'text', spans: [summary] }, ...topics] };
};
