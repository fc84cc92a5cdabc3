import type { Person } from '../chat/address.js';
import type { Incoming } from '../chat/incoming.js';
import { line, type Message } from '../chat/message.js';
import { inPlace, privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import type { KeptRecord, PeopleStores } from '../ports/people.js';
import type { Services } from '../ports/services.js';
import { exportFile, exportMessage, partsOf } from './export-message.js';

const nothing = 'I don’t keep anything about you.';

const deleteQuestion: Message = {
  summary: 'Delete everything I keep about you?',
  tone: 'unsure',
  blocks: [
    { kind: 'text', spans: [{ text: 'Delete everything I keep about you?', bold: true }] },
    {
      kind: 'text',
      spans: [
        'Your name, points, streak and questions are deleted right away, and I can’t bring them back. Your votes still count in each question’s results, but without your name or what you typed. Schedules you made keep running.',
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        { id: action.deleteMe({}), label: 'Delete my data', danger: true },
        { id: action.keepMe({}), label: 'Keep it' },
      ],
    },
  ],
};

export type OwnData = Feature<
  'studyhall hide' | 'studyhall show' | 'studyhall export' | 'studyhall delete',
  'exportPart' | 'deleteMe' | 'keepMe'
>;

/** What people may do with what is kept about them. */
export function createOwnData({ store, adapter }: Services<PeopleStores>): OwnData {
  /** Where a platform keeps what somebody says to the bot alone in no space, that is theirs too. */
  const selves = ({ by }: Incoming): readonly Person[] => {
    const direct = adapter(by.adapter)?.direct;
    return direct === undefined || direct === by.space ? [by] : [by, { ...by, space: direct }];
  };

  const kept = async (incoming: Incoming): Promise<readonly KeptRecord[]> =>
    (await Promise.all(selves(incoming).map((person) => store.people.kept(person)))).flat();

  const part = async (incoming: Incoming, from: number): Promise<Reply> => {
    const records = await kept(incoming);
    const parts = partsOf(records);
    const shown = parts[from] ?? parts[0];
    if (!shown) return privately(line(nothing));
    return { ...privately(exportMessage(shown, parts[from] ? from : 0, parts.length)), file: exportFile(records) };
  };

  const hide = async (by: Person, hidden: boolean, said: string): Promise<Reply> => {
    await store.people.hide(by, hidden);
    return privately(line(said));
  };

  return {
    commands: {
      'studyhall hide': async ({ by }) =>
        hide(by, true, 'You’re off the leaderboards. You still earn points, and only you can see your row.'),
      'studyhall show': async ({ by }) => hide(by, false, 'You’re back on the leaderboards.'),
      'studyhall export': async (said) => part(said, 0),
      'studyhall delete': async () => privately(deleteQuestion),
    },

    actions: {
      exportPart: async (pressed, { from }) => part(pressed, from),
      async deleteMe(pressed) {
        let gone = 0;
        for (const person of selves(pressed)) {
          const { votes, rows } = await store.people.erase(person);
          gone += votes + rows;
        }
        const message = line(gone === 0 ? nothing : 'Done. Everything I kept about you is deleted.');
        return { ...inPlace(pressed, message), erased: true };
      },
      keepMe: async (pressed) => inPlace(pressed, line('OK, nothing was deleted.')),
    },
  };
}
