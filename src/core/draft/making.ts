import { wholeRoom } from '../chat/address.js';
import type { Incoming, Pointed, Submitted } from '../chat/incoming.js';
import { type Message, refused } from '../chat/message.js';
import { type Form, privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import { isAddress } from '../knowledge/message-source.js';
import type { Question } from '../knowledge/question.js';
import type { Services } from '../ports/services.js';
import { cut } from './cut.js';
import type { Keeping } from './keeping.js';
import { notYet, problemsOf } from './not-yet.js';
import { noteForm, noteName, noteText } from './note-form.js';
import { choicesOf, questionForm, readClip } from './question-form.js';
import type { Clip, DraftStores } from './store.js';

/** Of a message, whatever its platform allows. */
const longestText = 3_000;

const nothingThere = privately(refused('That message has no text I can use.'));
const gone = privately(
  refused(
    'I no longer have that message: it’s already been used, or more than a day has passed. Start again from its menu.',
  ),
);

/** What was sent of a form: its own fields, not longer than it lets them be; one that did not come is as it was shown. */
const sentOf = ({ fields }: Form, sent: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, maxLength, value = '' }) => [name, cut(sent[name] ?? value, maxLength)]));

export interface Making
  extends Feature<never, 'makeQuestion' | 'fillQuestion' | 'refillQuestion' | 'makeNote' | 'saveNote' | 'refillNote'> {
  /** A form for a note that is not made of a message: with a title and the end of its text. */
  startNote(incoming: Incoming, title: string, text: string): Promise<Reply>;
}

export interface MakingParts {
  readonly keeping: Pick<Keeping, 'note'>;
  /** Shows a manager the draft that was made. */
  readonly show: (incoming: Incoming, question: Question) => Promise<Reply>;
}

/** Makes questions and notes of messages. Nothing is kept for good before somebody approved it. */
export function createMaking({ store, newId }: Services<DraftStores>, { keeping, show }: MakingParts): Making {
  const begin = async ({ room, by, message }: Pointed, kind: Clip['kind']): Promise<Clip | undefined> => {
    const text = message.text.trim();
    if (text === '') return undefined;
    const { url } = message;
    const link = url !== undefined && isAddress(url) ? { url } : {};
    const clip: Clip = { id: newId(), kind, room: wholeRoom(room), by, text: cut(text, longestText), ...link };
    await store.clips.add(clip, await store.now());
    return clip;
  };

  const find = (incoming: Incoming, id: string): Promise<Clip | undefined> =>
    store.clips.of(wholeRoom(incoming.room), id);

  /** The clip with what was sent, which is kept with it. */
  const fill = async (
    { room, fields }: Submitted,
    id: string,
    formOf: (clip: Clip) => Form,
  ): Promise<(Clip & { readonly filled: Readonly<Record<string, string>> }) | undefined> => {
    const clip = await store.clips.of(wholeRoom(room), id);
    if (!clip) return undefined;
    const filled = sentOf(formOf(clip), fields);
    return (await store.clips.fill(clip.room, id, filled)) ? { ...clip, filled } : undefined;
  };

  return {
    async startNote({ room, by }, title, text) {
      const clip: Clip = { id: newId(), kind: 'note', room: wholeRoom(room), by, text };
      await store.clips.add(clip, await store.now());
      return { kind: 'form', form: noteForm(clip, title) };
    },

    commands: {},

    actions: {
      async makeQuestion(incoming) {
        const clip = await begin(incoming, 'question');
        return clip ? { kind: 'form', form: questionForm(clip) } : nothingThere;
      },

      async fillQuestion(incoming, { clip: id }) {
        const clip = await fill(incoming, id, questionForm);
        if (!clip) return gone;
        const read = readClip(clip);
        const problems = problemsOf(read);
        const [question] = read.questions;
        return question && problems.length === 0
          ? show(incoming, question)
          : notYet({
              problems,
              choices: choicesOf(clip.filled),
              fields: Object.keys(clip.filled),
              again: action.refillQuestion({ clip: id }),
            });
      },

      async refillQuestion(incoming, { clip: id }) {
        const clip = await find(incoming, id);
        return clip ? { kind: 'form', form: questionForm(clip) } : gone;
      },

      async makeNote(incoming) {
        const clip = await begin(incoming, 'note');
        return clip ? { kind: 'form', form: noteForm(clip) } : nothingThere;
      },

      async saveNote(incoming, { clip: id }) {
        const clip = await fill(incoming, id, noteForm);
        if (!clip) return gone;
        const { filled, url } = clip;
        const missing = Object.entries(needed).filter(([name]) => filled[name]?.trim() === '');
        if (missing.length > 0) return { ...privately(incomplete(id)), wrong: Object.fromEntries(missing) };
        const write = (approved: string): string => noteText(filled, url, approved);
        const place = await keeping.note(`note-${id}`, noteName(filled), write, incoming);
        await store.clips.drop(clip.room, id);
        if (place === 'again') return gone;
        return privately('kept' in place ? keptNote(place.kept) : saved(place.file));
      },

      async refillNote(incoming, { clip: id }) {
        const clip = await find(incoming, id);
        return clip ? { kind: 'form', form: noteForm(clip) } : gone;
      },
    },
  };
}

const needed = { title: 'A note needs a title.', text: 'A note needs some text.' };

const incomplete = (clip: string): Message => {
  const message = refused('A note needs a title and some text.');
  return {
    ...message,
    blocks: [
      ...message.blocks,
      { kind: 'buttons', buttons: [{ id: action.refillNote({ clip }), label: 'Edit again' }] },
    ],
  };
};

const saved = (file: string): Message => {
  const text = ['Saved in ', { text: file, code: true }, '. I’ll answer from it in a few seconds.'] as const;
  return { summary: `Saved in ${file}.`, tone: 'plain', blocks: [{ kind: 'text', spans: text }] };
};

const keptNote = (text: string): Message => {
  const summary = 'Saved in my database, because I can’t write to the notes folder. I’ll answer from it all the same.';
  return {
    summary,
    tone: 'plain',
    blocks: [
      { kind: 'text', spans: [summary] },
      { kind: 'text', spans: ['To add it to the folder too, paste this into a new file:'] },
      { kind: 'code', text },
    ],
  };
};
