import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';

export interface Streams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** Where a person types and reads: a prompt, and messages that come while they type stand above it. */
export interface LineEditor {
  print(text: string): void;
  /** What is typed, until `exit`, Ctrl+C, Ctrl+D or `close`; asks for the next line when `answered` has settled. */
  lines(answered: () => Promise<unknown>): AsyncGenerator<string>;
  close(): void;
}

const leaving = /^\/?(?:exit|quit)$/iu;

/** Takes over a terminal; the prompt may have colours. */
export const openLineEditor = ({ input, output }: Streams, prompt: string): LineEditor => {
  const editor = createInterface({ input, output, terminal: true, prompt });
  // From the beginning: what is typed before somebody listens counts, too.
  const typed = editor[Symbol.asyncIterator]();
  editor.on('SIGINT', () => editor.close());
  let asking = false;
  let closed = false;
  editor.once('close', () => {
    closed = true;
    if (asking) output.write('\n');
    asking = false;
  });
  const ask = (): void => {
    if (closed) return;
    asking = true;
    editor.prompt();
  };
  return {
    print(text) {
      if (asking) {
        moveCursor(output, 0, -editor.getCursorPos().rows);
        cursorTo(output, 0);
        clearScreenDown(output);
      }
      output.write(`${text}\n`);
      if (asking) editor.prompt(true);
    },
    async *lines(answered) {
      ask();
      for (let line = await typed.next(); line.done !== true; line = await typed.next()) {
        asking = false;
        if (leaving.test(line.value.trim())) return;
        yield line.value;
        await answered();
        ask();
      }
    },
    close: () => editor.close(),
  };
};
