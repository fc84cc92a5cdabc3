import { aboutOf, askAbout } from './about.js';
import { capital, clause, front, isOrder, sentences, standsAlone } from './english.js';
import { type Option, optionsOf, type Place, type Proposal } from './proposal.js';
import { isBroken } from './sayings.js';
import { placeOf, type Shelf } from './shelves.js';

/** Something that the notes tell people to do, or not to do. */
export interface Advice {
  /** As an order without its "don't": "Store secrets in the repository". */
  readonly text: string;
  readonly against: boolean;
  readonly sentence: string;
  readonly place: Place;
}

const longest = 90;
const fewestWords = 4;

const opening = /^(?:(?:you|we|everyone|everybody|all teams|teams|please|always)\s+)*/iu;
const not = /^(?:do not|don['’]t|must not|mustn['’]t|should not|shouldn['’]t|cannot|can['’]t|never)\s+(?:ever\s+)?/iu;
const must = /^(?:must|should|need to|have to)\s+(?:always\s+)?/iu;

/** "Don't forget to ask" tells to ask; "don't worry" tells nothing. */
const noOrder =
  /^(?:forget|worry|hesitate|be|panic|just|let|have|need|want|feel|get|expect|know|think|see|remember|note|hold|assume that|read|make (?:the|that|a) mistake)\b/iu;

/** What it holds under, or why: without it the rest may be wrong, and with it it reads as the opposite. */
const held =
  /\b(?:unless|except|until|if|when|whenever|where|only|even|any|either|nor|yet|both|first|then|or else|otherwise)\b/iu;
const reason =
  /[,;]?\s(?:because|since|so|as (?:it|this|they|we|you)|but|instead|otherwise|for example|which|and (?:don['’]t|never|do not))\b|\s[—–(]|;/iu;

const headedNot = /^(?:don['’]?t['’]?s?|do nots?|what not to do|things to avoid)$/iu;

/** "Avoid naming methods after columns": "name methods after columns". */
const fromGerund = (text: string): string => {
  const [, stem = '', rest = ''] = /^avoid\s(\p{L}{2,})ing\b(.*)$/iu.exec(text) ?? [];
  const verb = [`${stem}e`, stem, stem.replace(/(.)\1$/u, '$1')].find((word) => stem !== '' && isOrder(word));
  return verb === undefined ? text : `don’t ${verb}${rest}`;
};

const adviceOf = (sentence: string, heading: string): Pick<Advice, 'text' | 'against'> | undefined => {
  const bare = fromGerund(sentence.replace(opening, ''));
  const told = bare.replace(not, '');
  const against = told !== bare || headedNot.test(heading);
  const whole = against ? told : bare.replace(must, '');
  const said = clause(against ? (whole.split(reason)[0] ?? '') : whole, longest);
  if (said === undefined || (against && held.test(said))) return undefined;
  const text = capital(said);
  const sound =
    isOrder(text) &&
    !noOrder.test(text) &&
    standsAlone(text) &&
    text.split(' ').length >= fewestWords &&
    !isBroken(text);
  return sound ? { text, against } : undefined;
};

/** What a shelf tells people to do and not to do. */
export const advicesOf = (shelf: Shelf): Advice[] =>
  shelf.passages
    .filter(({ kind }) => kind === 'bullet' || kind === 'paragraph')
    .flatMap(({ text }) => sentences(text))
    .flatMap((sentence) => {
      const advice = adviceOf(sentence, shelf.section.trail.at(-1) ?? '');
      const place = advice && placeOf(shelf, sentence);
      return place ? [{ ...advice, sentence, place }] : [];
    });

const optionOf = ({ text, against }: Advice): Option => ({
  text,
  why: against ? 'The notes tell you not to.' : 'The notes tell you to.',
});

/** "Which of these should you avoid?": what a note tells people not to do, beside what it tells them to do. */
export const fromAdvice = (advice: Advice, ofNote: readonly Advice[]): Proposal[] => {
  const { against, sentence, place } = advice;
  const others = ofNote.filter((other) => other.against !== against);
  const near = others.filter((other) => other.place.section === place.section);
  const about = aboutOf(place);
  if (about === undefined) return [];
  return [
    {
      kind: 'advice',
      prompt: askAbout(about, `Which of these should you ${against ? 'avoid' : 'do'}?`),
      right: [optionOf(advice)],
      wrong: optionsOf(new Set([...near, ...others]), optionOf),
      explanation: sentence,
      quote: front(sentence.replace(/[.]$/u, ''), 70),
      place,
      difficulty: 1,
      rank: against ? 1 : 2,
    },
  ];
};
