import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/adapters/terminal/columns.js';
import { screenView } from '../../../src/adapters/terminal/screen-view.js';
import { plainView } from '../../../src/adapters/terminal/view.js';
import { line, type Message } from '../../../src/core/chat/message.js';

const message: Message = {
  summary: 'all',
  tone: 'closed',
  blocks: [
    { kind: 'heading', spans: ['Who patches the guest operating system?'] },
    { kind: 'note', spans: ['Patching · closed'] },
    {
      kind: 'bars',
      of: 2,
      bars: [
        { label: ['The customer'], count: 2, right: true },
        { label: ['AWS, as part of the service'], count: 0, right: false },
      ],
    },
    {
      kind: 'quote',
      blocks: [
        {
          kind: 'list',
          ordered: false,
          items: [{ depth: 0, spans: ['The customer patches guest operating systems and applications.'] }],
        },
        { kind: 'code', text: 'sudo yum update --security --assumeyes --quiet' },
      ],
    },
    { kind: 'buttons', buttons: [{ id: 'why:1', label: 'Why not the others?' }] },
  ],
};
const at = (columns: number, colours = false) => screenView({ columns: () => columns, colours });

describe('a message on a screen', () => {
  it('is as wide as the screen, with what goes on below its beginning', () => {
    expect(at(44)(message, 'UTC', 'only you see this').split('\n')).toEqual([
      'Studyhall (only you see this)',
      '  Who patches the guest operating system?',
      '  Patching · closed',
      '  ✓ The customer      ████████████  2 · 100%',
      '    AWS, as part of   ░░░░░░░░░░░░  0 · 0%',
      '  the service',
      '  | - The customer patches guest operating',
      '  |   systems and applications.',
      '  |     sudo yum update --security --assumeyes --quiet',
      '  [1] Why not the others?',
      '',
    ]);
  });

  it('says the same as for scripts where there is room, but for where its name ends', () => {
    expect(at(200)(message, 'UTC').replace('Studyhall\n', 'Studyhall:\n')).toBe(plainView(message, 'UTC'));
  });

  it('has colours only where the screen has some, around the same words', () => {
    const painted = at(44, true)(message, 'UTC');
    expect(painted).toContain('\u001b[1mWho patches');
    expect(painted).toContain('\u001b[32m✓ The');
    expect(stripVTControlCharacters(painted)).toBe(at(44)(message, 'UTC'));
    expect(at(44)(message, 'UTC')).not.toContain('\u001b');
  });

  it('lets nothing that somebody wrote move the cursor or colour the screen', () => {
    const wrote = '\u001b[31mred\u009b2J \u202Eback';
    const shown = at(60, true)(
      { ...line(wrote), blocks: [{ kind: 'table', head: [['a']], rows: [[[wrote]]] }] },
      'UTC',
    );
    expect(stripVTControlCharacters(shown)).not.toMatch(/[\p{Cc}\u202E](?<!\n)/u);
    expect(shown).toContain('\\u001b[31mred\\u009b2J \\u202eback');
  });

  it('never breaks lines later than a reader can follow, nor earlier than the screen ends', () => {
    const long = line('word '.repeat(100));
    const widths = (columns: number) => Math.max(...at(columns)(long, 'UTC').split('\n').map(columnsOf));
    expect([widths(50), widths(500)]).toEqual([46, 96]);
  });
});
