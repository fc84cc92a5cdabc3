import type { Suggestion } from '../../../core/chat/reply.js';
import { byId, el, update } from './dom.js';
import { createRecall } from './recall.js';
import { roomLeft, tooLong } from './text-limit.js';
import type { Ack } from './wire.js';

const mostRows = 8;

export interface Composer {
  readonly box: HTMLTextAreaElement;
  problem(sentence: string | undefined): void;
}

/** A suggestion up to the first thing that its user has to fill in. */
function wordsOf(suggestion: Suggestion | undefined): string | undefined {
  const words = suggestion?.text.replace(/\s*[<[].*$/, '');
  return words === suggestion?.text ? words : `${words} `;
}

/**
 * The box: Enter says what is typed, Shift+Enter breaks the line, `/` offers commands that Tab completes, and the up
 * arrow brings back what was said before.
 */
export function createComposer(
  say: (text: string) => Promise<Pick<Ack, 'error' | 'receipt'>>,
  suggest: (text: string) => Promise<readonly Suggestion[]>,
): Composer {
  const box = byId('box', HTMLTextAreaElement);
  const list = byId('suggestions', HTMLDivElement);
  const sentence = byId('problem', HTMLParagraphElement);
  /** What was said counted as a vote: told here, since the card may be far above. */
  const counted = byId('counted', HTMLParagraphElement);
  const full = byId('full', HTMLParagraphElement);
  const recall = createRecall();
  let offered: readonly Suggestion[] = [];
  let chosen = -1;
  /** One after the other, in the order in which they were said. */
  let sent = Promise.resolve();
  let asked = 0;

  const draw = (): void => {
    list.hidden = offered.length === 0;
    update(
      list,
      offered.map(({ text, help }, index) =>
        el(
          'div',
          {
            class: 'suggestion',
            role: 'option',
            id: `suggestion-${index}`,
            'aria-selected': String(index === chosen),
            'data-index': `${index}`,
          },
          el('span', { class: 'command' }, text),
          el('span', { class: 'help' }, help),
        ),
      ),
    );
    if (chosen < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `suggestion-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const offer = (suggestions: readonly Suggestion[]): void => {
    offered = suggestions;
    chosen = -1;
    draw();
  };
  /** Nothing is offered any more, nor what is still on its way. */
  const dismiss = (): void => {
    asked += 1;
    offer([]);
  };
  const grow = (): void => {
    box.rows = Math.min(mostRows, box.value.slice(0, 10_000).split('\n').length);
    full.textContent = roomLeft(box.value);
  };
  const problem = (text: string | undefined): void => {
    sentence.textContent = text ?? '';
    counted.textContent = '';
  };

  /** Puts a suggestion into the box. */
  const take = (index: number): void => {
    const text = wordsOf(offered[index]);
    if (text === undefined) return;
    box.value = text;
    dismiss();
    box.focus();
  };
  /** Whether Tab has something to complete. */
  const completes = (index: number): boolean => {
    const text = wordsOf(offered[index]);
    return text !== undefined && text.length > box.value.length;
  };

  /** The box is free at once; what was refused comes back into it, before what was typed meanwhile. */
  const send = (): void => {
    const text = box.value;
    const long = tooLong(text.trim());
    if (long !== undefined) {
      problem(long);
      return;
    }
    recall.keep(text);
    box.value = '';
    grow();
    dismiss();
    sent = sent.then(async () => {
      const { error, receipt } = await say(text);
      problem(error);
      counted.textContent = receipt?.summary ?? '';
      if (error === undefined) return;
      box.value = [text, box.value].filter((each) => each !== '').join('\n');
      grow();
    });
  };

  const look = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const isCommand = box.value.startsWith('/') && !box.value.includes('\n') && box.value.length < 200;
    const found = isCommand ? await suggest(box.value) : [];
    if (mine === asked) offer(found);
  };

  box.addEventListener('input', () => {
    recall.edited();
    grow();
    problem(tooLong(box.value.trim()));
    void look();
  });
  /** Goes back or forth in what was said, where the arrow would not move within the text. */
  const remember = (step: 1 | -1): boolean => {
    const { value, selectionStart, selectionEnd } = box;
    const atEdge =
      step < 0 ? !value.slice(0, selectionStart).includes('\n') : !value.slice(selectionEnd).includes('\n');
    const before = atEdge ? recall.move(step, value) : undefined;
    if (before === undefined) return false;
    box.value = before;
    grow();
    return true;
  };
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offered.length > 0) {
      event.preventDefault();
      // Whoever chooses keeps the list that is there.
      asked += 1;
      chosen = chosen < 0 && step < 0 ? offered.length - 1 : (chosen + step + offered.length) % offered.length;
      draw();
    } else if (step !== undefined) {
      if (remember(step === 1 ? 1 : -1)) event.preventDefault();
    } else if (event.key === 'Tab' && !event.shiftKey && completes(Math.max(chosen, 0))) {
      event.preventDefault();
      take(Math.max(chosen, 0));
    } else if (event.key === 'Escape' && offered.length > 0) {
      event.preventDefault();
      dismiss();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (chosen >= 0) take(chosen);
      else send();
    }
  });
  // Whoever goes on into the list can scroll it with the keys.
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== box && relatedTarget !== list) dismiss();
  };
  box.addEventListener('focusout', leave);
  list.addEventListener('focusout', leave);
  // The box keeps the focus while a suggestion is clicked.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (row instanceof HTMLElement) take(Number(row.dataset.index));
  });
  byId('ask', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  return { box, problem };
}
