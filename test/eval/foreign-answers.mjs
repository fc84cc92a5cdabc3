import { loadNotes } from '../../dist/cli/load-notes.js';
import { ask } from '../../dist/core/ask/ask.js';
import { presentAnswer } from '../../dist/core/ask/show/answer-message.js';
import { plainText } from '../../dist/core/chat/plain-text.js';

const plain = (text) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\{[#.:][^}]*\}/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Marks of Markdown's dialects that nobody should see. */
const leaks =
  /(:::|^!!! |^\?\?\? |\{\{[<%]|\{%|\[\[|\[![A-Za-z]+\]|<\/?[a-zA-Z][a-zA-Z-]*(?:[ /][^<>]*)?>|\{[#:.][\w-][^}]*\}|^\+\+\+|^=== "|\[\^\w+\]|^\W*\[[ xX]\] |%%|&(?:nbsp|amp|lt|gt|quot);)/m;

export const isThere = ({ file, trail }, { gold }) =>
  gold.some(
    (place) =>
      plain(place.file) === plain(file) &&
      (plain(place.heading) === '' || plain(trail.at(-1) ?? '').endsWith(plain(place.heading))),
  );

const endOf = (says, shown, place, item) => {
  if (says === 'found') {
    if (item.must.every((part) => new RegExp(part, 'ims').test(shown))) return 'whole';
    return place === 1 ? 'part' : 'wrong';
  }
  if (says === 'unsure') return place > 0 && place <= 3 ? 'choice' : 'offered';
  return 'refused';
};

/** Asks all questions about the notes of a folder. `place` counts from 1 over distinct sections; 0: not among ten. */
export const answersOf = async (dir, items, nearness) => {
  const begun = performance.now();
  const { index } = await loadNotes(dir);
  const seconds = (performance.now() - begun) / 1000;
  const rows = [];
  for (const item of items) {
    const answer = ask(index, item.question, { near: await nearness.of(index, item.question) });
    const passages = answer.matches.map(({ passage }) => passage);
    const place = passages.findIndex((passage) => isThere(passage, item)) + 1;
    const shown = plainText(presentAnswer(index, answer).message());
    const [top] = passages;
    rows.push({
      ...item,
      says: answer.decision,
      confidence: answer.confidence,
      place,
      ...(item.answerable ? { end: endOf(answer.decision, shown, place, item) } : {}),
      leak: answer.decision === 'found' && leaks.test(shown),
      top: top && `${top.file} › ${top.trail.join(' › ')}`,
      shown,
    });
  }
  return { rows, seconds };
};
