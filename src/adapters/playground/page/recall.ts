const most = 50;

/** What was said from this box, to go back to and forth in, as in a terminal. */
export function createRecall() {
  const said: string[] = [];
  /** Where in it the box is; past its end when what stands there is new. */
  let at = 0;
  /** What was being typed when somebody began to go back. */
  let draft = '';

  return {
    keep(text: string): void {
      if (text.trim() !== '' && said.at(-1) !== text) said.push(text);
      if (said.length > most) said.shift();
      at = said.length;
    },
    /** What stands in the box now is new. */
    edited(): void {
      at = said.length;
    },
    /** The text one step back or forth; undefined where there is none. */
    move(step: 1 | -1, now: string): string | undefined {
      const next = at + step;
      if (next < 0 || next > said.length) return undefined;
      if (at === said.length) draft = now;
      at = next;
      return next === said.length ? draft : said[next];
    },
  };
}
