/** The page: what the server pushes is drawn, what the person does is posted. */
import type { BoardRange, Home } from '../../../core/chat/home.js';
import { drawBoard } from './board.js';
import { checkTicks, ticked } from './card.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import type { Wrong } from './dialog.js';
import { byId, keepFocus } from './dom.js';
import { showForm } from './form.js';
import { createHold } from './hold.js';
import { closeMenus, offer } from './menu.js';
import { renderMessage } from './message.js';
import { createPanels } from './panels.js';
import { save } from './save.js';
import { showScheduleForm } from './schedule-form.js';
import { connect, post } from './server.js';
import { drawNext, drawPeople, drawProgress } from './sides.js';
import { drawWelcome } from './welcome.js';
import type { Ack, Member, Push, State, Verb } from './wire.js';
import { countdown, setClock, timeWords } from './words.js';

const keptIn = 'studyhall-person';

const conversation = createConversation();
const panels = createPanels();
const pill = byId('pill', HTMLDivElement);
const lines = byId('lines', HTMLOListElement);
const hold = createHold(lines);

let you = sessionStorage.getItem(keptIn) ?? '';
/** Whose view is on the screen; another than `you` while a switch is under way. */
let shown: string | undefined;
let people: readonly Member[] = [];
/** Whether this browser is one person, whose name can be chosen. */
let bound = false;
let home: Home | undefined;
let range: BoardRange = 'week';

const followed = new Set<Verb>(['say', 'press', 'submit', 'point']);

/** What a form's dialog says when it can't close. */
function wrongIn({ error, refused, wrong }: Ack): Wrong {
  if (error !== undefined) return { all: [error] };
  if (wrong) {
    const { '': all, ...fields } = wrong;
    return { fields, ...(all === undefined ? {} : { all: [all] }) };
  }
  if (!refused) return {};
  const said = refused.blocks.filter(({ kind }) => kind === 'text' || kind === 'list');
  return { all: renderMessage({ ...refused, blocks: said }) };
}

async function act(verb: Verb, body: Readonly<Record<string, unknown>>): Promise<Ack> {
  if (followed.has(verb)) conversation.expect(verb === 'submit');
  const ack = await post(verb, { person: you, ...body });
  const { form, error, receipt, view, wrong, file } = ack;
  if (followed.has(verb)) {
    if (form || receipt || view || wrong || error !== undefined) conversation.stay();
    else conversation.came();
  }
  if (file) save(file);
  if (form) showForm(form, async (fields) => wrongIn(await act('submit', { id: form.id, on: body.on, fields })));
  return ack;
}

const composer = createComposer(
  (text) => act('say', { text }),
  async (text) => (await act('typing', { text })).suggestions ?? [],
);

async function tell(verb: Verb, body: Readonly<Record<string, unknown>>): Promise<Ack> {
  const ack = await act(verb, body);
  composer.problem(ack.error);
  return ack;
}

function drawPill(): void {
  const open = home?.open ?? [];
  const [first] = open;
  const hide = () => {
    pill.hidden = first === undefined;
    byId('close-now', HTMLButtonElement).hidden = !home?.can.includes('quiz close');
  };
  if (pill.hidden === (first !== undefined)) keepFocus(hide, composer.box);
  if (!first) return;
  const left = countdown(first.closes);
  const questions = open.length === 1 ? '1 question open' : `${open.length} questions open`;
  byId('pill-long', HTMLSpanElement).textContent = `${questions} · closes in ${left}`;
  byId('pill-short', HTMLSpanElement).textContent =
    open.length === 1 ? countdown(first.closes, true) : `${open.length} open`;
}

function drawHome(): void {
  drawPill();
  if (!home) return;
  drawWelcome(home);
  conversation.mark(home.votes);
  drawBoard(home.boards, range, you);
  drawProgress(home.progress);
  drawNext(home);
}

const drawFinds = (finds = ''): void => {
  byId('finds', HTMLElement).textContent = finds;
};

function takeState(state: State): void {
  setClock(state.now);
  you = state.you;
  bound = state.bound ?? false;
  people = state.people;
  offer(state.shortcuts);
  home = state.home;
  sessionStorage.setItem(keptIn, you);
  drawPeople(people, you, bound);
  drawFinds(state.finds);
  conversation.show(state.lines, shown !== you);
  shown = you;
  drawHome();
}

function take(push: Push): void {
  if (push.kind === 'state') takeState(push.state);
  if (push.kind === 'finds') drawFinds(push.finds);
  if (push.kind === 'line') conversation.put(push.line, you);
  if (push.kind === 'people') {
    people = push.people;
    drawPeople(people, you, bound);
  }
  if (push.kind === 'home') {
    home = push.home;
    drawHome();
  }
}

const connection = connect(
  (push) => hold(() => take(push)),
  (lost) => {
    byId('connection', HTMLParagraphElement).textContent = lost ? 'Connection lost. Trying again…' : '';
  },
);

function become(person: string): void {
  you = person;
  drawPeople(people, you, bound);
  connection.as(person);
}

/** Somebody new to be, or another name for who one is. */
function namePerson(): void {
  const value = bound ? people.find(({ id }) => id === you)?.name : undefined;
  const fields = [{ name: 'name', label: 'Name', maxLength: 40, ...(value === undefined ? {} : { value }) }];
  const [title, submit] = bound ? ['Change your name', 'Save'] : ['Add a person', 'Add'];
  showForm({ id: 'person', title, submit, fields }, async ({ name }) => {
    const { added, error } = await post('person', { name });
    if (added && !bound) become(added.id);
    return error === undefined ? {} : { fields: { name: error } };
  });
}

const schedule = (): void =>
  showScheduleForm(home?.offer.topics ?? [], {
    look: async (phrase) => (await act('typing', { text: `/quiz schedule ${phrase}` })).preview,
    schedule: async (phrase) => (await act('say', { text: `/quiz schedule ${phrase}` })).error,
  });

/** The nearest element around an event's target that carries a piece of data, with that piece. */
function around(event: Event, name: string): { element: HTMLElement; value: string } | undefined {
  const element = event.target instanceof Element ? event.target.closest(`[data-${name}]`) : null;
  return element instanceof HTMLElement ? { element, value: element.dataset[name] ?? '' } : undefined;
}

/** A vote is seen on its card, which stays where it is; to a question for one person alone the answer is a message. */
async function choose(on: string | undefined, choice: { id: string | undefined; picks: number[] }): Promise<void> {
  const alone = conversation.isPrivate(on ?? '');
  if (alone) conversation.expect(true);
  else conversation.stay();
  await tell('choose', { ...choice, on });
  if (alone) conversation.came();
}

async function press(on: string | undefined, id: string): Promise<void> {
  const { view } = await tell('press', { id, on });
  if (view && on !== undefined) conversation.view(on, id, view);
}

lines.addEventListener('click', (event) => {
  const on = around(event, 'key')?.value;
  const pressed = around(event, 'press');
  const picked = around(event, 'pick');
  const pointed = around(event, 'point');
  if (on !== undefined && around(event, 'back')) conversation.back(on);
  if (pointed) void tell('point', { id: pointed.value, on });
  if (pressed) void press(on, pressed.value);
  if (picked) void choose(on, { id: picked.element.dataset.choose, picks: [Number(picked.value)] });
});
lines.addEventListener('change', (event) => {
  const form = around(event, 'choose')?.element;
  if (form instanceof HTMLFormElement) checkTicks(form);
});
lines.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = around(event, 'choose')?.element;
  if (!(form instanceof HTMLFormElement)) return;
  void choose(around(event, 'key')?.value, { id: form.dataset.choose, picks: ticked(form) });
});
byId('people', HTMLUListElement).addEventListener('click', (event) => {
  const person = around(event, 'person')?.value;
  if (person === undefined) return;
  if (!bound) become(person);
  panels.close();
});
document.addEventListener('click', (event) => {
  const text = around(event, 'say')?.value;
  if (text !== undefined) void tell('say', { text });
});
byId('side-panel', HTMLElement).addEventListener('click', (event) => {
  const picked = around(event, 'range');
  if (!picked) return;
  range = picked.value as BoardRange;
  for (const button of byId('side-panel', HTMLElement).querySelectorAll('[data-range]')) {
    button.setAttribute('aria-pressed', String(button === picked.element));
  }
  if (home) drawBoard(home.boards, range, you);
});
byId('name-person', HTMLButtonElement).addEventListener('click', namePerson);
byId('schedule', HTMLButtonElement).addEventListener('click', schedule);

closeMenus();
setInterval(() => {
  drawPill();
  for (const live of document.querySelectorAll('time[data-live]')) {
    const time = new Date(live.getAttribute('datetime') ?? '');
    live.textContent = timeWords({ time, show: 'relative' });
  }
}, 1_000);

// The token has become a cookie; it need not stay in the address bar.
if (new URLSearchParams(location.search).has('token')) history.replaceState(null, '', '/');
connection.as(you);
// A finger's keyboard would cover half of the greeting.
if (matchMedia('(pointer: fine)').matches) composer.box.focus();
