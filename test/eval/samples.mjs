import { createIndex } from '../../dist/core/ask/index/build-index.js';
import { cleanQuery } from '../../dist/core/ask/query/read-query.js';
import { isPhrased } from '../../dist/core/ask/rank/decide.js';
import { featuresOf } from '../../dist/core/ask/rank/features.js';
import { rank } from '../../dist/core/ask/rank/rank.js';
import { isFunctionWord } from '../../dist/core/language/stop-words.js';
import { wordsIn } from '../../dist/core/language/words.js';
import { generalWords, isAnswerable, isRight, placeOf } from './questions.mjs';

/** Notes without the sections that hold such passages: what was an answer there is a near miss now. */
const without = (notes, drop) =>
  notes.map((note) => {
    const gone = new Set(note.passages.filter(drop).map((passage) => passage.section));
    return { ...note, passages: note.passages.filter((passage) => !gone.has(passage.section)) };
  });

const indexOf = (notes, synonyms) => createIndex(notes, synonyms, generalWords);

const sampleOf = async (index, row, answered, weight, nearness) => {
  const ranking = rank(index, cleanQuery(row.question), await nearness.of(index, row.question));
  const [top] = ranking.ranked;
  if (top === undefined) return [];
  const passages = ranking.ranked.map(({ entry }) => index.entries[entry].passage);
  const place = answered ? placeOf(row, passages) : 0;
  const signs = featuresOf(index, ranking, top);
  return [
    {
      id: row.id,
      wording: answered ? row.wording : 'refuse',
      question: row.question,
      signs,
      answered,
      place,
      weight,
      phrased: isPhrased(index, ranking),
    },
  ];
};

/** Of one after the other. */
const each = async (items, samples) => {
  const all = [];
  for (const [i, item] of items.entries()) all.push(...(await samples(item, i)));
  return all;
};

/** What listed phrasings teach: each asked of notes without it, and of notes without its whole entry. */
const phrasingSamples = async (notes, synonyms, nearness) => {
  const bullets = notes.flatMap(({ passages }) => passages.filter(({ kind }) => kind === 'bullet'));
  const whole = indexOf(notes, synonyms);
  if (whole.classifier === undefined) return [];
  return each(bullets, async (bullet, i) => {
    const heading = bullet.trail.at(-1);
    const row = { id: `p${i}`, wording: 'phrasing', question: bullet.text, heading };
    const less = notes.map((note) => ({ ...note, passages: note.passages.filter((each) => each !== bullet) }));
    const none = without(notes, (passage) => passage.trail.at(-1) === heading);
    return [
      ...(await sampleOf(indexOf(less, synonyms), row, true, 1, nearness)),
      ...(await sampleOf(indexOf(none, synonyms), row, false, 0.5, nearness)),
    ];
  });
};

/** Bare words: the name of one section is answered with it, a word that is everywhere names none. */
const bareSamples = async (notes, synonyms, nearness) => {
  const index = indexOf(notes, synonyms);
  const names = new Map();
  const uses = new Map();
  for (const [i, { section, from, to }] of index.sections.entries()) {
    const heading = section.trail.at(-1) ?? '';
    if (to > from && wordsIn(heading).length < 3) names.set(heading, i);
    const said = index.entries.slice(from, to).map(({ passage }) => passage.text);
    for (const text of new Set(wordsIn(`${heading} ${said.join(' ')}`).map((word) => word.text))) {
      if (!isFunctionWord(text) && text.length > 2 && !/\d/.test(text)) uses.set(text, (uses.get(text) ?? 0) + 1);
    }
  }
  const titles = notes.flatMap(({ title, aliases }) => [title, ...aliases]);
  const named = new Set([...titles, ...names.keys()].map((name) => name.toLowerCase()));
  const everywhere = [...uses]
    .filter(([text]) => !named.has(text))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [
    ...(await each([...names.keys()], (heading) =>
      sampleOf(
        index,
        { id: `b ${heading}`, wording: 'bare', question: heading.toLowerCase(), heading },
        true,
        0.3,
        nearness,
      ),
    )),
    ...(await each(everywhere.slice(0, names.size), ([question]) =>
      sampleOf(index, { id: `b ${question}`, question }, false, 0.3, nearness),
    )),
  ];
};

/** Samples for fitting from the rows about one folder of notes. */
export const samplesOf = async (notes, synonyms, rows, nearness, leaveOut = true) => {
  const index = indexOf(notes, synonyms);
  const own = await each(rows, (row) => sampleOf(index, row, isAnswerable(row), 1, nearness));
  if (!leaveOut) return own;
  const missing = await each(
    rows.filter((row) => isAnswerable(row) && row.wording !== 'fact'),
    (row) => {
      const less = without(notes, (passage) => isRight(row, passage));
      return sampleOf(indexOf(less, synonyms), row, false, 0.5, nearness);
    },
  );
  return [
    ...own,
    ...missing,
    ...(await bareSamples(notes, synonyms, nearness)),
    ...(await phrasingSamples(notes, synonyms, nearness)),
  ];
};
