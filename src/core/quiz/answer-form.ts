import type { Submitted } from '../chat/incoming.js';
import type { Reply } from '../chat/reply.js';
import type { Snapshot } from './round.js';

const longest = 100;

/** The form in which somebody types an answer; `value` is the one given before. It comes back as the action of `id`. */
export const answerForm = (id: string, { prompt }: Snapshot, value?: string): Reply => ({
  kind: 'form',
  form: {
    id,
    title: 'Your answer',
    submit: 'Send',
    fields: [{ name: 'answer', label: prompt, maxLength: longest, ...(value === undefined ? {} : { value }) }],
  },
});

/** What was typed there, in single spaces; empty when it was nothing. */
export const typedAnswer = ({ fields }: Submitted): string =>
  (fields.answer ?? '').trim().replace(/\s+/g, ' ').slice(0, longest);
