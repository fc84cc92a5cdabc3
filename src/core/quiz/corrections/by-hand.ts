import { type Person, type Room, wholeRoom } from '../../chat/address.js';
import { excerpt } from '../../chat/excerpt.js';
import { line, type Message, refused, type Spans } from '../../chat/message.js';
import { privately, type Reply } from '../../chat/reply.js';
import { action } from '../../commands/actions.js';
import type { Feature } from '../../commands/feature.js';
import { onlyManagers } from '../../commands/only-managers.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Services } from '../../ports/services.js';
import { keyText, rightCount } from '../card.js';
import { grade } from '../grade.js';
import type { Round, Snapshot } from '../round.js';
import type { PastRound, RoundStores } from '../store.js';
import { howItWent } from '../wording.js';
import { type Corrections, keyOf, type NewKey, withFileKey, withNamedKey } from './apply.js';
import type { ProposalStores } from './store.js';

const listed = 5;
/** Open rounds stand among the latest ones too. */
const looked = 25;
/** Wider buttons are cut off on a telephone; the list above them has more of the prompt. */
const longestLabel = 36;
const longestAccepts = 300;

const gone = refused('That question isn’t here any more.');
const stillOpen = refused('That question is still open. Close it with “/quiz close”, then correct it.');
const meanwhile = refused(
  'Somebody else has corrected that question in the meantime. “/quiz correct” shows how it stands.',
);

/** `1 gains a point and 2 lose one`; `nobody gains or loses a point` */
const effectOf = ({ gain, lose }: { readonly gain: number; readonly lose: number }): string => {
  const gains = `${gain} ${gain === 1 ? 'gains' : 'gain'} a point`;
  const loses = (what: string) => `${lose} ${lose === 1 ? 'loses' : 'lose'} ${what}`;
  if (gain > 0) return lose > 0 ? `${gains} and ${loses('one')}` : gains;
  return lose > 0 ? loses('a point') : 'nobody gains or loses a point';
};

export type HandCorrections = Feature<'quiz correct', 'openCorrection' | 'chooseKey' | 'typeKey' | 'correctRound'>;

/** Corrects what was asked, by the hand of a manager. */
export function createHandCorrections(
  { store, library, adapter, newId }: Services<RoundStores & ProposalStores, Knowledge>,
  { mayCorrect, apply }: Corrections,
): HandCorrections {
  /** A closed round that this person may correct, or why not. */
  const own = async (by: Person, id: string): Promise<Round | Message> => {
    const round = await store.rounds.get(id);
    if (!round) return gone;
    const { room } = round;
    if (!(await mayCorrect(by, room))) return onlyManagers('/quiz correct', room, adapter(room.adapter));
    return round.closed ? round : stillOpen;
  };

  /** The snapshot with another key: as the file tells it, where the file has that key. */
  const withKey = (snapshot: Snapshot, key: NewKey): Snapshot => {
    const byHand = withNamedKey(snapshot, key);
    const question = library().bank.find(({ id }) => id === snapshot.question);
    const byFile = question && keyOf(question) === keyOf(byHand) ? withFileKey(snapshot, question) : undefined;
    return byFile ?? byHand;
  };

  /** The people for whom a correction changes something. */
  const changes = async (round: Round, after: Snapshot): Promise<{ gain: number; lose: number; all: number }> => {
    const sums = { gain: 0, lose: 0, all: 0 };
    for (const { ballot, count } of await store.rounds.ballots(round.id)) {
      const [was, is] = [grade(round.snapshot, ballot), grade(after, ballot)];
      sums.all += count;
      if (is && !was) sums.gain += count;
      if (was && !is) sums.lose += count;
    }
    return sums;
  };

  const preview = async (by: Person, round: Round, key: NewKey): Promise<Message> => {
    const after = withKey(round.snapshot, key);
    const from = keyOf(round.snapshot);
    if (keyOf(after) === from) return line('That’s already the answer, so nothing changes.');
    const change = await changes(round, after);
    const id = newId();
    await store.proposals.add({ id, by, round: round.id, from, key }, await store.now());
    const effect = change.all === 0 ? 'Nobody had answered.' : `Of ${change.all} who answered, ${effectOf(change)}.`;
    return {
      summary: `Correct “${round.snapshot.prompt}”?`,
      tone: 'unsure',
      blocks: [
        { kind: 'heading', spans: [round.snapshot.prompt] },
        {
          kind: 'text',
          spans: ['The answer was ', bold(answerText(round.snapshot)), ' and will be ', bold(answerText(after)), '.'],
        },
        { kind: 'text', spans: [`${effect} I’ll update the leaderboard and tell the channel.`] },
        {
          kind: 'buttons',
          buttons: [{ id: action.correctRound({ proposal: id }), label: 'Correct it', primary: true }],
        },
      ],
    };
  };

  /** Where the old key still stands; undefined when the file has the new one or no such question. */
  const fileToChange = (after: Snapshot): string | undefined => {
    const question = library().bank.find(({ id }) => id === after.question);
    return question && keyOf(question) !== keyOf(after) ? `${question.file}:${question.line}` : undefined;
  };

  /** The room's latest closed questions, to choose one. */
  const list = async (room: Room): Promise<Message> => {
    const closed = (await store.rounds.latest(room, looked)).filter((round) => round.closed).slice(0, listed);
    if (closed.length === 0) return line('No question has closed here yet, so there’s nothing to correct.');
    return {
      summary: 'Which question has a wrong answer?',
      tone: 'plain',
      blocks: [
        { kind: 'text', spans: ['Which question has a wrong answer?'] },
        { kind: 'list', ordered: true, items: closed.map((round) => ({ depth: 0, spans: howItWent(round) })) },
        { kind: 'buttons', buttons: closed.map(choiceOf) },
      ],
    };
  };

  return {
    commands: {
      'quiz correct': async ({ room }) => privately(await list(wholeRoom(room))),
    },

    actions: {
      /** The choices of a question to name the right ones, or a form for what is accepted of what people type. */
      async openCorrection({ by }, { round: id }) {
        const round = await own(by, id);
        if (!('snapshot' in round)) return privately(round);
        const { snapshot } = round;
        return snapshot.kind === 'typed' ? acceptsForm(round) : privately(keyChoice(round));
      },

      /** What choosing other choices would do. */
      async chooseKey({ by, picks }, { round: id }) {
        const round = await own(by, id);
        if (!('snapshot' in round)) return privately(round);
        const right = [...new Set(picks)].filter((pick) => round.snapshot.choices[pick] !== undefined);
        const wanted = rightCount(round.snapshot);
        if (right.length !== wanted)
          return privately(refused(`Choose exactly ${wanted}, as many as people were asked for.`));
        return privately(await preview(by, round, { right, accepts: [] }));
      },

      /** What accepting other typed answers would do; they stand between bars. */
      async typeKey({ by, fields }, { round: id }) {
        const round = await own(by, id);
        if (!('snapshot' in round)) return privately(round);
        if (round.snapshot.kind !== 'typed') return privately(gone);
        const accepts = (fields.accepts ?? '')
          .slice(0, longestAccepts)
          .split('|')
          .flatMap((text) => text.trim().replace(/\s+/g, ' ') || []);
        if (accepts.length === 0)
          return privately(refused('Write at least one answer, such as “cloudtrail | aws cloudtrail”.'));
        return privately(await preview(by, round, { right: [], accepts }));
      },

      /** The button of a preview. */
      async correctRound({ by }, { proposal: id }) {
        const proposal = await store.proposals.get(id, by);
        if (!proposal) return privately(refused('That has expired. Run “/quiz correct” again.'));
        const { key, from } = proposal;
        const round = await own(by, proposal.round);
        if (!('snapshot' in round)) return privately(round);
        const after = withKey(round.snapshot, key);
        if (keyOf(round.snapshot) === keyOf(withNamedKey(round.snapshot, key))) {
          return privately(line('That has already been corrected.'));
        }
        if (keyOf(round.snapshot) !== from) return privately(meanwhile);
        const change = await changes(round, after);
        const end = await apply(round, after, true);
        if (end === 'busy')
          return privately(refused('Somebody is correcting that question right now. Try again in a moment.'));
        if (end === 'stale') return privately(meanwhile);
        const place = fileToChange(after);
        return privately({
          summary: 'Corrected',
          tone: 'closed',
          blocks: [
            { kind: 'text', spans: [`Corrected: ${effectOf(change)}; the leaderboard has been updated.`] },
            ...(place ? [{ kind: 'text' as const, spans: changeFile(place) }] : []),
          ],
        });
      },
    },
  };
}

const bold = (text: string) => ({ text, bold: true });

/** All of what is accepted, where a card shows the first alone. */
const answerText = (snapshot: Snapshot): string =>
  snapshot.kind === 'typed' ? snapshot.accepts.join(' | ') : keyText(snapshot);

const choiceOf = ({ id, prompt }: PastRound, i: number) => ({
  id: action.openCorrection({ round: id }),
  label: excerpt(`${i + 1}. ${prompt}`, longestLabel),
});

const changeFile = (place: string): Spans => [
  'Change ',
  { text: place, code: true },
  ' too, or it will be asked with the old answer again.',
];

const acceptsForm = ({ id, snapshot }: Round): Reply => ({
  kind: 'form',
  form: {
    id: action.typeKey({ round: id }),
    title: 'Accepted answers',
    submit: 'Show what changes',
    fields: [
      {
        name: 'accepts',
        label: 'Accepted answers, separated by |',
        maxLength: longestAccepts,
        value: snapshot.accepts.join(' | '),
      },
    ],
  },
});

function keyChoice({ id, snapshot }: Round): Message {
  const wanted = rightCount(snapshot);
  return {
    summary: `The right answer to “${snapshot.prompt}”`,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: [snapshot.prompt] },
      {
        kind: 'text',
        spans: [
          'The answer so far is ',
          bold(keyText(snapshot)),
          wanted === 1 ? '. Which one is right?' : `. Which ${wanted} are right?`,
        ],
      },
      {
        kind: 'choose',
        id: action.chooseKey({ round: id }),
        min: wanted,
        max: wanted,
        options: snapshot.choices.map(({ text, right }) => (right ? `✓ ${text}` : text)),
      },
    ],
  };
}
