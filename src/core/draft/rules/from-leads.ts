import type { Block } from '../../chat/message.js';
import { spansText } from '../../chat/plain-text.js';
import { aboutOf, askAbout } from './about.js';
import { capital, front, isOrder, sentences, standsAlone, telling, tidy } from './english.js';
import { type Option, optionsOf, type Proposal } from './proposal.js';
import { isBroken } from './sayings.js';
import { type Item, itemsOf, type Shelf } from './shelves.js';

/** A list and the words that lead to it: "A spike of denials can indicate:". */
export interface Led {
  /** Undefined for a list that is only there to take wrong choices from. */
  readonly lead: string | undefined;
  readonly items: readonly Item[];
  readonly shelf: Shelf;
}

const longest = { lead: 110, item: 80 };
const fewest = 3;
/** How many of a list are asked for: its items are one thing to know. */
const asked = 2;

/** It wants what comes after it, and says enough to be known by. */
const wants =
  /\b(?:includes?|including|are|is|by|to|can|could|may|must|should|will|if|when|for|with|as|through|mean|means|indicate|indicates|cause|causes|contains?|requires?|needs?|provides?|covers?|of|from|on|about|has|have|into|involves?|supports?|uses?|be|like|against|because|that|for example)$/iu;

const leadOf = ({ section, part }: Shelf): string | undefined => {
  const above = section.parts[section.parts.indexOf(part) - 1]?.block;
  const last = above?.kind === 'text' ? (sentences(tidy(spansText(above.spans))).at(-1) ?? '') : '';
  const lead = last.replace(/[,:…]+$/u, '').replace(/,? (?:e\.g\.|such as|for example)$/iu, '');
  const whole = lead.split(' ').length >= 4 && lead.length <= longest.lead && /^\p{Lu}/u.test(lead);
  // What wants more can't stand alone; with more it can.
  return /[:…]$/u.test(last) && whole && wants.test(lead) && standsAlone(`${lead} something`) ? lead : undefined;
};

/** The list of a shelf with its lead, where both can be asked about. */
export const ledOf = (shelf: Shelf, block: Extract<Block, { kind: 'list' }>): Led[] => {
  const lead = leadOf(shelf);
  const items = itemsOf(shelf, block)
    .map((item) => ({ ...item, text: item.text.replace(/(?:[.,;]| and| or)+$/u, '') }))
    .filter(({ text }) => text.length <= longest.item && text.includes(' ') && standsAlone(text) && !isBroken(text));
  return items.length >= fewest ? [{ lead, items, shelf }] : [];
};

/** What could stand in one place of a sentence. */
const formOf = ({ text }: Item): string => {
  const first = text.split(' ')[0] ?? '';
  if (/^\p{L}{2,}ing$/u.test(first)) return 'doing';
  return isOrder(text) ? 'order' : 'thing';
};

/** Whether an item says what one of a list says, as far as words tell. */
const isSaidIn = ({ text }: Item, { items }: Led): boolean => {
  const words = telling(text);
  return items.some((item) => {
    const shared = [...telling(item.text)].filter((word) => words.has(word)).length;
    return shared > 1 || (shared > 0 && shared === words.size);
  });
};

const whyNot = ({ lead, shelf }: Led): string =>
  lead === undefined
    ? `The notes say so under “${shelf.section.trail.at(-1) ?? shelf.note.title}”.`
    : `The notes say so where it goes “${lead} …”.`;

/** "Which of these completes “A spike of denials can indicate …”?": beside what other lists of the note say. */
export const fromLed = (led: Led, ofNote: readonly Led[]): Proposal[] => {
  const { lead } = led;
  const others = ofNote.filter((other) => other.shelf !== led.shelf && other.lead !== lead);
  if (lead === undefined) return [];
  return led.items.slice(0, asked).flatMap((item): Proposal[] => {
    const about = aboutOf(item.place);
    if (about === undefined) return [];
    const foreign = others.flatMap((other) =>
      other.items
        .filter((each) => formOf(each) === formOf(item) && !isSaidIn(each, led))
        .map((each): Option => ({ text: capital(each.text), why: whyNot(other) })),
    );
    return [
      {
        kind: 'list',
        prompt: askAbout(about, `Which of these completes “${lead} …”?`),
        right: [{ text: capital(item.text), why: '' }],
        wrong: optionsOf(foreign, (each) => each),
        explanation: `${lead}: ${led.items.map(({ text }) => text).join('; ')}.`,
        quote: front(item.text, 70),
        place: item.place,
        difficulty: 2,
        rank: 2,
      },
    ];
  });
};
