import { aboutOf } from './about.js';
import { isKnown, type Measure, neighboursOf, readMeasure } from './amounts.js';
import { sentences } from './english.js';
import type { Place, Proposal } from './proposal.js';
import { placeOf, type Shelf } from './shelves.js';
import { isPassing, isWhole, quoteAround } from './whole-sentence.js';

interface Amount {
  readonly sentence: string;
  readonly measure: Measure;
  readonly place: Place;
}

const vague =
  /\b(?:about|around|roughly|approximately|approx\.?|almost|nearly|some|upwards of|maybe|perhaps|probably|another)\s$/iu;
const figure =
  /^\s(?:or so|\(or more\)|better|worse|faster|slower|more|less|sure|certain|confident|happy|clear|right|true|managed|committed|of (?:the time|people|users|cases))\b/iu;

/** What a share is of, if not told by "of". */
const share =
  /\b(?:threshold|utili[sz]ation|usage|capacity|coverage|uptime|availability|discount|contributions?|full|premium|salary|pay|rate|match(?:es)?|target|space|memory|disk|cpu|error|margin)\b/iu;

/** What makes an amount a rule: a limit, a deadline, a setting. */
const strong =
  /\b(?:within|at least|at most|up to|every|no (?:more|longer|less|later|fewer) than|(?:more|less|longer|older|fewer|greater|higher|lower) than|exceeds?|minimum|maximum|max|limit(?:ed)?|must|expir\w+|valid|retain\w*|retention|kept|default\w*|timeouts?|interval|notice|entitled|allowance|deadline|in advance|threshold|probation|requires?)\b/iu;
const weak =
  /\b(?:after|before|for|once|over|under|keeps?|stored?|stores?|period|window|budget|discount|contribut\w+|pays?|caches?|cached|lasts?|takes?|per|target|wait|trial|size|length|until|total|should|need|needs|set to|set at|first|last|cycle)\b/iu;

const around = (sentence: string, { text }: Measure): [before: string, after: string] => {
  const at = sentence.indexOf(text);
  return [sentence.slice(0, at), sentence.slice(at + text.length)];
};

/** "That ___ window": which one is told elsewhere. */
const pointsAt = /\b(?:that|this|these|those|such an?)\s$/iu;

/** How much of a rule it is: 0 is more than 1; undefined for what is none. */
const strengthOf = (sentence: string, measure: Measure): 0 | 1 | undefined => {
  const [before, after] = around(sentence, measure);
  if (
    isPassing(sentence) ||
    vague.test(before) ||
    pointsAt.test(before) ||
    figure.test(after) ||
    isKnown(measure, sentence)
  )
    return undefined;
  if (measure.unit === '%' && !/^\sof\s/u.test(after) && !share.test(sentence)) return undefined;
  const near = `${before.split(' ').slice(-8).join(' ')} ${after.split(' ').slice(0, 5).join(' ')}`;
  // Few words say little of what they are about.
  if (strong.test(near)) return sentence.split(' ').length < 10 ? 1 : 0;
  return weak.test(near) ? 1 : undefined;
};

/** The amounts of a shelf, one in a sentence. */
export const amountsOf = (shelf: Shelf): Amount[] =>
  shelf.passages
    .filter(({ kind }) => kind === 'bullet' || kind === 'paragraph')
    .flatMap(({ text }) => sentences(text.replace(/^(?:A|Answer):\s+/u, '')))
    .flatMap((sentence) => {
      const measure = isWhole(sentence) ? readMeasure(sentence) : undefined;
      const place = measure && placeOf(shelf, sentence);
      return place ? [{ sentence, measure, place }] : [];
    });

/** Whether a note says so anywhere: what it says of something else may be true here too. */
const isSaid = ({ note }: Place, words: string): boolean => {
  const whole = new RegExp(String.raw`(?<![\p{N}.,])${words.replace(/[$]/gu, String.raw`\$`)}`, 'iu');
  return note.passages.some(({ text }) => whole.test(text));
};

/** "You get ___ of leave a year. What goes in the blank?" */
export const fromAmount = ({ sentence, measure, place }: Amount): Proposal[] => {
  const { text, value, spelt } = measure;
  const about = aboutOf(place);
  const strength = strengthOf(sentence, measure);
  // "Warning at 95" names what is asked for.
  if (strength === undefined || about === undefined || about.includes(String(value))) return [];
  const values = neighboursOf(measure).flatMap((size) => {
    const said = spelt(size);
    return said === undefined || isSaid(place, said) ? [] : { text: said, size, why: `The notes say ${text}.` };
  });
  return [
    {
      kind: 'number',
      prompt: `${about}: “${sentence.replace(text, () => '___')}” What goes in the blank?`,
      right: [{ text, why: '', size: value }],
      wrong: values,
      explanation: sentence,
      quote: quoteAround(sentence, text),
      place,
      difficulty: 2,
      rank: strength,
    },
  ];
};
