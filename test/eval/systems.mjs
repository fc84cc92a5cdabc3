import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { ask } from '../../dist/core/ask/ask.js';
import { createIndex } from '../../dist/core/ask/index/build-index.js';
import { noWords } from '../../dist/core/ask/index/thesaurus.js';
import { isFunctionWord } from '../../dist/core/language/stop-words.js';
import { generalWords } from './questions.mjs';

const passagesOf = (notes) => notes.flatMap((note) => note.passages);
const content = (question) =>
  (question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !isFunctionWord(word));

const studyhall = (own, general) => (notes, synonyms) => {
  const index = createIndex(notes, own ? synonyms : [], general ? generalWords : noWords);
  return (question) => {
    const { matches, decision, confidence } = ask(index, question, { limit: 40 });
    return { passages: matches.map((match) => match.passage), answered: decision === 'found', confidence };
  };
};

const fuse = (options, read) => (notes) => {
  const search = new Fuse(passagesOf(notes), { keys: ['text', 'trail'], includeScore: true, ...options });
  return (question) => {
    const found = search.search(read(question), { limit: 40 });
    return {
      passages: found.map(({ item }) => item),
      answered: found.length > 0,
      confidence: 1 - (found[0]?.score ?? 1),
    };
  };
};

const miniSearch = (notes) => {
  const passages = passagesOf(notes);
  const search = new MiniSearch({
    fields: ['text', 'heading', 'above'],
    processTerm: (term) => (isFunctionWord(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: {
      boost: { heading: 1.5, above: 0.5 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      weights: { fuzzy: 0.5, prefix: 0.4 },
    },
  });
  search.addAll(
    passages.map(({ text, trail }, id) => ({
      id,
      text,
      heading: trail.at(-1) ?? '',
      above: trail.slice(0, -1).join(' '),
    })),
  );
  return (question) => {
    const found = search.search(question).slice(0, 40);
    return {
      passages: found.map(({ id }) => passages[id]),
      answered: found.length > 0,
      confidence: found[0]?.score ?? 0,
    };
  };
};

/** Each opens notes (with their synonyms) and gives back what asks them. */
export const systems = {
  'Studyhall, no synonyms': studyhall(false, false),
  'Studyhall, general list': studyhall(false, true),
  'Studyhall, both lists': studyhall(true, true),
  'Fuse.js, default': fuse({}, (question) => question),
  'Fuse.js, tuned': fuse(
    { useTokenSearch: true, ignoreLocation: true, threshold: 0.3, minMatchCharLength: 2 },
    (question) => content(question).join(' ') || question,
  ),
  'MiniSearch, tuned': miniSearch,
};
