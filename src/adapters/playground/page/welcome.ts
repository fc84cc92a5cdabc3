import type { Home, Offer, Try } from '../../../core/chat/home.js';
import { byId, type Child, el, keepFocus, update } from './dom.js';

type Known = Pick<Home, 'offer' | 'can' | 'open'>;

interface Start {
  /** The command that it needs: who may not use it, or where it doesn't exist, there is no such button. */
  readonly command: string;
  readonly say: string;
  readonly label: string;
  readonly primary?: true;
  fits(known: Known): boolean;
  /** Whether it can be used now. It keeps its place when not, so that nothing moves. */
  rests?(known: Known): boolean;
}

const starts: readonly Start[] = [
  {
    command: 'quiz now',
    say: '/quiz now close after 2m',
    label: 'Play a question',
    primary: true,
    fits: ({ offer }) => offer.questions > 0,
    rests: ({ open }) => open.length > 0,
  },
  {
    command: 'quiz drafts',
    say: '/quiz drafts',
    label: 'Draft questions',
    primary: true,
    fits: ({ offer }) => offer.questions === 0 && offer.notes > 0,
  },
  {
    command: 'quiz practice',
    say: '/quiz practice',
    label: 'Practise',
    fits: ({ offer }) => offer.questions > 0,
  },
];

const count = (n: number, name: string): string => `${n.toLocaleString('en')} ${name}${n === 1 ? '' : 's'}`;

/** `14 notes · 175 questions · Costs, Encryption, Support and 9 more topics` */
function holdsWords({ notes, questions, topics, topicCount }: Offer): string {
  const more = topicCount - topics.length;
  const about = `${topics.join(', ')}${more > 0 ? ` and ${count(more, 'more topic')}` : ''}`;
  return [count(notes, 'note'), questions > 0 && count(questions, 'question'), topics.length > 0 && about]
    .filter(Boolean)
    .join(' · ');
}

function hint({ offer, can }: Known): string | undefined {
  if (offer.notes === 0) return 'There are no notes yet. Put Markdown files in the notes folder.';
  if (offer.questions > 0) {
    return can.includes('quiz now') ? undefined : 'When a manager starts a question, it shows up here.';
  }
  return can.includes('quiz drafts')
    ? 'There are no questions yet. I can draft some from the notes for you to go through.'
    : 'There are no questions yet.';
}

const say = (text: string, label: string, look: string, disabled = false): HTMLElement =>
  el('button', { type: 'button', 'data-say': text, class: look, disabled }, label);

const shown = { answered: undefined, misspelt: 'with a typo', absent: 'not in the notes' } as const;

const example = ({ query, shows }: Try): HTMLElement => {
  const button = say(query, query, '');
  const why = shown[shows];
  if (why !== undefined) button.append(' ', el('small', {}, why));
  return button;
};

/** What a newcomer sees first, and what there is to start at any time. */
export function drawWelcome(known: Known): void {
  const { offer, can } = known;
  const there = starts.filter(({ command, fits }) => can.includes(command) && fits(known));
  const why = hint(known);
  byId('holds', HTMLParagraphElement).textContent = holdsWords(offer);
  const greeting: Child[] = [
    why !== undefined && el('p', {}, why),
    ...there.map((each) => say(each.say, each.label, each.primary ? 'big primary' : 'big')),
  ];
  const chip = (className: string, button: HTMLElement) => el('li', { class: className }, button);
  const draw = (): void => {
    update(
      byId('starts', HTMLDivElement),
      greeting.filter((each) => each instanceof Node),
    );
    update(byId('chips', HTMLUListElement), [
      ...there.map((each) => chip('begin', say(each.say, each.label, 'start', each.rests?.(known)))),
      ...offer.tries.map((one) => chip('example', example(one))),
    ]);
  };
  keepFocus(draw, byId('box', HTMLTextAreaElement));
}
