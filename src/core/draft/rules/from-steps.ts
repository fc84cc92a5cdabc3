import type { Block } from '../../chat/message.js';
import { spansText } from '../../chat/plain-text.js';
import { aboutOf, askAbout } from './about.js';
import { clause, front, isOrder, standsAlone, tidy } from './english.js';
import type { Option, Place, Proposal } from './proposal.js';
import { placeOf, type Shelf } from './shelves.js';
import { noSubject } from './verbs.js';

const longestStep = 90;
const fewest = 4;

/** How a heading reads as the job that the steps do; undefined where it does not. */
const jobOf = (heading: string): string | undefined => {
  const small = heading.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  if (!standsAlone(heading) || heading.length > 60) return undefined;
  if (/^how to\s/iu.test(heading)) return `When you ${small.replace(/^how to\s+/iu, '')}`;
  return /^(?!troubleshooting|debugging)\p{L}+ing\s(?!(?:types|phases|steps|process|levels|categories|stages|options|methods|tips)\b)/iu.test(
    heading,
  )
    ? `When ${small}`
    : undefined;
};

/** Headings of what is done in an order, and of what is only numbered. */
const inOrder =
  /\b(?:steps?|process|phases?|stages?|life ?cycle|work ?flow|procedure|sequence|chain|how (?:to|we)|checklist|method)\b/iu;
const numbered =
  /\b(?:principles?|types?|options?|examples?|responsibilit\p{L}+|criteria|causes?|tips?|rules?|commandments?|canons?|values?|goals?|objectives?|actions?|activities|questions?|reasons?|guidelines?|requirements?|controls?|layers?)\b/iu;

interface Step {
  readonly text: string;
  readonly place: Place;
}

/** What is said first of a step, without what is said of it; undefined where it can't stand alone. */
const stepOf = (shelf: Shelf, text: string): Step | undefined => {
  const place = placeOf(shelf, text);
  const said = clause(text.split(/\s[—–-]\s|:\s|\s\(/u)[0] ?? '', longestStep) ?? '';
  const [first = '', second] = said.toLowerCase().split(' ');
  const sound = standsAlone(said) && /^\p{Lu}/u.test(said) && second !== undefined && !noSubject.has(first);
  return sound && place ? { text: said, place } : undefined;
};

/** The note with the heading, whatever it is: which steps they are stands there. */
const aboutSteps = (place: Place, heading: string): string | undefined => {
  const about = aboutOf(place);
  const both = `${place.note.title}, ${heading}`;
  return about?.includes(heading) || heading === place.note.title || both.length > longestStep ? about : both;
};

/** "When rotating a key, what comes right after creating the second one?" */
export const fromSteps = (shelf: Shelf, block: Extract<Block, { kind: 'list' }>): Proposal[] => {
  const heading = shelf.section.trail.at(-1) ?? shelf.note.title;
  const outer = block.ordered ? block.items.filter(({ depth }) => depth === 0) : [];
  const steps = outer.map(({ spans }) => stepOf(shelf, tidy(spansText(spans))));
  const known = steps.flatMap((step) => step ?? []);
  const orders = known.filter(({ text }) => isOrder(text)).length;
  const job = jobOf(heading);
  const ordered = !numbered.test(heading) && (job !== undefined || inOrder.test(heading) || orders === outer.length);
  if (!ordered || known.length < fewest) return [];
  return steps.flatMap((next, i): Proposal[] => {
    const step = steps[i - 1];
    // Every other one: a list of steps is one thing to know.
    if (step === undefined || next === undefined || i % 2 === 0) return [];
    const option = (each: Step): Option => ({ text: each.text, why: `That’s step ${steps.indexOf(each) + 1}.` });
    const question = `${job === undefined ? 'Which' : `${job}, which`} step comes right after “${step.text}”?`;
    return [
      {
        kind: 'steps',
        prompt: askAbout(job === undefined ? aboutSteps(next.place, heading) : shelf.note.title, question),
        right: [option(next)],
        wrong: known.filter((each) => each !== step && each !== next).map(option),
        few: true,
        explanation: `After “${step.text}” comes “${next.text}”.`,
        quote: front(next.text, 70),
        place: next.place,
        difficulty: 2,
        rank: 2,
      },
    ];
  });
};
