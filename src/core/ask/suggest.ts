import Fuse from 'fuse.js';
import type { Index } from './index/build-index.js';

/** Above this many topics near misses are not looked for: it would take longer than a keystroke. */
const mostForNearMisses = 2_000;
const longest = 90;
const nearEnough = 0.4;

interface Topics {
  readonly names: readonly string[];
  readonly near?: Fuse<string>;
}

const made = new WeakMap<Index, Topics>();

/** Titles, aliases, headings and listed phrasings, each once, in the order of the notes. */
function topicsOf(index: Index): Topics {
  const before = made.get(index);
  if (before) return before;
  const notes = new Set(index.entries.map((entry) => entry.note));
  const asked = index.entries.filter(({ passage }) => passage.kind === 'bullet' && passage.text.endsWith('?'));
  const all = [
    ...[...notes].flatMap((note) => [note.title, ...note.aliases]),
    ...index.sections.map(({ section }) => section.trail.at(-1) ?? ''),
    ...asked.map(({ passage }) => passage.text),
  ];
  const names = [...new Map(all.map((name) => [name.toLowerCase(), name])).values()].filter(
    (name) => name !== '' && name.length <= longest,
  );
  const topics: Topics = {
    names,
    ...(names.length > mostForNearMisses
      ? {}
      : { near: new Fuse(names, { threshold: nearEnough, ignoreLocation: true, minMatchCharLength: 2 }) }),
  };
  made.set(index, topics);
  return topics;
}

/** What somebody may be about to ask: topics that begin with what is typed, then those that hold it, then near ones. */
export function suggestTopics(index: Index, typed: string, limit: number): string[] {
  const { names, near } = topicsOf(index);
  const wanted = typed.trim().toLowerCase().slice(0, longest);
  if (wanted === '') return names.slice(0, limit);
  const begins = names.filter((name) => name.toLowerCase().startsWith(wanted));
  const holds = names.filter((name) => name.toLowerCase().includes(wanted));
  const found = new Set([...begins, ...holds]);
  if (found.size < limit) for (const { item } of near?.search(wanted, { limit }) ?? []) found.add(item);
  return [...found].slice(0, limit);
}
