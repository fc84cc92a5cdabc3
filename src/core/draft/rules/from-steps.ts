import type { Block } from '../../chat/message.js';
import { askAbout } from './about.js';
import { clause, front, standsAlone } from './english.js';
import { type Item, itemsOf, type Shelf } from './entries.js';
import type { Option, Proposal } from './proposal.js';

const longestStep = 90;
const fewest = 4;

/** How a heading reads as the job that the steps do; empty where only the title names it, undefined where it does not. */
const jobOf = (heading: string): string | undefined => {
  const small = heading.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  if (/^how to (?:do|use) it$/iu.test(heading)) return '';
  if (!standsAlone(heading) || heading.length > 60) return undefined;
  if (/^how to\s/iu.test(heading)) return `When you ${small.replace(/^how to\s+/iu, '')}`;
  return /^(?!troubleshooting|debugging)\p{L}+ing\s(?!(?:types|phases|steps|process|levels|categories|stages|options|methods|tips)\b)/iu.test(
    heading,
  )
    ? `When ${small}`
    : undefined;
};

const textOf = ({ text }: Item): string => clause(text, longestStep) ?? '';

/** "When rotating a key, what comes right after creating the second one?" */
export const fromSteps = (shelf: Shelf, block: Extract<Block, { kind: 'list' }>): Proposal[] => {
  const items = block.ordered ? itemsOf(shelf, block) : [];
  const outer = block.items.filter(({ depth }) => depth === 0).length;
  const steps = items.map(textOf);
  const heading = shelf.section.trail.at(-1) ?? shelf.note.title;
  const job = jobOf(heading);
  const usable = steps.every(
    (step) => step !== '' && standsAlone(step) && /^\p{Lu}/u.test(step) && step.split(' ').length >= 2,
  );
  if (job === undefined || items.length < fewest || items.length !== outer || !usable) return [];
  const option = (step: string, i: number): Option => ({ text: step, why: `That’s step ${i + 1}.` });
  return items.slice(0, -1).flatMap((item, i): Proposal[] => {
    const [step = '', next = ''] = [steps[i], steps[i + 1]];
    const place = items[i + 1]?.place;
    if (place === undefined || item.text === '') return [];
    return [
      {
        kind: 'steps',
        prompt: askAbout(
          shelf.note.title,
          `${job === '' ? 'Which' : `${job}, which`} step comes right after “${step}”?`,
        ),
        right: [option(next, i + 1)],
        wrong: steps.flatMap((each, n) => (n === i || n === i + 1 ? [] : option(each, n))),
        few: true,
        explanation: `After “${step}” comes “${next}”.`,
        quote: front(next, 70),
        place,
        difficulty: 2,
        rank: 3,
      },
    ];
  });
};
