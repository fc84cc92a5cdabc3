import { describe, expect, it } from 'vitest';
import { logTo } from '../src/log.js';
import { printable } from '../src/printable.js';

describe('text on its way out', () => {
  it.each([
    ['escape sequences', '\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
    ['control characters of eight bits', 'a\u009b31mb\u007f', 'a\\u009b31mb\\u007f'],
    ['carriage returns, which write over a line', 'good\rbad', 'good\\u000dbad'],
    ['marks that turn the direction of writing', 'a\u202Eb\u2066c\u200F', 'a\\u202eb\\u2066c\\u200f'],
    ['halves of characters', 'a\ud83db', 'a\\ud83db'],
  ])('shows %s instead of obeying them', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('stays as it is where it prints', () => {
    const text = 'Café\t„größer“\n日本語 👩‍👩‍👧 עברית';
    expect(printable(text)).toBe(text);
  });

  it('that is JSON still says the same', () => {
    const value = { name: 'a\u202Eb\u009bc\u001b' };
    expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(value);
  });
});

describe('a log line', () => {
  const lineOf = (fields: object): string => {
    let written = '';
    logTo('info', {
      write(line) {
        written += line;
      },
    }).warn(fields, 'failed \u001b[2J \u202E');
    return written;
  };

  it('holds nothing that a terminal obeys', () => {
    expect(lineOf({ file: 'a\u009bb' }).trimEnd()).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it('holds the words of an error and of what caused it, never the response that hangs on it', () => {
    const cause = Object.assign(new Error('closed'), { code: 'ECONNRESET', config: { token: 'xoxb-secret' } });
    const error = Object.assign(new Error('An API error occurred', { cause }), {
      code: 'slack_webapi_platform_error',
      data: { ok: false, message: { text: 'what a person said' } },
    });
    const line = lineOf({ err: error });
    expect(JSON.parse(line).err).toMatchObject({
      message: 'An API error occurred',
      code: 'slack_webapi_platform_error',
      cause: { message: 'closed', code: 'ECONNRESET' },
    });
    expect(line).not.toMatch(/xoxb-secret|what a person said/u);
  });
});
