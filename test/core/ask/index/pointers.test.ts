import { describe, expect, it } from 'vitest';
import { pointerOf } from '../../../../src/core/ask/index/pointers.js';
import { libraryOf } from '../../../support/library.js';

const others = [
  {
    path: 'guides/keys.md',
    text: '# Key rotation\n\nKeys turn every month.\n\n## Lost keys\n\nTell the desk.\n\n## Diagnosis\n\nLook.\n',
  },
  { path: 'guides/README.md', text: '---\naliases: [all guides]\n---\n# Guides\n\nThere are some.\n' },
  { path: 'pump.md', text: '# Pump\n\n## Diagnosis\n\nListen to it.\n' },
  { path: 'empty.md', text: '# Empty\n' },
];

/** Where the first passage below `Doors` points, with what it is called. */
const pointed = (text: string): string | undefined => {
  const doors = { path: 'doors.md', text: `# House\n\n## Doors\n\n${text}\n\n## Windows\n\nGlass.\n\nTwo panes.\n` };
  const { index } = libraryOf([...others, doors]);
  const entry = index.entries.find(({ passage }) => passage.file === 'doors.md' && passage.trail[1] === 'Doors');
  const target = entry && pointerOf(index, entry)?.target;
  return target && `${target.note.file} ${target.name}: ${target.passage.text}`;
};

const keys = 'guides/keys.md Key rotation: Keys turn every month.';
const lost = 'guides/keys.md Lost keys: Tell the desk.';
const windows = 'doors.md Windows: Glass.';

describe('a passage that only says where to look', () => {
  it.each([
    ['See [the key guide](guides/keys.md).', keys],
    ['see [keys](guides/keys.md)', keys],
    ['Please see the [key guide](guides/keys.md) page for details.', keys],
    ['For doors with more than one lock, see [keys](guides/keys.md).', keys],
    ['For details see [keys](guides/keys.md#lost-keys).', lost],
    ['Refer to [keys](guides/keys.md#lost-keys) if you lost one.', lost],
    ['This page has moved to [Key rotation](guides/keys.md).', keys],
    ['Moved to [Key rotation](guides/keys.md)', keys],
    ['How doors are locked is documented in [Key rotation](./guides/keys.md).', keys],
    ['Documented in [Key rotation](guides/keys.md).', keys],
    ['This has been superseded by [Key rotation](guides/keys.md) since May. It is here for historical reasons.', keys],
    ['Details on doors can be found in [Key rotation](guides/keys.md).', keys],
    ['You can read more about doors in the [key guide](guides/keys.md).', keys],
    ['We have a [policy on doors](guides/keys.md).', keys],
    ['Doors are covered in detail [here](guides/keys.md).', keys],
    ['Weitere Informationen stehen in der Anleitung [Schlüssel](guides/keys.md).', keys],
    ['You can find it [here](guides/keys.md).', keys],
    ['Details: [Key rotation](guides/keys.md)', keys],
    ['[See the key guide](guides/keys.md)', keys],
    ['The locking of doors is described in\nthe [key guide](guides/keys.md).', keys],
    ['Outdated! See [keys](guides/keys.md).', keys],
    ['- Doors: see [keys](guides/keys.md)\n- Gates are always open to all of our guests.', keys],
    ['| Part | Where |\n| --- | --- |\n| Lock | see [keys](guides/keys.md) |\n| Hinge | Oil it weekly. |', keys],
    ['> See [[keys#Lost keys]].', lost],
    ['See [[keys]].', keys],
    ['See Key rotation.', keys],
    ['See “Key rotation” for more.', keys],
    ['See the section on lost keys.', lost],
    ['See section *Lost keys*.', lost],
    ['Doors are described in Key rotation.', keys],
    ['See `guides/keys.md`.', keys],
    ['See guides/keys.md#lost-keys for that.', lost],
    ['See [keys](/site/docs/guides/keys/).', keys],
    ['See [keys](keys.html).', keys],
    ['See [guides](guides/).', 'guides/README.md Guides: There are some.'],
    ['See all guides.', 'guides/README.md Guides: There are some.'],
    ['See Windows.', windows],
    ['Siehe [Schlüssel](guides/keys.md).', keys],
    ['Die Türen sind in [Schlüssel](guides/keys.md) beschrieben.', keys],
    ['Voir [les clés](guides/keys.md).', keys],
  ])('%s', (text, place) => {
    expect(pointed(text)).toBe(place);
  });

  it.each([
    ['says something itself', 'Doors are closed at ten. See [keys](guides/keys.md).'],
    ['says it before a comma', 'Doors close at ten, see [keys](guides/keys.md).'],
    ['answers with a word', 'Yes. See [keys](guides/keys.md).'],
    ['says what to do with it', 'See [keys](guides/keys.md), then lock the door twice.'],
    ['says what stands there', 'See [keys](guides/keys.md): turn them every month.'],
    ['names a person', 'Ask Anna. See [keys](guides/keys.md).'],
    ['points to two places', 'See [keys](guides/keys.md) and [the pump](pump.md).'],
    ['points to two places in two sentences', 'See [keys](guides/keys.md). See [the pump](pump.md).'],
    ['points out of the notes', 'See [Key rotation](https://keys.example/).'],
    ['points nowhere', 'See [keys](lost/nowhere.md).'],
    ['names nothing that is there', 'See the wizard of the tower.'],
    ['names what several notes have', 'See Diagnosis.'],
    ['points to an empty note', 'See [nothing](empty.md).'],
    ['points to itself', 'See Doors.'],
    ['points to what it stands in', 'See House.'],
    ['says it before a dash', 'Two people of the watch open the doors - see [keys](guides/keys.md)'],
    ['speaks of what is told elsewhere', 'Guests follow the rules described in the [key guide](guides/keys.md).'],
    ['is no more than a link', '[Key rotation](guides/keys.md)'],
    ['says what something is', 'Superseded by [keys](guides/keys.md).'],
    ['is a fact with a link', 'The spare lock is kept in the [pump](pump.md).'],
    ['is a fact with such words', 'The spare lock is kept in the pump.'],
    ['is code', '```\nsee guides/keys.md\n```'],
    ['has more beside it', 'See [keys](guides/keys.md).\n\nThe big door squeaks when it rains on the hinges.'],
    ['is one link of a list', '- [Key rotation](guides/keys.md)\n- [Pump](pump.md)'],
  ])('unless it %s', (_, text) => {
    expect(pointed(text)).toBeUndefined();
  });

  it('tells that more stands below its heading', () => {
    expect(pointed('See [keys](guides/keys.md).\n\n### Front door\n\nIt is blue.')).toBeUndefined();
  });
});
