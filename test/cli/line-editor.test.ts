import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openLineEditor } from '../../src/cli/line-editor.js';

/** A terminal as the program sees it. */
function fakeTerminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  const editor = openLineEditor({ input, output }, 'ana> ');
  const type = (text: string) => setImmediate(() => input.write(text));
  return { type, editor, raw: () => shown, shown: () => stripVTControlCharacters(shown) };
}

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const got: string[] = [];
  for await (const line of lines) got.push(line);
  return got;
}

const answered = async () => undefined;

describe('the line editor', () => {
  it.each(['exit', ' quit ', '/exit', 'EXIT'])('hands on lines until “%s”', async (leaving) => {
    const { type, editor, shown } = fakeTerminal();
    type(`who owns patching?\r2\r${leaving}\rnever\r`);
    expect(await all(editor.lines(answered))).toEqual(['who owns patching?', '2']);
    expect(shown().match(/ana> /g)).toHaveLength(3);
    editor.close();
  });

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('ends with %s', async (_, key) => {
    const { type, editor } = fakeTerminal();
    type(`one\r${key}`);
    expect(await all(editor.lines(answered))).toEqual(['one']);
  });

  it('asks for the next line only when the one before has been answered', async () => {
    const { type, editor, shown } = fakeTerminal();
    const order: string[] = [];
    type('one\rexit\r');
    for await (const line of editor.lines(async () => {
      editor.print('an answer');
      order.push(`answered, asked ${shown().match(/ana> /g)?.length} times`);
    }))
      order.push(line);
    expect(order).toEqual(['one', 'answered, asked 1 times']);
    expect(shown()).toMatch(/ana> one\r?\n.*an answer\n.*ana> /s);
    editor.close();
  });

  it('recalls what was typed with Up', async () => {
    const { type, editor } = fakeTerminal();
    type('one\r\u001b[A\rexit\r');
    expect(await all(editor.lines(answered))).toEqual(['one', 'one']);
    editor.close();
  });

  it('puts a message that comes while somebody types above what they have typed', async () => {
    const { type, editor, raw, shown } = fakeTerminal();
    const lines = editor.lines(answered);
    const first = lines.next();
    type('half a que');
    await expect.poll(shown).toContain('half a que');
    const before = raw().length;
    editor.print('The question is closed.');
    const news = raw().slice(before);
    expect(news.startsWith('\u001b[1G\u001b[0JThe question is closed.\n')).toBe(true);
    expect(stripVTControlCharacters(news)).toMatch(/ana> half a que$/);
    type('stion\r');
    expect((await first).value).toBe('half a question');
    editor.close();
  });
});
