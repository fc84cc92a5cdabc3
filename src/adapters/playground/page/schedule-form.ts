import type { Preview } from '../../../core/chat/reply.js';
import { boxes, field, select, showDialog, showWrong } from './dialog.js';
import { el, update } from './dom.js';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const sets: Readonly<Record<string, string>> = {
  'mon,tue,wed,thu,fri,sat,sun': 'every day',
  'mon,tue,wed,thu,fri': 'weekdays',
};
const closes = [
  { value: 'close after 10m', label: 'after 10 minutes' },
  { value: 'close after 1h', label: 'after an hour' },
  { value: 'close after 8h', label: 'after 8 hours' },
  { value: 'close next time', label: 'when the next one opens' },
];
const difficulties = [
  { value: '', label: 'Any' },
  { value: 'easy', label: 'Easy' },
  { value: 'medium', label: 'Medium' },
  { value: 'hard', label: 'Hard' },
];

/** Longer than between two key presses. */
const patience = 150;

/** The phrase that says what was filled in; undefined while that is none. */
function phraseOf(filled: FormData): string | undefined {
  const chosen = filled.getAll('days').join(',');
  const text = (name: string): string => String(filled.get(name) ?? '').trim();
  if (chosen === '' || text('time') === '') return undefined;
  const about = text('about');
  return [
    `${sets[chosen] ?? chosen.replaceAll(',', ', ')} at ${text('time')} ${text('zone')}`,
    text('close'),
    about && `about ${about}`,
    text('difficulty'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What is wrong with it, beside the field that it comes from. */
function problemsOf(filled: FormData, preview: Preview | undefined): Record<string, string> {
  if (filled.getAll('days').length === 0) return { days: 'Choose at least one day.' };
  if (String(filled.get('time') ?? '') === '') return { time: 'Choose a time, such as 09:30.' };
  if (preview && 'problem' in preview) return { [preview.part === 'about' ? 'about' : 'time']: preview.problem };
  return {};
}

const zonesWith = (own: string): { value: string; label: string }[] =>
  [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .toSorted()
    .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

export interface Scheduler {
  /** What a phrase would come to. */
  look(phrase: string): Promise<Preview | undefined>;
  /** Makes the schedule; resolves with why not. */
  schedule(phrase: string): Promise<string | undefined>;
}

/** Asks when a channel is to get questions, and shows the next three times while they are being chosen. */
export function showScheduleForm(topics: readonly string[], { look, schedule }: Scheduler): void {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const coming = el('output', { class: 'coming', for: 'field-time field-zone' });
  const time = el('input', { type: 'time', value: '09:30', required: true });
  const about = el('input', { maxlength: '80', autocomplete: 'off', list: 'topics' });
  const fields = [
    boxes(
      'checkbox',
      'days',
      'Days',
      days.map((label) => ({ value: label.toLowerCase(), label })),
      ['mon', 'tue', 'wed', 'thu', 'fri'],
    ),
    field('time', 'Time', time),
    field('zone', 'Time zone', select(zonesWith(own), own)),
    coming,
    field('close', 'A question closes', select(closes, 'close after 8h')),
    field('about', 'About (optional)', about),
    el('datalist', { id: 'topics' }, ...topics.map((topic) => el('option', { value: topic }))),
    boxes('radio', 'difficulty', 'Difficulty', difficulties, ['']),
  ];
  let asked = 0;
  let timer: number | undefined;

  /** What is wrong with what was filled in; shows what it would come to, unless something newer is on its way. */
  const check = async (filled: FormData): Promise<{ wrong: Record<string, string>; latest: boolean }> => {
    asked += 1;
    const mine = asked;
    const phrase = phraseOf(filled);
    const preview = phrase === undefined ? undefined : await look(phrase);
    const latest = mine === asked;
    const lines = preview && 'lines' in preview ? preview.lines : [];
    const shown = lines.map((line) => el('span', {}, line));
    if (latest) update(coming, lines.length > 0 ? [el('strong', {}, 'Next questions'), ...shown] : []);
    return { wrong: problemsOf(filled, preview), latest };
  };
  const form = showDialog({ title: 'Schedule questions', submit: 'Schedule', fields }, async (filled) => {
    const { wrong } = await check(filled);
    const phrase = phraseOf(filled);
    if (Object.keys(wrong).length > 0 || phrase === undefined) return { fields: wrong };
    const error = await schedule(phrase);
    return error === undefined ? {} : { all: [error] };
  });
  const redraw = async (): Promise<void> => {
    const { wrong, latest } = await check(new FormData(form));
    if (latest) showWrong(form, wrong, false);
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(redraw, patience);
  });
  time.focus();
  void redraw();
}
