import { isFunctionWord } from '../../language/stop-words.js';
import { wordsIn } from '../../language/words.js';
import type { Match } from '../rank/answer.js';
import { textOfBlocks } from './cut-block.js';
import { passageInContext } from './surroundings.js';
import type { Wanted } from './wanted.js';

/** Among so many of the best the other side is looked for. */
const lookedAmong = 5;

const contentOf = (text: string): Set<string> =>
  new Set(wordsIn(text).flatMap(({ text: word, stem }) => (isFunctionWord(word) ? [] : [stem])));

/**
 * For two things that are compared, the match that speaks of what the first one does not show; undefined where the
 * first has both, or no other match has it.
 */
export const otherSide = ([first, ...others]: readonly Match[], wanted: Wanted): Match | undefined => {
  if (first === undefined || wanted.shape !== 'comparison') return undefined;
  const { blocks } = passageInContext(first.note, first.passage, [], wanted);
  const shown = contentOf([...first.passage.trail, first.note.title, textOfBlocks(blocks)].join(' . '));
  const missing = [...wanted.content].filter((stem) => !shown.has(stem));
  if (missing.length === 0) return undefined;
  return others.slice(0, lookedAmong).find(({ passage }) => {
    const said = contentOf([...passage.trail, passage.text].join(' . '));
    return missing.some((stem) => said.has(stem));
  });
};
